"""Which stances does the speaker take, to whom and to what? Candidates ranked by learned weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.model import ActorType, Relation, Span
from kg.stance.features import CueView, Said, own_features, shared_features
from kg.text.crf import crf
from kg.text.spanscores import Window
from kg.text.tagging import SpanTagger, Tagged, window
from kg.text.trim import trim_content

# A candidate's place, kind, whether the registry knows it, and what content patterns say of it.
Asked = tuple[tuple[int, int], ActorType, bool, Sequence[Said]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A relation to an issue that the model believes in, with its probability."""

    relation: Relation
    p: float
    issue: Span


class StanceModel:
    """Weights over features of a candidate, and a tagger of issues."""

    def __init__(self, folder: Path) -> None:
        self._target = crf(folder / "target.crf")
        self._stances = [i for i, label in enumerate(self._target.labels) if label != "none"]
        self._relations = [Relation(self._target.labels[i]) for i in self._stances]
        self._issue = SpanTagger(crf(folder / "issue.crf"))

    def relations(self, view: CueView, asked: Sequence[Asked]) -> list[dict[Relation, float]]:
        """How probable each relation to each candidate is; what is left of 1 is no stance."""
        scores = self._target.scores([shared_features(view), *(own_features(view, *one) for one in asked)])
        scores = scores[1:] + scores[0]
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        rows = (weights / weights.sum(axis=1, keepdims=True))[:, self._stances].tolist()
        return [dict(zip(self._relations, row, strict=True)) for row in rows]

    def issues(self, views: Sequence[CueView]) -> list[list[Ranked]]:
        """The issues of each statement, each with its relation."""
        windows = [window(view.p, view.cue, [view.cue]) for view in views]
        return [list(_issues(w, tagged)) for w, tagged in zip(windows, self._issue.tag(windows), strict=True)]


def _issues(w: Window, tagged: Tagged) -> Iterator[Ranked]:
    for relation, a, b, p in tagged.pieces():
        span = trim_content(w.p, a + w.range[0], b + w.range[0])
        if span is not None:
            yield Ranked(Relation(relation), p, span)
