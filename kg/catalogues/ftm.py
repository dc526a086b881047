"""FollowTheMoney JSON lines, read and written: OpenSanctions' people, positions and occupancies, Aleph's entities."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.catalogues.entry import Holding, Item, day, entry, post
from kg.catalogues.files import opened
from kg.model import Actor, ActorType
from kg.readers.refusal import Refusal

_TYPES = {
    "Person": ActorType.PERSON,
    "Organization": ActorType.ORGANIZATION,
    "PublicBody": ActorType.ORGANIZATION,
    "Company": ActorType.ORGANIZATION,
    "LegalEntity": ActorType.ORGANIZATION,
}
_SCHEMAS = {
    ActorType.PERSON: "Person",
    ActorType.ORGANIZATION: "Organization",
    ActorType.GROUP: "Organization",
    ActorType.COUNTRY: "PublicBody",
}
_NAMES = ("name", "alias", "previousName")
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")


def read_ftm(path: Path) -> Iterator[Item]:
    """People and bodies with their names, positions, and occupancies; entities of other schemata are passed over."""
    with opened(path) as stream:
        for n, line in enumerate(stream, 1):
            if line.strip():
                yield from _items(f"{path}, line {n}", line)


def _items(place: str, line: str) -> Iterator[Item]:
    try:
        record = json.loads(line)
        id_, schema, properties = record["id"], record["schema"], record["properties"]
        values = {name: [str(v) for v in found] for name, found in properties.items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        yield Refusal(place, f"no FollowTheMoney entity: {error!r}", "a line is an object with id, schema and properties")
        return
    if schema in _TYPES:
        names = [n for property_ in _NAMES for n in values.get(property_, ())]
        yield entry(place, id_, _TYPES[schema], names, country=_first(values, *_COUNTRIES), wikidata=_first(values, "wikidataId"))
    elif schema == "Position":
        yield post(id_, _first(values, "name"), _first(values, *_COUNTRIES))
    elif schema == "Occupancy":
        start, end = day(_first(values, "startDate")), day(_first(values, "endDate"), end=True)
        yield from (Holding(person, post, start, end) for person in values.get("holder", ()) for post in values.get("post", ()))


def _first(values: dict[str, list[str]], *names: str) -> str:
    return next((v for name in names for v in values.get(name, ())), "")


def ftm_lines(actors: Iterable[Actor]) -> Iterator[str]:
    """A line an actor; countries and groups are the nearest schema that FollowTheMoney has."""
    for a in actors:
        first = [n for n in (a.name_en, a.name_ar) if n] or [a.label]
        own: dict[str, Any] = {"name": first, "alias": [n for n in a.names if n not in first]}
        own["country"] = [c.removeprefix("country:").lower() for c in (a.country, a.id) if c and c.startswith("country:")][:1]
        own["wikidataId"] = [a.wikidata] if a.wikidata else []
        filled = {k: v for k, v in own.items() if v}
        record = {"id": a.id, "caption": first[0], "schema": _SCHEMAS.get(a.type, "LegalEntity"), "properties": filled}
        yield json.dumps(record, ensure_ascii=False) + "\n"
