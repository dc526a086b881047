"""Which stances stand in what is said and not in its cue? Patterns of `stance.toml`, their slots filled by grammar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lang.stances import StanceHit, stance_lexicon
from kg.model import Modality, Relation
from kg.stance.features import CueView
from kg.stance.scope import Scope, content_scope
from kg.stance.slots import Candidate, fill

_HARSH = frozenset({Relation.ACCUSES, Relation.BLAMES, Relation.CONDEMNS, Relation.CRITICIZES})


@dataclass(frozen=True, slots=True)
class ContentStance:
    """A stance that words of the content take: to whom, by which pattern, how sure, and what stands over it."""

    relation: Relation
    target: Candidate
    evidence: tuple[int, int]
    rule: str
    confidence: float
    scope: Scope

    @property
    def actual(self) -> bool:
        """Is it said as a fact: neither negated, nor asked, nor supposed?"""
        return not self.scope.negated and self.scope.modality is Modality.ACTUAL


def by_candidate(
    view: CueView, candidates: Sequence[Candidate], nested: Sequence[tuple[int, int]] = ()
) -> dict[Candidate, list[ContentStance]]:
    """What the patterns say of each candidate, the surest first; what stands in a nested report is another's.

    قال إن إسرائيل ترتكب مجازر → إسرائيل: accuses; said that Iran supports terror → Iran: accuses. Not: قال إن المجازر مستمرة (of nobody).
    """
    found: dict[Candidate, list[ContentStance]] = {}
    for x in sorted(proposed(view, candidates, nested), key=lambda x: (-x.confidence, x.evidence, x.rule)):
        found.setdefault(x.target, []).append(x)
    return found


def backing(said: Sequence[ContentStance], relation: Relation) -> ContentStance | None:
    """The pattern that says the relation itself; else, of a harsh one, a pattern that says another harsh one but not as a fact.

    Negation and doubt hold for all that is said against somebody: لا ترتكب إسرائيل مجازر neither accuses nor blames.
    """
    same = next((x for x in said if x.relation is relation), None)
    unsaid = (x for x in said if relation in _HARSH and x.relation in _HARSH and not x.actual)
    return same or next(unsaid, None)


def proposed(view: CueView, candidates: Sequence[Candidate], nested: Sequence[tuple[int, int]] = ()) -> Iterator[ContentStance]:
    """All that any pattern says, however unsure it is: what is measured."""
    if view.content is None:
        return
    inside = [c for c in candidates if (view.content[0] <= c.start < view.content[1]) or c.start == (view.addressee or (-1,))[0]]
    for hit in stance_lexicon(view.lang).find(view.p.norms, *view.content):
        if not any(a <= hit.start < b for a, b in nested):
            yield from _of(view, hit, inside)


def _of(view: CueView, hit: StanceHit, candidates: Sequence[Candidate]) -> Iterator[ContentStance]:
    targets = fill(view, hit, candidates)
    if targets:
        over = content_scope(view, (hit.start, hit.end), hit.entry.relation)
        for target in targets:
            yield ContentStance(hit.entry.relation, target, (hit.start, hit.end), f"content:{hit.entry.name}", hit.entry.weight, over)
