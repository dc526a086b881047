"""Whom does a whole mention name: by name, as a government, behind a title, by an office at a date?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.actors.gazetteer import openings
from kg.actors.names import name_key
from kg.actors.offices import holder, titled
from kg.actors.registry import Registry, words_of
from kg.actors.rows import Tenure, wording
from kg.lang.reference import Reference
from kg.model import Actor, ActorType

# Whose office makes a government theirs.
_HEADS = frozenset({"president", "prime-minister", "king", "emir", "sultan", "chancellor", "supreme-leader"})
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.GROUP})
_LONGEST_NAME = 5
_APART = re.compile("[،,()]")


@dataclass(frozen=True, slots=True)
class Linker:
    """The registry with the head nouns of one language."""

    registry: Registry
    reference: Reference

    def identify(self, name: str, date: str | None) -> Actor | None:
        """The one actor of the world whom the whole mention names on a day, or nobody.

        >>> from kg.actors.registry import load; from kg.lang.reference import reference
        >>> ar, en = (Linker(load(), reference(lang)) for lang in ("ar", "en"))
        >>> ar.identify("الرئيس الأمريكي", "2018-05-08").id, en.identify("President Obama", "2012-01-01").id
        ('person:donald-trump', 'person:barack-obama')
        >>> ar.identify("مستشار الرئيس الأمريكي دونالد ترامب", "2018-05-08")
        """
        words = words_of(name)
        found = self._government(words, date) or self.registry.named(name) or (self._words(words, date) if words else None)
        if found or not words:
            return found
        plain = (" ".join([first, *words[1:]]) for skip, first in openings(words[0]) if skip)
        return next((actor for text in plain if (actor := self._exact(text, date))), None)

    def apposed(self, name: str, date: str | None) -> Actor | None:
        """The person whose name stands on one side of a comma or bracket, the title on the other.

        >>> from kg.actors.registry import load; from kg.lang.reference import reference
        >>> ar, en = (Linker(load(), reference(lang)) for lang in ("ar", "en"))
        >>> ar.apposed("رئيس الوزراء الإسرائيلي، بنيامين نتنياهو", None).id, en.apposed("Angela Merkel, the chancellor", None).id
        ('person:benjamin-netanyahu', 'person:angela-merkel')
        >>> ar.apposed("المتحدث باسم محمود عباس (أبو مازن)", None)
        """
        parts = [part.strip() for part in _APART.split(name) if part.strip()]
        named = [(part, self.identify(part, date)) for part in parts] if len(parts) > 1 else []
        people = (a for _, a in named if a and a.type is ActorType.PERSON)
        # Beside the name all else must be said of that person, and not of somebody close to him.
        return next((a for a in people if all(found is a or self._can_say(part, a) for part, found in named)), None)

    def _can_say(self, part: str, person: Actor) -> bool:
        words = words_of(part)
        return bool(words) and self._title_of(words, person)

    def _exact(self, name: str, date: str | None) -> Actor | None:
        """Behind a clitic (لترامب, للرئيس الروسي) nothing but a whole name or title counts."""
        return self.registry.named(name) or holder(self.registry, words_of(name), date)

    def _words(self, words: tuple[str, ...], date: str | None) -> Actor | None:
        said = tuple(w for w in words if w not in _words("removed"))
        return (
            holder(self.registry, said, date)
            or self._titled(said, date)
            or self._surnamed(said, date)
            or self._kind(said)
            or self._before_tail(words, date)
        )

    def _government(self, words: tuple[str, ...], date: str | None) -> Actor | None:
        """A government named by who heads it on that day is the country: إدارة ترامب, حكومة الرئيس السوري بشار الأسد."""
        bare = words[1:] if words[:1] == ("the",) else words
        if len(bare) < 2 or not date or any(w in _words("former") for w in bare):
            return None
        rest = bare[1:] if bare[0] in _words("government") else bare[:-1] if bare[-1] in _words("government") else ()
        head = (self.registry.named(" ".join(rest)) or self._words(rest, date)) if rest else None
        if head is None or head.type is not ActorType.PERSON:
            return None
        return next((self.registry.get(t.of) for t in self._tenures(head) if t.office in _HEADS and t.covers(date)), None)

    def _titled(self, words: tuple[str, ...], date: str | None) -> Actor | None:
        """A person's full name behind a title: الرئيس الأميركي دونالد ترامب, but not behind another's (مستشار الرئيس دونالد ترامب)."""
        for size in range(min(_LONGEST_NAME, len(words) - 1), 1, -1):
            person = self.registry.named(" ".join(words[-size:]))
            if person and person.type is ActorType.PERSON:
                return person if self._title_of(words[:-size], person) else None
        head = self.reference.head(words[0]) if len(words) == 2 else None
        titled = head is not None and head.type is ActorType.PERSON and words[0] not in _words("relation")
        person = self.registry.named(words[1]) if titled else None
        return person if person and person.type is ActorType.PERSON else None

    def _title_of(self, title: tuple[str, ...], person: Actor) -> bool:
        """Can the words before a person's name be that person's title? Not where they begin a body, name him, or end in his own title."""
        title = title[1:] if title[:1] == ("the",) else title
        head = self.reference.head(title[0]) if title else None
        own = {w for n in person.names for w in words_of(n)}
        if (head and head.type is not ActorType.PERSON) or any(w in _words("relation") or w in own for w in title):
            return False
        if title and title[-1] in _words("behalf"):
            return False
        cuts = (i for i in range(1, len(title)) if self._held(title[i:], person))
        return all(self._held(title[:i], person) for i in cuts)

    def _held(self, title: Sequence[str], person: Actor) -> bool:
        held = {pair for t in self._tenures(person) for pair in ((t.office, t.of), (t.office, None))}
        return not held.isdisjoint(titled(self.registry, title))

    def _surnamed(self, words: tuple[str, ...], date: str | None) -> Actor | None:
        """A part of a name behind the title of an office that one bearer held then: الرئيس عباس, Secretary Clinton."""
        former = any(w in _words("former") for w in words)
        said = [w for w in words if w not in _words("former")]
        for size in range(min(3, len(said) - 1), 0, -1):
            bearers = self.registry.bearers(" ".join(said[-size:]))
            offices = set(titled(self.registry, said[:-size])) if bearers else set()
            held = [t for b in bearers for t in self.registry.offices_of(b) if {(t.office, t.of), (t.office, None)} & offices]
            people = {t.person for t in held if date is None or (t.start <= date if former else t.covers(date))}
            if len(people) == 1:
                return self.registry.get(people.pop())
        return None

    def _kind(self, words: tuple[str, ...]) -> Actor | None:
        """A body's name between its kind and an epithet or nation: صحيفة النهار اللبنانية, جماعة الحوثي الانقلابية."""
        for text in self._peeled(words):
            found = self.registry.named(text)
            if found and found.type in _BODIES:
                return found
        return None

    def _peeled(self, words: tuple[str, ...]) -> Iterator[str]:
        starts = [k for k in (2, 1) if len(words) > k and name_key(" ".join(words[:k])) in _words("kind")] + [0]
        ends = [len(words)]
        while ends[-1] > 1 and (words[ends[-1] - 1] in _words("epithet") or self.registry.bodies.demonym(words[ends[-1] - 1])):
            ends.append(ends[-1] - 1)
        yield from (" ".join(words[a:b]) for a in starts for b in ends if a < b and b - a < len(words))

    def _before_tail(self, words: tuple[str, ...], date: str | None) -> Actor | None:
        """A body or person with what is said of it: المتمردون الحوثيون في اليمن."""
        cut = next((i for i, w in enumerate(words) if i and w in _words("tail")), 0)
        if not cut:
            return None
        found = self.registry.named(" ".join(words[:cut])) or self._words(words[:cut], date)
        return found if found and found.type is not ActorType.COUNTRY else None

    def _tenures(self, person: Actor) -> Sequence[Tenure]:
        return self.registry.offices_of(person.id)


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(name_key(w) for w in wording(section))
