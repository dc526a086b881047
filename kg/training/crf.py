"""Train the fast reader's taggers (linear-chain CRFs) from gold files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from kg.text.features import Features, span_features, span_window, word_features
from kg.text.passage import Passage, passage
from kg.training.gold import GoldDocument, GoldStatement, Range


def passages(document: GoldDocument) -> Iterator[tuple[Passage, int]]:
    """Each paragraph as a reader sees it, with the number of its first token in the document."""
    for a, b in document.paragraphs:
        yield passage(document.text, document.tokens[a].start, document.tokens[b - 1].end), a


def bio(labels: list[str], ranges: Iterable[Range], offset: int, kind: str) -> None:
    """Write B- and I- labels of the ranges that fall into the labels."""
    for a, b in ranges:
        for i in range(max(a - offset, 0), min(b - offset, len(labels))):
            labels[i] = f"{'B' if i == a - offset else 'I'}-{kind}"


def cue_examples(document: GoldDocument) -> Iterator[tuple[Features, list[str]]]:
    """A paragraph's features and its BIO labels of cues."""
    for p, offset in passages(document):
        labels = ["O"] * len(p.tokens)
        bio(labels, (s.cue for s in document.statements), offset, "CUE")
        yield word_features(p), labels


def mention_examples(document: GoldDocument) -> Iterator[tuple[Features, list[str]]]:
    """A paragraph's features and its BIO labels of mentions of actors who speak or are meant."""
    for p, offset in passages(document):
        labels = ["O"] * len(p.tokens)
        bio(labels, (r for found in document.mentions.values() for r in found), offset, "M")
        yield word_features(p), labels


def span_examples(document: GoldDocument) -> Iterator[tuple[Features, list[str]]]:
    """For each cue its window's features and BIO labels of content, source and addressee."""
    for p, offset in passages(document):
        inside = [s for s in document.statements if offset <= s.cue[0] < offset + len(p.tokens)]
        cues = sorted({(s.cue[0] - offset, min(s.cue[1] - offset, len(p.tokens))) for s in inside})
        for cue, group in _by_cue(inside, offset, len(p.tokens)).items():
            window = span_window(p, cue)
            labels = ["O"] * (window[1] - window[0])
            for kind, ranges in (("C", [s.content for s in group]), ("A", [s.addressee for s in group]), ("S", [s.source for s in group])):
                bio(labels, (r for r in ranges if r), offset + window[0], kind)
            yield span_features(p, cue, cues, window), labels


def _by_cue(statements: list[GoldStatement], offset: int, size: int) -> dict[Range, list[GoldStatement]]:
    found: dict[Range, list[GoldStatement]] = {}
    for s in statements:
        found.setdefault((s.cue[0] - offset, min(s.cue[1] - offset, size)), []).append(s)
    return found


def train(examples: Iterable[tuple[Features, list[str]]], path: Path, *, c1: float = 0.1, c2: float = 0.05, iterations: int = 80) -> None:
    """Fit a CRF by L-BFGS and write it; the same examples give the same file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": iterations, "feature.minfreq": 2})
    for features, labels in examples:
        trainer.append(features, labels)
    trainer.train(str(path))
