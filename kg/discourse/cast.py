"""Who are the actors of one article? Mentions that mean the same actor are gathered into one entity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.discourse.profile import Profile
from kg.lang.normalize import key
from kg.model import ActorType, Span


@dataclass(slots=True, eq=False)
class Entity:
    """One actor of the article while it is read: the mentions gathered so far, and the registry's id where known."""

    mentions: list[Profile] = field(default_factory=list)
    known: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Surface strings, the fullest proper name first."""
        ranked = sorted(self.mentions, key=lambda m: (not m.proper, m.type is ActorType.UNKNOWN, -len(m.name), -len(m.words), m.span.start))
        return tuple(dict.fromkeys(m.span.text for m in ranked))

    @property
    def type(self) -> ActorType:
        """The kind that most of the mentions say."""
        kinds = [m.type for m in self.mentions if m.type is not ActorType.UNKNOWN]
        return max(sorted(set(kinds)), key=kinds.count) if kinds else ActorType.UNKNOWN

    @property
    def proper(self) -> bool:
        """Is it known by a proper name of a person, or of a body with its country?"""
        return any(m.proper and (len(m.name) > 1 or m.type is not ActorType.PERSON) for m in self.mentions)

    @property
    def nations(self) -> frozenset[str]:
        """Countries that its mentions speak of."""
        return frozenset().union(*(m.nations for m in self.mentions))

    def agrees(self, gender: str) -> bool:
        """May a verb of this gender have it as subject? Only titles and head nouns tell; a bare name agrees with both."""
        told = {m.gender for m in self.mentions if m.title}
        return not gender or not told or gender in told


class Cast:
    """The entities of one article, found once over all its mentions."""

    def __init__(self, mentions: Iterable[tuple[Profile, str | None]]) -> None:
        self.entities: list[Entity] = []
        self._by_span: dict[tuple[int, int], Entity] = {}
        ordered = sorted(dict(((p.span.start, p.span.end), (p, k)) for p, k in mentions).values(), key=lambda m: m[0].span)
        for p, known in sorted(ordered, key=lambda m: (m[1] is None, not m[0].proper, -len(m[0].name))):
            if p.proper or known:
                self._add(p, known, self._by_name(p, known))
        for p, known in ordered:
            if not p.proper and not known:
                self._add(p, known, self._by_title(p))

    def of(self, span: Span) -> Entity | None:
        """The entity that this mention was gathered into."""
        return self._by_span.get((span.start, span.end))

    def _add(self, p: Profile, known: str | None, entity: Entity | None) -> None:
        if entity is None:
            entity = Entity()
            self.entities.append(entity)
        entity.known = entity.known or known
        entity.mentions.append(p)
        self._by_span[p.span.start, p.span.end] = entity

    def _by_name(self, p: Profile, known: str | None) -> Entity | None:
        """An entity of this id, or one whose name holds this name's words (باقري in محمد حسين باقري)."""
        for e in self.entities:
            if known and e.known == known:
                return e
        fits = [
            e
            for e in self.entities
            if not (known and e.known) and _compatible(p, e) and any(_same_name(p, m) for m in e.mentions if m.proper)
        ]
        return min(fits, key=lambda e: _distance(p, e), default=None)

    def _by_title(self, p: Profile) -> Entity | None:
        """The same words, else the nearest entity before it that bears the title (الوزير, الرئيس الإيراني)."""
        same = [e for e in self.entities if any(key(m.span.text) == key(p.span.text) for m in e.mentions)]
        if same:
            return min(same, key=lambda e: _distance(p, e))
        whole = [e for e in self.entities if any((m.proper or e.known) and _shortened(p, m) for m in e.mentions)]
        if whole:
            return min(whole, key=lambda e: _distance(p, e))
        if not p.definite or not p.title:
            return None
        bearers = [
            e for e in self.entities if any(_bears(m, p) for m in e.mentions) and any(m.span.start < p.span.start for m in e.mentions)
        ]
        return min(bearers or self._of_kind(p), key=lambda e: _distance(p, e), default=None)

    def _of_kind(self, p: Profile) -> list[Entity]:
        """Where nobody bears the title, a short definite noun (المسؤول الصيني, المنظمة) takes up the last named actor of its kind."""
        if p.type not in (ActorType.PERSON, ActorType.ORGANIZATION) or len(p.title) > 2 or not p.title[0].startswith("ال"):
            return []
        before = [e for e in self.entities if e.type is p.type and any(m.proper and m.span.start < p.span.start for m in e.mentions)]
        nations = [e for e in before if not p.nations or not e.nations or p.nations & e.nations]
        return [e for e in nations if e.agrees(p.gender)]


def _distance(p: Profile, e: Entity) -> int:
    """Code points to the nearest mention before, or much more to one after."""
    return min((p.span.start - m.span.start if m.span.start <= p.span.start else 10_000 + m.span.start - p.span.start) for m in e.mentions)


def _compatible(p: Profile, e: Entity) -> bool:
    kinds = {m.type for m in e.mentions} | {p.type}
    return len(kinds - {ActorType.UNKNOWN}) <= 1


def _same_name(a: Profile, b: Profile) -> bool:
    """Equal, or the shorter one stands whole at the longer one's end or start; one nation's name is no part of another name."""
    short, long = sorted((a.name, b.name), key=len)
    if short == long:
        return ActorType.PERSON in (a.type, b.type) or a.nations == b.nations or not (a.nations and b.nations)
    if ActorType.PERSON not in (a.type, b.type) and a.type is not b.type:
        return False
    return long[-len(short) :] == short or (long[: len(short)] == short and len(short[0]) > 3)


def _shortened(p: Profile, m: Profile) -> bool:
    """Is it the other's beginning (منظمة العفو of منظمة العفو الدولية), or at least three words of it?"""
    n = len(p.title)
    return p.type is m.type and ((n > 1 and m.words[:n] == p.title) or (p.definite and n > 2 and set(p.title) <= set(m.words)))


def _bears(m: Profile, p: Profile) -> bool:
    """Does the fuller mention bear the title, of no other nation?"""
    head = p.title[0].removeprefix("ال")
    titles = [w.removeprefix("ال") for w in m.title]
    if head not in titles or (p.nations and m.nations and not p.nations & m.nations):
        return False
    rest = {w for w in p.title[1:]} - {w for w in m.words}
    return not rest or (bool(p.nations) and len(p.title) == 2)


def order(entities: Sequence[Entity]) -> list[Entity]:
    """Entities by their first mention."""
    return sorted(entities, key=lambda e: min(m.span.start for m in e.mentions))
