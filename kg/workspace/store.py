"""Where is everything that one project knows kept? One folder, one SQLite file in it; every document is all there or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.errors import Exit, KgError
from kg.lang.normalize import key, script
from kg.model import Actor, ActorRef, ActorType, Article, Document, Form, Modality, Relation, Span, Stance, Statement, article_id
from kg.relations import relations

VERSION = 1


class Workspace:
    """The durable store of one project; a context manager over its database."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    @contextmanager
    def open(cls, path: Path, *, create: bool = False, write: bool = False) -> Iterator[Workspace]:
        """Open the workspace folder; `create` makes it, `write` lets nobody else write meanwhile."""
        file = path / "kg.db"
        if not file.is_file():
            if not create:
                raise KgError(f"{path}: no workspace here", hint=f"kg build FOLDER -w {path}", exit_code=Exit.USAGE)
            path.mkdir(parents=True, exist_ok=True)
        connection = _connect(file, write or create)
        try:
            yield cls(path, connection)
        finally:
            connection.close()

    # --- writing ------------------------------------------------------------------------------------------------

    def is_current(self, document: Document, run: str) -> bool:
        """Was this very document read by this very run already?"""
        row = self.connection.execute(
            "SELECT 1 FROM documents WHERE id = ? AND digest = ? AND run_id = ?", (document.id, document.digest, run)
        )
        return row.fetchone() is not None

    def add_run(self, run: str, version: str, reader: str, pack: str) -> None:
        """Register the version of model and pack that reads."""
        with self.connection:
            self.connection.execute("INSERT OR IGNORE INTO runs VALUES (?, ?, ?, ?)", (run, version, reader, pack))

    def put_document(self, document: Document, articles: Iterable[Article], statements: Iterable[Statement], run: str) -> None:
        """Store a document and all that came of it in one transaction; what came of it before is gone."""
        with self.connection as c:
            c.execute("DELETE FROM documents WHERE id = ?", (document.id,))
            c.execute("DELETE FROM refused WHERE place = ?", (document.id,))
            d = document
            c.execute(
                "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?)", (d.id, d.digest, run, d.title, d.date, d.outlet, d.url, d.lang, d.text)
            )
            rows = ((article_id(d.id, a.index), d.id, a.index, a.start, a.end, a.title, a.date, a.outlet, d.url) for a in articles)
            c.executemany("INSERT INTO articles VALUES (?,?,?,?,?,?,?,?,?)", rows)
            for s in statements:
                self._put_statement(s)

    def put_actors(self, actors: Iterable[Actor]) -> None:
        """Names and facts of actors that statements refer to."""
        with self.connection as c:
            for a in actors:
                c.execute(
                    "INSERT INTO actors VALUES (?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET type=excluded.type, label=excluded.label, "
                    "name_ar=excluded.name_ar, "
                    "name_en=excluded.name_en, country=excluded.country, parent=excluded.parent, wikidata=excluded.wikidata",
                    (a.id, a.type.value, a.label, a.name_ar, a.name_en, a.country, a.parent, a.wikidata),
                )
                names = ((a.id, n, script(n), key(n)) for n in dict.fromkeys((a.label, *a.names)))
                c.executemany("INSERT OR IGNORE INTO actor_names VALUES (?,?,?,?)", names)

    def refuse(self, place: str, reason: str, hint: str, outlet: str | None = None, date: str | None = None) -> None:
        """Remember that a document could not be read."""
        with self.connection as c:
            c.execute("INSERT OR REPLACE INTO refused VALUES (?,?,?,?,?)", (place, outlet, date, reason, hint))

    def remove(self, ids: Iterable[str]) -> int:
        """Take documents and all that came of them out; KgError names the first that is not there, and then nothing is removed."""
        wanted = list(ids)
        with self.connection as c:
            for id_ in wanted:
                if c.execute("DELETE FROM documents WHERE id = ?", (id_,)).rowcount == 0:
                    raise KgError(
                        f"document {id_!r} is not in the workspace {self.path}",
                        hint="kg status -w … counts them; ids are those of the input",
                    )
        self.tidy()
        return len(wanted)

    def tidy(self) -> None:
        """Drop actors that no statement refers to any more."""
        with self.connection as c:
            c.execute(
                "DELETE FROM actors WHERE id NOT IN (SELECT speaker_id FROM statements "
                "UNION SELECT addressee_id FROM statements WHERE addressee_id IS NOT NULL "
                "UNION SELECT target_id FROM stances WHERE target_id IS NOT NULL UNION SELECT to_id FROM redirects)"
            )

    def _put_statement(self, s: Statement) -> None:
        c, a = self.connection, s.addressee
        article = article_id(s.document, s.article.index if s.article else 0)
        for ref in s.actors:
            c.execute("INSERT OR IGNORE INTO actors(id, type, label) VALUES (?,?,?)", (ref.id, ref.type.value, ref.label))
            c.execute(
                "INSERT OR IGNORE INTO actor_names VALUES (?,?,?,?)",
                (ref.id, ref.label, script(ref.label), key(ref.label)),
            )
        c.execute(
            "INSERT INTO statements VALUES (?,?,?,?, ?,?,?,?,?,?, ?,?,?,?,?,?, ?,?,?,?, ?,?,?, ?,?,?,?,?)",
            (
                s.id,
                s.document,
                article,
                s.utterance or s.id,
                s.speaker.id,
                s.speaker.label,
                s.speaker.type.value,
                *_flat(s.speaker.mention),
                a and a.id,
                a and a.label,
                a and a.type.value,
                *_flat(a.mention if a else None),
                s.cue.text,
                s.lemma,
                s.cue.start,
                s.cue.end,
                *_flat(s.content),
                s.form.value,
                s.parent,
                s.date,
                s.confidence,
                s.rule,
            ),
        )
        for n, x in enumerate(s.stances):
            info, t = relations()[x.relation], x.target
            c.execute(
                "INSERT INTO stances VALUES (?,?,?,?,?, ?,?,?,?,?,?, ?,?,?, ?,?, ?,?,?, ?,?,?, ?,?)",
                (
                    s.id,
                    n,
                    x.relation.value,
                    info.family,
                    info.polarity,
                    t and t.id,
                    t and t.label,
                    t and t.type.value,
                    *_flat(t.mention if t else None),
                    *_flat(x.issue),
                    int(x.negated),
                    x.modality.value,
                    *_flat(x.evidence),
                    *_flat(x.condition),
                    x.confidence,
                    x.rule,
                ),
            )

    # --- reading ------------------------------------------------------------------------------------------------

    def rows(self, sql: str, parameters: Any = ()) -> Iterator[sqlite3.Row]:
        """Rows of a query, streamed."""
        yield from self.connection.execute(sql, parameters)

    def iter_documents(self) -> Iterator[Document]:
        """All documents by id."""
        for r in self.rows("SELECT * FROM documents ORDER BY id"):
            yield Document(r["id"], r["text"], r["title"], r["date"], r["outlet"], r["url"], r["lang"])

    def iter_articles(self) -> Iterator[tuple[str, Article]]:
        """All articles with their document's id, in document order."""
        for r in self.rows("SELECT * FROM articles ORDER BY document_id, idx"):
            yield r["document_id"], Article(r["idx"], r["start"], r["end"], r["title"], r["date"], r["outlet"])

    def iter_actors(self) -> Iterator[Actor]:
        """All actors by id, redirected ones left out."""
        for r in self.rows("SELECT * FROM actors WHERE id NOT IN (SELECT from_id FROM redirects) ORDER BY id"):
            names = tuple(n["name"] for n in self.rows("SELECT name FROM actor_names WHERE actor_id = ? ORDER BY name", (r["id"],)))
            yield Actor(
                r["id"], ActorType(r["type"]), r["label"], r["name_ar"], r["name_en"], names, r["country"], r["wikidata"], r["parent"]
            )

    def iter_statements(self) -> Iterator[Statement]:
        """All statements by document and cue, with ids redirected."""
        redirects = {r["from_id"]: r["to_id"] for r in self.rows("SELECT * FROM redirects")}
        articles: dict[str, Article] = {}
        sql = (
            'SELECT s.*, a.idx, a.start AS a_start, a."end" AS a_end, a.title, a.date AS a_date, a.outlet '
            "FROM statements s JOIN articles a ON a.id = s.article_id "
            "ORDER BY s.document_id, s.cue_start, s.cue_end, s.id"
        )
        for r in self.rows(sql):
            article = articles.get(r["article_id"])
            if article is None:
                articles = {r["article_id"]: (article := Article(r["idx"], r["a_start"], r["a_end"], r["title"], r["a_date"], r["outlet"]))}
            yield _statement(r, article, self.rows("SELECT * FROM stances WHERE statement_id = ? ORDER BY ordinal", (r["id"],)), redirects)

    def counts(self) -> dict[str, int]:
        """How many documents, articles, statements, stances, actors, refused."""
        tables = ("documents", "refused", "articles", "statements", "stances", "actors")
        return {t: self.connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}


def _connect(file: Path, write: bool) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(file, timeout=5)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        if write:
            connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection, file)
    except sqlite3.DatabaseError as error:
        raise KgError(
            f"{file}: {error}",
            hint="another kg may be writing here: wait for it; if the file is no workspace, choose another folder with -w",
        ) from error
    return connection


def _migrate(connection: sqlite3.Connection, file: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise KgError(
            f"{file}: made by a newer kg (schema {version}, this one knows {VERSION})", hint="pip install --upgrade actor-statement-graph"
        )
    if version == 0:
        schema = files("kg.workspace").joinpath("schema.sql").read_text(encoding="utf-8")
        connection.executescript(f"BEGIN IMMEDIATE; {schema} PRAGMA user_version = {VERSION}; COMMIT;")


def _flat(span: Span | None) -> tuple[str | None, int | None, int | None]:
    return (span.text, span.start, span.end) if span else (None, None, None)


def _span(r: sqlite3.Row, name: str, text: str | None = None) -> Span | None:
    return Span(r[f"{name}_start"], r[f"{name}_end"], r[text or name]) if r[f"{name}_start"] is not None else None


def _actor(r: sqlite3.Row, role: str, redirects: dict[str, str]) -> ActorRef | None:
    id_ = r[f"{role}_id"]
    return (
        ActorRef(redirects.get(id_, id_), r[f"{role}_label"], ActorType(r[f"{role}_type"]), _span(r, role, f"{role}_text")) if id_ else None
    )


def _statement(r: sqlite3.Row, article: Article, stances: Iterable[sqlite3.Row], redirects: dict[str, str]) -> Statement:
    speaker = _actor(r, "speaker", redirects)
    if speaker is None:
        raise KgError(f"statement {r['id']} has no speaker", hint="rebuild the workspace: kg build … -w …")
    return Statement(
        id=r["id"],
        document=r["document_id"],
        speaker=speaker,
        cue=Span(r["cue_start"], r["cue_end"], r["cue"]),
        content=_span(r, "content"),
        form=Form(r["form"]),
        confidence=r["confidence"],
        stances=tuple(_stance(x, redirects) for x in stances),
        lemma=r["lemma"],
        utterance=r["utterance"],
        article=article,
        addressee=_actor(r, "addressee", redirects),
        parent=r["parent_id"],
        date=r["date"],
        rule=r["rule"],
    )


def _stance(r: sqlite3.Row, redirects: dict[str, str]) -> Stance:
    return Stance(
        Relation(r["relation"]),
        _actor(r, "target", redirects),
        _span(r, "issue"),
        r["confidence"],
        bool(r["negated"]),
        Modality(r["modality"]),
        _span(r, "evidence"),
        _span(r, "condition"),
        r["rule"],
    )
