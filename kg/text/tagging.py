"""Which stretches of a sequence are of which kind, by a trained conditional random field?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import pycrfsuite

from kg.errors import KgError
from kg.text.features import span_features, span_window, word_features
from kg.text.passage import Passage

Piece = tuple[str, int, int, float]


@cache
def tagger(path: Path) -> pycrfsuite.Tagger:
    """Open a tagger's file once."""
    if not path.is_file():
        raise KgError(f"model file {path.name} is missing from this installation", hint="scripts/train GOLD.jsonl")
    opened = pycrfsuite.Tagger()
    opened.open(str(path))
    return opened


@lru_cache(maxsize=4)
def word_items(p: Passage) -> pycrfsuite.ItemSequence:
    """The features of each token, ready for the tagger of cues and that of mentions."""
    return pycrfsuite.ItemSequence(word_features(p))


def span_items(p: Passage, cue: tuple[int, int], cues: Sequence[tuple[int, int]]) -> pycrfsuite.ItemSequence:
    """The features of each token of the cue's window, ready for the taggers of spans and of issues."""
    window = span_window(p, cue)
    return _span_items(p, cue, tuple(c for c in cues if c != cue and window[0] <= c[0] < window[1]))


# An article's statements are judged after all its paragraphs were read: as many cues as most articles have.
@lru_cache(maxsize=64)
def _span_items(p: Passage, cue: tuple[int, int], others: tuple[tuple[int, int], ...]) -> pycrfsuite.ItemSequence:
    return pycrfsuite.ItemSequence(span_features(p, cue, others, span_window(p, cue)))


def tag(model: pycrfsuite.Tagger, items: pycrfsuite.ItemSequence) -> list[Piece]:
    """(kind, first token, end token, probability) of each labelled stretch; probability is the mean over its tokens."""
    labels = model.tag(items)
    pieces: list[Piece] = []
    i = 0
    while i < len(labels):
        if labels[i] == "O":
            i += 1
            continue
        kind, first = labels[i][2:], i
        i += 1
        while i < len(labels) and labels[i] == f"I-{kind}":
            i += 1
        pieces.append((kind, first, i, sum(model.marginal(labels[k], k) for k in range(first, i)) / (i - first)))
    return pieces


def doubtful(model: pycrfsuite.Tagger, n: int, kind: str, floor: float) -> list[tuple[int, int, float]]:
    """Stretches of the sequence tagged last that are likely enough to be of this kind though not the first choice."""
    labels = [label for label in (f"B-{kind}", f"I-{kind}") if label in model.labels()]
    p = [sum(model.marginal(label, i) for label in labels) for i in range(n)]
    found, i = [], 0
    while i < n:
        first = i
        while i < n and p[i] >= floor:
            i += 1
        if i > first:
            found.append((first, i, max(p[first:i])))
        i += 1
    return found
