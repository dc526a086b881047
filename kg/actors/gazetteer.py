"""Where in a text do names of the registry stand? Longest first, over tokens, behind attached clitics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.actors.bodies import Bodies
from kg.actors.names import name_key
from kg.actors.rows import Row
from kg.lang.normalize import fold
from kg.text.tokens import Token, tokenize

_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "بال", "وبال", "كال")
_LONGEST_BODY = 6
# عبدالله is written عبد الله too.
_SERVANT, _SERVANT_OF = re.compile(r"\b(عبد)ال"), re.compile(r"\b(عبد) ال")


@dataclass(frozen=True, slots=True)
class Match:
    """A name in tokens `start` to `end` (half-open); `clitic` raw letters of the first token stand before it."""

    start: int
    end: int
    actor_ids: tuple[str, ...]
    clitic: int


class Gazetteer:
    """Names by their first word."""

    def __init__(self, rows: Iterable[Row], names: Mapping[str, tuple[str, ...]], bodies: Bodies) -> None:
        self._bodies = bodies
        # By the first word and the second, "" where there is none.
        self._starts: dict[str, dict[str, dict[tuple[str, ...], tuple[str, ...]]]] = {}
        self._capital: set[str] = set()
        self._begins = lru_cache(maxsize=1 << 15)(self._beginnings)
        for row in rows:
            for name in row.names:
                if not name.startswith("~") and (ids := names.get(name_key(name))):
                    for spelling in (name, _SERVANT.sub(r"\1 ال", name), _SERVANT_OF.sub(r"\1ال", name)):
                        self._add(spelling, ids)
        for seconds in self._starts.values():
            for second, rests in seconds.items():
                seconds[second] = dict(sorted(rests.items(), key=lambda r: -len(r[0])))

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Longest names, left to right."""
        i = 0
        while i < len(tokens):
            found = self._at(tokens, i)
            if found:
                yield found
                i = found.end
            else:
                i += 1

    def _add(self, name: str, ids: tuple[str, ...]) -> None:
        words = tuple(t.norm for t in tokenize(fold(name)))
        self._starts.setdefault(words[0], {}).setdefault("".join(words[1:2]), {})[words[1:]] = ids
        # An English acronym is a name in capitals only: IS, US, WHO.
        if len(words) == 1 and name.isascii() and name.isupper():
            self._capital.add(words[0])

    def _at(self, tokens: Sequence[Token], i: int) -> Match | None:
        for skip, first in self._begins(tokens[i].norm):
            named, body = self._named(tokens, i, first), self._body(tokens, i, first)
            end, ids = max(named, body, key=lambda m: m[0])
            if ids:
                return Match(i, end, ids, skip)
        return None

    def _beginnings(self, norm: str) -> tuple[tuple[int, str], ...]:
        """Those of the word's openings that any name begins with: few words have one."""
        return tuple((skip, first) for skip, first in openings(norm) if first in self._starts or first in self._bodies.first_words)

    def _named(self, tokens: Sequence[Token], i: int, first: str) -> tuple[int, tuple[str, ...]]:
        options, second = self._starts.get(first, {}), "".join(t.norm for t in tokens[i + 1 : i + 2])
        for rest, ids in (*options.get(second, {}).items(), *(options.get("", {}).items() if second else ())):
            end = i + 1 + len(rest)
            if all(t.norm == w for t, w in zip(tokens[i + 1 : end], rest, strict=False)) and end <= len(tokens):
                if not rest and first in self._capital and not tokens[i].text.isupper():
                    continue
                return end, ids
        return i, ()

    def _body(self, tokens: Sequence[Token], i: int, first: str) -> tuple[int, tuple[str, ...]]:
        """A state's body: head words and a nation (الجيش العراقي)."""
        if first not in self._bodies.first_words:
            return i, ()
        words = [first]
        for t in tokens[i + 1 : i + _LONGEST_BODY]:
            if not t.is_word:
                break
            words.append(t.norm)
        for size in range(len(words), 1, -1):
            if found := self._bodies.named(" ".join(words[:size])):
                return i + size, (found,)
        return i, ()


@lru_cache(maxsize=1 << 14)
def openings(norm: str) -> tuple[tuple[int, str], ...]:
    """The word as it is, then without clitics, with the letters that they take: والسعودية, لروسيا, للحوثيين."""
    return tuple(_openings(norm))


def _openings(norm: str) -> Iterator[tuple[int, str]]:
    yield 0, norm
    if norm.startswith(("لل", "ولل", "فلل")):
        cut = norm.index("لل")
        yield cut + 1, "ال" + norm[cut + 2 :]
    for clitic in _CLITICS:
        if norm.startswith(clitic) and len(norm) - len(clitic) > 2:
            rest = norm[len(clitic) :]
            yield len(clitic) - (2 if clitic.endswith("ال") else 0), ("ال" + rest) if clitic.endswith("ال") else rest
