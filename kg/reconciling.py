"""Which actors of a workspace are likely one, best first, and why? For a person to judge."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from sqlite3 import Row

from kg.actors.match import Asked, Known, Score, keys, probability, score
from kg.actors.names import name_key
from kg.actors.registry import load
from kg.actors.rows import numbers
from kg.judgements.record import Verb
from kg.judgements.settle import holding
from kg.linking import Linker
from kg.model import ActorType
from kg.workspace import Workspace

# A name or a part of one that more actors share tells of nobody.
_MOST = 40
# Less likely pairs are not worth a person's time.
LEAST = 0.15
# Groups are called by common nouns: "reporters" are others in each article.
_NAMED = frozenset((ActorType.PERSON, ActorType.ORGANIZATION, ActorType.COUNTRY))


@dataclass(frozen=True, slots=True)
class Side:
    """An actor as a pair shows it."""

    id: str
    label: str
    type: ActorType
    names: tuple[str, ...]
    country: str
    statements: int
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two that are likely one: `keep` has the registry's or a list's id, or more statements."""

    keep: Side
    other: Side
    p: float
    reason: str


_SIDES = """
WITH named AS (
  SELECT speaker_id AS id, document_id, id AS statement FROM statement_view
  UNION SELECT addressee_id, document_id, id FROM statement_view WHERE addressee_id IS NOT NULL
  UNION SELECT target_id, document_id, id FROM stance_view WHERE target_id IS NOT NULL)
SELECT a.id, a.label, a.type, COALESCE(a.country, '') AS country, count(DISTINCT n.statement) AS statements,
       json_group_array(DISTINCT n.document_id) AS documents,
       (SELECT json_group_array(name) FROM (
          SELECT name FROM name_view WHERE actor_id = a.id
          UNION SELECT v.name FROM redirects r JOIN name_view v ON v.actor_id = r.from_id WHERE r.to_id = a.id)) AS names
FROM actor_view a JOIN named n ON n.id = a.id GROUP BY a.id"""


def duplicates(store: Workspace, least: float = LEAST) -> list[Duplicate]:
    """Pairs at least so likely, the likeliest first; those that a judgement keeps apart are left out."""
    sides = {r["id"]: _side(r) for r in store.rows(_SIDES)}
    linker = Linker(store.connection, load())
    asked = {i: [a for a in linker.asked(s.names, s.type, "", "") if _is_name(a)] for i, s in sides.items() if s.type in _NAMED}
    apart, registry = _apart(store), linker.registry
    pairs = (p for p in sorted(_pairs(asked)) if frozenset(p) not in apart and not all(map(registry.get, p)))
    found = (d for a, b in pairs if (d := _duplicate(sides[a], sides[b], asked)) and d.p >= least)
    return sorted(found, key=lambda d: (-d.p, -d.other.statements, d.keep.id, d.other.id))


def _is_name(a: Asked) -> bool:
    """A word alone (الحكومة, police) is no name; countries that are called by one are in the registry."""
    return len(a.name.split()) > 1


def _side(r: Row) -> Side:
    names, documents = json.loads(r["names"]), json.loads(r["documents"])
    return Side(r["id"], r["label"], ActorType(r["type"]), tuple(sorted(names)), r["country"], int(r["statements"]), frozenset(documents))


def _pairs(asked: Mapping[str, Iterable[Asked]]) -> set[tuple[str, str]]:
    """Ids that share a key or a rare word of a name."""
    blocks: dict[str, set[str]] = {}
    for id_, names in asked.items():
        for a in names:
            for block in _blocks(a):
                blocks.setdefault(block, set()).add(id_)
    return {pair for ids in blocks.values() if len(ids) <= _MOST for pair in combinations(sorted(ids), 2)}


def _blocks(a: Asked) -> Iterator[str]:
    yield from keys(a.name, a.type)
    words = name_key(a.name).split()
    if len(words) > 1:
        yield f"first {words[0]}"
        yield f"last {words[-1]}"


def _duplicate(a: Side, b: Side, asked: Mapping[str, list[Asked]]) -> Duplicate | None:
    """The likeliest reading of the pair by any of its names, either way round."""
    ways = [*((x, b) for x in asked[a.id]), *((x, a) for x in asked[b.id])]
    known = {s.id: Known(s.id, s.type, tuple(x.name for x in asked[s.id]), s.country) for s in (a, b)}
    found = [s for x, side in ways if (s := score(x, known[side.id], 1, loose=True))]
    if not found:
        return None
    best = max(found, key=lambda s: s.p)
    parts = {**best.parts, **({"one document": numbers("match.toml")["together"]} if a.documents & b.documents else {})}
    p = probability(numbers("match.toml")["bias"] + sum(parts.values()))
    keep, other = sorted((a, b), key=lambda s: (":" not in s.id, s.id.startswith("x"), -s.statements, s.id))
    return Duplicate(keep, other, p, str(Score(p, parts)))


def _apart(store: Workspace) -> set[frozenset[str]]:
    """Pairs of ids that a judgement says are two."""
    redirects = {r["from_id"]: r["to_id"] for r in store.rows("SELECT from_id, to_id FROM redirects")}
    splits = (j for j in holding(store.judgements().values())[0] if j.verb is Verb.SPLIT)
    return {frozenset((redirects.get(a, a), redirects.get(b, b))) for j in splits for a, b in combinations(j.actors, 2)}
