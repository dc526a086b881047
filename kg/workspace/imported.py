"""Which actors did a user bring in lists? Stored under the keys by which they are looked up; what is there is never overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.actors.match import Known, keys
from kg.catalogues.entry import Entry, Holding, Post
from kg.model import Actor, ActorType

_FACTS = ("country", "parent", "wikidata")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A list says otherwise than what is there, which stays."""

    id: str
    field: str
    kept: str
    other: str


@dataclass(slots=True)
class Report:
    """What an import did."""

    actors: int = 0
    new: int = 0
    names: int = 0
    offices: int = 0
    conflicts: list[Conflict] = field(default_factory=list)


def add(c: sqlite3.Connection, item: Entry | Post | Holding, source: str, report: Report) -> None:
    """Store one item of a list, or what it says that was not there."""
    if isinstance(item, Entry):
        _add_entry(c, item, source, report)
    elif isinstance(item, Post):
        c.execute("INSERT OR IGNORE INTO imported_posts VALUES (?,?,?)", (item.id, item.office, item.owner))
    else:
        row = (item.person, item.post, item.start, item.end)
        report.offices += c.execute("INSERT OR IGNORE INTO imported_offices VALUES (?,?,?,?)", row).rowcount


def _add_entry(c: sqlite3.Connection, e: Entry, source: str, report: Report) -> None:
    row = (
        e.id,
        e.type.value,
        e.names[0],
        e.name_ar or None,
        e.name_en or None,
        e.country or None,
        e.parent or None,
        e.wikidata or None,
        source,
    )
    report.actors += 1
    new = c.execute("INSERT OR IGNORE INTO imported VALUES (?,?,?,?,?,?,?,?,?)", row).rowcount
    report.new += new
    if not new:
        _fill(c, e, report)
    names = [(e.id, name) for name in e.names]
    report.names += c.executemany("INSERT OR IGNORE INTO imported_names VALUES (?,?)", names).rowcount
    found = {(key, e.id) for name in e.names for key in keys(name, e.type)}
    c.executemany("INSERT OR IGNORE INTO imported_keys VALUES (?,?)", sorted(found))


def _fill(c: sqlite3.Connection, e: Entry, report: Report) -> None:
    """What was not known is filled in; what was known otherwise stays and is a conflict."""
    held = c.execute("SELECT * FROM imported WHERE id = ?", (e.id,)).fetchone()
    if held["type"] != e.type.value:
        report.conflicts.append(Conflict(e.id, "type", held["type"], e.type.value))
    for name in (*_FACTS, "name_ar", "name_en"):
        said = getattr(e, name)
        if said and held[name] is None:
            c.execute(f"UPDATE imported SET {name} = ? WHERE id = ?", (said, e.id))
        elif said and held[name] != said and name in _FACTS:
            report.conflicts.append(Conflict(e.id, name, held[name], said))


def doubles(c: sqlite3.Connection) -> Iterator[Conflict]:
    """Actors of lists that share an item of Wikidata: they are taken for one, and somebody should look."""
    sql = "SELECT wikidata, min(id) AS a, max(id) AS b FROM imported WHERE wikidata IS NOT NULL GROUP BY wikidata HAVING count(*) > 1"
    return (Conflict(r["a"], f"wikidata {r['wikidata']}", r["a"], r["b"]) for r in c.execute(sql))


def any_imported(c: sqlite3.Connection) -> bool:
    """Has this workspace a list?"""
    return c.execute("SELECT 1 FROM imported LIMIT 1").fetchone() is not None


def imported(c: sqlite3.Connection, id_: str) -> Actor | None:
    """What the lists say of an id."""
    r = c.execute("SELECT * FROM imported WHERE id = ?", (id_,)).fetchone()
    if r is None:
        return None
    names = names_of(c, id_)
    facts = (r["country"], r["wikidata"], r["parent"])
    return Actor(id_, ActorType(r["type"]), r["label"], r["name_ar"], r["name_en"], names, *facts, (r["source"],))


def names_of(c: sqlite3.Connection, id_: str) -> tuple[str, ...]:
    """The names that lists give to an id."""
    return tuple(r[0] for r in c.execute("SELECT name FROM imported_names WHERE id = ? ORDER BY name", (id_,)))


def candidates(c: sqlite3.Connection, looked_up: Iterable[str]) -> list[Known]:
    """Actors of the lists that any of these keys finds, one for each item of Wikidata, by id."""
    ids = {r[0] for key in looked_up for r in c.execute("SELECT id FROM imported_keys WHERE key = ? ORDER BY id LIMIT ?", (key, MOST))}
    found: dict[str, Known] = {}
    for id_ in sorted(ids):
        r = c.execute("SELECT type, country, wikidata FROM imported WHERE id = ?", (id_,)).fetchone()
        found.setdefault(r["wikidata"] or id_, Known(id_, ActorType(r["type"]), names_of(c, id_), r["country"] or ""))
    return list(found.values())


# A name that more actors bear than this tells of nobody.
MOST = 30


def holders(c: sqlite3.Connection, office: str, owner: str, first: str, last: str) -> frozenset[str]:
    """People of the lists who held an office of a country or body on any of these days; a post's label may stand for the office."""
    sql = (
        "SELECT DISTINCT o.person FROM imported_posts p JOIN imported_offices o ON o.post = p.id "
        'WHERE p.office = ? AND p.owner = ? AND o.start <= ? AND (o."end" = \'\' OR o."end" >= ?)'
    )
    return frozenset(r[0] for r in c.execute(sql, (office, owner, last, first)))
