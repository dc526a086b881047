"""A project of Discourse Network Analyzer 3 (`.dna`): articles, statements where they stand in them, entities with attributes.

A stance that is taken, friendly or hostile, is a statement of DNA's own type: person or organization, concept, agreement. What has no
agreement (neither friendly nor hostile, denied, supposed, reported by somebody else, no stance at all) is of a second type without that
variable, for DNA would count any value there. The coder is Admin, the password kg.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import KgError
from kg.exports.network import xml_text
from kg.exports.source import GraphSource, Writer
from kg.exports.words import short
from kg.model import Actor, ActorRef, ActorType, Article, Document, Span, Stance, Statement
from kg.rdf.triples import SHORT
from kg.relations import relations
from kg.stores.cursor import Cursor
from kg.stores.graph import plain_date
from kg.written import whole_path

MAX_TEXT = 190
AGREED, OTHER = 1, 2
VARIABLES = {
    "person": "short text", "organization": "short text", "concept": "short text", "agreement": "boolean", "actor": "short text",
    "target": "short text", "relation": "short text", "polarity": "short text", "modality": "short text", "form": "short text",
    "cue": "short text", "negated": "boolean", "hearsay": "boolean", "confidence percent": "integer", "id": "long text",
    "issue": "short text",
}  # fmt: skip
_OF_ACTORS = frozenset(("person", "organization", "actor", "target"))
_ATTRIBUTES = ("Type", "Alias", "Notes")
_ACTOR_ATTRIBUTES = (*_ATTRIBUTES, "Arabic", "English", "Country", "Wikidata")
_TABLES = {"long text": "DATALONGTEXT", "integer": "DATAINTEGER", "boolean": "DATABOOLEAN"}
_ORGANIZED = frozenset((ActorType.ORGANIZATION, ActorType.COUNTRY, ActorType.GROUP, ActorType.PLACE))
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_FIRST_WORDS = re.compile(rf"\s*\S+(?:\s+\S+){{0,{SHORT - 1}}}")
# Stands for every letter of a text that may not be given on: as many letters, so that offsets stay.
MASK = "·"


@dataclass(slots=True)
class Project:
    """The database while it is written; what has been given a number, and its number."""

    db: sqlite3.Connection
    actors: dict[str, Actor]
    names: dict[str, str]
    # Names of the codebook's concepts; without a codebook an issue in its own words is the concept.
    concepts: dict[str, str]
    variables: dict[tuple[int, str], int] = field(default_factory=dict)
    attributes: dict[int, dict[str, int]] = field(default_factory=dict)
    entities: dict[tuple[int, str], int] = field(default_factory=dict)

    def insert(self, table: str, *values: object) -> int:
        """A row with the next number, which is given."""
        marks = ", ".join("?" * len(values))
        return self.db.execute(f"INSERT INTO {table} VALUES (NULL, {marks})", values).lastrowid or 0

    def entity(self, variable: int, value: str, actor: Actor | None) -> int:
        """The number of a value of a variable; a new one gets a row, and one for each attribute of its variable."""
        if (variable, value) not in self.entities:
            made = self.entities[variable, value] = self.insert("ENTITIES", variable, value, 0, 0, 0, None)
            own = _described(actor) if actor else {}
            for name, attribute in self.attributes[variable].items():
                self.insert("ATTRIBUTEVALUES", made, attribute, own.get(name, ""))
        return self.entities[variable, value]


def write_dna(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Write the project; gives the number of statements of the graph: one with several stances is several of DNA's."""
    n = 0
    with whole_path(path) as out, closing(sqlite3.connect(out)) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        db.executescript(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
        actors = {actor.id: actor for actor in source.iter_actors()}
        project = Project(db, actors, dict(_names(actors.values())), {concept.id: concept.label for concept in source.iter_concepts()})
        _define(project)
        for document, article, statements in _articles(source):
            n += len(statements)
            _write_article(project, document, article, statements, no_text)
        db.commit()
    return n


def _names(actors: Iterable[Actor]) -> Iterator[tuple[str, str]]:
    """Id and name of each actor: in DNA the name is what makes an entity, so a second actor of one name gets a number."""
    taken: set[str] = set()
    for actor in actors:
        name = plain = _cut(actor.label.strip() or actor.id, MAX_TEXT - 8)
        number = 1
        while name in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(name)
        yield actor.id, name


def _define(project: Project) -> None:
    for kind in (AGREED, OTHER):
        for name, type in VARIABLES.items():
            if kind == OTHER and name == "agreement":
                continue
            variable = project.variables[kind, name] = project.insert("VARIABLES", name, type, kind)
            if type == "short text":
                own = _ACTOR_ATTRIBUTES if name in _OF_ACTORS else _ATTRIBUTES
                project.attributes[variable] = {each: project.insert("ATTRIBUTEVARIABLES", variable, each) for each in own}


def _described(actor: Actor) -> dict[str, str]:
    own = {
        "Type": actor.type.value, "Alias": " | ".join(dict.fromkeys(n for n in actor.names if n != actor.label)), "Notes": actor.id,
        "Arabic": actor.name_ar, "English": actor.name_en, "Country": actor.country, "Wikidata": actor.wikidata,
    }  # fmt: skip
    return {name: _cut(value or "") for name, value in own.items()}


def _articles(source: GraphSource) -> Iterator[tuple[Document, Article, list[Statement]]]:
    articles, statements = (
        Cursor(source.iter_articles(), lambda item: item[0]),
        Cursor(source.iter_statements(), lambda item: item.document),
    )
    for document in source.iter_documents():
        waiting: dict[int, list[Statement]] = {}
        for s in statements.take(document.id):
            waiting.setdefault(s.article.index if s.article else 0, []).append(s)
        for _, article in articles.take(document.id):
            yield document, article, waiting.pop(article.index, [])
        if waiting:
            raise KgError(f"document {document.id!r} has statements in article {min(waiting)}, which is not there", hint="kg build again")
    for cursor in (articles, statements):
        cursor.expect_end()


def _write_article(project: Project, document: Document, article: Article, statements: list[Statement], no_text: bool) -> None:
    text = _text(document.text[article.start : article.end])
    spans = [_place(article, s.content or s.cue) for s in statements]
    made = project.insert("DOCUMENTS", *_document(document, article, _masked(text, spans) if no_text else text))
    for s, (start, stop) in zip(statements, spans, strict=True):
        for x in s.stances or (None,):
            kind = AGREED if _agrees(s, x) is not None else OTHER
            _write_values(project, project.insert("STATEMENTS", kind, made, start, stop, 1), kind, s, x, no_text)


def _document(document: Document, article: Article, text: str) -> tuple[object, ...]:
    """Title, text, coder, author, source, section, notes, type, date: a date that is not known is DNA's zero, and the notes say so."""
    title = article.title or document.title or document.id
    day = plain_date(article.date or document.date)
    seconds = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) if day else 0
    notes = filter(None, (xml_text(document.id), xml_text(document.url or ""), "" if day else "date unknown"))
    return _cut(title), text, 1, "", _cut(article.outlet or ""), _cut(document.id), "\n".join(notes), "", seconds


def _write_values(project: Project, made: int, kind: int, s: Statement, x: Stance | None, no_text: bool) -> None:
    refs = _refs(s, x)
    values = _values(s, x, no_text)
    if x is not None:
        values["concept"] = project.concepts.get(x.concept or "", "") if project.concepts else values["issue"]
    for name, type in VARIABLES.items():
        if (variable := project.variables.get((kind, name))) is None:
            continue
        if type != "short text":
            project.insert(_TABLES[type], made, variable, values[name])
            continue
        ref = refs.get(name)
        value = project.names[ref.id] if ref else _cut(str(values.get(name) or ""))
        entity = project.entity(variable, value, project.actors[ref.id] if ref else None)
        project.insert("DATASHORTTEXT", made, variable, entity)


def _refs(s: Statement, x: Stance | None) -> dict[str, ActorRef]:
    refs = {"actor": s.speaker}
    if s.speaker.type is ActorType.PERSON:
        refs["person"] = s.speaker
    elif s.speaker.type in _ORGANIZED:
        refs["organization"] = s.speaker
    return {**refs, "target": x.target} if x and x.target else refs


def _values(s: Statement, x: Stance | None, no_text: bool) -> dict[str, object]:
    """Values by variable; one that is missing is DNA's empty text."""
    said = s.cue.text
    common = {"form": s.form.value, "cue": short(said) if no_text else said, "hearsay": int(s.parent is not None), "id": s.id, "negated": 0}
    if x is None:
        return {**common, "confidence percent": round(100 * s.confidence)}
    return {
        **common, "issue": _issue(x, no_text), "agreement": _agrees(s, x), "relation": x.relation.value, "modality": x.modality.value,
        "polarity": str(relations()[x.relation].polarity), "negated": int(x.negated), "confidence percent": round(100 * x.confidence),
    }  # fmt: skip


def _issue(x: Stance, no_text: bool) -> str:
    if x.issue is None:
        return ""
    return short(x.issue.text) if no_text else " ".join(x.issue.text.split())


def _agrees(s: Statement, x: Stance | None) -> int | None:
    """Does the speaker agree (1) or not (0)? None where no such thing is said, or not by the speaker."""
    if x is None or s.parent is not None or not x.asserted:
        return None
    polarity = relations()[x.relation].polarity
    return int(polarity > 0) if polarity else None


def _place(article: Article, span: Span) -> tuple[int, int]:
    if not article.start <= span.start < span.end <= article.end:
        raise KgError(
            f"{span.start}:{span.end} lies outside article {article.index} ({article.start}:{article.end})", hint="kg build again"
        )
    return span.start - article.start, span.end - article.start


def _text(text: str) -> str:
    """The text, each letter in its place whether counted by SQLite (code points) or by DNA's window (UTF-16, line ends as one letter)."""
    return _ASTRAL.sub("\ufffd", xml_text(text)).replace("\r\n", " \n").replace("\r", "\n")


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with nothing readable but the first words of each span."""
    letters = [c if c.isspace() else MASK for c in text]
    for start, stop in spans:
        found = _FIRST_WORDS.match(text, start, stop)
        stop = found.end() if found else start
        letters[start:stop] = text[start:stop]
    return "".join(letters)


def _cut(text: str, length: int = MAX_TEXT) -> str:
    line = " ".join(xml_text(text).split())
    return line if len(line) <= length else line[: length - 1] + "…"


EXPORTS: dict[str, Writer] = {"dna": write_dna}
