"""What is written, loaded and measured: the graph of a workspace, or of records in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kg.model import Actor, Article, Document, Statement


class GraphSource(Protocol):
    """What the graph is made from: a workspace, or records in memory."""

    def iter_documents(self) -> Iterator[Document]:
        """Documents by id."""
        ...

    def iter_articles(self) -> Iterator[tuple[str, Article]]:
        """Articles with their document's id."""
        ...

    def iter_actors(self) -> Iterator[Actor]:
        """Actors by id."""
        ...

    def iter_statements(self) -> Iterator[Statement]:
        """Statements by document and cue."""
        ...
