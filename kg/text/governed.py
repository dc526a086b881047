"""Where does what is said begin behind a preposition that the cue governs? طالب بوقف القصف: what is demanded is وقف القصف."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
    letter = content.text[:1]
    governed = any(f.cue.prep == letter or f.frame not in _SAYING for f in forms)
    return without_preposition(content, text) if governed else content


def without_preposition(span: Span, text: str) -> Span:
    """The words without a glued ب or ل before them (بالاتفاق → الاتفاق); للاتفاق, where ل has swallowed a letter, and English stay.

    >>> without_preposition(Span.of("رحب بالاتفاق", 4, 12), "رحب بالاتفاق").text
    'الاتفاق'
    >>> without_preposition(Span.of("lauds it", 6, 8), "lauds it").text
    'it'
    """
    length, first = _glued(span, "بل")
    kept = len(first) < _SHORTEST or first.startswith("لل")
    return span if kept else Span.of(text, span.start + length, span.end)


def unprefixed(span: Span, text: str, named: Callable[[str], bool]) -> Span:
    """A mention without a glued و ف ب ل before a word with which a name surely begins, folded.

    >>> unprefixed(Span.of("قال لوكالة الفجر", 4, 16), "قال لوكالة الفجر", {"وكاله"}.__contains__).text
    'وكالة الفجر'
    >>> unprefixed(Span.of("told Lwakala", 5, 12), "told Lwakala", {"wakala"}.__contains__).text
    'Lwakala'
    """
    length, first = _glued(span, "وفبل")
    cut = len(first) > _SHORTEST and not named(first) and named(first[1:])
    return Span.of(text, span.start + length, span.end) if cut else span


def _glued(span: Span, letters: str) -> tuple[int, str]:
    """Raw characters of a letter that may be glued before the first word, and that word folded; none where the letter is its own."""
    length = clitic_length(span.text, letters)
    first = fold(tokenize(span.text)[0].text) if length else ""
    return (0, "") if first in borders().own_first_letter else (length, first)
