"""Which stances does one statement bear? Candidates and evidence gathered, each edge judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.discourse.cast import Cast
from kg.discourse.entity import Entity
from kg.linear import Features
from kg.model import ActorRef, Attribution, Relation, Scored, Span, Stance
from kg.relations import relations
from kg.stance.content import ContentStance, backing, by_candidate
from kg.stance.features import CueView, reachable, token_range
from kg.stance.frames import Argument
from kg.stance.judge import Candidate, Judge, features
from kg.stance.rank import StanceModel
from kg.stance.scope import HANGING, Scope, scope
from kg.stance.slots import Candidate as Slot
from kg.stance.slots import candidate as slot
from kg.stance.views import issues, nearest
from kg.text.governed import without_preposition

# Relations that no evidence speaks for are not asked about.
_ASK = 0.02
# How sure an issue must be that stands alone, with no target: most of the less sure ones are about somebody.
_SURE = 0.55
Link = Callable[[Entity, Span | None], ActorRef]
Range = tuple[int, int]
Issue = tuple[Relation, Span, float]
Meant = tuple[Span, Range, Entity]


@dataclass(frozen=True, slots=True)
class Case:
    """One statement to be judged: its words, who speaks and how sure that is, and who stands about."""

    view: CueView
    attribution: Attribution
    speaker: Entity
    sure: float
    mention: Span | None
    ordinal: int
    mentions: Sequence[Scored]
    roles: Sequence[Argument]
    nested: Sequence[Range]
    paragraph: Sequence[Argument] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """One edge that comes into question, with the evidence for it."""

    relation: Relation
    entity: Entity
    span: Span
    features: Features
    pattern: ContentStance | None
    frame: Argument | None

    @property
    def rule(self) -> str:
        """The most telling evidence, by name."""
        if self.frame is not None:
            return self.frame.rule
        return self.pattern.rule if self.pattern is not None else "model"


@dataclass(frozen=True, slots=True)
class Bench:
    """What judging one article takes."""

    ranks: StanceModel
    judge: Judge
    cast: Cast
    link: Link

    def stances(self, cases: Sequence[Case]) -> list[tuple[Stance, ...]]:
        """Of each case the edges that are sure enough, and the issues; what stands over the cue is laid on them."""
        return [self._judged(case, about) for case, about in zip(cases, self._issues(cases), strict=True)]

    def _judged(self, case: Case, about: Sequence[Issue]) -> tuple[Stance, ...]:
        best: dict[int, tuple[float, Proposal]] = {}
        for x in self.proposals(case):
            p, known = self.judge.probability(x.features), best.get(id(x.entity))
            if p >= self.judge.floor and (known is None or p > known[0]):
                best[id(x.entity)] = (p, x)
        judged = [self._stance(case, p, x, about) for p, x in best.values()]
        taken, meant = {x.relation for x in judged}, [x.issue for x in judged if x.issue]
        rest = [i for i in about if i[0] not in taken and i[2] >= _SURE and not any(i[1].overlaps(issue) for issue in meant)]
        alone = [Stance(relation, None, span, round(p, 4), rule="issue") for relation, span, p in rest]
        over = scope(case.view.lang, case.view.p, case.view.cue)
        return tuple(_under(x, over) for x in _said(case, [*judged, *alone]))

    def proposals(self, case: Case) -> Iterator[Proposal]:
        """Every relation to every candidate that anything speaks for."""
        patterns = self._patterns(case)
        said = _strongest([x for found in patterns.values() for x in found if x.actual], case.roles)
        meant = list(self._meant(case))
        asked = [(at, entity.type, entity.known is not None, patterns.get(span, [])) for span, at, entity in meant]
        for (span, at, entity), ranks in zip(meant, self.ranks.relations(case.view, asked), strict=True):
            yield from self._of(case, (span, at, entity), patterns.get(span, []), said, ranks)

    def _meant(self, case: Case) -> Iterator[Meant]:
        """Who may be meant: the mentions within reach, the speaker's left out."""
        for m in case.mentions:
            entity, at = self.cast.of(m.span), token_range(case.view.p, m.span)
            if entity is not None and at is not None and entity is not case.speaker and reachable(case.view, at):
                yield m.span, at, entity

    def _of(
        self, case: Case, meant: Meant, patterns: Sequence[ContentStance], said: Mapping[Relation, float], ranks: Mapping[Relation, float]
    ) -> Iterator[Proposal]:
        span, at, entity = meant
        frames = [x for x in case.roles if x.span.overlaps(span)]
        c = Candidate(
            span,
            entity.type,
            entity.known is not None,
            bool(case.view.content and case.view.content[0] <= at[0] < case.view.content[1]),
            frozenset(x.relation for x in frames if x.relation and x.role in ("target", "judged")),
            any(x.role == "addressee" for x in frames) or any(x.span.overlaps(span) for x in case.attribution.addressees),
            {x.relation: x.confidence for x in reversed(patterns) if x.actual},
            ranks,
            adjective=all(m.span != span for m in entity.mentions),
        )
        for relation in _asked(case.attribution, c):
            if _belied(relation, span, case.paragraph):
                continue
            frame = next((x for x in frames if x.relation is relation and x.role in ("target", "judged")), None)
            yield Proposal(
                relation, entity, span, features(case.attribution, c, relation, said, case.sure), backing(patterns, relation), frame
            )

    def _patterns(self, case: Case) -> dict[Span, list[ContentStance]]:
        places: dict[Slot, Span] = {
            slot(case.view.p, *at, m.span.start): m.span for m in case.mentions if (at := token_range(case.view.p, m.span))
        }
        return {places[who]: said for who, said in by_candidate(case.view, list(places), case.nested).items()}

    def _issues(self, cases: Sequence[Case]) -> Iterator[list[Issue]]:
        """What the reader, else the frame, else the tagger says that each is about."""
        known = [_stated(case) for case in cases]
        unsaid = [case for case, found in zip(cases, known, strict=True) if found is None]
        tagged = iter(self.ranks.issues([case.view for case in unsaid]))
        for case, told in zip(cases, known, strict=True):
            found = told if told is not None else [(x.relation, x.issue, x.p) for x in next(tagged)]
            yield [(r, without_preposition(span, case.view.p.text), p) for r, span, p in found if span]

    def _stance(self, case: Case, p: float, x: Proposal, about: Sequence[Issue]) -> Stance:
        stance = Stance(x.relation, self.link(x.entity, x.span), nearest(about, x.relation, x.span), round(p, 4), rule=x.rule)
        if x.pattern is None:
            return stance
        return _under(replace(stance, evidence=case.view.p.span(*x.pattern.evidence)), x.pattern.scope)


def _stated(case: Case) -> list[Issue] | None:
    """The issues that the reader or the frame names; None where neither says anything."""
    framed = [(x.relation, x.span, x.weight) for x in case.roles if x.relation and x.role in ("issue", "judged")]
    if case.attribution.words or case.attribution.relations:
        seen = issues(case.attribution)
        return seen + [x for x in framed if all(x[0] is not r for r, _, _ in seen)]
    return framed or None


def _belied(relation: Relation, span: Span, paragraph: Iterable[Argument]) -> bool:
    """Does a frame say the opposite of the same words? Whom we thank, the words around do not accuse."""
    known = relations()
    mine = known[relation].polarity
    stated = (x for x in paragraph if x.role in ("target", "judged") and x.span.overlaps(span))
    return any(x.relation and mine * known[x.relation].polarity < 0 for x in stated)


def _asked(a: Attribution, c: Candidate) -> list[Relation]:
    seen = {r for v in a.words if v.span.overlaps(c.span) for r, p in v.relations if p >= _ASK}
    ranked = {r for r, p in (c.ranks or {}).items() if p >= _ASK}
    asked = seen | ranked | set(c.framed) | set(c.patterns or {})
    return [r for r in Relation if r in asked]


def _strongest(patterns: Iterable[ContentStance], roles: Iterable[Argument]) -> dict[Relation, float]:
    found: dict[Relation, float] = {}
    for relation, p in [(x.relation, x.confidence) for x in patterns] + [(x.relation, x.weight) for x in roles if x.relation]:
        found[relation] = max(found.get(relation, 0.0), p)
    return found


def _said(case: Case, stances: list[Stance]) -> list[Stance]:
    """What is denied is not said: "denied that the company was to blame" blames nobody."""
    denied = Relation.DENIES in case.view.stems.of_cue(case.view.stem) or any(x.relation is Relation.DENIES for x in case.roles)
    return [x for x in stances if x.relation is Relation.DENIES] if denied else stances


def _under(stance: Stance, over: Scope) -> Stance:
    """The stance with what stands over it: no model overrides a negation, a question or a supposition."""
    condition = over.condition if stance.relation in HANGING else None
    if not over.negated and over.modality.value == "actual" and condition is None:
        return stance
    modality = stance.modality if over.modality.value == "actual" else over.modality
    return replace(stance, negated=stance.negated != over.negated, modality=modality, condition=condition or stance.condition)
