"""Which office do the words of a title name, of which country or body, and who held it? (`data/offices.toml`)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.actors.registry import Registry, words_of
from kg.actors.rows import Tenure, table
from kg.lang.normalize import fold
from kg.model import Actor

# How sure a holder is: on a date, of several on that date, and with no date.
_DATED, _SHARED, _UNDATED = 0.95, 0.5, 0.6


@dataclass(frozen=True, slots=True)
class Titles:
    """Folded words of titles → offices: before an adjective or للـ, before a name, in English."""

    definite: dict[tuple[str, ...], tuple[str, ...]]
    construct: dict[tuple[str, ...], tuple[str, ...]]
    english: dict[tuple[str, ...], tuple[str, ...]]


def held_by(registry: Registry, phrase: str, date: str | None) -> tuple[Actor, float] | None:
    """Who is meant by a title alone, and how probable that is: الرئيس الأمريكي on a day, the Iranian foreign minister.

    Nothing but title and nation or body may stand in it: a word more (السابق, مستشار) is another office, so nobody is guessed.
    """
    return next((found for office, of in readings(registry, words_of(phrase)) if (found := _holder(registry, office, of, date))), None)


def holder(registry: Registry, words: Sequence[str], date: str | None) -> Actor | None:
    """Who is meant by a title alone, where it is sure: one holder at the date, or one holder known at all."""
    for office, of in readings(registry, tuple(words)):
        found = _holder(registry, office, of, date)
        if found and found[1] >= _UNDATED:
            return found[0]
    return None


def _holder(registry: Registry, office: str, of: str, date: str | None) -> tuple[Actor, float] | None:
    held = [t for t in registry.held(office, of) if date is None or t.covers(date)]
    last: Tenure | None = max(held, key=lambda t: t.start, default=None)
    if last is None:
        return None
    people = len({t.person for t in held})
    sure = _DATED if date and people == 1 else _SHARED if date else _UNDATED / people
    return registry.actors[last.person], sure


def titled(registry: Registry, words: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Office and owner, each way to read a title; no owner where none is said (الرئيس, President)."""
    yield from readings(registry, tuple(words))
    bare = tuple(words[1:] if words and words[0] == "the" else words)
    for index in (_titles().definite, _titles().english):
        yield from ((office, None) for office in index.get(bare, ()))


@lru_cache(maxsize=1 << 14)
def readings(registry: Registry, words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Office and what it is an office of, each way to read the words, the longest title first."""
    return tuple(_readings(registry, words))


def _readings(registry: Registry, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    titles = _titles()
    bare = words[1:] if words[:1] == ("the",) else words
    for cut in range(len(bare) - 1, 0, -1):
        head, rest = bare[:cut], bare[cut:]
        for of in _owners(registry, rest):
            yield from ((office, of) for office in (*titles.definite.get(head, ()), *titles.construct.get(head, ())))
            yield from ((office, of) for office in titles.english.get(head, ()) if rest[0] == "of")
        for of in _owners(registry, head):
            yield from ((office, of) for office in titles.english.get(rest, ()))


def _owners(registry: Registry, words: tuple[str, ...]) -> Iterator[str]:
    """The country of an adjective or name, or the body of a name, with للـ taken for the article."""
    words = words[1:] if words[:1] == ("of",) else words
    words = words[1:] if words[:1] == ("the",) else words
    plain = ["ال" + w[2:] if w.startswith("لل") else w for w in words]
    names = [" ".join(plain)]
    if plain and plain[0].startswith("ل") and len(plain[0]) > 3:
        names.append(" ".join([plain[0][1:], *plain[1:]]))
    for name in names:
        if nation := registry.nation(name):
            yield nation
        elif actor := registry.named(name):
            yield actor.id


@cache
def _titles() -> Titles:
    definite: dict[tuple[str, ...], tuple[str, ...]] = {}
    construct: dict[tuple[str, ...], tuple[str, ...]] = {}
    english: dict[tuple[str, ...], tuple[str, ...]] = {}
    for office, entry in table("offices.toml").items():
        offices = (office, *entry.get("also", ()))
        for index, names in ((definite, "ar"), (construct, "of"), (english, "en")):
            for title in entry.get(names, ()):
                words = words_of(fold(title))
                index[words] = tuple(dict.fromkeys((*index.get(words, ()), *offices)))
    return Titles(definite, construct, english)
