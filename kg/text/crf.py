"""What does a trained conditional random field think of a feature? Its weights, read from the file that CRFsuite writes."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import KgError
from kg.text.seen import EDGE, Numbers, Vocabulary, Word

Array = NDArray[np.float64]
_STATE, _MOVE = 0, 1
_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_VALUE = re.compile("[=:]([^|\0]*)[^\0]*\0")
_HEADER = struct.Struct("<4sI4s4x8I")


@dataclass(frozen=True, eq=False)
class Crf:
    """Labels, weights of a label at a feature (those of feature `i` from `first[i]` on), and of a label behind a label.

    Features have numbers; the one behind the last stands for those that were not seen in training and count nothing.
    """

    labels: tuple[str, ...]
    names: str
    first: Numbers
    label: Numbers
    weight: Array
    moves: Array

    @property
    def unseen(self) -> int:
        """The number of a feature that was not seen in training."""
        return len(self.first) - 2

    @cached_property
    def ids(self) -> dict[str, int]:
        """The number of each feature."""
        return {name: i for i, name in enumerate(self.names.split("\0")[:-1])}

    @cached_property
    def words(self) -> frozenset[str]:
        """All that features say of anything, as words: "said" of "w=said" and of "-10:said|+"."""
        return frozenset(_VALUE.findall(self.names))

    def numbers(self, features: Iterable[str]) -> Numbers:
        """The number of each feature."""
        known, unseen = self.ids.get, self.unseen
        return np.array([known(name, unseen) for name in features], dtype=np.int64)

    def scores(self, rows: Sequence[Sequence[str]]) -> Array:
        """Sums of the weights of each row of features (rows, labels)."""
        return self._sums(self.numbers(chain.from_iterable(rows)), np.repeat(np.arange(len(rows)), [len(r) for r in rows]), len(rows))

    def sums(self, numbers: Numbers, n: int) -> Array:
        """Sums of the weights of each row of numbers of features (rows, labels)."""
        row, column = np.nonzero(numbers != self.unseen)
        return self._sums(numbers[row, column], row, n)

    def _sums(self, ids: Numbers, rows: Numbers, n: int) -> Array:
        begin = self.first[ids]
        size = self.first[ids + 1] - begin
        # Each feature's own weights, one after the other: from its first one on, counted from where they begin here.
        at = np.arange(size.sum()) + np.repeat(begin - np.cumsum(size) + size, size)
        cell = np.repeat(rows * len(self.labels), size) + self.label[at]
        sums = np.bincount(cell, self.weight[at], n * len(self.labels)).reshape(n, len(self.labels))
        return np.asarray(sums, dtype=np.float64)


class WordFeatures:
    """Numbers of the features of each word of a vocabulary (words, columns).

    `line` tells as many of every word; those of the whole word may be empty where the model knows none (its second argument).
    """

    def __init__(self, model: Crf, line: Callable[[Word, bool], Sequence[str]]) -> None:
        self._model, self._line = model, line
        self._vocabulary, self._n = Vocabulary(), 0
        self._numbers = np.zeros((0, len(line(EDGE, True))), dtype=np.int64)

    def of(self, vocabulary: Vocabulary) -> Numbers:
        """Those of all words so far; only the new ones are looked up."""
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._n = vocabulary, 0
        new, n = vocabulary.words[self._n :], len(vocabulary.words)
        if new:
            if n > len(self._numbers):
                # Room for as many again, so that an article's few new words need no copy of all.
                more = np.zeros((n, self._numbers.shape[1]), dtype=np.int64)
                self._numbers = np.concatenate([self._numbers[: self._n], more])
            lines = (self._line(word, word[0] in self._model.words or "|" in word[0]) for word in new)
            self._numbers[self._n : n] = self._model.numbers(chain.from_iterable(lines)).reshape(len(new), -1)
            self._n = n
        return self._numbers


@cache
def crf(path: Path) -> Crf:
    """Read a model's file once a process; KgError where it is missing or no such file."""
    try:
        return parse(path.read_bytes())
    except FileNotFoundError:
        raise KgError(f"model file {path.name} is missing from this installation", hint="scripts/train GOLD.jsonl") from None
    except (ValueError, IndexError, struct.error) as error:
        raise KgError(f"{path}: no CRFsuite model ({error})", hint="scripts/train GOLD.jsonl writes it anew") from error


def parse(data: bytes) -> Crf:
    """The model in the bytes of a file (format: crf1d_model.c of CRFsuite 0.12)."""
    magic, _, kind, _, _, n_attributes, at, labels_at, names_at, _, _ = _HEADER.unpack_from(data)
    if magic != b"lCRF" or kind != b"FOMC":
        raise ValueError("unknown beginning")
    labels = tuple(_names(data, labels_at).split("\0")[:-1])
    features = np.frombuffer(data, _FEATURE, int.from_bytes(data[at + 8 : at + 12], "little"), at + 12)
    moves = np.zeros((len(labels), len(labels)))
    between = features[features["kind"] == _MOVE]
    moves[between["source"], between["label"]] = between["weight"]
    state = features[features["kind"] == _STATE]
    state = state[np.argsort(state["source"], kind="stable")]
    first = np.searchsorted(state["source"], np.arange(n_attributes + 2)).astype(np.int64)
    return Crf(labels, _names(data, names_at), first, state["label"].astype(np.int64), state["weight"].astype(np.float64), moves)


def _names(data: bytes, at: int) -> str:
    """The strings of a constant database (cqdb.c), each ended by NUL, in the order of their numbers: records of number, size, string."""
    size, n, backward = struct.unpack_from("<I8x2I", data, at + 4)
    if data[at : at + 4] != b"CQDB" or size > len(data) - at:
        raise ValueError("broken table of names")
    starts = np.frombuffer(data, "<u4", n, at + backward).astype(np.int64)
    if (np.diff(starts) < 0).any():
        raise ValueError("names out of order")
    begin, last = int(starts[0]), int(starts[-1])
    end = last + 8 + int.from_bytes(data[at + last + 4 : at + last + 8], "little")
    letters = np.frombuffer(data, np.uint8, end - begin, at + begin)
    keep = np.ones(len(letters), dtype=bool)
    keep[(starts - begin)[:, None] + np.arange(8)] = False
    return letters[keep].tobytes().decode("utf-8")
