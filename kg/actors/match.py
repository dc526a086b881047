"""How likely is an actor of a text the actor of a list? A log-linear score whose parts a person can read (`data/match.toml`)."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.actors.names import common, name_key
from kg.actors.rows import numbers
from kg.actors.skeleton import skeleton
from kg.actors.sounds import same_sound
from kg.lang.normalize import script
from kg.lang.spelling import one_letter_apart
from kg.model import ActorType

# What a key is of: a name as it is written, or the consonants of one.
WRITTEN, SOUNDED = "=", "~"
_BODIES = frozenset((ActorType.ORGANIZATION, ActorType.GROUP, ActorType.COUNTRY))
_NAMELESS = frozenset((ActorType.UNKNOWN, ActorType.PLACE))


@dataclass(frozen=True, slots=True)
class Asked:
    """An actor of the texts: its name without title, its type, and what its titles say of country and office."""

    name: str
    type: ActorType
    nations: frozenset[str] = frozenset()
    in_office: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of a list; `id` is the one under which it is looked up."""

    id: str
    type: ActorType
    names: tuple[str, ...]
    country: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """A probability and the named parts whose sum it comes from."""

    p: float
    parts: Mapping[str, float]

    def __str__(self) -> str:
        return f"{self.p:.2f}: " + ", ".join(f"{name} {value:+.1f}" for name, value in self.parts.items())


def keys(name: str, type_: ActorType) -> Iterator[str]:
    """The keys under which a name is found: as written, and a person's by its consonants in either script."""
    if written := name_key(name):
        yield WRITTEN + written
    if type_ is ActorType.PERSON and (sounds := skeleton(name)):
        yield SOUNDED + sounds


def alike(asked: ActorType, known: ActorType) -> bool:
    """Can an actor of the one type be one of the other?"""
    return asked is known or asked in _NAMELESS or known in _NAMELESS or {asked, known} <= _BODIES


def score(asked: Asked, known: Known, homonyms: int, *, loose: bool = False) -> Score | None:
    """How likely the two are one, where `homonyms` actors share the name; None where the names are not one or cannot be compared.

    `loose`: names that are one but for a letter, or one of which the other holds, come into question too, for a person to judge.
    """
    parts = dict(_named(asked, known)) or (dict(_nearly(asked, known)) if loose else {})
    if not parts or not alike(asked.type, known.type):
        return None
    weights = numbers("match.toml")
    words = len(name_key(asked.name).split())
    parts["words"] = weights["word"] * (min(words, 4) - 2) if asked.type is ActorType.PERSON or words == 1 else 0.0
    parts["homonyms"] = weights["homonyms"] * math.log(max(1, homonyms))
    parts["common name"] = weights["common"] if common(asked.name) else 0.0
    parts["country"] = _country(asked.nations, known.country)
    parts["office"] = weights["office"] if known.id in asked.in_office else 0.0
    parts["type unknown"] = weights["type"] if asked.type is not known.type else 0.0
    told = {name: value for name, value in parts.items() if value}
    return Score(probability(weights["bias"] + sum(told.values())), told)


def _named(asked: Asked, known: Known) -> Iterator[tuple[str, float]]:
    weights = numbers("match.toml")
    written = name_key(asked.name)
    if any(name_key(n) == written for n in known.names):
        yield "same name", weights["same"]
    elif heard := [n for n in known.names if same_sound(asked.name, n)]:
        other = all(script(n) != script(asked.name) for n in heard)
        yield ("other script", weights["script"]) if other else ("other spelling", weights["spelling"])


def _nearly(asked: Asked, known: Known) -> Iterator[tuple[str, float]]:
    mine = name_key(asked.name).split()
    others = [name_key(n).split() for n in known.names if len(n.split()) > 1]
    if len(mine) < 2 or not asked.type is known.type is ActorType.PERSON:
        return  # a letter makes another word of a common noun, and another body
    if any(_holds(mine, words) for words in others):
        yield "longer name", numbers("match.toml")["longer"]
    elif any(_spelled(mine, words) for words in others):
        yield "one letter", numbers("match.toml")["letter"]


def _holds(a: list[str], b: list[str]) -> bool:
    """Do all words of the shorter stand in the longer, in their order, from the first on?"""
    short, long = sorted((a, b), key=len)
    left = iter(long)
    return len(short) < len(long) and short[0] == long[0] and all(w in left for w in short)


def _spelled(a: list[str], b: list[str]) -> bool:
    """Is one word of five letters or more another by a single letter, and all others the same?"""
    different = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) and len(different) == 1 and min(map(len, different[0])) > 4 and one_letter_apart(*different[0])


def _country(nations: Collection[str], country: str) -> float:
    if not nations or not country:
        return 0.0
    return numbers("match.toml")["country" if country in nations else "other_country"]


def probability(x: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-x))


@cache
def threshold() -> tuple[float, float]:
    """From which probability on two are taken for one, and how far behind the second best must be."""
    weights = numbers("match.toml")
    return weights["threshold"], weights["margin"]
