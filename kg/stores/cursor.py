"""Which items of a stream belong to the document at hand? (Streams in one order are joined without holding them.)"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from kg.errors import KgError

T = TypeVar("T")


class Cursor(Generic[T]):
    """A stream of items, grouped by document in the order in which documents are asked for."""

    def __init__(self, items: Iterable[T], document_of: Callable[[T], str]) -> None:
        self._items = iter(items)
        self._document_of = document_of
        self._next = next(self._items, None)

    def take(self, document: str) -> Iterator[T]:
        """The items of this document, which must be the next ones."""
        while self._next is not None and self._document_of(self._next) == document:
            yield self._next
            self._next = next(self._items, None)

    def expect_end(self) -> None:
        """KgError where an item's document never came, or came in another order."""
        if self._next is not None:
            raise KgError(
                f"the rows of document {self._document_of(self._next)!r} came where none of it were due",
                hint="the workspace is damaged or its iterators disagree in order: kg build again",
            )
