"""Which actors of the world are known, by which names, holding which offices when? (data in `kg/actors/data`)"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain

from kg.actors.bodies import Bodies
from kg.actors.gazetteer import Gazetteer, Match
from kg.actors.names import name_key, sketch
from kg.actors.rows import Row, Tenure, countries, organizations, people
from kg.lang.normalize import fold
from kg.model import Actor, ActorType
from kg.text.tokens import Token, tokenize

# Names and titles whose reading is remembered: the same few actors are named again and again.
_REMEMBERED = 1 << 14
__all__ = ["Match", "Registry", "Tenure", "load", "words_of"]


@dataclass(slots=True, eq=False)
class Registry:
    """Actors by id, name, adjective and office."""

    actors: dict[str, Actor]
    names: dict[str, tuple[str, ...]]
    tenures: tuple[Tenure, ...]
    bodies: Bodies
    gazetteer: Gazetteer
    sketches: dict[str, tuple[str, ...]]
    partial: dict[str, tuple[str, ...]]
    given: frozenset[str] = frozenset()
    _by_office: dict[tuple[str, str], list[Tenure]] = field(default_factory=dict)
    _by_person: dict[str, list[Tenure]] = field(default_factory=dict)

    def get(self, actor_id: str) -> Actor | None:
        """The actor of an id; a state's body is composed from its id."""
        return self.actors.get(actor_id) or self.bodies.get(actor_id)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019 (one registry a process)
    def named(self, name: str) -> Actor | None:
        """The one actor whom exactly these words name, in either language, spelling folded; nobody where two bear the name."""
        found = self.all_named(name)
        return found[0] if len(found) == 1 else None

    def all_named(self, name: str) -> tuple[Actor, ...]:
        """All actors whom exactly these words name: listed ones, else a state's body (الجيش العراقي, the Iraqi army)."""
        wanted = name_key(name)
        listed = self.names.get(wanted)
        if listed is None:
            composed = self.bodies.named(wanted)
            listed = (composed,) if composed else self.sketches.get(sketch(name), ())
        return tuple(actor for id_ in listed if (actor := self.get(id_)))

    def bearers(self, name: str) -> tuple[str, ...]:
        """People of whose names these words are the last (ماكرون), or a part that a row says (كيم)."""
        return self.partial.get(name_key(name), ())

    def nation(self, word: str) -> str | None:
        """The country that a folded adjective or name stands for: الإيرانية, إيران, Iranian → country:IR."""
        found = self.bodies.demonym(word)
        if found:
            return found
        named = self.names.get(name_key(word), ())
        return named[0] if named and named[0].startswith("country:") else None

    def demonym(self, word: str) -> Actor | None:
        """The country of an adjective or noun of nationality, in any gender, number and definiteness: السوريين, روسي, Syrian."""
        found = self.bodies.demonym(name_key(word))
        return self.get(found) if found else None

    def holder(self, office: str, of: str, date: str | None) -> Actor | None:
        """Who held the office on that day; with no date only if one person alone is known to have held it."""
        people = {t.person for t in self.held(office, of) if date is None or t.covers(date)}
        return self.actors[people.pop()] if len(people) == 1 else None

    def held(self, office: str, of: str) -> Sequence[Tenure]:
        """All who are known to have held an office of a country or body, first holder first."""
        if not self._by_office:
            for t in sorted(self.tenures, key=lambda t: (t.start, t.person)):
                self._by_office.setdefault((t.office, t.of), []).append(t)
        return self._by_office.get((office, of), ())

    def offices_of(self, person: str) -> Sequence[Tenure]:
        """All offices that a person is known to have held."""
        if not self._by_person:
            for t in self.tenures:
                self._by_person.setdefault(t.person, []).append(t)
        return self._by_person.get(person, ())

    def matches(self, tokens: Sequence[Token]) -> list[Match]:
        """Longest names in the tokens, behind attached clitics too; none overlap."""
        return list(self.gazetteer.find(tokens))

    def scan(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, int, str]]:
        """Longest names in the tokens: (first, end, letters of clitics to skip, id of the first actor of that name)."""
        for m in self.gazetteer.find(tokens):
            yield m.start, m.end, m.clitic, m.actor_ids[0]


@cache
def load() -> Registry:
    """The registry that ships; KgError names file and line of a malformed row."""
    nations, persons = tuple(countries()), tuple(people())
    rows = (*nations, *organizations(), *persons)
    names, bodies = _index(rows, _names), Bodies(nations)
    return Registry(
        actors={r.id: _actor(r) for r in rows},
        names=names,
        tenures=tuple(t for r in persons for t in r.offices),
        bodies=bodies,
        gazetteer=Gazetteer(rows, names, bodies),
        sketches=_index(persons, _sketches),
        partial=_index(persons, _endings),
        given=frozenset(words[0] for r in persons for n in r.names if len(words := words_of(n)) > 1),
    )


def _index(rows: Iterable[Row], keys: Callable[[Row], Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for wanted in dict.fromkeys(keys(row)):
            found[wanted] = (*found.get(wanted, ()), row.id)
    return found


def _names(row: Row) -> Iterator[str]:
    whole = (n for n in row.names if not (row.person and n.startswith("~")))
    return (wanted for n in whole if len(wanted := name_key(n)) > 1)


def _sketches(row: Row) -> Iterator[str]:
    return (sounds for n in row.ar if (sounds := sketch(n)))


def _endings(row: Row) -> Iterator[str]:
    words = [name_key(n).split() for n in row.names]
    return (" ".join(w[i:]) for w in words for i in range(len(w)))


def _actor(row: Row) -> Actor:
    kind = ActorType(row.id.partition(":")[0])
    arabic, english = (next((n.lstrip("~") for n in names), None) for names in (row.ar, row.en))
    seats = chain((row.parent,), (t.of for t in row.offices))
    country = next((s for s in seats if s.startswith("country:")), None)
    names = tuple(dict.fromkeys(n.lstrip("~") for n in row.names))
    return Actor(row.id, kind, arabic or english or row.id, arabic, english, names, country, None, row.parent or None, (row.source,))


@lru_cache(maxsize=_REMEMBERED)
def words_of(name: str) -> tuple[str, ...]:
    """Folded words of a name."""
    return tuple(t.norm for t in tokenize(fold(name)) if t.is_word)
