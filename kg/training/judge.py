"""Weigh the evidence for edges. usage: scripts/train judge GOLD.jsonl... --lang ar --reader accurate --models DIR [--encoder DIR]

The models must not have seen the articles that are judged here: train them with --hold-back (--fold 0), then weigh on that fifth.
An edge counts as right where speaker, relation and target are the gold's, so the weights also make its probability honest.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.discourse.cast import Cast
from kg.discourse.entity import Entity
from kg.extraction import Extractor
from kg.extractors import READERS, assemble, encoder_weights, weights
from kg.judging import Bench, Case
from kg.linear import Features
from kg.model import ActorRef, Document, Span
from kg.readers import layout
from kg.stance.judge import Judge
from kg.training.gold import GoldDocument, GoldStatement, align, held_back

Array = NDArray[np.float64]
Edge = tuple[str, str, str, str]
PENALTY, ROUNDS, PARTS = 4.0, 40, 5
SLACK = 0.005
FLOORS = tuple(round(0.01 * i, 2) for i in range(3, 61))


@dataclass(frozen=True, slots=True)
class Example:
    """One proposal: its document, the statement and candidate it belongs to, its evidence, whether the gold has this edge."""

    document: str
    case: int
    entity: int
    edge: Edge
    features: Features
    right: bool


def examples(extractor: Extractor, record: Mapping[str, Any]) -> Iterator[Example]:
    """All proposals of one gold document."""
    gold = align(record)
    document = Document(gold.id, gold.text, record.get("title"), record.get("date"), record.get("source"), None, gold.lang)
    parts = layout(document)
    for article, regions in zip(parts.articles, parts.regions, strict=True):
        reading = extractor.reading(document, article)
        cases = reading.cases(regions)
        bench = Bench(extractor.stances, Judge({}, 1.0), reading.cast, _nobody)
        actors = _actors(reading.cast, gold)
        for case in cases:
            yield from _of(bench, case, gold, actors)


def _of(bench: Bench, case: Case, gold: GoldDocument, actors: Mapping[int, str]) -> Iterator[Example]:
    said = list(_matched(case, gold))
    who = actors.get(id(case.speaker), "?")
    wanted = {(s.speaker, x.relation, x.actor) for s in said for x in s.stances if x.actor}
    for x in bench.proposals(case):
        whom = actors.get(id(x.entity), f"?{id(x.entity)}")
        edge = (gold.id, who, x.relation.value, whom)
        yield Example(gold.id, id(case), id(x.entity), edge, x.features, (who, x.relation, whom) in wanted)


def _matched(case: Case, gold: GoldDocument) -> Iterator[GoldStatement]:
    cue = case.attribution.cue
    for s in gold.statements:
        if gold.tokens[s.cue[0]].start < cue.end and cue.start < gold.tokens[s.cue[1] - 1].end:
            yield s


def _nobody(entity: Entity, mention: Span | None) -> ActorRef:
    raise AssertionError("weighing links nobody")


def _actors(cast: Cast, gold: GoldDocument) -> dict[int, str]:
    """Which gold actor each entity is: by the most mentions that lie at the same words, one entity an actor."""
    places = [(gold.tokens[a].start, gold.tokens[b - 1].end, who) for who, ranges in gold.mentions.items() for a, b in ranges]
    votes: Counter[tuple[int, str]] = Counter()
    for entity in cast.entities:
        for m in entity.mentions:
            votes.update((id(entity), who) for a, b, who in places if _same(m.span, a, b))
    found: dict[int, str] = {}
    for (entity_id, who), _ in votes.most_common():
        if entity_id not in found and who not in found.values():
            found[entity_id] = who
    return found


def _same(span: Span, start: int, end: int) -> bool:
    """Do the two share more than half of the longer one's letters?"""
    return 2 * (min(span.end, end) - max(span.start, start)) > max(span.end - span.start, end - start)


def weigh(found: Sequence[Example], n_gold: int) -> tuple[Judge, dict[str, float]]:
    """The table that fits the examples, and its figures on parts that were left out in turn."""
    names = sorted({name for x in found for name in x.features})
    values = np.array([[x.features.get(name, 0.0) for name in names] for x in found])
    right = np.array([x.right for x in found], dtype=float)
    # The same for all: a relation met three times tells little of itself.
    ridge = PENALTY * np.eye(len(names))
    part = np.array([_part(x.document) for x in found])
    unseen = np.zeros(len(found))
    for k in range(PARTS):
        unseen[part == k] = _sigmoid(values[part == k] @ fit(values[part != k], right[part != k], ridge))
    scores = {floor: f1(found, unseen, floor, n_gold) for floor in FLOORS}
    # Of floors that are as good, the highest: a false accusation is worse than a missed one.
    floor = max(f for f in FLOORS if scores[f][2] >= max(s[2] for s in scores.values()) - SLACK)
    table = {name: round(float(w), 4) for name, w in zip(names, fit(values, right, ridge), strict=True)}
    figures = dict(zip(("precision", "recall", "F1"), scores[floor], strict=True)) | {"log loss": _loss(unseen, right)}
    return Judge(table, floor), figures


def _part(document: str) -> int:
    return next(k for k in range(PARTS) if held_back("part " + document, k))


def fit(values: Array, right: Array, ridge: Array) -> Array:
    """Logistic regression by Newton's method, a ridge on the weights."""
    weights = np.zeros(values.shape[1])
    for _ in range(ROUNDS):
        p = _sigmoid(values @ weights)
        slope = values.T @ (p - right) + ridge @ weights
        step = np.linalg.solve((values * (p * (1 - p))[:, None]).T @ values + ridge, slope)
        weights -= step * min(1.0, 2.0 / max(1e-9, float(np.abs(values @ step).max())))
        if float(np.abs(step).max()) < 1e-4:
            break
    return np.asarray(weights)


def f1(found: Sequence[Example], p: Array, floor: float, n_gold: int) -> tuple[float, float, float]:
    """Precision, recall, F1 of distinct edges where each candidate takes its likeliest relation."""
    best: dict[tuple[int, int], tuple[float, Example]] = {}
    for x, q in zip(found, p.tolist(), strict=True):
        if q >= floor and q > best.get((x.case, x.entity), (0.0, x))[0]:
            best[x.case, x.entity] = (q, x)
    edges = {x.edge: x.right for _, x in sorted(best.values(), key=lambda b: b[1].right)}
    n_right = sum(edges.values())
    return n_right / max(1, len(edges)), n_right / max(1, n_gold), 2 * n_right / max(1, len(edges) + n_gold)


def _sigmoid(z: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(z, -30, 30))))


def _loss(p: Array, right: Array) -> float:
    return float(-np.mean(right * np.log(p + 1e-9) + (1 - right) * np.log(1 - p + 1e-9)))


def edges_of(record: Mapping[str, Any]) -> int:
    """Distinct triples of a gold record."""
    stated = ((s["speaker"], x["relation"], x["target"]) for s in record["statements"] for x in s["stances"] if x.get("target"))
    return len(set(stated))


def write(judge: Judge, path: Path, note: str) -> None:
    """As TOML, the heaviest first."""
    lines = [f"# {note}", f"floor = {judge.floor}", "[weights]"]
    lines += [f'"{name}" = {weight}' for name, weight in sorted(judge.weights.items(), key=lambda x: -abs(x[1]))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def records_of(paths: Iterable[Path], lang: str, fold: int) -> list[dict[str, Any]]:
    """The gold records of a language that the models have not seen."""

    lines = (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [r for r in lines if r["lang"] == lang and held_back(r["id"], fold)]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="scripts/train judge", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--lang", default="ar")
    parser.add_argument("--reader", choices=READERS, default=READERS[0])
    parser.add_argument("--models", type=Path, required=True, help="taggers trained with --hold-back")
    parser.add_argument("--encoder", type=Path, default=encoder_weights(), help="encoder trained with --fold")
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    records = records_of(args.gold, args.lang, args.fold)
    extractor = assemble(args.lang, args.reader, args.models, args.encoder, Judge({}, 1.0))
    found = [x for r in records for x in examples(extractor, r)]
    judge, figures = weigh(found, sum(map(edges_of, records)))
    shown = ", ".join(f"{name} {value:.3f}" for name, value in figures.items())
    write(
        judge,
        args.out or weights(args.lang) / f"judge.{args.reader}.toml",
        f"{len(records)} articles, {len(found)} proposals; unseen: {shown}",
    )
    sys.stderr.write(f"{len(records)} articles, {len(found)} proposals, floor {judge.floor}: {shown}\n")


if __name__ == "__main__":
    main()
