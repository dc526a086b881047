"""Which actors of the world are known, by which names, holding which offices when? (data in `kg/actors/data`)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from kg.errors import KgError
from kg.lang.normalize import fold, key
from kg.model import Actor, ActorType
from kg.text.tokens import Token, tokenize

_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "بال", "وبال", "كال")


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held by a person: `office` of a country or body, from a day to a day (empty: still)."""

    person: str
    office: str
    of: str
    start: str
    end: str

    def covers(self, date: str) -> bool:
        """Was the office held on this day?"""
        return self.start <= date and (not self.end or date <= self.end)


@dataclass(slots=True)
class Registry:
    """Actors by id, name, adjective and office."""

    actors: dict[str, Actor] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)
    starts: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def get(self, actor_id: str) -> Actor | None:
        """The actor of an id."""
        return self.actors.get(actor_id)

    def named(self, name: str) -> Actor | None:
        """The actor whom exactly these words name, in either language, spelling folded."""
        found = self.names.get(key(name))
        return self.actors[found] if found else None

    def nation(self, word: str) -> str | None:
        """The country that a folded adjective or name stands for: الإيرانية, إيران, Iranian → country:IR."""
        found = self.adjectives.get(word)
        if found:
            return found
        named = self.names.get(word)
        return named if named and named.startswith("country:") else None

    def holder(self, office: str, of: str, date: str | None) -> Actor | None:
        """Who held the office on that day; with no date only if one person alone is known to have held it."""
        held = [t for t in self.tenures if t.office == office and t.of == of]
        if date:
            held = [t for t in held if t.covers(date)]
        people = sorted({t.person for t in held})
        return self.actors[people[0]] if len(people) == 1 else None

    def scan(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, int, str]]:
        """Longest names in the tokens: (first, end, letters of clitics to skip, actor id)."""
        i = 0
        while i < len(tokens):
            found = self._at(tokens, i)
            if found:
                yield (i, *found)
                i = found[0]
            else:
                i += 1

    def _at(self, tokens: Sequence[Token], i: int) -> tuple[int, int, str] | None:
        for skip, first in _openings(tokens[i].norm):
            for words in self.starts.get(first, ()):
                end = i + len(words)
                if end <= len(tokens) and all(tokens[i + k].norm == words[k] for k in range(1, len(words))):
                    return end, skip, self.names[" ".join(words)]
        return None


@lru_cache(maxsize=1 << 14)
def _openings(norm: str) -> tuple[tuple[int, str], ...]:
    """The word as it is, then without clitics: والسعودية, لروسيا, للحوثيين."""
    found = [(0, norm)]
    if norm.startswith(("لل", "ولل")):
        cut = norm.index("لل")
        found.append((cut + 1, "ال" + norm[cut + 2 :]))
    for clitic in _CLITICS if norm.startswith(("و", "ف", "ب", "ل", "ك")) else ():
        if norm.startswith(clitic) and len(norm) - len(clitic) > 2:
            rest = norm[len(clitic) :]
            found.append((len(clitic) - (2 if clitic.endswith("ال") else 0), ("ال" + rest) if clitic.endswith("ال") else rest))
    return tuple(found)


@cache
def load() -> Registry:
    """The registry that ships; KgError names file and line of a malformed row."""
    registry = Registry()
    for row in _rows("countries.tsv", 6):
        _add(registry, row[0], ActorType.COUNTRY, (row[1], row[2], row[4]))
        for word in row[3].split("|"):
            if word:
                registry.adjectives.setdefault(key(word), row[0])
    for row in _rows("organizations.tsv", 5):
        kind = ActorType.GROUP if row[0].startswith("group:") else ActorType.ORGANIZATION
        _add(registry, row[0], kind, (row[1], row[2], ""), row[3])
    for row in _rows("people.tsv", 5):
        _add(registry, row[0], ActorType.PERSON, (row[1], row[2], ""))
        registry.tenures += [_tenure(row[0], office) for office in row[3].split(";") if office]
    for name in registry.names:
        words = tuple(name.split())
        registry.starts.setdefault(words[0], []).append(words)
    for options in registry.starts.values():
        options.sort(key=len, reverse=True)
    return registry


def _rows(name: str, width: int) -> Iterator[list[str]]:
    text = files("kg.actors").joinpath("data", name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            row = line.split("\t")
            if len(row) != width:
                raise KgError(
                    f"actors/data/{name}, line {number}: {len(row)} columns, not {width}",
                    hint="columns are parted by tabs; the first line names them",
                )
            yield row


def _add(registry: Registry, id_: str, kind: ActorType, names: tuple[str, str, str], parent: str = "") -> None:
    """`names` are Arabic ones, English ones and metonyms, each parted by bars."""
    arabic, english, others = ([n for n in part.split("|") if n.strip()] for part in names)
    label = arabic[0] if arabic else english[0]
    country = parent if parent.startswith("country:") else None
    registry.actors[id_] = Actor(
        id_,
        kind,
        label,
        arabic[0] if arabic else None,
        english[0] if english else None,
        tuple([*arabic, *english, *others]),
        country,
        None,
        parent or None,
    )
    for name in [*arabic, *english, *others]:
        if len(key(name)) > 1:
            registry.names.setdefault(key(name), id_)


def _tenure(person: str, text: str) -> Tenure:
    office, rest = text.split("@")
    of, days = rest.split(",")
    start, _, end = days.partition("..")
    return Tenure(person, office, of, start, end)


def words_of(name: str) -> tuple[str, ...]:
    """Folded words of a name."""
    return tuple(t.norm for t in tokenize(fold(name)) if t.is_word)
