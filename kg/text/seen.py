"""What are the words of some paragraphs, as numbers that every tagger can reckon with?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.text.features import THAT, VOCABULARY
from kg.text.passage import Passage

Numbers = NDArray[np.int64]
Word = tuple[str, str]
# What stands where no word does; no word has no text. Its number is 0.
EDGE: Word = ("#", "")
# Bits of the marks that may stand between a cue and a word.
MARKS = {"،": 2, ",": 4, ":": 8, "؛": 16, ".": 32}


class Vocabulary:
    """The folded and the written words that came so far, with numbers."""

    def __init__(self) -> None:
        self.words: list[Word] = [EDGE]
        self._numbers = {EDGE: 0}

    def numbers(self, words: Iterable[Word]) -> list[int]:
        """The number of each word; a new one gets the next."""
        known, found = self._numbers, []
        for word in words:
            number = known.get(word)
            if number is None:
                number = known[word] = len(self.words)
                self.words.append(word)
            found.append(number)
        return found


class Seen(NamedTuple):
    """The words of paragraphs, one after the other."""

    vocabulary: Vocabulary
    # Where each paragraph begins.
    offsets: dict[Passage, int]
    # The words' numbers in the vocabulary; sentence and quotation in the paragraph; does it open a clause (أن, that)?
    words: Numbers
    sentence: Numbers
    quoted: Numbers
    clause: Numbers
    # The bit of the mark that it is, 0 for a word of no letters, -1 for any other word.
    mark: Numbers


def seen(passages: tuple[Passage, ...]) -> Seen:
    """The paragraphs' words; what was seen of a paragraph is remembered."""
    if len(_vocabulary().words) > VOCABULARY:
        _vocabulary.cache_clear()
        _columns.cache_clear()
    ends = accumulate((len(p.tokens) for p in passages), initial=0)
    columns = [_columns(p) for p in passages]
    return Seen(_vocabulary(), dict(zip(passages, ends, strict=False)), *np.concatenate(columns, axis=1))


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary()


# The taggers see an article one after the other: as many paragraphs as most have.
@lru_cache(maxsize=128)
def _columns(p: Passage) -> Numbers:
    numbers = _vocabulary().numbers([(t.norm, t.text) for t in p.tokens])
    marks = [MARKS.get(norm, -1) if norm else 0 for norm in p.norms]
    return np.array([numbers, p.sentence, p.quoted, [norm in THAT for norm in p.norms], marks], dtype=np.int64)
