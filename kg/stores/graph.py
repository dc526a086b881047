"""Which nodes and relationships is a workspace, as rows that a property graph can take?

The graph of the design: actors MADE statements that TARGET actors and are ABOUT issues, stand IN articles, PART_OF documents,
PUBLISHED_BY outlets. Rows are plain dictionaries, made a document at a time, so nothing grows with the corpus.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.errors import KgError
from kg.lang.normalize import key as folded
from kg.model import Actor, ActorType, Article, Document, Span, Stance, Statement, article_id, digest_of
from kg.relations import relations
from kg.source import GraphSource
from kg.stores.cursor import Cursor

# Part of every digest: a new number makes the next load write everything again.
VERSION = "1"
NAME_LENGTH = 60
# Neo4j indexes keys up to some 8 kB; beyond this an id is hashed.
KEY_BYTES = 2000

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """All that came of one document; `digest` changes with any of it."""

    id: str
    key: str
    digest: str
    rows: dict[str, list[Row]] = field(repr=False)

    @property
    def size(self) -> int:
        """How many rows there are."""
        return sum(map(len, self.rows.values()))


@dataclass(frozen=True, slots=True)
class Keys:
    """The `key` of any id in one workspace: unique in the whole store."""

    workspace: str

    def of(self, id: str) -> str:
        """Workspace, blank, id; a very long id is hashed."""
        made = f"{self.workspace} {clean(id)}"
        return made if len(made.encode()) <= KEY_BYTES else f"{self.workspace} #{digest_of(id)}"

    def node(self, id: str, name: str, **properties: object) -> Row:
        """The properties that every node has, and its own that are not null."""
        own = {k: clean(v) if isinstance(v, str) else v for k, v in properties.items() if v is not None}
        return {"key": self.of(id), "workspace": self.workspace, "id": clean(id), "name": short(name), **own}


def document_rows(source: GraphSource, workspace: str) -> Iterator[DocumentRows]:
    """The rows of each document in turn; KgError where the source's iterators disagree on documents or their order."""
    keys = Keys(workspace)
    articles, statements = Cursor(source.iter_articles(), _article_document), Cursor(source.iter_statements(), _statement_document)
    for document in source.iter_documents():
        rows = _rows_of(keys, document, articles.take(document.id), list(statements.take(document.id)))
        yield DocumentRows(document.id, keys.of(document.id), _digest(rows), rows)
    for cursor in (articles, statements):
        cursor.expect_end()


def actor_rows(source: GraphSource, workspace: str) -> Iterator[Row]:
    """One row an actor: `label` (the second label of the node, or empty), `key`, `digest`, `properties`."""
    keys = Keys(workspace)
    for actor in source.iter_actors():
        properties = _actor(keys, actor)
        label = "" if actor.type is ActorType.UNKNOWN else actor.type.value.title()
        digest = _digest([label, properties])
        yield {"label": label, "key": properties["key"], "digest": digest, "properties": {**properties, "digest": digest}}


def short(words: str) -> str:
    """Words as a caption: one line, at most 60 characters."""
    line = " ".join(clean(words).split())
    return line if len(line) <= NAME_LENGTH else line[: NAME_LENGTH - 1].rstrip() + "…"


def clean(text: str) -> str:
    """The text as UTF-8 can carry it: half a surrogate pair becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _SURROGATE.search(text) else text


def full_day(text: str) -> date | None:
    """The day of a text that is one and nothing more; None where only month or year are known, or also the hour.

    >>> full_day("2024-03-05"), full_day("2024-03")
    (datetime.date(2024, 3, 5), None)
    """
    return plain_date(text) if _DAY.fullmatch(text) else None


def plain_date(text: str | None) -> date | None:
    """The day of an ISO 8601 text, its first day where only month or year are known, None where it is no date.

    >>> plain_date("2024-03-05T10:00:00Z"), plain_date("2024-03"), plain_date("yesterday")
    (datetime.date(2024, 3, 5), datetime.date(2024, 3, 1), None)
    """
    found = _DATE.match(text or "")
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")


def _rows_of(keys: Keys, document: Document, articles: Iterable[tuple[str, Article]], statements: list[Statement]) -> dict[str, list[Row]]:
    made = [article for _, article in articles]
    places = {article.index: article for article in made}
    known = {statement.id for statement in statements}
    rows: dict[str, list[Row]] = {
        "documents": [_document(keys, document)],
        "outlets": [],
        "articles": [_article(keys, document, article) for article in made],
        "issues": [],
        "statements": [_statement(keys, document, places, statement) for statement in statements],
        "addressed": [_link(keys, s.id, s.addressee.id) for s in statements if s.addressee is not None],
        "attested": [_link(keys, s.id, s.parent) for s in statements if s.parent in known and s.parent is not None],
        "targets": [],
        "about": [],
    }
    rows["published"] = [{"from": row["key"], "to": row["outlet_key"]} for row in rows["articles"] if row["outlet_key"]]
    rows["outlets"] = [keys.node(name, name) for name in sorted({row["outlet"] for row in rows["articles"] if row["outlet"]})]
    for statement in statements:
        for ordinal, stance in enumerate(statement.stances):
            _add_stance(keys, rows, statement.id, ordinal, stance)
    return rows


def _document(keys: Keys, document: Document) -> Row:
    day = plain_date(document.date)
    dates = {"date": day, "date_text": document.date}
    return keys.node(document.id, document.title or document.id, title=document.title, url=document.url, lang=document.lang, **dates)


def _article(keys: Keys, document: Document, article: Article) -> Row:
    outlet = article.outlet
    id = article_id(document.id, article.index)
    place: dict[str, object] = {"index": article.index, "start": article.start, "end": article.end}
    dates: dict[str, object] = {"date": plain_date(article.date), "date_text": article.date}
    return {
        "document": keys.of(document.id),
        "outlet": clean(outlet) if outlet else None,
        "outlet_key": keys.of(outlet) if outlet else None,
        "key": keys.of(id),
        "properties": keys.node(id, article.title or document.id, title=article.title, url=document.url, **place, **dates),
    }


def _statement(keys: Keys, document: Document, places: dict[int, Article], statement: Statement) -> Row:
    index = statement.article.index if statement.article else 0
    article = places.get(index)
    if article is None:
        message = f"statement {statement.id} of document {document.id!r} stands in article {index}, which is not there"
        raise KgError(message, hint="kg build again")
    quoted = statement.content or statement.cue
    caption = f"{statement.speaker.label}: {statement.cue.text}"
    said = statement.date or article.date
    properties = keys.node(
        statement.id, caption, caption=short(caption), cue=statement.cue.text, lemma=statement.lemma, quote=quoted.text,
        form=statement.form.value, date=plain_date(said), date_text=said, confidence=statement.confidence, rule=statement.rule,
        start=quoted.start, end=quoted.end, cue_start=statement.cue.start, cue_end=statement.cue.end,
        utterance=statement.utterance or statement.id, hearsay=statement.parent is not None, speaker_text=_words(statement.speaker.mention),
    )  # fmt: skip
    return {
        "speaker": keys.of(statement.speaker.id),
        "article": keys.of(article_id(document.id, index)),
        "key": properties["key"],
        "properties": properties,
    }


def _add_stance(keys: Keys, rows: dict[str, list[Row]], statement: str, ordinal: int, stance: Stance) -> None:
    """A stance to a target about an issue is two relationships with one ordinal, each with all its properties (ABOUT says `targeted`)."""
    properties = _stance(ordinal, stance)
    if stance.target is not None:
        own = {**properties, "mention": _words(stance.target.mention)}
        rows["targets"].append(_link(keys, statement, stance.target.id, {k: v for k, v in own.items() if v is not None}))
    if stance.issue is not None:
        id = "i" + digest_of(stance.issue.text)
        rows["issues"].append(keys.node(id, stance.issue.text, text=stance.issue.text))
        own = {**properties, "targeted": stance.target is not None}
        rows["about"].append(_link(keys, statement, id, {k: v for k, v in own.items() if v is not None}))


def _stance(ordinal: int, stance: Stance) -> Row:
    info = relations()[stance.relation]
    return {
        "ordinal": ordinal, "relation": stance.relation.value, "polarity": info.polarity, "family": info.family,
        "negated": stance.negated, "modality": stance.modality.value, "confidence": stance.confidence, "rule": stance.rule,
        "issue": _words(stance.issue), "concept": clean(stance.concept) if stance.concept else None,
        "condition": _words(stance.condition), "evidence": _words(stance.evidence),
    }  # fmt: skip


def _actor(keys: Keys, actor: Actor) -> Row:
    arabic, english = actor.name_ar or actor.label, actor.name_en or actor.label
    names = sorted({clean(name) for name in (actor.label, arabic, english, *actor.names)})
    return keys.node(
        actor.id, actor.label, label=actor.label, type=actor.type.value, name_ar=arabic, name_en=english, names=names,
        folded=sorted({folded(name) for name in names}), country=actor.country, parent=actor.parent, wikidata=actor.wikidata,
    )  # fmt: skip


def _link(keys: Keys, start: str, end: str, properties: Row | None = None) -> Row:
    return {"from": keys.of(start), "to": keys.of(end), "properties": properties or {}}


def _words(span: Span | None) -> str | None:
    return clean(span.text) if span else None


def _digest(rows: object) -> str:
    return hashlib.sha256(f"{VERSION} {rows!r}".encode()).hexdigest()[:16]


def _article_document(item: tuple[str, Article]) -> str:
    return item[0]


def _statement_document(item: Statement) -> str:
    return item.document
