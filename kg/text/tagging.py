"""Which stretches of a sequence are of which kind, by a trained conditional random field?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pycrfsuite

from kg.errors import KgError

Piece = tuple[str, int, int, float]


@cache
def tagger(path: Path) -> pycrfsuite.Tagger:
    """Open a tagger's file once."""
    if not path.is_file():
        raise KgError(f"model file {path.name} is missing from this installation", hint="scripts/train GOLD.jsonl --reader fast")
    opened = pycrfsuite.Tagger()
    opened.open(str(path))
    return opened


def tag(model: pycrfsuite.Tagger, features: list[list[str]]) -> list[Piece]:
    """(kind, first token, end token, probability) of each labelled stretch; probability is the mean over its tokens."""
    labels = model.tag(features)
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
