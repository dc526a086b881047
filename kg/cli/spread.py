"""How does a command with many options keep few parameters? Its options are the fields of one record."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, TypeVar, get_type_hints

T = TypeVar("T")


def spread(record: type[T]) -> Callable[[Callable[[T], None]], Callable[..., None]]:
    """Make a function of one record a command whose arguments and options are the record's fields, annotated for typer."""

    def wrap(command: Callable[[T], None]) -> Callable[..., None]:
        def called(**given: Any) -> None:
            command(record(**given))

        hints = get_type_hints(record, include_extras=True)
        made = [
            inspect.Parameter(
                f.name, inspect.Parameter.KEYWORD_ONLY, default=inspect.Parameter.empty if f.default is MISSING else f.default,
                annotation=hints[f.name],
            )
            for f in fields(record)  # type: ignore[arg-type]
        ]  # fmt: skip
        called.__name__, called.__doc__, called.__annotations__ = command.__name__, command.__doc__, hints
        called.__signature__ = inspect.Signature(made)  # type: ignore[attr-defined]
        return called

    return wrap
