"""CSV: our own columns, and what the Wikidata query service gives."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from kg.actors.rows import tenure
from kg.catalogues.entry import WIKIDATA, Holding, Item, Post, day, entry, post, unreadable
from kg.catalogues.files import opened
from kg.errors import KgError
from kg.model import ActorType, digest_of
from kg.readers.refusal import Refusal

COLUMNS = ("id", "type", "name_ar", "name_en", "names", "country", "parent", "wikidata", "offices")
# What the type of an item is called, by a word of its label: Q5 is "human".
_TYPES = {"human": ActorType.PERSON, "person": ActorType.PERSON, "country": ActorType.COUNTRY, "state": ActorType.COUNTRY}
_TYPED = ("type", "instance", "class", "kind")
_POSTS = ("position", "office", "post")
_STARTS, _ENDS = ("start", "from", "starttime", "startdate", "since"), ("end", "until", "endtime", "enddate", "to")
Row = dict[str, str]


def is_ours(header: list[str]) -> bool:
    """Does the header have our columns: a name, and nothing that we do not know?"""
    return bool({"name_ar", "name_en", "names"} & set(header)) and set(header) <= set(COLUMNS)


def read_csv(path: Path) -> Iterator[Item]:
    """Rows with our columns (`names` parted by |, `offices` office@owner,from..to parted by ;), any of which may be missing."""
    for place, row in _rows(path):
        given = row.get("type") or row.get("id", "").partition(":")[0]
        if given not in set(ActorType):
            yield Refusal(place, f"the type {given!r} is unknown", f"one of {', '.join(ActorType)}")
            continue
        names = [row.get("name_ar", ""), row.get("name_en", ""), *row.get("names", "").split("|")]
        id_ = row.get("id") or f"{given}:{digest_of(*names)}"
        facts = {k: row.get(k, "") for k in ("name_ar", "name_en", "country", "parent", "wikidata")}
        yield entry(place, id_, ActorType(given), names, **facts)
        yield from _held(place, id_, row.get("offices", ""))


def _held(place: str, person: str, cell: str) -> Iterator[Item]:
    for text in filter(None, cell.split(";")):
        try:
            t = tenure(person, text, place)
        except KgError as error:
            yield Refusal(place, error.message, error.hint)
        else:
            yield Post(f"{t.office}@{t.of}", t.office, t.of)
            yield Holding(person, f"{t.office}@{t.of}", t.start, t.end)


def is_wikidata(header: list[str], row: list[str]) -> bool:
    """Is there a column of Wikidata entities with a column of their labels?"""
    return _item(header, row) is not None


def _item(header: list[str], row: list[str]) -> str | None:
    """The column that says who a row is about: the first one of entities that has labels."""
    labelled = [h for h, v in zip(header, row, strict=False) if WIKIDATA.fullmatch(v) and f"{h}Label" in header]
    return labelled[0] if labelled else None


def read_wikidata(path: Path) -> Iterator[Item]:
    """Rows of a query: `?item ?itemLabel` under any variable's name.

    Further labels (`?itemAltLabel`, `?label_ar`), `?countryLabel`, `?positionLabel` with `?start` and `?end` are taken where they are.
    One item may have many rows: its names and posts are gathered.
    """
    item = None
    for place, row in _rows(path):
        item = item or _item(list(row), list(row.values()))
        found = WIKIDATA.fullmatch(row[item]) if item else None
        if item is None or not found:
            yield Refusal(
                place,
                f"{row.get(item or '', '')!r} is no entity of Wikidata",
                "the column holds addresses like http://www.wikidata.org/entity/Q42",
            )
            continue
        yield entry(place, found[1], _type_of(row), _names_of(row, item), country=_labelled(row, ("country",)), wikidata=found[1])
        yield from _post_of(row, found[1])


def _names_of(row: Row, item: str) -> Iterator[str]:
    for column, value in row.items():
        if (
            column == f"{item}Label"
            or (column.startswith(item) and "label" in column.casefold())
            or column.casefold().startswith(("label", "name"))
        ):
            yield from (n for n in value.split(", " if "alt" in column.casefold() else "|") if not WIKIDATA.fullmatch(n))


def _type_of(row: Row) -> ActorType:
    label = _labelled(row, _TYPED).casefold()
    kinds = [t for word, t in _TYPES.items() if word in label.split()]
    return kinds[0] if kinds else ActorType.ORGANIZATION if label else ActorType.PERSON


def _post_of(row: Row, person: str) -> Iterator[Item]:
    label = _labelled(row, _POSTS)
    if label:
        id_ = next((m[1] for c in row if c.casefold() in _POSTS and (m := WIKIDATA.fullmatch(row[c]))), label)
        yield post(id_, label, _labelled(row, ("country",)))
        yield Holding(person, id_, day(_any(row, _STARTS)), day(_any(row, _ENDS), end=True))


def _labelled(row: Row, names: tuple[str, ...]) -> str:
    """The label of one of these variables."""
    return next((v for c, v in row.items() if c.casefold() in {f"{n}label" for n in names} and v), "")


def _any(row: Row, names: tuple[str, ...]) -> str:
    return next((v for c, v in row.items() if c.casefold() in names and v), "")


def _rows(path: Path) -> Iterator[tuple[str, Row]]:
    with opened(path) as stream:
        table = csv.reader(stream, strict=True)
        try:
            header = next(table, [])
            for row in table:
                if row:
                    yield f"{path}, line {table.line_num}", dict(zip(header, row + [""] * (len(header) - len(row)), strict=False))
        except csv.Error as error:
            raise unreadable(path, f"line {table.line_num}: {error}") from error
