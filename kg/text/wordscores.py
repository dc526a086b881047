"""How well does each label fit each word of an article? The features of `word_features`, summed without writing them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise, product

import numpy as np

from kg.text.crf import Array, Crf, WordFeatures
from kg.text.features import FOLLOWING, ahead, near_lines, word_lines
from kg.text.passage import Passage
from kg.text.seen import EDGE, Numbers, Vocabulary, Word, seen

_REACH = 3
# Most features that a word has of its own.
_OWN = 10
_UNKNOWN = ("",) * 6
# Which word each of `_word_line` is read from, seen from the word that is to be labelled.
_AWAY = np.array([0] * _OWN + [-3, -2, -1, -1, 1, 1, 1, 2, 3])
_CONTEXTS = {key: i for i, key in enumerate(product((False, True), FOLLOWING, (False, True)))}


class WordScores:
    """Scores under one model."""

    def __init__(self, model: Crf) -> None:
        self._model = model
        self._words = WordFeatures(model, _word_line)
        self._context = model.scores([("b", f"q={quoted}", follows, f"new={new}") for quoted, follows, new in _CONTEXTS])

    def of(self, passages: tuple[Passage, ...]) -> Array:
        """Scores of all words of the paragraphs, one after the other (words, labels)."""
        vocabulary, words, places, context, pairs = _written(passages)
        n = len(places)
        own = self._words.of(vocabulary)[words[places[:, None] + _AWAY], np.arange(len(_AWAY))]
        ids = np.hstack([own, self._model.numbers(pairs).reshape(n, -1)])
        found: Array = self._model.sums(ids, n) + self._context[context]
        return found


def _word_line(word: Word, known: bool) -> list[str]:
    """Features of a word itself; then as the third, second, first before another and as the first, second, third after it."""
    norm, text = word
    near = near_lines(norm) if known else (*_UNKNOWN, f"1p:{norm[:2]}")
    own = () if word == EDGE else word_lines(norm, text)
    look = own[1] if own else norm
    return [*own, *[""] * (_OWN - len(own)), near[0], near[1], near[2], f"-1s:{look}", near[3], f"1s:{look}", near[6], near[4], near[5]]


# The taggers of cues and of mentions see an article one after the other.
@lru_cache(maxsize=2)
def _written(passages: tuple[Passage, ...]) -> tuple[Vocabulary, Numbers, Numbers, Numbers, list[str]]:
    """Numbers of the words with edges around each paragraph and whose they are, where the words stand, their contexts, pairs of words."""
    at_hand = seen(passages)
    sizes = np.array([len(p.tokens) for p in passages], dtype=np.int64)
    places = np.arange(sizes.sum()) + np.repeat(_REACH * np.arange(1, len(sizes) + 1), sizes)
    words = np.zeros(int(sizes.sum()) + _REACH * (len(sizes) + 1), dtype=np.int64)
    words[places] = at_hand.words
    context = np.array([key for p in passages for key in _context(p)], dtype=np.int64)
    return at_hand.vocabulary, words, places, context, list(chain.from_iterable(_pairs(p.norms) for p in passages))


def _context(p: Passage) -> Iterator[int]:
    """Quoted or not, what follows, whether a sentence begins: the number of the three together."""
    begins = (True, *(a != b for a, b in pairwise(p.sentence)))
    return map(_CONTEXTS.__getitem__, zip(map(bool, p.quoted), ahead(p, len(p.tokens)), begins, strict=False))


def _pairs(norms: Sequence[str]) -> Iterator[str]:
    """Each word with the one behind it, and with the one before."""
    joined = [f"{a}|{b}" for a, b in pairwise(("#", *norms, "#"))]
    return (f for a, b in pairwise(joined) for f in (f"01:{b}", f"-10:{a}"))
