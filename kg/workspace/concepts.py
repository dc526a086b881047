"""Which codebook does a workspace use, and what does it make of each stance?

The concept is stored with its stance, so that all that reads stances follows the codebook.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from kg.concepts.codebook import Codebook, parse
from kg.model import Statement
from kg.source import Concept

_STANCES = (
    "SELECT x.statement_id, x.ordinal, x.issue, s.content, x.concept FROM stances x JOIN statements s ON s.id = x.statement_id "
    "ORDER BY x.statement_id, x.ordinal"
)


def codebook(connection: sqlite3.Connection) -> Codebook | None:
    """The codebook in use."""
    row = connection.execute("SELECT name, text FROM codebook").fetchone()
    return parse(row["text"], row["name"]) if row else None


def concepts(connection: sqlite3.Connection) -> Iterator[Concept]:
    """The concepts in use, in the order of their file."""
    for r in connection.execute("SELECT id, name_ar, name_en, parent FROM concepts ORDER BY ordinal"):
        yield Concept(r["id"], r["name_ar"], r["name_en"], r["parent"])


def use(connection: sqlite3.Connection, book: Codebook | None, name: str) -> None:
    """Code every stance anew by this codebook, or by none; the caller's transaction makes it whole."""
    connection.execute("DELETE FROM codebook")
    connection.execute("DELETE FROM concepts")
    if book is not None:
        connection.execute("INSERT INTO codebook(name, text) VALUES (?, ?)", (name, book.text))
        rows = ((c.id, n, c.name_ar, c.name_en, c.parent) for n, c in enumerate(book.concepts))
        connection.executemany("INSERT INTO concepts(id, ordinal, name_ar, name_en, parent) VALUES (?,?,?,?,?)", rows)
    found = ((book.code(r["issue"], r["content"]) if book else None, r) for r in connection.execute(_STANCES))
    changed = [(concept, r["statement_id"], r["ordinal"]) for concept, r in found if concept != r["concept"]]
    connection.executemany("UPDATE stances SET concept = ? WHERE statement_id = ? AND ordinal = ?", changed)


def coded(book: Codebook | None, statement: Statement) -> Statement:
    """The statement with the concepts of its stances; as it is where no codebook is used."""
    if book is None:
        return statement
    content = statement.content.text if statement.content else None
    stances = (replace(x, concept=book.code(x.issue.text if x.issue else None, content)) for x in statement.stances)
    return replace(statement, stances=tuple(stances))
