"""One actor of an article, as its mentions show it."""

from __future__ import annotations

import sys
from bisect import bisect_right, insort
from collections import Counter
from dataclasses import dataclass, field

from kg.discourse.profile import Profile
from kg.lang.normalize import key
from kg.model import ActorType

# A mention behind is further away than any before.
_BEHIND = 10_000
# Behind all that begins at the same place.
_LAST = sys.maxsize


@dataclass(slots=True, eq=False)
class Entity:
    """One actor of the article while it is read: the mentions gathered so far, and the registry's id where known.

    What they say together is kept up to date, as every later mention is compared with it: kind, where they stand, their words
    without the article, those of titles, the titles' first words, and the genders that titles tell.
    """

    mentions: list[Profile] = field(default_factory=list)
    known: str | None = None
    type: ActorType = field(init=False, default=ActorType.UNKNOWN)
    named: bool = field(init=False, default=False)
    places: list[tuple[int, int]] = field(init=False, default_factory=list)
    words: set[str] = field(init=False, default_factory=set)
    titles: set[str] = field(init=False, default_factory=set)
    heads: set[str] = field(init=False, default_factory=set)
    genders: set[str] = field(init=False, default_factory=set)
    keys: set[str] = field(init=False, default_factory=set)
    nations: frozenset[str] = field(init=False, default=frozenset())
    _kinds: Counter[ActorType] = field(init=False, default_factory=Counter)

    def __post_init__(self) -> None:
        for mention in self.mentions:
            self._learn(mention)

    def add(self, mention: Profile) -> None:
        """One more mention of it."""
        self.mentions.append(mention)
        self._learn(mention)

    def _learn(self, m: Profile) -> None:
        insort(self.places, (m.span.start, m.span.end))
        if m.type is not ActorType.UNKNOWN:
            self._kinds[m.type] += 1
            # The kind that most of the mentions say.
            self.type = max(sorted(self._kinds), key=self._kinds.__getitem__)
        self.named, self.nations = self.named or m.proper, self.nations | m.nations
        self.words.update(m.bare)
        self.keys.add(key(m.span.text))
        if m.title:
            self.titles.update(m.bare_title)
            self.heads.add(m.bare_title[0])
            self.genders.add(m.gender)

    @property
    def names(self) -> tuple[str, ...]:
        """Surface strings, the fullest proper name first."""
        ranked = sorted(self.mentions, key=lambda m: (not m.proper, m.type is ActorType.UNKNOWN, -len(m.name), -len(m.words), m.span.start))
        return tuple(dict.fromkeys(m.span.text for m in ranked))

    @property
    def kinds(self) -> frozenset[ActorType]:
        """What its mentions say it is, where they say anything."""
        return frozenset(self._kinds)

    @property
    def proper(self) -> bool:
        """Is it known by a proper name of a person, or of a body with its country?"""
        return any(m.proper and (len(m.name) > 1 or m.type is not ActorType.PERSON) for m in self.mentions)

    def agreement(self, gender: str) -> str:
        """Does a verb of this gender agree: `=`, `x`, or `?` where nothing tells? Only titles and head nouns do."""
        return "?" if not gender or not self.genders else "=" if gender in self.genders else "x"

    def named_like(self, p: Profile) -> bool:
        """Does any of its proper names equal or hold the mention's, or the other way round?"""
        return any(same_name(p, m) for m in self.mentions if m.proper)

    def stands_between(self, start: int, end: int) -> bool:
        """Does any mention begin behind the one place and end before the other?"""
        return any(b <= end for _, b in self.places[bisect_right(self.places, (start, _LAST)) :])


def distance(p: Profile, e: Entity) -> int:
    """Code points to the nearest mention before, or much more to one after."""
    at = bisect_right(e.places, (p.span.start, _LAST))
    behind = _BEHIND + e.places[at][0] - p.span.start if at < len(e.places) else _LAST
    return min(p.span.start - e.places[at - 1][0], behind) if at else behind


def same_name(a: Profile, b: Profile) -> bool:
    """Equal, or the shorter one stands whole at the longer one's end or start; one nation's name is no part of another name."""
    short, long = sorted((a.name, b.name), key=len)
    if short == long:
        return ActorType.PERSON in (a.type, b.type) or a.nations == b.nations or not (a.nations and b.nations)
    if ActorType.PERSON not in (a.type, b.type) and a.type is not b.type:
        return False
    return long[-len(short) :] == short or (long[: len(short)] == short and len(short[0]) > 3)


def compatible(p: Profile, e: Entity) -> bool:
    """Is the mention of no other kind than the entity's?"""
    return len({*e.kinds, p.type} - {ActorType.UNKNOWN}) <= 1
