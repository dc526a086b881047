"""Who speaks where no words name the speaker?"""

from __future__ import annotations

from dataclasses import dataclass

from kg.discourse.cast import Entity
from kg.model import Scored, Span


@dataclass(slots=True)
class Turn:
    """One earlier attribution of the article: its cue, its content, who spoke."""

    cue: Span
    content: Span | None
    speaker: Entity


class Memory:
    """What an article has told so far: who spoke, in order. Made anew at an article's border."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []

    def add(self, cue: Span, content: Span | None, speaker: Entity) -> None:
        """Remember that this speaker has spoken."""
        self.turns.append(Turn(cue, content, speaker))

    def holder(self, cue: Span) -> Entity | None:
        """Who says "we" or "I" there: the speaker of the innermost content that the cue stands in (نحذر الحكومة, "I urge them")."""
        held = [t for t in self.turns if t.content and t.content.holds(cue)]
        return held[-1].speaker if held else None

    def understood(self, cue: Span, gender: str = "", inherits: bool = False) -> Entity | None:
        """The last speaker who can be meant: whose content does not hold the cue, and whose titles agree in gender with the verb.

        A participle that inherits its subject (مشيراً, مؤكدةً) belongs to the last verb, whatever its content was taken to be.

        >>> Memory().understood(Span(0, 3, "قال")) is None
        True
        """
        turns = self.turns if inherits else [t for t in self.turns if not (t.content and t.content.holds(cue))] or self.turns
        fits = [t for t in turns if t.speaker.agrees(gender)] or turns
        return fits[-1].speaker if fits else None


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
