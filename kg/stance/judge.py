"""How sure is each relation to each candidate? All that speaks for it, weighed by one table (`judge.toml`)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.linear import Features, numbers, read_weights, score
from kg.model import ActorType, Attribution, Relation, Span, TargetView

_LEAST = 0.002


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights of a logistic regression by the names of features; `floor` is the probability from which an edge is shown."""

    weights: Mapping[str, float]
    floor: float

    def probability(self, features: Features) -> float:
        """Of the edge: the speaker takes this relation to this candidate.

        >>> round(Judge({"bias": 0.0, "frame": 2.0}, 0.3).probability({"bias": 1.0, "frame": 1.0}), 3)
        0.881
        """
        z = max(-30.0, min(30.0, score(self.weights, features)))
        return 1.0 / (1.0 + math.exp(-z))


def load_judge(path: Path) -> Judge:
    """Read `judge.toml`; KgError where it is missing or not what `kg.training.judge` writes."""
    return read_weights(path, "scripts/train judge GOLD.jsonl", lambda t: Judge(numbers(t["weights"]), float(t["floor"])))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that may be meant by one statement, and what is known of it before any relation is asked about."""

    span: Span
    type: ActorType
    known: bool
    quoted: bool
    framed: frozenset[Relation] = frozenset()
    addressed: bool = False
    patterns: Mapping[Relation, float] | None = None
    ranks: Mapping[Relation, float] | None = None
    adjective: bool = False


def features(a: Attribution, c: Candidate, relation: Relation, said: Mapping[Relation, float], sure: float) -> Features:
    """Named features of one candidate and one relation; `said` are relations that patterns or frames find for others."""
    found = {
        "bias": 1.0,
        f"is {relation.value}": 1.0,
        f"type {c.type.value}": 1.0,
        "known": float(c.known),
        "in content": float(c.quoted),
        "speaker": logit(sure),
        "frame": float(relation in c.framed),
        "frame otherwise": float(bool(c.framed) and relation not in c.framed),
        "addressed": float(c.addressed),
        "pattern": (c.patterns or {}).get(relation, 0.0),
        "pattern otherwise": max((p for r, p in (c.patterns or {}).items() if r is not relation), default=0.0),
        "said of another": said.get(relation, 0.0) if not (c.patterns or {}).get(relation) and relation not in c.framed else 0.0,
    }
    if c.adjective:
        found |= {"adjective": 1.0, "adjective, said of all": logit(dict(a.relations).get(relation, 0.0))}
    if c.ranks is not None:
        found |= {"ranked": logit(c.ranks.get(relation, 0.0)), "ranked any": logit(sum(c.ranks.values()))}
    return found | (_seen(a, c, relation) if a.words or a.relations else {})


def _seen(a: Attribution, c: Candidate, relation: Relation) -> Features:
    """What the encoder sees: its view of the candidate's words and of the statement as a whole."""
    views = [v for v in a.words if v.span.overlaps(c.span)]
    whole = dict(a.relations)
    inside = max((v.p for v in views), default=0.0)
    return {
        "seen inside": logit(inside),
        "seen relation": logit(_relation(views[:1], relation)),
        "seen edge": logit(max((v.p * p for v in views for r, p in v.relations if r is relation), default=0.0)),
        "seen both": logit(inside * whole.get(relation, 0.0)),
        "framed and seen": float(relation in c.framed) * inside,
        "seen any": logit(max((sum(p for _, p in v.relations) for v in views), default=0.0)),
        "seen whole": logit(whole.get(relation, 0.0)),
        "seen best": float(bool(a.relations) and a.relations[0][0] is relation),
    }


def _relation(views: Sequence[TargetView], relation: Relation) -> float:
    return max((p for v in views for r, p in v.relations if r is relation), default=0.0)


def logit(p: float) -> float:
    """Log odds, the ends cut off."""
    p = min(max(p, _LEAST), 1.0 - _LEAST)
    return math.log(p / (1.0 - p))
