"""How well does each label fit each word around a cue? The features of `span_features`, summed without writing them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np

from kg.text.crf import Array, Crf, WordFeatures
from kg.text.features import CUE, LAST, OUTSIDE, QUOTE, SAME, SIDES, bucket, seen_lines, word_parts
from kg.text.passage import Passage
from kg.text.seen import EDGE, MARKS, Numbers, Seen, Word, seen

Range = tuple[int, int]
# Bits of what may stand between a cue and a word; a clause word counts for itself already, the others behind them.
_BITS = {1: "t", 64: "c", 128: "q", **{bit: mark for mark, bit in MARKS.items()}}
_SOME_CUE, _SOME_QUOTE = 64, 128
_STEPS = [bucket(d) for d in range(-80, 81)]
_BUCKETS = sorted(set(_STEPS))
_STEP = np.array([_BUCKETS.index(b) for b in _STEPS])
_FAR = 80
_CUES = 4096
_UNKNOWN = ("",) * 5
_BOTH, _LASTS = (False, True), (None, False, True)
# What `_context_row` is told, in the order of its rows.
_TOLD = list(product(_BOTH, _BOTH, _BOTH, _BOTH, _LASTS, _BOTH))
# Which word each of a side's features in `_word_line` is read from, seen from the word that is to be labelled.
_AWAY = np.array([0, 0, 0, 0, -2, -1, 1, 2, -1])


@dataclass(frozen=True, slots=True)
class Window:
    """A cue of a paragraph, the words around it that may belong to it, and the paragraph's cues that count as seen."""

    p: Passage
    cue: Range
    range: Range
    cues: tuple[Range, ...]


class _At(NamedTuple):
    """For each word of all windows: where it stands in the paragraphs and in its own, its window's number, its side."""

    where: Numbers
    place: Numbers
    window: Numbers
    side: Numbers


class SpanScores:
    """Scores under one model, those of words and cues that came before remembered."""

    def __init__(self, model: Crf) -> None:
        self._model = model
        self._words = WordFeatures(model, _word_line)
        self._cue = lru_cache(maxsize=_CUES)(lambda stem: model.numbers(_cue_line(stem)))
        self._context = model.scores([_context_row(side, *told) for side in SIDES for told in _TOLD])
        self._between = model.scores([(f"{side}b={_marks(bits)}",) for side in SIDES for bits in range(256)])

    def of(self, windows: Sequence[Window]) -> Array:
        """Scores of the words of all windows, one window after the other (words, labels)."""
        at_hand = seen(tuple(dict.fromkeys(w.p for w in windows)))
        at = _places(windows, at_hand)
        n = len(at.place)
        ids = np.hstack([self._of_words(windows, at_hand, at), self._of_cues(windows, at)])
        found = self._model.sums(ids, n)
        found += self._context[_context(windows, at_hand, at)]
        found += self._between[at.side * 256 + np.concatenate([_between(w, at_hand) for w in windows])]
        self._add_near(found, windows)
        return found

    def _of_words(self, windows: Sequence[Window], at_hand: Seen, at: _At) -> Numbers:
        """The word and its neighbours, as far as they are in the window; the word before it in any case."""
        words = np.concatenate([at_hand.words, [0, 0]])
        begin, end = (np.array([w.range[k] for w in windows])[at.window, None] for k in (0, 1))
        place = at.place[:, None] + _AWAY
        inside = (place >= begin) & (place < end)
        inside[:, -1] = at.place > 0
        word = np.where(inside, words[at.where[:, None] + _AWAY], 0)
        found: Numbers = self._words.of(at_hand.vocabulary)[word, at.side[:, None] * len(_AWAY) + np.arange(len(_AWAY))]
        return found

    def _of_cues(self, windows: Sequence[Window], at: _At) -> Numbers:
        """How far from the cue, on which side, and of which cue."""
        lines = np.array([self._cue(_bare(w)) for w in windows])
        origin = np.array([(w.cue[0], w.cue[1] - 1, w.cue[1] - 1) for w in windows])[at.window, at.side]
        step = _STEP[np.clip(at.place - origin, -_FAR, _FAR) + _FAR]
        column = np.stack([at.side, 3 + at.side, 6 + step, 6 + len(_BUCKETS) + step], axis=1)
        found: Numbers = lines[at.window[:, None], column]
        return found

    def _add_near(self, found: Array, windows: Sequence[Window]) -> None:
        """The first letters of the two words on each side of the cue, with the cue."""
        start, at, rows = 0, [], []
        for w in windows:
            (a, b), (c, d) = w.range, w.cue
            for i in {*range(max(a, c - 2), c), *range(d, min(b, d + 2))}:
                at.append(start + i - a)
                rows.append((f"d={bucket(i - (c if i < c else d - 1))}|{_bare(w)}|{w.p.norms[i][:3]}",))
            start += b - a
        found[at] += self._model.scores(rows)


def _places(windows: Sequence[Window], at_hand: Seen) -> _At:
    sizes = [w.range[1] - w.range[0] for w in windows]
    window = np.repeat(np.arange(len(windows)), sizes)
    place = np.concatenate([np.arange(*w.range) for w in windows])
    cue = np.array([w.cue for w in windows])[window]
    side = (place >= cue[:, 0]).astype(np.int64) + (place >= cue[:, 1])
    return _At(place + np.array([at_hand.offsets[w.p] for w in windows])[window], place, window, side)


def _context(windows: Sequence[Window], at_hand: Seen, at: _At) -> Numbers:
    """Number of the row of `_context_row` that holds for each word."""
    own = np.array([at_hand.offsets[w.p] + w.cue[0] for w in windows])[at.window]
    quoted, cited = at_hand.quoted[at.where], at_hand.quoted[own]
    last = np.where(at.place > 0, 1 + (at_hand.quoted[at.where - 1] > 0), 0)
    starts = np.concatenate([np.isin(np.arange(*w.range), [a for a, b in w.cues if (a, b) != w.cue]) for w in windows])
    code = ((at.side * 2 + (quoted > 0)) * 2 + (cited > 0)) * 2 + (quoted == cited)
    found: Numbers = ((code * 2 + (at_hand.sentence[at.where] == at_hand.sentence[own])) * 3 + last) * 2 + starts
    return found


def _context_row(side: str, *told: bool | None) -> list[str]:
    """Features of a word: quoted, the cue quoted, both alike, in its sentence, behind a quoted word (None: behind none), another cue."""
    quoted, cited, equal, same, last, cue = told
    row = [QUOTE[side, quoted, cited, equal], SAME[side, same, quoted], CUE[side, cue]]
    return row if last is None else [*row, LAST[side, last, quoted]]


def _between(w: Window, at_hand: Seen) -> Numbers:
    """Bits of what stands between the cue and each word."""
    a, b = w.range[0] + at_hand.offsets[w.p], w.range[1] + at_hand.offsets[w.p]
    behind = at_hand.mark[a:b].copy()
    free = behind < 0
    behind[free] = np.where(at_hand.quoted[a:b] > 0, _SOME_QUOTE, 0)[free]
    for start, end in w.cues:
        if (start, end) != w.cue and w.range[0] <= start < w.range[1] and free[start - w.range[0]]:
            behind[start - w.range[0]] = _SOME_CUE
    found = np.zeros(b - a, dtype=np.int64)
    for part in (slice(w.cue[1] - w.range[0], None), slice(w.cue[0] - w.range[0] - 1, None, -1) if w.cue[0] > w.range[0] else slice(0, 0)):
        bits = at_hand.clause[a:b][part].copy()
        bits[1:] |= behind[part][:-1]
        found[part] = np.bitwise_or.accumulate(bits)
    return found


def _marks(bits: int) -> str:
    return "".join(sorted(mark for bit, mark in _BITS.items() if bits & bit))


def _word_line(word: Word, known: bool) -> list[str]:
    """On each side of a cue: features of a word itself, as a neighbour, and as the word before whatever the window."""
    if word == EDGE:
        return [*OUTSIDE, ""] * len(SIDES)
    if not known:
        return [line for side in SIDES for line in ("", *word_parts(side, *word), *_UNKNOWN)]
    return [line for side in SIDES for line in (*seen_lines(side, *word), f"-10:{word[0]}|{side}")]


def _cue_line(stem: str) -> list[str]:
    """Sides, the cue on each side, steps, the cue's first letters at each step."""
    steps = [f"d={step}" for step in _BUCKETS]
    return [*SIDES, *(f"cw={stem}|{side}" for side in SIDES), *steps, *(f"{step}|{stem[:4]}" for step in steps)]


def _bare(w: Window) -> str:
    stem = w.p.norms[w.cue[0]]
    return stem[1:] if stem[:1] in ("و", "ف") and len(stem) > 3 else stem
