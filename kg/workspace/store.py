"""Where is everything that one project knows kept? One folder, one SQLite file in it; every document is all there or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.concepts.codebook import Codebook
from kg.errors import Exit, KgError
from kg.judgements.record import Judgement
from kg.model import Actor, ActorType, Article, Document, Statement, article_id
from kg.readers.refusal import Refusal
from kg.source import Concept
from kg.workspace import actors as naming
from kg.workspace import concepts as coding
from kg.workspace.database import opened
from kg.workspace.judged import add_judgements, read_judgements, read_shown
from kg.workspace.rows import put_statement, read_statement

_ACTORS = """
SELECT a.id, a.type, COALESCE(n.label, a.label) AS label, COALESCE(n.name_ar, a.name_ar) AS name_ar,
       COALESCE(n.name_en, a.name_en) AS name_en, COALESCE(a.country, n.country) AS country,
       COALESCE(a.wikidata, n.wikidata) AS wikidata, a.parent
FROM actors a LEFT JOIN shown n ON n.actor_id = a.id WHERE a.id NOT IN (SELECT from_id FROM redirects)"""
_NAMES = """
SELECT name FROM name_view WHERE actor_id = ?1
UNION SELECT v.name FROM redirects r JOIN name_view v ON v.actor_id = r.from_id WHERE r.to_id = ?1 ORDER BY name"""


class Workspace:
    """The durable store of one project; a context manager over its database."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    @contextmanager
    def open(cls, path: Path, *, create: bool = False, write: bool = False) -> Iterator[Workspace]:
        """Open the workspace folder; `create` makes it, `write` lets nobody else write meanwhile."""
        if path.exists() and not path.is_dir():
            raise KgError(f"{path}: is a file, and a workspace is a folder", hint="choose a folder with -w", exit_code=Exit.USAGE)
        file = path / "kg.db"
        if not file.exists():
            if not create:
                raise KgError(f"{path}: no workspace here", hint=f"kg build FOLDER -w {path}", exit_code=Exit.USAGE)
            _make(path)
        with opened(file, write=write or create) as connection:
            yield cls(path, connection)

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

    def put_document(
        self, document: Document, articles: Iterable[Article], statements: Sequence[Statement], run: str, actors: Iterable[Actor] = ()
    ) -> None:
        """Store a document, all that came of it and the registry's facts of its actors, in one transaction; what came before is gone."""
        d = document
        with self.connection as c:
            self._drop(d.id)
            c.execute(
                "INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?)", (d.id, d.digest, run, d.title, d.date, d.outlet, d.url, d.lang, d.text)
            )
            rows = ((article_id(d.id, a.index), d.id, a.index, a.start, a.end, a.title, a.date, a.outlet, d.url) for a in articles)
            c.executemany("INSERT INTO articles VALUES (?,?,?,?,?,?,?,?,?)", rows)
            for s in statements:
                put_statement(c, coding.coded(self.codebook, s))
            naming.put(c, statements, actors)
            naming.touch(c, d.id)

    def refuse(self, refusal: Refusal) -> None:
        """Remember that a document could not be read."""
        r = refusal
        with self.connection as c:
            c.execute(
                "INSERT OR REPLACE INTO refused(place, outlet, date, reason, hint, file) VALUES (?,?,?,?,?,?)",
                (r.place, r.outlet, r.date, r.reason, r.hint, r.file),
            )

    def refused(self) -> dict[str, str | None]:
        """The places of all refusals, each with its file as it was typed; None where the place is a document's id."""
        return {r["place"]: r["file"] for r in self.rows("SELECT place, file FROM refused ORDER BY place")}

    def forgive(self, places: Iterable[str]) -> None:
        """Forget refusals that no longer hold."""
        with self.connection as c:
            c.executemany("DELETE FROM refused WHERE place = ?", ((place,) for place in places))

    def remove(self, ids: Iterable[str]) -> int:
        """Take documents and all that came of them out, refused ones too; KgError names the first not there, then nothing is removed."""
        wanted = list(dict.fromkeys(ids))
        with self.connection:
            for id_ in wanted:
                if not self._drop(id_):
                    hint = f"ids are those of the input; kg status -w {self.path} --format json lists what was refused"
                    raise KgError(f"document {id_!r} is not in the workspace {self.path}", hint=hint)
        self.tidy()
        return len(wanted)

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Append judgements to the log, those left aside that it holds already; how many were new. `kg.resolution` draws what follows."""
        with self.connection as c:
            return add_judgements(c, judgements)

    def judgements(self) -> dict[int, Judgement]:
        """The log of judgements by number."""
        return read_judgements(self.connection)

    def tidy(self) -> None:
        """Make what actors are called follow from the statements that are there now; drop actors that none of them names."""
        with self.connection as c:
            naming.tidy(c)

    def use_codebook(self, book: Codebook | None, name: str = "") -> None:
        """Code all stances by this codebook, or by none, now and as documents come."""
        with self.connection as c:
            coding.use(c, book, name)
        self.codebook = book

    @cached_property
    def codebook(self) -> Codebook | None:
        """The codebook in use."""
        return coding.codebook(self.connection)

    def _drop(self, id_: str) -> bool:
        naming.touch(self.connection, id_)
        tables = (("documents", "id"), ("refused", "place"))
        return any([self.connection.execute(f"DELETE FROM {t} WHERE {column} = ?", (id_,)).rowcount for t, column in tables])

    # --- reading ------------------------------------------------------------------------------------------------

    def rows(self, sql: str, parameters: Any = ()) -> Iterator[sqlite3.Row]:
        """Rows of a query, streamed."""
        yield from self.connection.execute(sql, parameters)

    def iter_documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """All documents, or those of these ids, by id."""
        where, wanted = _among("id", ids)
        for r in self.rows(f"SELECT * FROM documents WHERE {where} ORDER BY id", wanted):
            yield Document(r["id"], r["text"], r["title"], r["date"], r["outlet"], r["url"], r["lang"])

    def iter_articles(self) -> Iterator[tuple[str, Article]]:
        """All articles with their document's id, in document order."""
        for r in self.rows("SELECT * FROM articles ORDER BY document_id, idx"):
            yield r["document_id"], Article(r["idx"], r["start"], r["end"], r["title"], r["date"], r["outlet"])

    def iter_actors(self, ids: Iterable[str] | None = None) -> Iterator[Actor]:
        """All actors, or those of these ids, by id, with the names of those that are redirected to them; redirected ones left out."""
        where, wanted = _among("a.id", ids)
        for r in self.rows(f"{_ACTORS} AND {where} ORDER BY a.id", wanted):
            names = tuple(n["name"] for n in self.rows(_NAMES, (r["id"],)))
            about = (r["country"], r["wikidata"], r["parent"])
            yield Actor(r["id"], ActorType(r["type"]), r["label"], r["name_ar"], r["name_en"], names, *about)

    def iter_statements(self, ids: Iterable[str] | None = None) -> Iterator[Statement]:
        """All statements, or those of these ids, by document and cue, with ids of actors redirected."""
        where, wanted = _among("s.id", ids)
        shown = read_shown(self.connection)
        articles: dict[str, Article] = {}
        sql = (
            'SELECT s.*, a.idx, a.start AS a_start, a."end" AS a_end, a.title, a.date AS a_date, a.outlet '
            f"FROM statements s JOIN articles a ON a.id = s.article_id WHERE {where} "
            "ORDER BY s.document_id, s.cue_start, s.cue_end, s.id"
        )
        for r in self.rows(sql, wanted):
            article = articles.get(r["article_id"])
            if article is None:
                articles = {r["article_id"]: (article := Article(r["idx"], r["a_start"], r["a_end"], r["title"], r["a_date"], r["outlet"]))}
            yield read_statement(
                r, article, self.rows("SELECT * FROM stances WHERE statement_id = ? ORDER BY ordinal", (r["id"],)), shown.ref
            )

    def iter_concepts(self) -> Iterator[Concept]:
        """Concepts of the codebook in its order; none where none is used."""
        yield from coding.concepts(self.connection)

    def counts(self) -> dict[str, int]:
        """How many documents, articles, statements, stances, actors, refused."""
        tables = ("documents", "refused", "articles", "statements", "stances", "actors")
        return {t: self.connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}


def _among(column: str, ids: Iterable[str] | None) -> tuple[str, tuple[str, ...]]:
    """A condition that holds for these ids, and for all where none are given."""
    return ("1", ()) if ids is None else (f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KgError(f"{folder}: cannot be made: {error.strerror}", hint="choose another folder with -w") from error
