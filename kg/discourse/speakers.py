"""Who speaks where no words name the speaker?"""

from __future__ import annotations

from dataclasses import dataclass

from kg.discourse.cast import Entity
from kg.model import Span


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

    def understood(self, cue: Span) -> Entity | None:
        """The last speaker: one whose content the cue does not stand in, unless nobody else has spoken.

        >>> Memory().understood(Span(0, 3, "قال")) is None
        True
        """
        outside = [t for t in self.turns if not (t.content and t.content.holds(cue))]
        last = (outside or self.turns)[-1:]
        return last[0].speaker if last else None
