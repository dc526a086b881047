"""What is an actor called? As the registry says; else as most statements say, whatever order their documents came in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from kg.lang.normalize import key, script
from kg.model import Actor, ActorRef, Statement

_COUNT = """
CREATE TEMP TABLE counted AS
SELECT actor_id, label, type, count(*) AS n FROM (
  SELECT s.speaker_id AS actor_id, s.speaker_label AS label, s.speaker_type AS type
  FROM touched t CROSS JOIN statements s ON s.speaker_id = t.actor_id
  UNION ALL
  SELECT s.addressee_id, s.addressee_label, s.addressee_type FROM touched t CROSS JOIN statements s ON s.addressee_id = t.actor_id
  UNION ALL
  SELECT x.target_id, x.target_label, x.target_type FROM touched t CROSS JOIN stances x ON x.target_id = t.actor_id
) GROUP BY actor_id, label, type"""
_TIDY = (
    "CREATE INDEX temp.counted_actor ON counted(actor_id, n DESC, label, type)",
    "DELETE FROM actors WHERE id IN (SELECT actor_id FROM touched) AND id NOT IN (SELECT actor_id FROM counted) "
    "AND id NOT IN (SELECT to_id FROM redirects) AND id NOT IN (SELECT to_id FROM parts)",
    "UPDATE actors SET (label, type) = (SELECT label, type FROM counted WHERE actor_id = id ORDER BY n DESC, label, type LIMIT 1) "
    "WHERE known = 0 AND id IN (SELECT actor_id FROM counted)",
    "DELETE FROM actor_names WHERE known = 0 AND actor_id IN (SELECT actor_id FROM counted) "
    "AND NOT EXISTS (SELECT 1 FROM counted c WHERE c.actor_id = actor_names.actor_id AND c.label = actor_names.name)",
)
_TOUCH = """
INSERT OR IGNORE INTO touched
SELECT speaker_id FROM statements WHERE document_id = :id
UNION SELECT addressee_id FROM statements WHERE document_id = :id AND addressee_id IS NOT NULL
UNION SELECT x.target_id FROM statements s JOIN stances x ON x.statement_id = s.id WHERE s.document_id = :id AND x.target_id IS NOT NULL"""
_FACTS = (
    "INSERT INTO actors(id, type, label, name_ar, name_en, country, parent, wikidata, known) VALUES (?,?,?,?,?,?,?,?,1) "
    "ON CONFLICT(id) DO UPDATE SET type=excluded.type, label=excluded.label, name_ar=excluded.name_ar, name_en=excluded.name_en, "
    "country=excluded.country, parent=excluded.parent, wikidata=excluded.wikidata, known=1"
)

_FORGET = (
    "UPDATE actors SET known = 0, name_ar = NULL, name_en = NULL, country = NULL, parent = NULL, wikidata = NULL WHERE id = ? AND known = 1"
)


def touch(connection: sqlite3.Connection, document: str) -> None:
    """Remember whom the document's statements name: what these actors are called has to be looked at again."""
    connection.execute(_TOUCH, {"id": document})


def put(connection: sqlite3.Connection, statements: Iterable[Statement], facts: Iterable[Actor]) -> None:
    """The actors of statements, with what the registry knows of some; the others are called so until `tidy`."""
    known = {actor.id: actor for actor in facts}
    refs = {(ref.id, ref.label): ref for statement in statements for ref in statement.actors}
    for actor in known.values():
        put_known(connection, actor)
    for ref in refs.values():
        if ref.id not in known:
            _put_unknown(connection, ref)
        _put_names(connection, ref.id, [ref.label], known=0)


def tidy(connection: sqlite3.Connection) -> None:
    """Make names follow from the statements that are there now, and drop actors that none of them names."""
    connection.execute(_COUNT)
    for sql in _TIDY:
        connection.execute(sql)
    for actor_id, label in connection.execute("SELECT DISTINCT actor_id, label FROM counted ORDER BY 1, 2").fetchall():
        _put_names(connection, actor_id, [label], known=0)
    connection.execute("DELETE FROM touched")
    connection.execute("DROP TABLE counted")


def put_known(connection: sqlite3.Connection, a: Actor) -> None:
    """An actor with what a registry says of it."""
    connection.execute(_FACTS, (a.id, a.type.value, a.label, a.name_ar, a.name_en, a.country, a.parent, a.wikidata))
    connection.execute("DELETE FROM actor_names WHERE actor_id = ? AND known = 1", (a.id,))
    _put_names(connection, a.id, dict.fromkeys((a.label, *a.names)), known=1)


def _put_unknown(connection: sqlite3.Connection, ref: ActorRef) -> None:
    """An actor that the registry does not know, or no longer knows."""
    connection.execute("INSERT OR IGNORE INTO actors(id, type, label) VALUES (?,?,?)", (ref.id, ref.type.value, ref.label))
    if connection.execute(_FORGET, (ref.id,)).rowcount:
        connection.execute("UPDATE actor_names SET known = 0 WHERE actor_id = ?", (ref.id,))


def _put_names(connection: sqlite3.Connection, actor_id: str, names: Iterable[str], *, known: int) -> None:
    connection.executemany(
        "INSERT INTO actor_names(actor_id, name, lang, folded, known) VALUES (?,?,?,?,?) "
        "ON CONFLICT DO UPDATE SET known = max(known, excluded.known)",
        [(actor_id, name, script(name), key(name), known) for name in names],
    )
