"""Which stances does the speaker take, to whom and to what? Candidates ranked by learned weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import ActorType, Relation, Span
from kg.stance.features import CueView, Said, candidate_features
from kg.text.features import span_window
from kg.text.tagging import span_items, tag, tagger
from kg.text.trim import trim_content


@dataclass(frozen=True, slots=True)
class Ranked:
    """A relation that the model believes in, to a candidate or an issue, with its probability."""

    relation: Relation
    p: float
    issue: Span | None = None


class StanceModel:
    """Weights over features of a candidate, and a tagger of issues."""

    def __init__(self, folder: Path) -> None:
        self._target = tagger(folder / "target.crf")
        self._issue = tagger(folder / "issue.crf")
        self._labels = [(Relation(label), label) for label in self._target.labels() if label != "none"]

    def relations(self, view: CueView, at: tuple[int, int], kind: ActorType, known: bool, said: Sequence[Said] = ()) -> list[Ranked]:
        """All relations to one candidate, most probable first; what is left of 1 is no stance."""
        self._target.set([candidate_features(view, at, kind, known, said)])
        found = [Ranked(relation, self._target.marginal(label, 0)) for relation, label in self._labels]
        return sorted(found, key=lambda r: -r.p)

    def issues(self, view: CueView) -> list[Ranked]:
        """The issues of a statement, each with its relation."""
        window = span_window(view.p, view.cue)
        pieces = tag(self._issue, span_items(view.p, view.cue, [view.cue]))
        found = []
        for relation, a, b, p in pieces:
            span = trim_content(view.p, a + window[0], b + window[0])
            if span is not None:
                found.append(Ranked(Relation(relation), p, span))
        return found
