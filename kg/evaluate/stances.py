"""Which stances of a document are right: distinct triples of actors under each projection, and stances to an issue alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.evaluate.figures import PROJECTIONS, Counts, Error
from kg.evaluate.names import GoldActors, Json, overlap, text_of, words

Triple = tuple[str | None, str | int, str | None]


def count_stances(counts: Counts, doc: Json, predicted: list[Json], actors: GoldActors) -> None:
    """Add the triples, their errors, the confidence of blame, and the issues."""
    for figure, relation_of in PROJECTIONS.items():
        want = _triples(doc["statements"], lambda key: key, relation_of)
        got = _triples(predicted, actors.find, relation_of)
        counts.add(figure, len(want.keys() & got.keys()), len(got), len(want))
        if figure == "blame":
            counts.blame += [(confidence, t in want) for t, confidence in got.items()]
        if figure == "triples":
            counts.errors += _errors(doc, "triple missed", want.keys() - got.keys())
            counts.errors += _errors(doc, "triple spurious", got.keys() - want.keys())
    want_issues = _issues(doc["statements"], lambda key: key)
    got_issues = _issues(predicted, actors.find)
    counts.add("issues", _hits(want_issues, got_issues), len(got_issues), len(want_issues))


def _triples(
    statements: Iterable[Json], who: Callable[..., str | None], relation_of: Callable[[str], str | int | None]
) -> dict[Triple, float]:
    """Distinct (speaker, relation, target), each with its highest confidence."""
    found: dict[Triple, float] = {}
    for s in statements:
        for x in s.get("stances") or ():
            relation = relation_of(x["relation"])
            if x.get("target") and relation is not None:
                triple = (who(s.get("speaker")), relation, who(x["target"]))
                confidence = x.get("confidence")
                found[triple] = max(found.get(triple, 0.0), 1.0 if confidence is None else confidence)
    return found


def _errors(doc: Json, kind: str, triples: Iterable[Triple]) -> Iterable[Error]:
    label = {k: a["name"] for k, a in doc["actors"].items()}
    for t in sorted(triples, key=str):
        yield Error(doc["id"], kind, " ".join(str(label.get(str(x), x)) for x in t), (f"relation {t[1]}",))


def _issues(statements: Iterable[Json], who: Callable[..., str | None]) -> list[tuple[str | None, str, str | None]]:
    return [
        (who(s.get("speaker")), x["relation"], text_of(x["issue"]))
        for s in statements
        for x in s.get("stances") or ()
        if not x.get("target") and x.get("issue")
    ]


def _hits(want: list[tuple[str | None, str, str | None]], got: list[tuple[str | None, str, str | None]]) -> int:
    left, hits = list(got), 0
    for w in want:
        match = next((g for g in left if w[:2] == g[:2] and overlap(words(w[2]), words(g[2])) >= 0.5), None)
        if match:
            left.remove(match)
            hits += 1
    return hits
