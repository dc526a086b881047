"""What is the stance about? The reader's issues, each for the relation that it bears."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Attribution, Relation, Span

# What is less probable than this is no issue.
FLOOR = 0.3


def issues(a: Attribution) -> list[tuple[Relation, Span, float]]:
    """The issues of one cue, each with its likeliest relation and their joint probability.

    اتهم الوزير الشركة بالتقصير → (accuses, التقصير); the minister condemned the raid → (condemns, the raid).
    """
    scored = ((v.relations[0][0], v.span, v.p * v.relations[0][1]) for v in a.issues if v.relations)
    return [x for x in scored if x[2] >= FLOOR]


def nearest(found: Sequence[tuple[Relation, Span, float]], relation: Relation, target: Span | None) -> Span | None:
    """The issue of this relation that stands nearest to the target and is not the target's own words."""
    fits = [span for r, span, _ in found if r is relation and not (target and target.holds(span))]
    return min(fits, key=lambda s: (abs(s.start - target.start) if target else 0, s.start), default=None)
