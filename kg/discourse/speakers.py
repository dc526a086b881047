"""Who speaks where no words name the speaker?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.discourse.entity import Entity
from kg.discourse.understood import Place, Turn
from kg.lang.cueforms import CueForm
from kg.linear import Features, best
from kg.model import Scored, Span

# Somebody who has not spoken yet is meant only where he is named within so many code points before.
_REACH = 1500


@dataclass(frozen=True, slots=True)
class Memory:
    """What an article has told so far: who spoke, in order. Made anew at an article's border."""

    text: str
    weights: Mapping[str, float]
    turns: list[Turn] = field(default_factory=list)

    def add(self, cue: Span, content: Span | None, speaker: Entity) -> None:
        """Remember that this speaker has spoken."""
        self.turns.append(Turn(cue, content, speaker))

    def holder(self, cue: Span) -> Entity | None:
        """Who says "we" or "I" there: the speaker of the innermost content that the cue stands in (نحذر الحكومة, "I urge them")."""
        held = [t for t in self.turns if t.content and t.content.holds(cue)]
        return held[-1].speaker if held else None

    def understood(self, cue: Span, form: CueForm | None, entities: Sequence[Entity]) -> Entity | None:
        """Who most likely speaks: وأضاف is the last who spoke outside others' quotations; "she added" a woman.

        >>> Memory("قال", {}).understood(Span(0, 3, "قال"), None, []) is None
        True
        """
        return best(self.weights, self.choices(cue, form, entities))

    def choices(self, cue: Span, form: CueForm | None, entities: Sequence[Entity]) -> list[tuple[Entity, Features]]:
        """Each entity that may speak there, with what speaks for it."""
        spoke = {id(t.speaker) for t in self.turns}
        near = [e for e in entities if id(e) in spoke or any(0 <= cue.start - m.span.end < _REACH for m in e.mentions)]
        place = Place(cue, form, self.turns, near, self.text)
        return [(e, place.features(e)) for e in near]


def coordinated(sources: tuple[Scored, ...], text: str) -> list[Scored]:
    """One speaker, or several joined by a conjunction (أردوغان وبوتين); of others the most probable."""
    if len(sources) < 2:
        return list(sources)
    joined = [sources[0]]
    for m in sources[1:]:
        gap = text[joined[-1].span.end : m.span.start].strip(" ،,")
        if gap in ("و", "and", "ومن", "وكذلك"):
            joined.append(m)
    return joined if len(joined) > 1 else [max(sources, key=lambda m: m.p)]
