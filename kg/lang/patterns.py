"""Does a run of words match a pattern? Words apart by blanks, `*` any ending, `~` a verb's endings, `_` up to three words between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.lang.normalize import fold

_GAP = "_"
_GAP_WORDS = 3
# What an Arabic verb may end in: person, then object.
_PERSONS = ("", "ت", "وا", "تا", "ا", "ن", "ون", "ان", "و", "ت")
_OBJECTS = ("", "ها", "ه", "هم", "هما", "نا")
_VERB_ENDINGS = frozenset(person + obj for person in _PERSONS for obj in _OBJECTS)


@dataclass(frozen=True, slots=True)
class WordSet:
    """A set of folded words and word beginnings."""

    whole: frozenset[str]
    begins: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> WordSet:
        """From words as data files write them: `قائل*` for any ending."""
        folded = [fold(w) for w in words]
        return cls(frozenset(w for w in folded if not w.endswith("*")), tuple(w[:-1] for w in folded if w.endswith("*") and w != "*"))

    def __contains__(self, norm: object) -> bool:
        return norm in self.whole or (isinstance(norm, str) and norm.startswith(self.begins))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A run of folded words: `a/b` for either, `*` for any ending, `~` for a verb's endings, `_` for up to three words between."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Pattern:
        """From its text in a data file."""
        return cls(tuple(fold(w) for w in text.split()))

    def match(self, norms: Sequence[str], at: int) -> int | None:
        """The token after the last matched one, where the pattern begins at `at`; else None.

        >>> Pattern.of("يقف/تقف وراء").match(["هو", "يقف", "وراء", "الحادث"], 1)
        3
        >>> Pattern.of("لن _ نسمح").match(["لن", "ابدا", "نسمح"], 0)
        3
        >>> Pattern.of("يقف وراء").match(["يقف", "امام"], 0)
        """
        return self.match_any([(n,) for n in norms], at)

    def match_any(self, views: Sequence[tuple[str, ...]], at: int) -> int | None:
        """As `match`, each word in several readings of which one must fit (وراء، بوراء)."""
        return _match(self.words, views, at)

    def match_word(self, views: Sequence[str]) -> bool:
        """Does any reading of a word fit the first word?"""
        return any(word_matches(w, v) for w in self.words[0].split("/") for v in views)


def _match(words: tuple[str, ...], views: Sequence[tuple[str, ...]], at: int) -> int | None:
    if not words:
        return at
    if words[0] == _GAP:
        ends = (_match(words[1:], views, at + skipped) for skipped in range(_GAP_WORDS + 1))
        return next((end for end in ends if end is not None), None)
    if at >= len(views) or not any(word_matches(w, v) for w in words[0].split("/") for v in views[at]):
        return None
    return _match(words[1:], views, at + 1)


def word_matches(word: str, norm: str) -> bool:
    """One pattern word against one folded word.

    >>> word_matches("ارتكب~", "ارتكبوها"), word_matches("ارتكب~", "ارتكبنا"), word_matches("استغل~", "استغلال")
    (True, True, False)
    """
    if word.endswith("~"):
        return norm.startswith(word[:-1]) and norm[len(word) - 1 :] in _VERB_ENDINGS
    return norm.startswith(word[:-1]) if word.endswith("*") else norm == word
