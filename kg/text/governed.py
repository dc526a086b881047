"""Where does what is said begin behind a preposition that the cue governs? طالب بوقف القصف: what is demanded is وقف القصف."""

from __future__ import annotations

from collections.abc import Iterable

from kg.lang.borders import borders
from kg.lang.cueforms import CueForm
from kg.lang.normalize import fold
from kg.model import Span
from kg.text.clitics import clitic_length
from kg.text.tokens import tokenize

# Cues of these frames are followed by a clause, whose first word may begin with a preposition of its own (قال بالأمس إن).
_SAYING = frozenset({"say", "say-of", "consider", "colon", "according-to", "stated-in", "reply", "tell", "relay"})
_SHORTEST = 3


def ungoverned(content: Span, forms: Iterable[CueForm], text: str) -> Span:
    """The content without a glued preposition that belongs to the cue: اتهم بالإهمال → الإهمال; "demand" governs no glued word: unchanged.

    قال بالتأكيد stays whole, and so does what begins with such a letter of its own (أعلن بناء مصنع).
    """
    length = clitic_length(content.text, "بل")
    first = fold(tokenize(content.text)[0].text) if length else ""
    if len(first) < _SHORTEST or first.startswith("لل") or first in borders().own_first_letter:
        return content
    letter = content.text[0]
    governed = any(f.cue.prep == letter or f.frame not in _SAYING for f in forms)
    return Span.of(text, content.start + length, content.end) if governed else content
