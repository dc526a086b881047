"""Why could an input not be read, where is it, and what is the way out?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was left out; `place` is a file (`file`; `-` for stdin) and line, or the id of a document (`file` is None)."""

    place: str
    reason: str
    hint: str = ""
    outlet: str | None = None
    date: str | None = None
    file: str | None = None
