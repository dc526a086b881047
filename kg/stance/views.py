"""Which stances does the reader see at a cue? Its targets and issues, joined where they bear one relation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Attribution, Relation, Span, TargetView

# What is less probable than this is no edge.
TARGET_FLOOR = 0.3
ISSUE_FLOOR = 0.3


@dataclass(frozen=True, slots=True)
class Seen:
    """One stance as the words show it, its target not identified yet."""

    relation: Relation
    target: Span | None
    issue: Span | None
    p: float


def seen(a: Attribution) -> Iterator[Seen]:
    """The stances of one cue: each target with its likeliest relation and the issue of that relation; issues left over alone.

    اتهم الوزير الشركة بالتقصير → (accuses, الشركة, التقصير); the minister condemned the raid → (condemns, -, the raid).
    """
    left = [(v, relation, p) for v in a.issues for relation, p in _likely(v, ISSUE_FLOOR)]
    for view in a.targets:
        for relation, p in _likely(view, TARGET_FLOOR):
            issue = _of_relation(left, relation, view.span)
            yield Seen(relation, view.span, issue, p)
    used = {relation for v in a.targets for relation, _ in _likely(v, TARGET_FLOOR)}
    yield from (Seen(relation, None, v.span, p) for v, relation, p in left if relation not in used)


def _likely(view: TargetView, floor: float) -> Sequence[tuple[Relation, float]]:
    return [pair for pair in view.relations[:1] if pair[1] >= floor]


def _of_relation(issues: Sequence[tuple[TargetView, Relation, float]], relation: Relation, target: Span) -> Span | None:
    """The nearest issue of the same relation that is not the target's own words."""
    fits = [v.span for v, r, _ in issues if r is relation and not target.holds(v.span)]
    return min(fits, key=lambda s: (abs(s.start - target.start), s.start), default=None)
