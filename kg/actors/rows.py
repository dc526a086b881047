"""What do the registry's data files say? Each row is checked as it is read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import KgError

_KINDS = ("country", "organization", "group", "person")


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held by a person: `office` of a country or body, from a day to a day (empty: still)."""

    person: str
    office: str
    of: str
    start: str
    end: str

    def covers(self, date: str) -> bool:
        """Was the office held on this day?"""
        return self.start <= date and (not self.end or date <= self.end)


@dataclass(frozen=True, slots=True)
class Row:
    """One actor as a data file gives it: names as written.

    A `~` stands before a body's name that is a word of the language too: it names as a whole mention only. Before a person's it marks
    a part of the name that names nobody alone (كيم), only behind a title that fits.
    """

    id: str
    ar: tuple[str, ...]
    en: tuple[str, ...]
    other: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    parent: str = ""
    offices: tuple[Tenure, ...] = ()
    source: str = ""

    @property
    def person(self) -> bool:
        """Is it a person?"""
        return self.id.startswith("person:")

    @property
    def names(self) -> tuple[str, ...]:
        """All names, Arabic first."""
        return self.ar + self.en + self.other


def countries() -> Iterator[Row]:
    """Countries and territories, with adjectives and metonyms."""
    for _, r in _cells("countries.tsv", 6):
        yield Row(r[0], _split(r[1]), _split(r[2]), _split(r[4]), _split(r[3]), source=r[5])


def organizations() -> Iterator[Row]:
    """Organizations and named groups, each with its parent or country."""
    for _, r in _cells("organizations.tsv", 5):
        yield Row(r[0], _split(r[1]), _split(r[2]), parent=r[3], source=r[4])


def people() -> Iterator[Row]:
    """People with the offices that they held."""
    for place, r in _cells("people.tsv", 5):
        offices = tuple(tenure(r[0], office, place) for office in r[3].split(";") if office)
        yield Row(r[0], _split(r[1]), _split(r[2]), offices=offices, source=r[4])


def table(name: str) -> dict[str, dict[str, Any]]:
    """A TOML file of titles or bodies."""
    return _toml(name)


def wording(section: str) -> tuple[str, ...]:
    """The words of one section of `wording.toml`."""
    return tuple(_toml("wording.toml")[section])


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("kg.actors").joinpath("data", name).read_text(encoding="utf-8"))


def _cells(name: str, width: int) -> Iterator[tuple[str, list[str]]]:
    text = files("kg.actors").joinpath("data", name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            place, row = f"actors/data/{name}, line {number}", line.split("\t")
            if len(row) != width:
                raise KgError(f"{place}: {len(row)} columns, not {width}", hint="columns are parted by tabs; the first line names them")
            if row[0].partition(":")[0] not in _KINDS:
                raise KgError(f"{place}: {row[0]!r} is no id", hint=f"an id begins with one of {', '.join(_KINDS)} and a colon")
            if not row[-1]:
                raise KgError(f"{place}: {row[0]} has no source", hint="say in the last column where the fact is from")
            yield place, row


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def tenure(person: str, text: str, place: str) -> Tenure:
    """The office that a cell says, `office@owner,from..to`; KgError names the place where it is none."""
    office, at, rest = text.partition("@")
    of, comma, days = rest.partition(",")
    start, dots, end = days.partition("..")
    if not (at and comma and dots and len(start) == 10 and len(end) in (0, 10)):
        raise KgError(f"{place}: {text!r} is no office", hint="write office@country:XX,2017-01-20..2021-01-20; no second day: still held")
    return Tenure(person, office, of, start, end)


@cache
def numbers(name: str) -> dict[str, float]:
    """A TOML file of numbers by name."""
    return {key: float(value) for key, value in _toml(name).items()}
