"""What are the records that every stage reads and yields?

Two vocabularies, one border (only `kg.stance` crosses it):

* text level (PARC attribution): `Attribution(cue, contents, sources, ...)`: what the words are;
* meaning level: `Statement(speaker, stances[relation, target, issue], ...)`: what the words do.

All offsets are Unicode code points of `Document.text` as it came, half-open `[start, end)`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class ActorType(StrEnum):
    """What kind of actor speaks or is meant."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    GROUP = "group"
    PLACE = "place"
    UNKNOWN = "unknown"


class Form(StrEnum):
    """How the words are given: all in quotation marks, none, some, or an act done in words with no clause."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    SPEECH_ACT = "speech_act"


class Modality(StrEnum):
    """Of the stance itself, not of the deed: "we shall strike if they attack" is an actual threat."""

    ACTUAL = "actual"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    INTERROGATIVE = "interrogative"


class Relation(StrEnum):
    """The 18 relations; polarity, family, labels and codes are in `schema/stances.toml`, the one source."""

    BLAMES = "blames"
    ACCUSES = "accuses"
    CONDEMNS = "condemns"
    CRITICIZES = "criticizes"
    REJECTS = "rejects"
    DENIES = "denies"
    THREATENS = "threatens"
    WARNS = "warns"
    DEMANDS = "demands"
    QUESTIONS = "questions"
    SUPPORTS = "supports"
    PRAISES = "praises"
    THANKS = "thanks"
    CONGRATULATES = "congratulates"
    CONDOLES = "condoles"
    AGREES = "agrees"
    PLEDGES = "pledges"
    CONCEDES = "concedes"


# --- text -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of a document: `document.text[start:end] == text`, code points, half-open."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"span {self.start}:{self.end} does not fit {self.text[:40]!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut the span out of the document's text."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Do the two share a code point?"""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Does the other lie wholly inside?"""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One input document, its text kept exactly as it came."""

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    lang: str | None = None

    @property
    def digest(self) -> str:
        """Hash of all that extraction reads: an unchanged digest is not read again."""
        parts = (self.id, self.text, self.title, self.date, self.outlet, self.url, self.lang)
        return digest_of(*(part or "" for part in parts))


@dataclass(frozen=True, slots=True)
class Article:
    """One of the articles glued into a document (`index` from 0), with its own date and outlet."""

    index: int
    start: int
    end: int
    title: str | None = None
    date: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of an article that may hold statements: one paragraph or headline, boilerplate left out."""

    start: int
    end: int
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is built: its articles in order, each with its regions in order."""

    articles: tuple[Article, ...]
    regions: tuple[tuple[Region, ...], ...]


# --- what a reader yields ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scored:
    """A span that a reader believes in with this probability."""

    span: Span
    p: float


@dataclass(frozen=True, slots=True)
class TargetView:
    """Words that may name a target or an issue: how probable that is, and how probable each relation, best first."""

    span: Span
    p: float
    relations: tuple[tuple[Relation, float], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the words around one cue are, before anybody is identified (PARC: source, cue, content).

    `targets` are whole stretches; `words` are single words as targets, so that any mention can be asked about.
    """

    cue: Span
    p: float
    lemma: str | None = None
    frame: str | None = None
    content: Scored | None = None
    sources: tuple[Scored, ...] = ()
    addressees: tuple[Scored, ...] = ()
    targets: tuple[TargetView, ...] = ()
    issues: tuple[TargetView, ...] = ()
    words: tuple[TargetView, ...] = ()
    relations: tuple[tuple[Relation, float], ...] = ()
    rule: str = ""


# --- meaning ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as one statement refers to it; `mention` is None where it is only understood."""

    id: str
    label: str
    type: ActorType
    mention: Span | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """One stance of the speaker: to a target, to an issue, or to both; `concept` is the code that a workspace's codebook gives it."""

    relation: Relation
    target: ActorRef | None
    issue: Span | None
    confidence: float
    negated: bool = False
    modality: Modality = Modality.ACTUAL
    evidence: Span | None = None
    condition: Span | None = None
    rule: str | None = None
    concept: str | None = None

    def __post_init__(self) -> None:
        if self.target is None and self.issue is None:
            raise ValueError("a stance needs a target or an issue")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is no probability")

    @property
    def asserted(self) -> bool:
        """Is it taken as a fact: neither denied nor supposed?"""
        return not self.negated and self.modality is Modality.ACTUAL


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution to one speaker in one document: a line of `kg extract`."""

    id: str
    document: str
    speaker: ActorRef
    cue: Span
    content: Span | None
    form: Form
    confidence: float
    stances: tuple[Stance, ...] = ()
    lemma: str | None = None
    utterance: str | None = None
    article: Article | None = None
    addressee: ActorRef | None = None
    parent: str | None = None
    date: str | None = None
    rule: str | None = None

    @property
    def actors(self) -> tuple[ActorRef, ...]:
        """Speaker, addressee and targets, in this order."""
        targets = (stance.target for stance in self.stances)
        return tuple(actor for actor in (self.speaker, self.addressee, *targets) if actor is not None)


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of the world with all its names; `id` is the registry's where linked."""

    id: str
    type: ActorType
    label: str
    name_ar: str | None = None
    name_en: str | None = None
    names: tuple[str, ...] = ()
    country: str | None = None
    wikidata: str | None = None
    parent: str | None = None
    sources: tuple[str, ...] = field(default=())


class Reader(Protocol):
    """The small interface behind which models and lexicons stand: what the words of one region are."""

    name: str
    # Do its spans end where noun phrases end, or are they to be cut by rule?
    exact: bool

    def read(self, text: str, regions: tuple[Region, ...]) -> list[Attribution]:
        """Attributions of one article's regions, in the order of their cues; offsets into `text`."""
        ...


def digest_of(*parts: str) -> str:
    """A short stable hash (16 hex digits of SHA-256) of the parts, which cannot run into each other."""
    joined = "\x1f".join(part.replace("\x1f", " ") for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def statement_id(document: str, cue: Span, ordinal: int) -> str:
    """The id of a statement: document, cue offsets, the speaker's ordinal at this cue; nothing else."""
    return "s" + digest_of(document, str(cue.start), str(cue.end), str(ordinal))


def article_id(document: str, index: int) -> str:
    """The id of an article: its document and its index there."""
    return "a" + digest_of(document, str(index))
