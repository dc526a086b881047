"""How probable is each label of each word, and which sequence is the likeliest? Linear chains, many at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
# So many steps stay far from the ends of what a float holds.
_STEPS = 16


class Chains:
    """Sequences of words under one table of moves: `scores` (words, labels), the sequences one after the other, `lengths` words each."""

    def __init__(self, scores: Array, lengths: Sequence[int], moves: Array) -> None:
        self.scores, self.moves = scores, moves
        self.borders = np.concatenate(([0], np.cumsum(lengths)))
        self.marginals, self._total = _marginals(scores, np.array(lengths), moves)

    def __iter__(self) -> Iterator[tuple[Array, list[int]]]:
        """Of each sequence the probabilities of its labels (words, labels), and the likeliest labels."""
        likeliest = self.marginals.argmax(axis=1)
        for k, (a, b) in enumerate(pairwise(self.borders.tolist())):
            labels = likeliest[a:b]
            whole = self.scores[np.arange(a, b), labels].sum() + self.moves[labels[:-1], labels[1:]].sum() - self._total[k]
            yield self.marginals[a:b], self._best(a, b, labels.tolist(), float(np.exp(whole)))

    def _best(self, a: int, b: int, labels: list[int], p: float) -> list[int]:
        """A label less probable at its word than this whole sequence is in no likelier one: what is left is searched (Viterbi)."""
        open_to = self.marginals[a:b] >= p * (1 - 1e-9)
        unsure = np.flatnonzero(open_to.sum(axis=1) > 1).tolist()
        for first, last in _runs(unsure):
            ways = [np.flatnonzero(row).tolist() for row in open_to[max(first - 1, 0) : last + 2]]
            labels[max(first - 1, 0) : last + 2] = self._search(ways, a + max(first - 1, 0))
        return labels

    def _search(self, ways: list[list[int]], at: int) -> list[int]:
        """The best of the labels that each word from `at` on may have."""
        moves, scores = self.moves.tolist(), self.scores[at : at + len(ways)].tolist()
        best, back = {label: scores[0][label] for label in ways[0]}, []
        for row, choices in zip(scores[1:], ways[1:], strict=True):
            before = {label: max(best, key=lambda b: best[b] + moves[b][label]) for label in choices}
            best = {label: best[b] + moves[b][label] + row[label] for label, b in before.items()}
            back.append(before)
        path = [max(best, key=best.__getitem__)]
        for before in reversed(back):
            path.append(before[path[-1]])
        return path[::-1]


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each stretch of places that follow one another."""
    cuts = [0, *(k for k in range(1, len(places)) if places[k] != places[k - 1] + 1), len(places)]
    yield from ((places[a], places[b - 1]) for a, b in pairwise(cuts) if a < b)


def _marginals(scores: Array, lengths: NDArray[np.int64], moves: Array) -> tuple[Array, Array]:
    """Probabilities (words, labels), and the logarithm of each sequence's sum over all labellings (forward-backward)."""
    order = np.argsort(-lengths, kind="stable")
    width, n = (int(lengths.max()) if len(lengths) else 0), len(lengths)
    # The longest first: at each step those that go on stand together.
    row = np.repeat(np.argsort(order), lengths)
    step = np.arange(len(row)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    top = scores.max(axis=1, initial=-np.inf)
    weights = np.zeros((width, n, scores.shape[1]))
    weights[step, row] = np.exp(scores - top[:, None])
    going = np.searchsorted(-lengths[order], -np.arange(1, width + 1), side="right").tolist()
    table = np.exp(moves)
    before, scale = _forward(weights, going, table)
    behind = _backward(weights, going, table)
    both = before[step, row] * behind[step, row]
    mass = before[lengths[order] - 1, np.arange(n)].sum(axis=1)
    total = (np.log(mass) + scale)[np.argsort(order)] + np.bincount(np.repeat(np.arange(n), lengths), top, n)
    return both / both.sum(axis=1, keepdims=True), total


def _forward(weights: Array, going: list[int], table: Array) -> tuple[Array, Array]:
    """Weight of all beginnings that end in each label, and the logarithm of what it was divided by."""
    found, scale = weights.copy(), np.zeros(weights.shape[1])
    for t in range(1, len(going)):
        k = going[t]
        found[t, :k] *= found[t - 1, :k] @ table
        if t % _STEPS == 0:
            size = found[t, :k].sum(axis=1)
            found[t, :k] /= size[:, None]
            scale[:k] += np.log(size)
    return found, scale


def _backward(weights: Array, going: list[int], table: Array) -> Array:
    """Weight of all that may follow each label, but for a factor."""
    found = np.ones_like(weights)
    for t in range(len(going) - 1, 0, -1):
        k = going[t]
        np.matmul(found[t, :k] * weights[t, :k], table.T, out=found[t - 1, :k])
        if t % _STEPS == 0:
            found[t - 1, :k] /= found[t - 1, :k].sum(axis=1, keepdims=True)
    return found
