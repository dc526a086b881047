"""Does a mention mean an actor that the article has named already? What speaks for it, by name, to be weighed by a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.discourse.entity import Entity, distance
from kg.discourse.profile import Profile
from kg.lang.normalize import key
from kg.lang.spelling import one_letter_apart
from kg.linear import Features
from kg.model import ActorType

_GAPS = (3, 40, 150, 400, 1000)
_APPOSED = 3
_SPELLED = 4


def bucket(name: str, value: float, borders: Sequence[int]) -> str:
    """Which of the ranges a number lies in, as the name of a feature.

    >>> bucket("gap", 30, (3, 40))
    'gap<=40'
    """
    return next((f"{name}<={b}" for b in borders if value <= b), f"{name}>{borders[-1]}")


@dataclass(frozen=True)
class Pair:
    """A mention and an entity that it may belong to, in the article's text and among its entities; what features share is found once."""

    p: Profile
    e: Entity
    text: str
    cast: Sequence[Entity]

    def features(self) -> Features:
        """All that speaks for and against: المتحدث after متحدث باسم الوزارة bears its head noun; "the minister" agrees with a minister."""
        found = {**self._words(), **self._kind(), **self._place(), "mentions": math.log1p(len(self.e.mentions))}
        found |= {"proper": float(self.e.named), "known": float(self.e.known is not None)}
        found[f"proper {self._article} head{self._headed}"] = float(self.e.named)
        return {**found, **self._names()} if self.p.proper else found

    @cached_property
    def _article(self) -> str:
        return "definite" if definite(self.p) else "indefinite"

    @cached_property
    def _head(self) -> str:
        words = self.p.bare_title or self.p.bare
        return words[0] if words else ""

    @cached_property
    def _headed(self) -> int:
        """Does any mention have the head noun in its title?"""
        return int(self._head in self.e.titles)

    @cached_property
    def _types(self) -> str:
        if ActorType.UNKNOWN in (self.p.type, self.e.type):
            return "?"
        return "=" if self.p.type is self.e.type else "x"

    def _words(self) -> Features:
        known, mine, rest = self.e.words, set(self.p.bare), (self.p.bare_title or self.p.bare)[1:]
        shared = [len(mine.intersection(m.bare)) for m in self.e.mentions]
        first = self._head in self.e.heads
        found = {
            "same words": float(key(self.p.span.text) in self.e.keys),
            "bears the title": float(bool(self.p.title and self._headed) and any(bears(m, self.p) for m in self.e.mentions)),
            "same head": float(first),
            "head in title": float(bool(self._headed) and not first),
            "head in words": float(self._head in known and not self._headed),
            "covers": max((n / max(1, len(mine)) for n in shared), default=0.0),
            "is covered": max((n / max(1, len(m.words)) for n, m in zip(shared, self.e.mentions, strict=True)), default=0.0),
            "shortened": float(bool(self.p.title) and any(shortened(self.p, m) for m in self.e.mentions)),
        }
        if rest:
            found |= {"rest shared": sum(w in known for w in rest) / len(rest), "rest strange": float(known.isdisjoint(rest))}
        return found

    def _kind(self) -> Features:
        gender = "?" if not self.e.genders else "=" if self.p.gender in self.e.genders else "x"
        mine, theirs = self.p.nations, self.e.nations
        nation = "=" if mine & theirs else "x" if mine and theirs else "only here" if mine else "?"
        size = min(3, len(self.p.title))
        names = (f"type {self._types}", f"{self._article} head{self._headed} type {self._types} words {size}")
        return dict.fromkeys((*names, f"gender {gender}", f"nation {nation}"), 1.0)

    def _place(self) -> Features:
        last = self._last
        if last is None:
            return {"only behind": 1.0}
        gap = self.p.span.start - last
        near = not any(x.type is self.e.type and x is not self.e and x.stands_between(last, self.p.span.start) for x in self.cast)
        at = bucket("gap", gap, _GAPS)
        found = {at: 1.0, f"{at} head{self._headed}": 1.0, "nearest": float(near), f"nearest {self._types} {self._article}": float(near)}
        apposed = gap <= _APPOSED and any(c in self.text[last : self.p.span.start] for c in "،,(")
        return found | {"apposed": float(apposed)}

    @cached_property
    def _last(self) -> int | None:
        """Where the entity's last mention before this one ends."""
        return max((end for _, end in self.e.places if end <= self.p.span.start), default=None)

    def _names(self) -> Features:
        same = self.e.named_like(self.p)
        names = {w for m in self.e.mentions for w in m.name}
        share = sum(w in names for w in self.p.name) / len(self.p.name)
        last = self._last
        at = "only behind" if last is None else bucket("gap", self.p.span.start - last, _GAPS)
        away = distance(self.p, self.e)
        nearer = same and any(x is not self.e and distance(self.p, x) < away and x.named_like(self.p) for x in self.cast)
        alike = not same and any(_alike(self.p.name[-1], m.name[-1]) for m in self.e.mentions if m.name)
        return {
            "named": 1.0,
            f"same name {min(len(self.p.name), 3)}": float(same),
            "same name and type": float(same and self._types != "x"),
            f"same name {at}": float(same),
            "nearest of the name": float(same and not nearer),
            "name shared": share,
            f"name shared type {self._types}": share,
            "spelled alike": float(alike),
        }


def fresh(p: Profile) -> Features:
    """What speaks for an actor that was not there before."""
    kind = "definite" if definite(p) else "indefinite"
    name = min(len(p.name), 3)
    told = ("new", f"new {kind}", f"new {kind} words {min(4, len(p.words))}", f"new {p.type.value}", f"new {p.type.value} {kind}")
    return dict.fromkeys((*told, f"new nation {bool(p.nations)}", f"new name {name}", f"new name {name} {p.type.value}"), 1.0)


def definite(p: Profile) -> bool:
    """Definite by its first word, or by the genitive that it governs (نائب الرئيس)."""
    return p.definite or (len(p.title) > 1 and any(w.startswith("ال") for w in p.title))


def shortened(p: Profile, m: Profile) -> bool:
    """Is it the other's beginning (منظمة العفو of منظمة العفو الدولية), or at least three words of it?"""
    n = len(p.title)
    return p.type is m.type and ((n > 1 and m.words[:n] == p.title) or (p.definite and n > 2 and set(p.title) <= set(m.words)))


def bears(m: Profile, p: Profile) -> bool:
    """Does the fuller mention bear the title, of no other nation?"""
    if p.bare_title[0] not in m.bare_title or (p.nations and m.nations and not p.nations & m.nations):
        return False
    rest = set(p.title[1:]) - set(m.words)
    return not rest or (bool(p.nations) and len(p.title) == 2)


def _alike(a: str, b: str) -> bool:
    """Two spellings of one name: one letter differs or is left out (شوداري, شودري)."""
    return min(len(a), len(b)) > _SPELLED and one_letter_apart(a, b)
