"""Who are the actors of one article? Mentions that mean the same actor are gathered into one entity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.discourse.entity import Entity, compatible, distance
from kg.discourse.link import Pair, fresh
from kg.discourse.profile import Profile
from kg.linear import Features, best
from kg.model import Span

# An entity comes into question by so many first letters of a word, or as one of so many named last.
_LETTERS, _LAST = 3, 4


class Cast:
    """The entities of one article, found once over all its mentions: known ones first, then names, the fullest first, then titles."""

    def __init__(self, mentions: Iterable[tuple[Profile, str | None]], text: str, weights: Mapping[str, float]) -> None:
        self.entities: list[Entity] = []
        self._text, self._weights = text, weights
        self._by_span: dict[tuple[int, int], Entity] = {}
        self._by_word: dict[str, list[Entity]] = {}
        ordered = sorted(dict(((p.span.start, p.span.end), (p, k)) for p, k in mentions).values(), key=lambda m: m[0].span)
        for p, known in sorted(ordered, key=lambda m: (m[1] is None, not m[0].proper, -len(m[0].name))):
            if p.proper or known:
                self._add(p, known, self._by_id(p, known) if known else self.choose(p))
        for p, known in ordered:
            if not p.proper and not known:
                self._add(p, known, self.choose(p))

    def of(self, span: Span) -> Entity | None:
        """The entity that this mention was gathered into."""
        return self._by_span.get((span.start, span.end))

    def point(self, span: Span, known: str) -> None:
        """Let words that are no mention stand for the actor of an id: القرار الأمريكي for the United States, "Iranian strikes" for Iran."""
        entity = self._known(known)
        if entity is None:
            entity = Entity([], known)
            self.entities.append(entity)
        self._by_span[span.start, span.end] = entity

    def choose(self, p: Profile) -> Entity | None:
        """The entity that a mention most likely means; None where that is nobody named so far."""
        return best(self._weights, self.choices(p))

    def choices(self, p: Profile) -> list[tuple[Entity | None, Features]]:
        """Each entity that a mention may mean, and nobody named so far, with what speaks for it."""
        return [*((e, Pair(p, e, self._text, self.entities).features()) for e in self._near(p)), (None, fresh(p))]

    def _near(self, p: Profile) -> list[Entity]:
        """Entities that share the beginning of a word with the mention, and those named last before it."""
        alike = {id(e) for w in p.bare for e in self._by_word.get(w[:_LETTERS], ())}
        before = [e for e in self.entities if e.mentions[0].span.start < p.span.start]
        last = {id(e) for e in sorted(before, key=lambda e: distance(p, e))[:_LAST]}
        return [e for e in self.entities if id(e) in alike or id(e) in last]

    def _add(self, p: Profile, known: str | None, entity: Entity | None) -> None:
        if entity is None:
            entity = Entity()
            self.entities.append(entity)
        entity.known = entity.known or known
        entity.add(p)
        self._by_span[p.span.start, p.span.end] = entity
        for w in p.bare:
            self._by_word.setdefault(w[:_LETTERS], []).append(entity)

    def _known(self, known: str) -> Entity | None:
        return next((e for e in self.entities if e.known == known), None)

    def _by_id(self, p: Profile, known: str) -> Entity | None:
        """The entity of this id, or one of none whose name holds this name's words (باقري in محمد حسين باقري)."""
        if same := self._known(known):
            return same
        free = (e for e in self.entities if not e.known and compatible(p, e) and e.named_like(p))
        return min(free, key=lambda e: distance(p, e), default=None)
