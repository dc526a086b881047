"""Where does a noun phrase end that names somebody? Subject and object stand side by side; titles and adjectives tell them apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.lang.reference import Reference
from kg.text.tokens import Token

_TANWEEN = "\u064b"
_STOPPERS = frozenset("الذي التي الذين اللذان اللتان الذى اللذين حيث مما ممن ان انه انها who which whom that".split())
_NOBODY = frozenset(
    "به بها بهم له لها لهم عليه عليها فيه فيها منه منها عنه عنها ذلك تلك هذا هذه مره مجددا سابقا لاحقا ايضا نقلا امس اليوم".split()
)
_CLOSED = "،,؛:()[]"


def phrase_end(tokens: Sequence[Token], reference: Reference, nation: Callable[[str], str | None]) -> int:
    """How many of the tokens belong to the first noun phrase; the rest begins another one.

    `رئيس الوزراء بنيامين نتنياهو الرئيس دونالد ترامب` ends before the second title: after a proper name a title without a comma or a
    conjunction begins the object. `اللواء الإيراني الجريمة` ends after the adjective: no definite noun goes on behind it.
    `الوزيرة شركة الري` ends after the first word: a definite noun takes no genitive, so an indefinite head noun behind it is another's.
    """
    named = closed = False
    for i, t in enumerate(tokens):
        if t.norm in _STOPPERS and i:
            return i
        if not t.is_word:
            if t.text in _CLOSED:
                named = closed = False
            continue
        definite = t.norm.startswith("ال")
        title = reference.head(t.norm) is not None and (definite or i > 0) and not t.norm.startswith("و")
        if named and title and i > 1:
            return i
        if (
            i
            and not definite
            and tokens[i - 1].norm.startswith("ال")
            and reference.head(t.norm) is not None
            and t.norm not in reference.portfolio
        ):
            return i
        if closed and definite and not title and not nation(t.norm) and t.norm not in reference.portfolio:
            return i
        if i and nation(t.norm) and definite:
            closed = True
        elif i and not definite and not title and t.norm not in reference.portfolio and not nation(t.norm):
            named, closed = True, False
    return len(tokens)


def is_nobody(tokens: Sequence[Token]) -> bool:
    """Adverbs and pronouns name nobody: مرةً أخرى, نقلاً, به. A word in the indefinite accusative (tanween) is no subject's first word."""
    first = tokens[0]
    return first.norm in _NOBODY or first.norm in _STOPPERS or _TANWEEN in first.text[-2:]
