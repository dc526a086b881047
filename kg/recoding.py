"""What would a table of old and new names or ids do to a workspace? Worked out before anything is done."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import Exit, KgError
from kg.judgements.record import Verb
from kg.lang.normalize import key
from kg.resolution import world
from kg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Recode:
    """One row: `old` becomes one with the actor `new` (merge), or is called `new` (rename)."""

    verb: Verb
    old: str
    new: str
    statements: int


_NAMED = """
SELECT DISTINCT COALESCE(r.to_id, n.id) AS id FROM (
  SELECT id FROM actors WHERE id = :text
  UNION SELECT actor_id FROM name_view WHERE folded = :key AND NOT EXISTS (SELECT 1 FROM actors WHERE id = :text)
) n LEFT JOIN redirects r ON r.from_id = n.id ORDER BY 1"""
_COUNT = "SELECT count(*) FROM statement_view WHERE :id IN (speaker_id, addressee_id)"
_COUNT_TARGETS = "SELECT count(DISTINCT id) FROM stance_view WHERE target_id = :id"


def recode(store: Workspace, path: Path) -> list[Recode]:
    """What each row does, in order; KgError names the first row that cannot be done, then nothing is.

    `old` must mean one actor; `new` is an actor's id or name, or else the name that the old one gets: all rows of it become one.
    """
    found, known = list[Recode](), world(store)
    for place, old, new in _rows(path):
        id_ = _one(store, place, "old", old)
        if id_ is None:
            raise KgError(f"{place}: nobody here is called {old!r}", hint=f"kg actors search {old!r}")
        goal = _one(store, place, "new", new) or (new if known.exists(new) else None) or _given(found, new)
        if goal != id_:
            verb = Verb.MERGE if goal else Verb.RENAME
            found.append(Recode(verb, id_, goal or new, _count(store, id_)))
    return found


def _given(before: list[Recode], name: str) -> str | None:
    """The actor that gets this name in a row above."""
    return next((r.old for r in before if r.verb is Verb.RENAME and r.new == name), None)


def _one(store: Workspace, place: str, column: str, text: str) -> str | None:
    ids = [r["id"] for r in store.rows(_NAMED, {"text": text, "key": key(text) or text})]
    if len(ids) > 1:
        raise KgError(f"{place}: {column} {text!r} is {len(ids)} actors: {', '.join(ids[:5])}", hint="give the id")
    return ids[0] if ids else None


def _count(store: Workspace, id_: str) -> int:
    return sum(int(next(store.rows(sql, {"id": id_}))[0]) for sql in (_COUNT, _COUNT_TARGETS))


def _rows(path: Path) -> Iterator[tuple[str, str, str]]:
    try:
        table = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{path}: cannot be read: {error}", hint="a CSV with the columns old,new", exit_code=Exit.USAGE) from error
    if not table or [c.strip() for c in table[0]] != ["old", "new"]:
        raise KgError(f"{path}: its columns are not old,new", hint="the first line is: old,new", exit_code=Exit.USAGE)
    for n, row in enumerate(table[1:], 2):
        if row:
            if len(row) != 2 or not all(c.strip() for c in row):
                raise KgError(f"{path}, line {n}: not two values", hint="old,new", exit_code=Exit.USAGE)
            yield f"{path}, line {n}", row[0].strip(), row[1].strip()
