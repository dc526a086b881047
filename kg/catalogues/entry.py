"""What do lists of actors say, whatever their format? Actors, posts, and who held which post when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.actors.offices import titled
from kg.actors.registry import load, words_of
from kg.errors import Exit, KgError
from kg.lang.normalize import key, script
from kg.model import ActorType
from kg.readers.refusal import Refusal

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_READABLE = re.compile("[A-Za-z\u0600-\u06ff]")
_CODE = re.compile(r"[A-Za-z]{2}(?:-\w+)?")
WIKIDATA = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of a list; `country` and `parent` are ids or empty. The first name is the label."""

    id: str
    type: ActorType
    names: tuple[str, ...]
    name_ar: str = ""
    name_en: str = ""
    country: str = ""
    parent: str = ""
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A post that people hold, as the registry says it where it can: president of country:US."""

    id: str
    office: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """A person in a post from a day to a day; empty: not known, or still."""

    person: str
    post: str
    start: str = ""
    end: str = ""


Item = Entry | Post | Holding | Refusal
Reader = Callable[[Path], Iterator[Item]]


def entry(place: str, id_: str, type_: ActorType, names: Iterable[str], **more: str) -> Entry | Refusal:
    """An entry of what a list says, names in letters that we can compare; a refusal where it has no id or none is left."""
    kept = tuple(dict.fromkeys(n for raw in names if _READABLE.search(n := " ".join(raw.split()))))
    if not id_:
        return Refusal(place, "an actor without an id", "give it one: ids join the lists")
    if not kept:
        return Refusal(place, f"{id_}: no name in Arabic or Latin letters", "add a name, or leave it out")
    found = WIKIDATA.fullmatch(more.pop("wikidata", "") or id_)
    country = country_of(more.pop("country", ""))
    arabic, latin = (more.pop(f"name_{lang}", "") or next((n for n in kept if script(n) == lang), "") for lang in ("ar", "en"))
    return Entry(id_, type_, kept, arabic, latin, country, more.pop("parent", ""), found[1] if found else "")


def post(id_: str, label: str, country: str = "") -> Post:
    """The post that a list calls so: "President of the United States" is president of country:US; an unknown title stays as it is."""
    registry, owner = load(), country_of(country)
    for office, of in titled(registry, words_of(label)):
        if of or owner:
            return Post(id_, office, of or owner)
    return Post(id_, key(label), owner)


@lru_cache(maxsize=1 << 12)
def country_of(text: str) -> str:
    """The id of a country that a list names by code, id or name: us, country:US, United States; empty where it names none."""
    registry = load()
    if text.startswith("country:"):
        return text
    if _CODE.fullmatch(text) and (id_ := f"country:{text[:2].upper()}") in registry.actors:
        return id_
    return registry.nation(key(text)) or ""


def day(text: str, *, end: bool = False) -> str:
    """A date of a list as a day: 2017 begins on 2017-01-01 and ends on 2017-12-31; empty where it is no date."""
    found = _DAY.fullmatch(text.strip().removeprefix("+"))
    if not found:
        return ""
    year, month, date = found.groups()
    return f"{year}-{month or ('12' if end else '01')}-{date or ('31' if end else '01')}"


def unreadable(path: Path, why: object) -> KgError:
    """The error of a list that cannot be read."""
    hint = "formats: CSV (kg actors export shows its columns), FollowTheMoney JSON lines, Popolo JSON, CSV of the Wikidata query service"
    return KgError(f"{path}: {why}", hint=hint, exit_code=Exit.USAGE)
