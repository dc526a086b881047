"""What speaks for an actor as the speaker of a cue that names none? By name, to be weighed by a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.discourse.entity import Entity
from kg.discourse.link import bucket
from kg.lang.cueforms import CueForm
from kg.linear import Features
from kg.model import Span

_RANKS, _TURNS, _LINES, _GAPS = 3, (0, 1, 2, 4, 8), (0, 1, 2, 4), (20, 60, 150, 400, 1000)


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier attribution of the article: its cue, its content, who spoke."""

    cue: Span
    content: Span | None
    speaker: Entity


@dataclass(frozen=True)
class Place:
    """A cue without a named speaker, what was said before it, and who comes into question; what entities share is found once."""

    cue: Span
    form: CueForm | None
    turns: Sequence[Turn]
    entities: Sequence[Entity]
    text: str

    def features(self, e: Entity) -> Features:
        """All that speaks for the entity: how lately it spoke and was named, whether the verb agrees with it.

        وأضاف after قال الوزير: the last speaker, one turn ago; "she added" after "the minister said": the same, if the minister is a woman.
        """
        spoke = [t for t in self.turns if t.speaker is e]
        found = {**self._rank(e), **self._named(e), **self._agreement(e)}
        return {**found, **self._spoke(spoke)} if spoke else found

    def _rank(self, e: Entity) -> Features:
        rank = min(self._order.index(id(e)), _RANKS) if id(e) in self._order else "none"
        found = {f"rank {rank}": 1.0}
        return found | {f"inherits, rank {rank}": 1.0} if self._inherits else found

    @cached_property
    def _order(self) -> list[int]:
        """Who spoke, the last first."""
        return list(dict.fromkeys(id(t.speaker) for t in reversed(self.turns)))

    @property
    def _inherits(self) -> bool:
        return self.form is not None and self.form.circumstantial

    def _spoke(self, mine: Sequence[Turn]) -> Features:
        last = mine[-1]
        nested = [self._is_nested(t) for t in mine]
        ago = next(i for i, t in enumerate(reversed(self.turns)) if t is last)
        found = {
            bucket("turns ago", ago, _TURNS): 1.0,
            "turns": math.log1p(len(mine)),
            "last of its own": float(self._free_speaker is last.speaker),
            "nested only": float(all(nested)),
            "nested last": float(nested[-1] and not all(nested)),
            "in its words": float(self._held(last)),
            "inherits in its words": float(self._held(last) and self._inherits),
            "jointly": float(any(t.cue == last.cue and t is not last for t in self.turns)),
        }
        return found | {bucket("lines since", self.text.count("\n", (last.content or last.cue).end, self.cue.start), _LINES): 1.0}

    @cached_property
    def _free_speaker(self) -> Entity | None:
        """Who spoke last outside what others say."""
        return next((t.speaker for t in reversed(self.turns) if not self._is_nested(t) and not self._held(t)), None)

    @cached_property
    def _nested(self) -> frozenset[int]:
        """Turns within what another says, which has ended before the cue."""
        over = [t for t in self.turns if t.content and not t.content.holds(self.cue)]
        return frozenset(id(t) for t in self.turns if any(o is not t and o.content and o.content.holds(t.cue) for o in over))

    def _is_nested(self, t: Turn) -> bool:
        return id(t) in self._nested

    def _held(self, t: Turn) -> bool:
        return t.content is not None and t.content.holds(self.cue)

    def _quoted(self, span: Span) -> bool:
        return any(t.content and t.content.holds(span) for t in self.turns)

    def _named(self, e: Entity) -> Features:
        before = [m.span for m in e.mentions if m.span.end <= self.cue.start]
        if not before:
            return {"not before": 1.0}
        last, free = max(before, key=lambda s: s.end), max((s.end for s in self._free[id(e)]), default=None)
        found = {
            bucket("named lines ago", self.text.count("\n", last.end, self.cue.start), _LINES): 1.0,
            bucket("named", self.cue.start - last.end, _GAPS): 1.0,
            "named in a quotation" if self._quoted(last) else "named freely": 1.0,
            "in the paragraph": float(self._line <= last.start),
            "first in the paragraph": float(self._first is e),
            "proper": float(any(m.proper for m in e.mentions)),
        }
        return found | {"named last": float(free is not None and not self._later(e, free))}

    @cached_property
    def _line(self) -> int:
        """Where the paragraph begins."""
        return self.text.rfind("\n", 0, self.cue.start) + 1

    @cached_property
    def _first(self) -> Entity | None:
        """Who is named first in the paragraph before the cue."""
        named = ((m.span.start, e) for e in self.entities for m in e.mentions if self._line <= m.span.start < self.cue.start)
        return min(named, key=lambda x: x[0], default=(0, None))[1]

    @cached_property
    def _free(self) -> dict[int, list[Span]]:
        """Each entity's mentions before the cue, outside quotations."""
        before = {id(e): [m.span for m in e.mentions if m.span.end <= self.cue.start] for e in self.entities}
        return {who: [s for s in spans if not self._quoted(s)] for who, spans in before.items()}

    def _later(self, e: Entity, end: int) -> bool:
        """Is anybody else named after that, outside quotations?"""
        return any(end < s.start for who, spans in self._free.items() if who != id(e) for s in spans)

    def _agreement(self, e: Entity) -> Features:
        kind, form = e.type.value, self.form
        found = {f"type {kind}": 1.0, f"gender {e.agreement(form.gender if form else '')}": 1.0}
        return found | {f"number {form.number} {kind}": 1.0, f"gender {form.gender} {kind}": 1.0} if form else found
