"""How does a workspace keep judgements, and what follows from them?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.judgements.record import Judgement, Verb
from kg.judgements.settle import Settled
from kg.lang.normalize import key, script
from kg.model import Actor, ActorRef, ActorType
from kg.workspace import actors as naming
from kg.workspace.imported import imported

_DERIVED = ("redirects", "parts", "shown", "aliases")
_NAMED = """
SELECT 1 FROM statements s LEFT JOIN stances x ON x.statement_id = s.id
WHERE s.document_id = :document AND :actor IN (s.speaker_id, s.addressee_id, x.target_id) LIMIT 1"""


def add_judgements(c: sqlite3.Connection, judgements: Iterable[Judgement]) -> int:
    """Append those that the log does not have yet; how many these were."""
    sql = "INSERT OR IGNORE INTO judgements(id, at, by, verb, actors, documents, value, reason) VALUES (?,?,?,?,?,?,?,?)"
    return sum(c.execute(sql, (j.id, *_columns(j))).rowcount for j in judgements)


def read_judgements(c: sqlite3.Connection) -> dict[int, Judgement]:
    """The log by number, in the order in which it grew."""
    return {r["n"]: _judgement(r) for r in c.execute("SELECT * FROM judgements ORDER BY n")}


def _columns(j: Judgement) -> tuple[str | None, ...]:
    lists = (json.dumps(j.actors, ensure_ascii=False), json.dumps(j.documents, ensure_ascii=False))
    return (j.at, j.by, j.verb.value, *lists, j.value, j.reason)


def _judgement(r: sqlite3.Row) -> Judgement:
    actors, documents = (tuple(json.loads(r[name])) for name in ("actors", "documents"))
    return Judgement(r["at"], r["by"], Verb(r["verb"]), actors, documents, r["value"], r["reason"])


def forget_derived(c: sqlite3.Connection) -> None:
    """Back to what statements alone say: actors that are here only as the goal of a redirect go."""
    c.execute("INSERT OR IGNORE INTO touched SELECT to_id FROM redirects UNION SELECT to_id FROM parts")
    for table in _DERIVED:
        c.execute(f"DELETE FROM {table}")
    naming.tidy(c)


def put_derived(c: sqlite3.Connection, settled: Settled, facts: Callable[[str], Actor | None]) -> None:
    """Write what follows for the actors that are here; `facts` tells of an id that no statement names."""
    here = {r[0] for r in c.execute("SELECT id FROM actors")}
    pairs = {(d, a): to for (d, a), to in settled.parts.items() if a in here and _named(c, d, a)}
    redirects = {a: to for a, to in settled.redirects.items() if a in here or a in pairs.values()}
    for goal in sorted({*redirects.values(), *pairs.values()} - here):
        if (actor := facts(goal)) is not None:
            naming.put_known(c, actor)
    c.executemany("INSERT INTO parts VALUES (?,?,?)", sorted((d, a, to) for (d, a), to in pairs.items()))
    c.executemany("INSERT INTO redirects(from_id, to_id) VALUES (?,?)", sorted(redirects.items()))
    _put_names(c, settled, {r[0] for r in c.execute("SELECT id FROM actors")})


def _named(c: sqlite3.Connection, document: str, actor: str) -> bool:
    return c.execute(_NAMED, {"document": document, "actor": actor}).fetchone() is not None


def _put_names(c: sqlite3.Connection, settled: Settled, here: set[str]) -> None:
    """Names that people gave, and what the lists say of those that are one with an actor of theirs."""
    lists = dict(_listed(c, settled, here))
    for actor in sorted({*settled.names, *lists}):
        names = settled.names.get(actor, ())
        arabic, latin = (next((n for n in names if script(n) == lang), None) for lang in ("ar", "en"))
        country, wikidata = (next((v for x in lists.get(actor, ()) if (v := getattr(x, field))), None) for field in ("country", "wikidata"))
        c.execute("INSERT INTO shown VALUES (?,?,?,?,?,?)", (actor, names[0] if names else None, arabic, latin, country, wikidata))
    pairs = {(a, n) for told in (settled.names, settled.aliases) for a, names in told.items() for n in names}
    pairs |= {(actor, name) for actor, known in lists.items() for x in known for name in x.names}
    c.executemany("INSERT INTO aliases VALUES (?,?,?,?)", sorted((a, n, script(n), key(n)) for a, n in pairs))


def _listed(c: sqlite3.Connection, settled: Settled, here: set[str]) -> Iterator[tuple[str, list[Actor]]]:
    """What the lists say of ids that are one with an actor that is here."""
    found: dict[str, list[Actor]] = {}
    for other, keep in sorted(settled.redirects.items()):
        if keep in here and (actor := imported(c, other)):
            found.setdefault(keep, []).append(actor)
    yield from found.items()


@dataclass(frozen=True, slots=True)
class Shown:
    """How references to actors change by what follows from judgements."""

    redirects: Mapping[str, str]
    parts: Mapping[tuple[str, str], str]
    names: Mapping[str, tuple[str, str]]

    def ref(self, document: str, actor: ActorRef) -> ActorRef:
        """The actor that is meant, under its own name where the words of the statement named another."""
        id_ = self.parts.get((document, actor.id), actor.id)
        id_ = self.redirects.get(id_, id_)
        if id_ not in self.names:
            return actor
        label, type_ = self.names[id_]
        return replace(actor, id=id_, label=label, type=ActorType(type_))


_SHOWN = """
SELECT a.id, COALESCE(n.label, a.label) AS label, a.type FROM actors a LEFT JOIN shown n ON n.actor_id = a.id
WHERE n.label IS NOT NULL OR a.id IN (SELECT to_id FROM redirects UNION SELECT to_id FROM parts)"""


def read_shown(c: sqlite3.Connection) -> Shown:
    """What statements are read with; an actor that nobody judged about stays as its statement names it."""
    redirects = {r["from_id"]: r["to_id"] for r in c.execute("SELECT from_id, to_id FROM redirects")}
    parts = {(r["document_id"], r["from_id"]): r["to_id"] for r in c.execute("SELECT * FROM parts")}
    return Shown(redirects, parts, {r["id"]: (r["label"], r["type"]) for r in c.execute(_SHOWN)})
