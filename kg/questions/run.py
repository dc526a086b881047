"""What does a question answer: from the workspace (SQL), from a store (Cypher) or from RDF (SPARQL)? The same rows each time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.lang.normalize import key
from kg.questions.bind import Bound, bind, for_cypher, for_sparql, for_sql
from kg.questions.book import Question

if TYPE_CHECKING:
    from neo4j import Driver

# Runs a SPARQL query with bound variables; gives columns and rows of plain values.
Select = Callable[[str, Mapping[str, str | int]], tuple[list[str], Iterable[Iterable[Any]]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows, the same whichever store gave them, and notes on how the parameters were read."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    notes: tuple[str, ...] = ()


def from_workspace(connection: sqlite3.Connection, question: Question, given: Mapping[str, str]) -> Answer:
    """Ask the workspace's SQLite database."""
    bound = bind(question, given, lambda text: named_in_workspace(connection, text))
    cursor = connection.execute(question.sql, for_sql(bound))
    return _answer(question, bound, [column[0] for column in cursor.description], cursor)


def from_store(driver: Driver, database: str | None, question: Question, given: Mapping[str, str], workspace: str) -> Answer:
    """Ask a store that speaks Cypher, in one workspace of it."""
    from kg.stores.read import read

    bound = bind(question, given, lambda text: named_in_store(driver, database, text, workspace))
    columns, rows = read(driver, database, question.cypher, for_cypher(bound, workspace))
    return _answer(question, bound, columns, rows)


def from_rdf(connection: sqlite3.Connection, select: Select, question: Question, given: Mapping[str, str]) -> Answer:
    """Ask the workspace's RDF; names are looked up in the workspace that it was made from."""
    bound = bind(question, given, lambda text: named_in_workspace(connection, text))
    columns, rows = select(question.sparql, for_sparql(bound))
    return _answer(question, bound, columns, list(rows)[: bound.limit])


def named_in_workspace(connection: sqlite3.Connection, text: str) -> list[str]:
    """Ids of the actors whom an id or a name means: the id itself, else the whole name, else a part of the name."""
    whole = "SELECT actor_id AS id FROM name_view WHERE folded = :key UNION SELECT id FROM actor_view WHERE label = :text"
    part = "SELECT actor_id AS id FROM name_view WHERE instr(' ' || folded || ' ', ' ' || :key || ' ')"
    for query in ("SELECT id FROM actor_view WHERE id = :text", whole, part):
        found = connection.execute(_redirected(query), {"text": text, "key": key(text) or text}).fetchall()
        if found:
            return [row[0] for row in found]
    return []


def named_in_store(driver: Driver, database: str | None, text: str, workspace: str) -> list[str]:
    """As `named_in_workspace`, asked of a store."""
    from kg.stores.read import read

    part = "any(name IN a.folded WHERE (' ' + name + ' ') CONTAINS (' ' + $key + ' '))"
    for test in ("a.id = $text", "$key IN a.folded OR a.label = $text", part):
        query = f"MATCH (a:Actor {{workspace: $workspace}}) WHERE {test} RETURN DISTINCT a.id AS id ORDER BY id"
        _, rows = read(driver, database, query, {"workspace": workspace, "text": text, "key": key(text) or text})
        if rows:
            return [row[0] for row in rows]
    return []


def _redirected(query: str) -> str:
    return f"SELECT DISTINCT COALESCE(r.to_id, n.id) AS id FROM ({query}) n LEFT JOIN redirects r ON r.from_id = n.id ORDER BY 1"


def _answer(question: Question, bound: Bound, columns: list[str], rows: Iterable[Iterable[Any]]) -> Answer:
    if columns and tuple(columns) != question.columns:  # ArcadeDB names no columns where there are no rows
        raise AssertionError(f"{question.name}: the query gives {columns}, meta.toml says {question.columns}")
    return Answer(question.columns, [tuple(_plain(value) for value in row) for row in rows], bound.notes)


def _plain(value: Any) -> Any:
    """One form of a value for all three: decimals and floats as floats of 6 places, dates as text."""
    if isinstance(value, Decimal | float):
        return round(float(value), 6)
    return value.isoformat() if isinstance(value, date) else value
