"""What does a trained conditional random field think of a feature? Its weights, read from the file that CRFsuite writes."""

from __future__ import annotations

import struct
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.errors import KgError

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
Key = TypeVar("Key", bound=Hashable)
_STATE, _MOVE = 0, 1
_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
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

    def numbers(self, features: Iterable[str]) -> Numbers:
        """The number of each feature."""
        known, unseen = self.ids.get, self.unseen
        return np.array([known(name, unseen) for name in features], dtype=np.int64)

    def scores(self, rows: Sequence[Sequence[str]]) -> Array:
        """Sums of the weights of each row of features (rows, labels)."""
        return self.sums(self.numbers(chain.from_iterable(rows)), np.repeat(np.arange(len(rows)), [len(r) for r in rows]), len(rows))

    def sums(self, ids: Numbers, rows: Numbers, n: int) -> Array:
        """Sums of the weights of the features that are in the same of `n` rows (rows, labels)."""
        size = self.first[ids + 1] - self.first[ids]
        # Each feature's own weights, one after the other: from its first one on, counted from where they begin here.
        at = np.arange(size.sum()) + np.repeat(self.first[ids] - np.cumsum(size) + size, size)
        cell = np.repeat(rows * len(self.labels), size) + self.label[at]
        sums = np.bincount(cell, self.weight[at], n * len(self.labels)).reshape(n, len(self.labels))
        return np.asarray(sums, dtype=np.float64)


class Remembered(Generic[Key]):
    """Numbers of the features of what comes again and again, such as a word: `features` tells as many of each key."""

    def __init__(self, model: Crf, features: Callable[[Key], Sequence[str]], most: int) -> None:
        self._model, self._features, self._most = model, features, most
        self._rows: dict[Key, int] = {}
        self.numbers: Numbers = np.zeros((0, 0), dtype=np.int64)

    def rows(self, keys: Sequence[Key]) -> Numbers:
        """Where in `numbers` those of each key stand."""
        new = [key for key in dict.fromkeys(keys) if key not in self._rows]
        if len(self._rows) + len(new) > self._most:
            self._rows, new = {}, list(dict.fromkeys(keys))
        if new:
            self._add(new)
        known = self._rows
        return np.array([known[key] for key in keys], dtype=np.int64)

    def _add(self, new: Sequence[Key]) -> None:
        found = self._model.numbers(chain.from_iterable(map(self._features, new))).reshape(len(new), -1)
        n, width = len(self._rows), found.shape[1]
        if n + len(new) > len(self.numbers):
            # Room for as many again, so that an article's few new words need no copy of all.
            more = np.zeros((n + len(new), width), dtype=np.int64)
            self.numbers = np.concatenate([self.numbers.reshape(-1, width)[:n], more])
        self.numbers[n : n + len(new)] = found
        self._rows.update(zip(new, range(n, n + len(new)), strict=True))


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
