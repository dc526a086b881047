"""Which body of which state do words name that no row lists: وزارة الخارجية الإيرانية, the Iraqi army? (`data/bodies.toml`)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.actors.names import name_key
from kg.actors.rows import Row, table
from kg.model import Actor, ActorType

_WORDS_OF_A_NATION = 3


@dataclass(frozen=True, slots=True)
class Body:
    """One kind of body: the head words before an adjective, before a country's name, and in English."""

    slug: str
    type: ActorType
    ar: tuple[str, ...]
    of: tuple[str, ...]
    en: tuple[str, ...]
    feminine: bool
    listed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Nation:
    """What names a state's bodies: its names and adjectives as a label shows them."""

    id: str
    slug: str
    ar: str
    en: str
    masculine: str
    feminine: str
    adjective: str


class Bodies:
    """Composes state bodies from a head and a nation; nothing is stored for each pair."""

    def __init__(self, rows: Iterable[Row]) -> None:
        rows = tuple(rows)
        self._nations = {n.id: n for n in map(_nation, rows)}
        self._slugs = {n.slug: n.id for n in self._nations.values()}
        self._adjectives = _folded((w, r.id) for r in rows for w in r.adjectives)
        self._names = _folded((w, r.id) for r in rows for w in r.names)
        self.kinds = {slug: _body(slug, **entry) for slug, entry in table("bodies.toml").items()}
        self._definite = _folded((h, b.slug) for b in self.kinds.values() for h in b.ar)
        self._construct = _folded((h, b.slug) for b in self.kinds.values() for h in b.of)
        self._english = _folded((h, b.slug) for b in self.kinds.values() for h in b.en)
        self.first_words = {h.split()[0] for heads in (self._definite, self._construct, self._english) for h in heads}

    def demonym(self, words: str) -> str | None:
        """The country of an adjective or noun of nationality, given as a key."""
        return self._adjectives.get(words)

    def parse(self, name: str) -> tuple[str, str] | None:
        """Body and country that a key names: الخارجيه الايرانيه → (ministry-of-foreign-affairs, country:IR)."""
        words = name.split()
        for cut in range(max(1, len(words) - _WORDS_OF_A_NATION), len(words)):
            head, rest = " ".join(words[:cut]), " ".join(words[cut:])
            if found := self._arabic(head, rest) or self._of(head, rest):
                return found
        for cut in range(1, min(_WORDS_OF_A_NATION, len(words) - 1) + 1):
            nation, slug = self._nation_of(words[:cut]), self._english.get(" ".join(words[cut:]))
            if nation and slug:
                return slug, nation
        return None

    def named(self, name: str) -> str | None:
        """The id of the actor that a key names by body and nation; for a government that of its country."""
        parsed = self.parse(name)
        return self.id_of(*parsed) if parsed else None

    def id_of(self, slug: str, nation: str) -> str:
        """The id of a nation's body: the listed one, the country itself for a government, else a composed one."""
        body = self.kinds[slug]
        if body.type is ActorType.COUNTRY:
            return nation
        return body.listed.get(nation) or f"{body.type.value}:{slug}-of-{self._nations[nation].slug}"

    def get(self, actor_id: str) -> Actor | None:
        """The actor of a composed id."""
        kind, _, rest = actor_id.partition(":")
        for at in _places(rest, "-of-"):
            body, nation = self.kinds.get(rest[:at]), self._slugs.get(rest[at + 4 :])
            if body and nation and body.type.value == kind:
                return _actor(actor_id, body, self._nations[nation])
        return None

    def bare(self, name: str) -> str | None:
        """The kind of body that a key names with no nation: وزاره الداخليه."""
        return self._definite.get(name) or self._english.get(name)

    def _arabic(self, head: str, rest: str) -> tuple[str, str] | None:
        slug, nation = self._definite.get(head), self._adjectives.get(rest)
        if slug and nation and rest.startswith("ال"):
            return slug, nation
        place = self._names.get(rest.removeprefix("في ")) if rest.startswith("في ") else None
        return (slug, place) if slug and place else None

    def _of(self, head: str, rest: str) -> tuple[str, str] | None:
        slug, nation = self._construct.get(head), self._names.get(rest)
        if slug and nation:
            return slug, nation
        slug, nation = self._english.get(head), self._names.get(rest.removeprefix("of ").removeprefix("the "))
        return (slug, nation) if slug and nation and rest.startswith("of ") else None

    def _nation_of(self, words: Sequence[str]) -> str | None:
        name = " ".join(words)
        return self._adjectives.get(name) or self._names.get(name)


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _folded(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, value in pairs:
        found.setdefault(name_key(word), value)
    return found


def _body(
    slug: str,
    *,
    type: str = "organization",
    ar: Sequence[str] = (),
    of: Sequence[str] = (),
    en: Sequence[str] = (),
    feminine: bool = False,
    **more: Mapping[str, str],
) -> Body:
    listed = {f"country:{code}": id_ for code, id_ in more.pop("is", {}).items()}
    if more:
        raise TypeError(f"unknown key {sorted(more)}")
    return Body(slug, ActorType(type), tuple(ar), tuple(of), tuple(en), feminine, listed)


def _nation(row: Row) -> Nation:
    arabic = [w for w in row.adjectives if w.startswith("ال")]
    masculine = next((w for w in arabic if w.endswith("ي")), "")
    feminine = next((w for w in arabic if w.endswith("ية")), "")
    adjective = next((w for w in row.adjectives if w.isascii()), "")
    english = row.en[0] if row.en else row.id.partition(":")[2]
    return Nation(row.id, name_key(english).replace(" ", "-"), row.ar[0], english, masculine, feminine, adjective.title())


def _actor(actor_id: str, body: Body, nation: Nation) -> Actor:
    adjective = nation.feminine if body.feminine else nation.masculine
    arabic = f"{body.ar[0]} {adjective}" if adjective else f"{body.ar[0]} في {nation.ar}"
    english = f"{nation.adjective or nation.en} {body.en[0]}"
    return Actor(actor_id, body.type, arabic, arabic, english, (arabic, english), nation.id, None, nation.id, ("composed",))
