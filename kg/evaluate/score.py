"""How good is an extraction, measured against a gold file? Precision, recall and F1 of each figure, and the errors in words."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.evaluate.errors import statement_errors
from kg.evaluate.figures import Calibration, Counts, Error, Figure, calibration, table
from kg.evaluate.names import GoldActors, Json, overlap, text_of, words
from kg.evaluate.stances import count_stances

NEAR = 40


@dataclass(frozen=True, slots=True)
class Score:
    """All that was measured; `unknown` are documents that were predicted but are not in the gold."""

    figures: dict[str, Figure]
    calibration: Calibration
    errors: list[Error]
    unknown: tuple[str, ...] = ()


def measure(gold: Sequence[Json], predicted: Iterable[Json], boot: int = 0) -> Score:
    """Figures over all documents (micro), with `boot` bootstrap samples over documents for 95 % intervals; and all errors."""
    by_document: dict[str, list[Json]] = defaultdict(list)
    for p in predicted:
        by_document[p["document"]].append({**p, "stances": [s for s in p.get("stances") or [] if _asserted(s)]})
    counts = [_document(d, by_document.get(d["id"], [])) for d in gold]
    figures = table(counts)
    if boot:
        rng = random.Random(13)
        samples = [table([rng.choice(counts) for _ in counts]) for _ in range(boot)]
        figures = {name: _with_interval(f, sorted(s[name].f1 for s in samples)) for name, f in figures.items()}
    unknown = tuple(sorted(set(by_document) - {d["id"] for d in gold}))
    return Score(figures, calibration([b for c in counts for b in c.blame]), [e for c in counts for e in c.errors], unknown)


def score(gold: Sequence[Json], predicted: Iterable[Json], boot: int = 0) -> tuple[dict[str, Figure], list[Error]]:
    """The figures and the errors of `measure`."""
    measured = measure(gold, predicted, boot)
    return measured.figures, measured.errors


def _asserted(stance: Json) -> bool:
    return not stance.get("negated") and stance.get("modality", "actual") == "actual"


def _with_interval(f: Figure, values: list[float]) -> Figure:
    last = len(values) - 1
    return replace(f, interval=(values[int(0.025 * last)], values[int(0.975 * last)]))


def pair(gold: Sequence[Json], predicted: Sequence[Json], actors: GoldActors) -> dict[int, int]:
    """Gold to predicted, greedily: overlapping cues (the right speaker, then the closer content), then near cues with like contents."""
    said = [words(text_of(p.get("content"))) for p in predicted]
    candidates: list[tuple[float, float, float, int, int]] = []
    for gi, g in enumerate(gold):
        start, end, want = g["cue_start"], g["cue_start"] + len(g["cue"]), words(g.get("content"))
        for pi, p in enumerate(predicted):
            a, b = p["cue"]["start"], p["cue"]["end"]
            share, right = overlap(want, said[pi]), actors.find(p.get("speaker")) == g["speaker"]
            if a < end and start < b:
                candidates.append((0, not right, -share, gi, pi))
            elif share >= 0.5 and max(a - end, start - b) <= NEAR:
                candidates.append((1, -share, not right, gi, pi))
    return _best(candidates)


def _best(candidates: Iterable[tuple[float, float, float, int, int]]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for *_, gi, pi in sorted(candidates):
        if gi not in pairs and pi not in used:
            pairs[gi] = pi
            used.add(pi)
    return pairs


def _document(doc: Json, predicted: list[Json]) -> Counts:
    actors, gold, counts = GoldActors(doc, predicted), doc["statements"], Counts()
    pairs = pair(gold, predicted, actors)
    right = {g for g, p in pairs.items() if actors.find(predicted[p].get("speaker")) == gold[g]["speaker"]}
    counts.add("statements", len(pairs), len(predicted), len(gold))
    counts.add("speakers", len(right), len(predicted), len(gold))
    _count_pairs(counts, [(gold[g], predicted[p]) for g, p in pairs.items()], (len(predicted), len(gold)), actors)
    _contents(counts, gold, predicted, pairs)
    counts.errors += statement_errors(doc, predicted, pairs, right)
    count_stances(counts, doc, predicted, actors)
    return counts


def _count_pairs(counts: Counts, pairs: list[tuple[Json, Json]], sizes: tuple[int, int], actors: GoldActors) -> None:
    n = len(pairs)
    counts.add("mentions", sum(actors.find_by_words(p.get("speaker")) == g["speaker"] for g, p in pairs), *sizes)
    counts.add("forms", sum(p.get("form") == g["form"] for g, p in pairs), n, n)
    counts.add("types", sum((p.get("speaker") or {}).get("type") == actors.type.get(g["speaker"]) for g, p in pairs), n, n)
    addressed = [(g["addressee"], p.get("addressee")) for g, p in pairs if g.get("addressee")]
    right = sum(actors.find(got) == want for want, got in addressed)
    counts.add("addressees", right, sum(bool(p.get("addressee")) for _, p in pairs), len(addressed))


def _contents(counts: Counts, gold: Sequence[Json], predicted: Sequence[Json], pairs: dict[int, int]) -> None:
    for gi, g in enumerate(gold):
        if g.get("content"):
            got = text_of(predicted[pairs[gi]].get("content")) if gi in pairs else None
            counts.content_share += overlap(words(g["content"]), words(got))
            counts.numbers["contents", "gold"] += 1
