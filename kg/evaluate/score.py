"""How good is an extraction, measured against a gold file? Precision, recall and F1 of each figure, and the errors in words."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kg.evaluate.names import GoldActors, Json, overlap, text_of, words
from kg.relations import relations

NEAR = 40
BLAME = ("blames", "accuses", "condemns")
_INFO = {r.value: i for r, i in relations().items()}
PROJECTIONS: dict[str, Callable[[str], str | int | None]] = {
    "triples": lambda r: r,
    "families": lambda r: _INFO[r].family if r in _INFO else None,
    "polarity": lambda r: _INFO[r].polarity if r in _INFO else None,
    "pairs": lambda r: "*",
    "blame": lambda r: "blame" if r in BLAME else None,
}
FIGURES = ("statements", "speakers", "mentions", *PROJECTIONS, "issues", "addressees", "forms", "types")
Counts = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Error:
    """One error: which document, which kind, what of it, and the phenomena that it belongs to."""

    document: str
    kind: str
    what: str
    phenomena: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1, with a 95 % bootstrap interval where asked for."""

    precision: float
    recall: float
    f1: float
    predicted: int
    gold: int
    interval: tuple[float, float] | None = None


@dataclass(slots=True)
class _Result:
    counts: Counts = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)

    def add(self, figure: str, right: int, predicted: int, gold: int) -> None:
        for side, n in (("right", right), ("predicted", predicted), ("gold", gold)):
            self.counts[figure, side] += n


def score(gold: Sequence[Json], predicted: Iterable[Json], boot: int = 0) -> tuple[dict[str, Figure], list[Error]]:
    """Figures over all documents (micro), with `boot` bootstrap samples over documents for the intervals; and all errors."""
    by_document: dict[str, list[Json]] = defaultdict(list)
    for p in predicted:
        by_document[p["document"]].append({**p, "stances": [s for s in p.get("stances") or [] if _asserted(s)]})
    results = [_document(d, by_document[d["id"]]) for d in gold]
    table = _table(sum((r.counts for r in results), Counter()))
    if boot:
        rng = random.Random(13)
        samples = [_table(sum((rng.choice(results).counts for _ in results), Counter())) for _ in range(boot)]
        table = {name: _with_interval(f, sorted(s[name].f1 for s in samples)) for name, f in table.items()}
    return table, [e for r in results for e in r.errors]


def _asserted(stance: Json) -> bool:
    return not stance.get("negated") and stance.get("modality", "actual") == "actual"


def _with_interval(f: Figure, values: list[float]) -> Figure:
    last = len(values) - 1
    return Figure(f.precision, f.recall, f.f1, f.predicted, f.gold, (values[int(0.025 * last)], values[int(0.975 * last)]))


def _table(counts: Counts) -> dict[str, Figure]:
    table = {}
    for name in FIGURES:
        r, p, g = (counts[name, side] for side in ("right", "predicted", "gold"))
        precision, recall = (r / p if p else 0.0), (r / g if g else 0.0)
        table[name] = Figure(precision, recall, 2 * precision * recall / (precision + recall) if r else 0.0, p, g)
    n = counts["contents", "gold"]
    share = counts["contents", "share"] / n if n else 0.0
    return {**table, "contents": Figure(share, share, share, n, n)}


def pair(gold: Sequence[Json], predicted: Sequence[Json], actors: GoldActors) -> list[tuple[int, int]]:
    """Greedy one-to-one: overlapping cues first (the right speaker, then the closer content), then near cues with like contents."""
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
    pairs: dict[int, int] = {}
    for *_, gi, pi in sorted(candidates):
        if gi not in pairs and pi not in pairs.values():
            pairs[gi] = pi
    return list(pairs.items())


def _document(doc: Json, predicted: list[Json]) -> _Result:
    actors, gold, result = GoldActors(doc, predicted), doc["statements"], _Result()
    pairs = dict(pair(gold, predicted, actors))
    right = {g for g, p in pairs.items() if actors.find(predicted[p].get("speaker")) == gold[g]["speaker"]}
    result.add("statements", len(pairs), len(predicted), len(gold))
    result.add("speakers", len(right), len(predicted), len(gold))
    by_words = sum(actors.find_by_words(predicted[p].get("speaker")) == gold[g]["speaker"] for g, p in pairs.items())
    result.add("mentions", by_words, len(predicted), len(gold))
    result.add("forms", sum(predicted[p].get("form") == gold[g]["form"] for g, p in pairs.items()), len(pairs), len(pairs))
    kinds = sum(predicted[p]["speaker"].get("type") == actors.type.get(gold[g]["speaker"]) for g, p in pairs.items())
    result.add("types", kinds, len(pairs), len(pairs))
    _addressees(result, gold, predicted, pairs, actors)
    _contents(result, gold, predicted, pairs)
    _stances(result, doc, predicted, actors)
    result.errors += _statement_errors(doc, predicted, pairs, right)
    return result


def _addressees(result: _Result, gold: list[Json], predicted: list[Json], pairs: dict[int, int], actors: GoldActors) -> None:
    right = sum(
        bool(gold[g].get("addressee")) and actors.find(predicted[p].get("addressee")) == gold[g]["addressee"] for g, p in pairs.items()
    )
    result.add(
        "addressees",
        right,
        sum(bool(predicted[p].get("addressee")) for p in pairs.values()),
        sum(bool(gold[g].get("addressee")) for g in pairs),
    )


def _contents(result: _Result, gold: list[Json], predicted: list[Json], pairs: dict[int, int]) -> None:
    for gi, g in enumerate(gold):
        if g.get("content"):
            got = text_of(predicted[pairs[gi]].get("content")) if gi in pairs else None
            result.counts["contents", "share"] += overlap(words(g["content"]), words(got))  # type: ignore[assignment]
            result.counts["contents", "gold"] += 1


def _stances(result: _Result, doc: Json, predicted: list[Json], actors: GoldActors) -> None:
    for figure, relation_of in PROJECTIONS.items():
        want = {(g["speaker"], relation_of(x["relation"]), x["target"]) for g in doc["statements"] for x in g["stances"] if x.get("target")}
        got = {
            (actors.find(p["speaker"]), relation_of(x["relation"]), actors.find(x["target"]))
            for p in predicted
            for x in p["stances"]
            if x.get("target")
        }
        want, got = {t for t in want if t[1] is not None}, {t for t in got if t[1] is not None}
        result.add(figure, len(want & got), len(got), len(want))
        if figure == "triples":
            label = {k: a["name"] for k, a in doc["actors"].items()}
            for kind, triples in (("triple missed", want - got), ("triple spurious", got - want)):
                result.errors += [
                    Error(doc["id"], kind, " ".join(str(label.get(x, x)) for x in t), (str(t[1]),)) for t in sorted(triples, key=str)
                ]
    want_issues = [
        (g["speaker"], x["relation"], x["issue"]) for g in doc["statements"] for x in g["stances"] if not x.get("target") and x.get("issue")
    ]
    got_issues = [
        (actors.find(p["speaker"]), x["relation"], text_of(x["issue"]))
        for p in predicted
        for x in p["stances"]
        if not x.get("target") and x.get("issue")
    ]
    left, hits = list(got_issues), 0
    for w in want_issues:
        match = next((g for g in left if w[:2] == g[:2] and overlap(words(w[2]), words(g[2])) >= 0.5), None)
        if match:
            left.remove(match)
            hits += 1
    result.add("issues", hits, len(got_issues), len(want_issues))


def _statement_errors(doc: Json, predicted: list[Json], pairs: dict[int, int], right: set[int]) -> Iterable[Error]:
    label = {k: a["name"] for k, a in doc["actors"].items()}
    for gi, g in enumerate(doc["statements"]):
        phenomena = (g["form"], "headline colon" if g["cue"] == ":" else "cue", "no content" if not g.get("content") else "content")
        if gi not in pairs:
            yield Error(doc["id"], "missed", f"{g['cue']}@{g['cue_start']} {label[g['speaker']]}", phenomena)
        elif gi not in right:
            got = predicted[pairs[gi]]["speaker"]
            understood = "understood speaker" if not got.get("mention") else "named speaker"
            yield Error(
                doc["id"], "speaker", f"{g['cue']}@{g['cue_start']} want {label[g['speaker']]} got {got['label']}", (*phenomena, understood)
            )
    for pi, p in enumerate(predicted):
        if pi not in pairs.values():
            yield Error(doc["id"], "spurious", f"{p['cue']['text']}@{p['cue']['start']} {p['speaker']['label']}", (p["form"],))
