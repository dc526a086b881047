"""Which stances does a network count? Those that are taken, within a selection, each once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.lang.normalize import key
from kg.model import ActorRef, Relation, Stance, Statement
from kg.relations import relations
from kg.source import Concept, GraphSource


@dataclass(frozen=True, slots=True)
class Selection:
    """What is looked at; empty is everything. `since` and `until` are a day, month or year, both included."""

    since: str = ""
    until: str = ""
    outlets: frozenset[str] = frozenset()
    relations: frozenset[Relation] = frozenset()
    actors: frozenset[str] = frozenset()
    confidence: float = 0.0
    hearsay: bool = False

    def takes(self, statement: Statement, date: str, outlet: str) -> bool:
        """Is a statement of this date and outlet (empty: not known) among them?"""
        if statement.parent and not self.hearsay:
            return False
        if self.outlets and outlet not in self.outlets:
            return False
        return date >= self.since and (not self.until or "" < date[: len(self.until)] <= self.until)

    def holds(self, speaker: ActorRef, stance: Stance) -> bool:
        """Is a stance of this speaker among them: taken, neither denied nor supposed, and sure enough?"""
        if not stance.asserted or stance.confidence < self.confidence:
            return False
        ends = {speaker.id, stance.target.id} if stance.target else {speaker.id}
        return (not self.relations or stance.relation in self.relations) and (not self.actors or not ends.isdisjoint(self.actors))


@dataclass(frozen=True, slots=True)
class Tie:
    """One stance that counts, with what it is counted by; `date` is text as it came, empty where not known."""

    statement: str
    document: str
    speaker: ActorRef
    target: ActorRef | None
    issue: str | None
    concept: str | None
    relation: Relation
    polarity: int
    date: str


def ties(source: GraphSource, selection: Selection) -> Iterator[Tie]:
    """The stances of a selection in the order of the documents, streamed."""
    for s in source.iter_statements():
        date, outlet = s.date or (s.article.date if s.article else None) or "", (s.article.outlet if s.article else None) or ""
        if selection.takes(s, date, outlet):
            yield from (_tie(s, x, date) for x in s.stances if selection.holds(s.speaker, x))


def _tie(s: Statement, x: Stance, date: str) -> Tie:
    issue = x.issue.text if x.issue else None
    return Tie(s.id, s.document, s.speaker, x.target, issue, x.concept, x.relation, relations()[x.relation].polarity, date)


@dataclass(frozen=True, slots=True)
class Thing:
    """What a stance is to: an actor, a concept, or an issue in its own words."""

    id: str
    label: str
    type: str


Pair = tuple[Tie, Thing]


def to_actors(found: Iterable[Tie]) -> Iterator[Pair]:
    """Ties with the actors that they are to; those to none are left out."""
    yield from ((tie, thing_of(tie.target)) for tie in found if tie.target is not None)


def to_concepts(found: Iterable[Tie], concepts: Mapping[str, Concept]) -> Iterator[Pair]:
    """Ties with the concepts that they are about; those that no concept covers are left out."""
    yield from ((tie, Thing(tie.concept, label_of(tie.concept, concepts), "concept")) for tie in found if tie.concept is not None)


def to_issues(found: Iterable[Tie]) -> Iterator[Pair]:
    """Ties with the issues that they are about, one whatever its spelling: for who has no codebook yet."""
    for tie in found:
        if tie.issue is not None and (folded := key(tie.issue)):
            yield tie, Thing(f"issue:{folded}", " ".join(tie.issue.split()), "issue")


def thing_of(ref: ActorRef) -> Thing:
    """An actor as a node."""
    return Thing(ref.id, ref.label, ref.type.value)


def label_of(concept: str, concepts: Mapping[str, Concept]) -> str:
    """What a concept is called; its id where the codebook no longer has it."""
    return concepts[concept].label if concept in concepts else concept


def once(pairs: Iterable[Pair], kind: Callable[[Tie], Hashable], per: str) -> Iterator[Pair]:
    """Pairs without those that say the same again in the same statement (document, week, ...): Discourse Network Analyzer's duplicates."""
    seen: set[Hashable] = set()
    period = PERIODS[per]
    for tie, thing in pairs:
        said = (tie.speaker.id, thing.id, kind(tie), period(tie) or tie.statement)
        if said not in seen:
            seen.add(said)
            yield tie, thing


def _week(tie: Tie) -> str:
    try:
        year, week, _ = date.fromisoformat(tie.date[:10]).isocalendar()
    except ValueError:
        return ""
    return f"{year}-W{week}"


# How often a thing counts that is said again; where the date does not tell, each statement counts.
PERIODS: Mapping[str, Callable[[Tie], str]] = {
    "statement": lambda tie: tie.statement,
    "document": lambda tie: tie.document,
    "week": _week,
    "month": lambda tie: tie.date[:7] if len(tie.date) >= 7 else "",
    "year": lambda tie: tie.date[:4],
    "all": lambda tie: "all",
}
