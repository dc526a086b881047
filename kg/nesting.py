"""Which statement is told within which other one?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Statement


def nested(found: Sequence[Statement]) -> list[Statement]:
    """Each statement whose cue stands in another's content gets the smallest such one as its parent."""
    out = []
    for s in found:
        outer = [o for o in found if o.content and o.cue != s.cue and o.content.holds(s.cue)]
        parent = min(outer, key=lambda o: (o.content.end - o.content.start if o.content else 0, o.cue), default=None)
        out.append(replace(s, parent=parent.id) if parent else s)
    return sorted(out, key=lambda s: (s.cue.start, s.cue.end))
