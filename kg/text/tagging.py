"""Which stretches of a sequence are of which kind, by a trained conditional random field?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.text.chain import Chains
from kg.text.crf import Array, Crf
from kg.text.features import span_window
from kg.text.passage import Passage
from kg.text.spanscores import SpanScores, Window
from kg.text.wordscores import WordScores

Piece = tuple[str, int, int, float]


@dataclass(frozen=True, slots=True, eq=False)
class Tagged:
    """One sequence: the likeliest label of each word, and the probability of each label at each word (words, labels)."""

    names: tuple[str, ...]
    labels: list[str]
    marginals: Array

    def pieces(self) -> list[Piece]:
        """(kind, first token, end token, probability) of each labelled stretch; probability is the mean over its tokens."""
        labels, found, i = self.labels, [], 0
        while i < len(labels):
            if labels[i] == "O":
                i += 1
                continue
            kind, first = labels[i][2:], i
            i += 1
            while i < len(labels) and labels[i] == f"I-{kind}":
                i += 1
            found.append((kind, first, i, sum(self._p(k) for k in range(first, i)) / (i - first)))
        return found

    def doubtful(self, kind: str, floor: float) -> list[tuple[int, int, float]]:
        """Stretches that are likely enough to be of this kind though not the first choice."""
        p = self.of(f"B-{kind}", f"I-{kind}")
        found, i = [], 0
        while i < len(p):
            first = i
            while i < len(p) and p[i] >= floor:
                i += 1
            if i > first:
                found.append((first, i, max(p[first:i])))
            i += 1
        return found

    def of(self, *labels: str) -> list[float]:
        """Probability of each word to have any of the labels."""
        columns = [self.names.index(label) for label in labels if label in self.names]
        found: list[float] = self.marginals[:, columns].sum(axis=1).tolist()
        return found

    def _p(self, at: int) -> float:
        return float(self.marginals[at, self.names.index(self.labels[at])])


class WordTagger:
    """Labels each word of paragraphs: cues, mentions."""

    def __init__(self, model: Crf) -> None:
        self._model, self._scores = model, WordScores(model)

    def tag(self, passages: Sequence[Passage]) -> list[Tagged]:
        """One sequence a paragraph."""
        return list(_tagged(self._model, self._scores.of(tuple(passages)), [len(p.tokens) for p in passages])) if passages else []


class SpanTagger:
    """Labels each word around a cue: content, source and addressee, or issues."""

    def __init__(self, model: Crf) -> None:
        self._model, self._scores = model, SpanScores(model)

    def tag(self, windows: Sequence[Window]) -> list[Tagged]:
        """One sequence a window."""
        sizes = [w.range[1] - w.range[0] for w in windows]
        return list(_tagged(self._model, self._scores.of(windows), sizes)) if windows else []


def window(p: Passage, cue: tuple[int, int], cues: Sequence[tuple[int, int]]) -> Window:
    """What a tagger of spans sees of a cue; `cues` are those of its paragraph."""
    return Window(p, cue, span_window(p, cue), tuple(cues))


def _tagged(model: Crf, scores: Array, lengths: Sequence[int]) -> Iterator[Tagged]:
    for marginals, best in Chains(scores, lengths, model.moves):
        yield Tagged(model.labels, [model.labels[k] for k in best], marginals)
