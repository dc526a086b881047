"""Who in a workspace is one actor? Judgements of people and links to imported lists, resolved anew from all that is there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from sqlite3 import Row

from kg.actors.registry import Registry, load
from kg.judgements.record import Judgement, Verb
from kg.judgements.settle import Link, Settled, State, holding, part_id, settle
from kg.lang.normalize import key
from kg.linking import Linker
from kg.model import Actor, ActorType
from kg.workspace import Workspace
from kg.workspace.imported import any_imported, imported
from kg.workspace.judged import forget_derived, put_derived


@dataclass(frozen=True, slots=True)
class World:
    """All who are known: the registry, the workspace's imported lists, and actors that judgements made."""

    store: Workspace
    registry: Registry
    parts: Mapping[str, Judgement]

    def get(self, actor_id: str) -> Actor | None:
        """What is known of an id that no statement need name."""
        if part := self.parts.get(actor_id):
            whole = self.here(part.actors[0]) or self.get(part.actors[0])
            label = part.value or (whole.label if whole else actor_id)
            return Actor(actor_id, whole.type if whole else ActorType.UNKNOWN, label, names=(label,))
        return self.registry.get(actor_id) or imported(self.store.connection, actor_id)

    def here(self, actor_id: str) -> Actor | None:
        """The actor as the workspace has it, judgements aside."""
        r = next(self.store.rows("SELECT type, label FROM actors WHERE id = ?", (actor_id,)), None)
        return Actor(actor_id, ActorType(r["type"]), r["label"]) if r else None

    def exists(self, actor_id: str) -> bool:
        """Is it an actor of the workspace or of a list?"""
        return self.here(actor_id) is not None or self.get(actor_id) is not None


def resolve(store: Workspace) -> Mapping[str, State]:
    """Make what the workspace shows follow from its log; the state of each judgement by id. All of it or nothing is written.

    From scratch each time, so that neither the order of documents nor that of judgements matters, and an undo leaves no trace.
    """
    with store.connection as c:
        forget_derived(c)
        world, settled = _settled(store)
        put_derived(c, settled, world.get)
    return settled.states


def states(store: Workspace) -> Mapping[str, State]:
    """The state of each judgement by id; nothing is written."""
    return _settled(store)[1].states


def world(store: Workspace) -> World:
    """All who are known now; `exists` tells whether an id is an actor of the workspace, of the registry, or of an imported list."""
    return _world(store, list(store.judgements().values()))


def _world(store: Workspace, judgements: list[Judgement]) -> World:
    return World(store, load(), {part_id(j): j for j in holding(judgements)[0] if j.verb is Verb.PART})


def _settled(store: Workspace) -> tuple[World, Settled]:
    judgements = list(store.judgements().values())
    world = _world(store, judgements)
    links = [*_by_alias(store, holding(judgements)[0]), *_by_list(store, world.registry)]
    return world, settle(judgements, links, world.exists)


def _by_alias(store: Workspace, held: list[Judgement]) -> list[Link]:
    """Actors that nobody knows and that are called by a name that a person gave to somebody: they are that actor."""
    sql = "SELECT DISTINCT a.id FROM actors a JOIN actor_names n ON n.actor_id = a.id WHERE a.known = 0 AND n.folded = ?"
    told = ((j.actors[0], j.value) for j in held if j.verb is Verb.ALIAS and j.value)
    return [Link(0, keep, r["id"], f"alias {name}") for keep, name in told for r in store.rows(sql, (key(name),)) if r["id"] != keep]


def _by_list(store: Workspace, registry: Registry) -> list[Link]:
    """Actors that an imported list knows: the list's id stays, the registry's before it."""
    rows = store.rows("SELECT actor_id, to_id, score, reason FROM links")
    pairs = ((r["actor_id"], r["to_id"], 1 - r["score"], r["reason"]) for r in rows)
    return [Link(rank, a, b, why) if registry.get(a) else Link(rank, b, a, why) for a, b, rank, why in pairs]


def link(store: Workspace) -> int:
    """Look every actor of the workspace up in the imported lists, from scratch; how many were found."""
    with store.connection as c:
        c.execute("DELETE FROM links")
        if not any_imported(c):
            return 0
        linker, found = Linker(c, load()), 0
        for row in c.execute(_ACTORS).fetchall():
            for pair in _links_of(linker, row):
                found += c.execute("INSERT OR IGNORE INTO links VALUES (?,?,?,?)", pair).rowcount
    return found


_ACTORS = """
SELECT a.id, a.type, a.known, json_group_array(DISTINCT n.name) AS names, min(s.date) AS first, max(s.date) AS last
FROM actors a JOIN actor_names n ON n.actor_id = a.id LEFT JOIN statements s ON s.speaker_id = a.id
GROUP BY a.id ORDER BY a.id"""


def _links_of(linker: Linker, row: Row) -> Iterator[tuple[str, str, float, str]]:
    """An actor with the actor of a list that it is, and that one with whom the registry calls so."""
    labels = sorted(json.loads(row["names"]))
    for asked in linker.asked(labels, ActorType(row["type"]), row["first"] or "", row["last"] or ""):
        found = linker.link(asked)
        if found and found.id != row["id"]:
            yield row["id"], found.id, round(found.score.p, 4), f"{asked.name}: {found.score}"
            same = None if row["known"] else linker.registered(found.id)
            if same and same != found.id:
                yield same, found.id, 1.0, "the registry's name"
            return
