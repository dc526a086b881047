"""Which stances stand in what is said and not in its cue? Patterns of the lexicon, their slots filled by grammar (`<language>/stance.toml`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lang.stances import StanceHit, stance_lexicon
from kg.model import Modality, Relation
from kg.stance.features import CueView, Said
from kg.stance.scope import Scope, content_scope
from kg.stance.slots import Candidate, fill

# A pattern whose measured precision is less says nothing by itself; to blame somebody wrongly is worse than to miss it.
_FLOOR = 0.3
_HARSH_FLOOR = 0.4
_HARSH = frozenset({Relation.ACCUSES, Relation.BLAMES, Relation.CONDEMNS})


@dataclass(frozen=True, slots=True)
class ContentStance:
    """A stance that words of the content take: to whom, by which pattern, how sure, and what stands over it."""

    relation: Relation
    target: Candidate
    evidence: tuple[int, int]
    rule: str
    confidence: float
    scope: Scope


def content_stances(view: CueView, candidates: Sequence[Candidate], nested: Sequence[tuple[int, int]] = ()) -> list[ContentStance]:
    """The stances of a content, the surest for each relation and target; what stands in a nested report is another's.

    قال إن إسرائيل ترتكب مجازر → accuses إسرائيل; said that Iran supports terror → accuses Iran. Not: قال إن إسرائيل لا ترتكب مجازر (negated).
    """
    found = [x for x in proposed(view, candidates, nested) if x.confidence >= (_HARSH_FLOOR if x.relation in _HARSH else _FLOOR)]
    best: dict[tuple[Relation, Candidate], ContentStance] = {}
    for x in sorted(found, key=lambda x: (-x.confidence, x.evidence)):
        best.setdefault((x.relation, x.target), x)
    return list(best.values())


def proposed(view: CueView, candidates: Sequence[Candidate], nested: Sequence[tuple[int, int]] = ()) -> Iterator[ContentStance]:
    """All that any pattern says, however unsure it is: what is measured."""
    if view.content is None:
        return
    inside = [c for c in candidates if (view.content[0] <= c.start < view.content[1]) or c.start == (view.addressee or (-1,))[0]]
    for hit in stance_lexicon(view.lang).find(view.p.norms, *view.content):
        if not any(a <= hit.start < b for a, b in nested):
            yield from _of(view, hit, inside)


def said_of(found: Sequence[ContentStance]) -> dict[Candidate, list[Said]]:
    """What the patterns say of each candidate, as features for the ranker."""
    said: dict[Candidate, list[Said]] = {}
    for x in found:
        actual = not x.scope.negated and x.scope.modality is Modality.ACTUAL
        said.setdefault(x.target, []).append((x.rule, x.relation, actual))
    return said


def _of(view: CueView, hit: StanceHit, candidates: Sequence[Candidate]) -> Iterator[ContentStance]:
    targets = fill(view, hit, candidates)
    if targets:
        over = content_scope(view, (hit.start, hit.end), hit.entry.relation)
        for target in targets:
            yield ContentStance(hit.entry.relation, target, (hit.start, hit.end), f"content:{hit.entry.name}", hit.entry.weight, over)
