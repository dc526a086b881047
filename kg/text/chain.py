"""How probable is each label of each word, and which sequence is the likeliest? Linear chains, many at a time."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
# So many steps stay far from the ends of what a float holds.
_STEPS = 16


class Chains:
    """Sequences of words under one table of moves: `scores` (words, labels), the sequences one after the other, `lengths` words each."""

    def __init__(self, scores: Array, lengths: Sequence[int], moves: Array) -> None:
        self.scores, self.moves, self._moves = scores, moves, moves.tolist()
        self.borders = np.concatenate(([0], np.cumsum(lengths)))
        self.marginals, self._total = _marginals(scores, np.array(lengths), moves)

    def __iter__(self) -> Iterator[tuple[Array, list[int]]]:
        """Of each sequence the probabilities of its labels (words, labels), and the likeliest labels."""
        labels = self._best().tolist()
        for a, b in pairwise(self.borders.tolist()):
            yield self.marginals[a:b], labels[a:b]

    def _best(self) -> Numbers:
        """A label less probable at its word than a whole sequence is in no likelier one: what is left is searched (Viterbi)."""
        labels = self.marginals.argmax(axis=1)
        whole = np.exp(self._weight(labels) - self._total) * (1 - 1e-9)
        open_to = self.marginals >= np.repeat(whole, np.diff(self.borders))[:, None]
        ends = set(self.borders.tolist())
        for first, end in runs(np.flatnonzero(open_to.sum(axis=1) > 1).tolist(), ends):
            # The sure words beside them count as well, within the sequence.
            a, b = first - (first not in ends), end + (end not in ends)
            labels[a:b] = self._search([np.flatnonzero(row).tolist() for row in open_to[a:b]], a)
        return np.asarray(labels, dtype=np.int64)

    def _weight(self, labels: Numbers) -> Array:
        """Logarithm of the weight of each sequence's labelling."""
        words = self.scores[np.arange(len(labels)), labels]
        words[1:] += self.moves[labels[:-1], labels[1:]]
        first = self.borders[1:-1]
        first = first[(first > 0) & (first < len(words))]
        words[first] -= self.moves[labels[first - 1], labels[first]]
        sums = np.bincount(np.repeat(np.arange(len(self._total)), np.diff(self.borders)), words, len(self._total))
        return np.asarray(sums, dtype=np.float64)

    def _search(self, ways: list[list[int]], at: int) -> list[int]:
        """The best of the labels that each word from `at` on may have."""
        moves, scores = self._moves, self.scores[at : at + len(ways)].tolist()
        best, back = {label: scores[0][label] for label in ways[0]}, []
        for row, choices in zip(scores[1:], ways[1:], strict=True):
            before = {label: max(best, key=lambda b: best[b] + moves[b][label]) for label in choices}
            best = {label: best[b] + moves[b][label] + row[label] for label, b in before.items()}
            back.append(before)
        path = [max(best, key=best.__getitem__)]
        for before in reversed(back):
            path.append(before[path[-1]])
        return path[::-1]


def runs(places: Sequence[int], ends: Container[int] = ()) -> Iterator[tuple[int, int]]:
    """Each stretch of places that follow one another in one sequence, half-open.

    >>> list(runs([1, 2, 3, 7])), list(runs([1, 2, 3, 7], ends={3}))
    ([(1, 4), (7, 8)], [(1, 3), (3, 4), (7, 8)])
    """
    cuts = [0, *(k for k in range(1, len(places)) if places[k] != places[k - 1] + 1 or places[k] in ends), len(places)]
    yield from ((places[a], places[b - 1] + 1) for a, b in pairwise(cuts) if a < b)


def _marginals(scores: Array, lengths: Numbers, moves: Array) -> tuple[Array, Array]:
    """Probabilities (words, labels), and the logarithm of each sequence's sum over all labellings (forward-backward)."""
    order = np.argsort(-lengths, kind="stable")
    width, n = max(1, *lengths.tolist()), len(lengths)
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
    mass = np.where(lengths[order] > 0, before[lengths[order] - 1, np.arange(n)].sum(axis=1), 1.0)
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
