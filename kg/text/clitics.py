"""Which letters stand glued before a word that is named without them?"""

from __future__ import annotations

from kg.text.tokens import Token

# Conjunction, then preposition, then the article; gold and analysts name the word without the first two.
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"


def clitic_length(raw: str, letters: str) -> int:
    """Raw characters of one leading letter out of `letters`, its diacritics included; 0 where there is none."""
    if not raw or raw[0] not in letters:
        return 0
    end = 1
    while end < len(raw) and not raw[end].isalnum():
        end += 1
    return end if end < len(raw) else 0


def after_conjunction(token: Token, known: frozenset[str] | set[str]) -> int:
    """Raw characters of a leading و or ف that is no letter of the word: what is left is a known word, or the whole is not.

    >>> from kg.text.tokens import tokenize
    >>> after_conjunction(tokenize("وقالت")[0], {"قالت"}), after_conjunction(tokenize("وصف")[0], {"وصف", "صف"})
    (1, 0)
    """
    if token.norm in known:
        return 0
    length = clitic_length(token.text, _CONJUNCTIONS)
    return length if length and len(token.norm) > 3 else 0
