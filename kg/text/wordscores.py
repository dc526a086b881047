"""How well does each label fit each word of an article? The features of `word_features`, summed without writing them out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from kg.text.crf import Array, Crf, Numbers, Remembered
from kg.text.features import VOCABULARY, ahead, near_lines, word_lines
from kg.text.passage import Passage

Word = tuple[str, str]
Around = tuple[str, str, str]
# What stands before the first word and behind the last; no word has no text.
_EDGE: Word = ("#", "")
_REACH = 3
# Most features that a word has of its own.
_OWN = 10
# Which word each of `_word_line` is read from, seen from the word that is to be labelled.
_AWAY = np.array([0] * _OWN + [-3, -2, -1, -1, 1, 1, 1, 2, 3])


class _Seen(NamedTuple):
    """What the words of some paragraphs are, whatever the model: distinct words, their numbers with edges between the paragraphs."""

    words: list[Word]
    numbers: Numbers
    places: Numbers
    around: list[Around]
    context: Numbers
    pairs: list[str]


class WordScores:
    """Scores under one model."""

    def __init__(self, model: Crf) -> None:
        self._model = model
        self._words: Remembered[Word] = Remembered(model, _word_line, VOCABULARY)
        self._around: Remembered[Around] = Remembered(model, lambda key: ("b", *key), VOCABULARY)

    def of(self, passages: tuple[Passage, ...]) -> Array:
        """Scores of all words of the paragraphs, one after the other (words, labels)."""
        seen = _seen(passages)
        n = len(seen.places)
        words, around = self._words.rows(seen.words), self._around.rows(seen.around)
        own = self._words.numbers[words[seen.numbers[seen.places[:, None] + _AWAY]], np.arange(len(_AWAY))]
        ids = np.hstack([own, self._around.numbers[around[seen.context]], self._model.numbers(seen.pairs).reshape(n, -1)])
        return self._model.sums(ids.ravel(), np.repeat(np.arange(n), ids.shape[1]), n)


def _word_line(word: Word) -> list[str]:
    """Features of a word itself; then as the third, second, first before another and as the first, second, third after it."""
    norm, text = word
    near = near_lines(norm)
    own = () if word == _EDGE else word_lines(norm, text)
    look = own[1] if own else norm
    return [*own, *[""] * (_OWN - len(own)), near[0], near[1], near[2], f"-1s:{look}", near[3], f"1s:{look}", near[6], near[4], near[5]]


# The taggers of cues and of mentions see an article one after the other.
@lru_cache(maxsize=2)
def _seen(passages: tuple[Passage, ...]) -> _Seen:
    words: dict[Word, int] = {_EDGE: 0}
    around: dict[Around, int] = {}
    numbers, context, pairs = [0] * _REACH, [], []
    places: list[int] = []
    for p in passages:
        places += range(len(numbers), len(numbers) + len(p.tokens))
        numbers += [words.setdefault((t.norm, t.text), len(words)) for t in p.tokens]
        numbers += [0] * _REACH
        context += [around.setdefault(key, len(around)) for key in _context(p)]
        pairs += _pairs(p.norms)
    return _Seen(list(words), np.array(numbers), np.array(places, dtype=np.int64), list(around), np.array(context, dtype=np.int64), pairs)


def _context(p: Passage) -> list[Around]:
    """Quoted or not, what follows, whether a sentence begins."""
    quoted = ["q=True" if q else "q=False" for q in p.quoted]
    begins = ["new=True", *("new=False" if a == b else "new=True" for a, b in pairwise(p.sentence))]
    return list(zip(quoted, ahead(p, len(p.tokens)), begins, strict=False))


def _pairs(norms: Sequence[str]) -> list[str]:
    """Each word with the one behind it, and with the one before."""
    joined = [f"{a}|{b}" for a, b in zip(("#", *norms), (*norms, "#"), strict=True)]
    return [f for a, b in pairwise(joined) for f in (f"01:{b}", f"-10:{a}")]
