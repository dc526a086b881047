"""Which of several overlapping spans stay?"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Scored


def apart(found: Iterable[Scored]) -> list[Scored]:
    """The spans in text order, of overlapping ones the one that was given first."""
    kept: list[Scored] = []
    for m in found:
        if not any(m.span.overlaps(k.span) for k in kept):
            kept.append(m)
    return sorted(kept, key=lambda m: m.span)
