"""Which of several overlapping spans stay?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Scored


def apart(found: Iterable[Scored]) -> list[Scored]:
    """The spans in text order, of overlapping ones the one that was given first."""
    kept: list[Scored] = []
    for m in found:
        if not any(m.span.overlaps(k.span) for k in kept):
            kept.append(m)
    return sorted(kept, key=lambda m: m.span)


def whole(parts: Iterable[Scored], found: list[Scored]) -> Iterator[Scored]:
    """Each part, or the found mention that holds it: a title whose name was left off, a ministry without its head noun."""
    for m in parts:
        fuller = [f for f in found if f.span.holds(m.span)]
        yield replace(m, span=max(fuller, key=lambda f: f.p).span) if fuller else m
