"""Popolo JSON: persons, organizations, posts and memberships, as EveryPolitician gives them; read as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.catalogues.entry import Holding, Item, day, entry, post, unreadable
from kg.catalogues.files import opened_bytes
from kg.model import ActorType
from kg.readers.refusal import Refusal

_PARTS = (("persons", ActorType.PERSON), ("organizations", ActorType.ORGANIZATION))


def read_popolo(path: Path) -> Iterator[Item]:
    """All persons and organizations, then posts, then who held which; a membership without a post says nothing of an office."""
    for part, type_ in _PARTS:
        for n, r in enumerate(_objects(path, part)):
            yield _entry(f"{path}, {part}[{n}]", r, type_)
    for n, r in enumerate(_objects(path, "posts")):
        yield (
            post(r["id"], r.get("label") or r.get("role") or "") if r.get("id") else Refusal(f"{path}, posts[{n}]", "a post without an id")
        )
    for r in _objects(path, "memberships"):
        if r.get("post_id") and r.get("person_id"):
            yield Holding(r["person_id"], r["post_id"], day(r.get("start_date") or ""), day(r.get("end_date") or "", end=True))


def _entry(place: str, r: dict[str, Any], type_: ActorType) -> Item:
    names = [r.get("name") or "", *(n.get("name") or "" for n in r.get("other_names") or ())]
    wikidata = next((i.get("identifier") or "" for i in r.get("identifiers") or () if i.get("scheme") == "wikidata"), "")
    nation = r.get("nationality") or r.get("national_identity") or ""
    return entry(place, str(r.get("id") or ""), type_, names, country=nation, parent=r.get("parent_id") or "", wikidata=wikidata)


def _objects(path: Path, part: str) -> Iterator[dict[str, Any]]:
    import ijson

    with opened_bytes(path) as stream:
        try:
            yield from (r for r in ijson.items(stream, f"{part}.item") if isinstance(r, dict))
        except (ijson.JSONError, ValueError) as error:
            raise unreadable(path, error) from error
