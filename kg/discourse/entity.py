"""One actor of an article, as its mentions show it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.discourse.profile import Profile
from kg.model import ActorType

# A mention behind is further away than any before.
_BEHIND = 10_000


@dataclass(slots=True, eq=False)
class Entity:
    """One actor of the article while it is read: the mentions gathered so far, and the registry's id where known."""

    mentions: list[Profile] = field(default_factory=list)
    known: str | None = None
    _kinds: Counter[ActorType] = field(init=False)

    def __post_init__(self) -> None:
        self._kinds = Counter(m.type for m in self.mentions if m.type is not ActorType.UNKNOWN)

    def add(self, mention: Profile) -> None:
        """One more mention of it."""
        self.mentions.append(mention)
        if mention.type is not ActorType.UNKNOWN:
            self._kinds[mention.type] += 1

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
    def type(self) -> ActorType:
        """The kind that most of the mentions say."""
        return max(sorted(self._kinds), key=self._kinds.__getitem__, default=ActorType.UNKNOWN)

    @property
    def proper(self) -> bool:
        """Is it known by a proper name of a person, or of a body with its country?"""
        return any(m.proper and (len(m.name) > 1 or m.type is not ActorType.PERSON) for m in self.mentions)

    @property
    def nations(self) -> frozenset[str]:
        """Countries that its mentions speak of."""
        return frozenset().union(*(m.nations for m in self.mentions))

    def agreement(self, gender: str) -> str:
        """Does a verb of this gender agree: `=`, `x`, or `?` where nothing tells? Only titles and head nouns do."""
        told = {m.gender for m in self.mentions if m.title}
        return "?" if not gender or not told else "=" if gender in told else "x"

    def named_like(self, p: Profile) -> bool:
        """Does any of its proper names equal or hold the mention's, or the other way round?"""
        return any(same_name(p, m) for m in self.mentions if m.proper)


def distance(p: Profile, e: Entity) -> int:
    """Code points to the nearest mention before, or much more to one after."""
    return min((p.span.start - m.span.start if m.span.start <= p.span.start else _BEHIND + m.span.start - p.span.start) for m in e.mentions)


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
