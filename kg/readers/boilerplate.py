"""Which lines of a scraped page are no part of its story? The phrases of `lang/<language>/boilerplate.toml`, ready to look up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from kg.errors import KgError
from kg.lang.normalize import fold
from kg.lang.packfile import check_examples, check_keys, nearest, read_toml
from kg.readers.dates import LANGUAGES, parse_date
from kg.text.tokens import Token, tokenize

_MAX = 140
_LONGEST_PHRASE = 80
# The first word of a line, or the mark that a phrase may begin with; the last word before any marks.
_FIRST = re.compile(r"©|[^\W_](?:[^\W_]|[\u0640\u064b-\u065f\u0670\u200b-\u200f])*")
_LAST = re.compile(r"([^\W_]+)[\W_]*$")
# Marks that stand before a line's first word without belonging to it.
_BULLETS = frozenset("*-–—•|#>/\\([{\"'«“”»….،:_+=►▪■◄→●✅🔴📌·")
_COLONS = frozenset(':：/|-–—…)]*.«»“”"')


class Kind(StrEnum):
    """What a line is; `stamp` is a short line that ends in a colon, which only its place can explain; `day` is a date alone."""

    BORDER = "border"
    DATE = "date"
    UPDATED = "updated"
    OUTLET = "outlet"
    NOISE = "noise"
    DAY = "day"
    STAMP = "stamp"
    BODY = "body"


class Then(StrEnum):
    """What may follow a phrase at a line's beginning."""

    END = "end"
    COLON = "colon"
    DATE = "date"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words and marks with which a line begins (or ends), and what that makes of it."""

    kind: Kind
    words: tuple[str, ...]
    then: Then
    longest: int


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """All phrases by their first (or last) word, longest first; the words that carry a story on; the names of agencies."""

    begins: dict[str, tuple[Phrase, ...]]
    ends: dict[str, tuple[Phrase, ...]]
    continues: frozenset[str]
    own_waw: tuple[str, ...]
    agencies: frozenset[str]
    longest: int


@cache
def boilerplate() -> Boilerplate:
    """The phrases of all languages: pages mix them; KgError names file, entry and what is wrong."""
    begins: dict[str, list[Phrase]] = {}
    ends: dict[str, list[Phrase]] = {}
    for lang in LANGUAGES:
        for name, entry in boilerplate_data(lang)["lines"].items():
            _add(entry, f"lang/{lang}/boilerplate.toml, {name}", begins, ends)
    story = [boilerplate_data(lang)["story"] for lang in LANGUAGES]
    return Boilerplate(
        {word: _longest_first(found) for word, found in begins.items()},
        {word: _longest_first(found) for word, found in ends.items()},
        frozenset(fold(w) for s in story for w in s["continues"]),
        tuple(fold(w) for s in story for w in s["own_waw"]),
        frozenset(fold(w) for s in story for w in s["agencies"]),
        max(p.longest for found in (*begins.values(), *ends.values()) for p in found),
    )


def boilerplate_data(lang: str) -> dict[str, Any]:
    """The checked entries of one language."""
    data, place = read_toml(lang, "boilerplate.toml"), f"lang/{lang}/boilerplate.toml"
    check_keys(place, data, required=("lines", "story"))
    check_keys(f"{place}, story", data["story"], required=("continues", "own_waw", "agencies"))
    for name, entry in data["lines"].items():
        where = f"{place}, {name}"
        check_keys(where, entry, required=("kind", "begins", "then", "yes", "no"), optional=("ends", "max"))
        check_examples(where, entry)
        _check_value(where, "kind", entry["kind"], [k.value for k in Kind if k not in (Kind.DAY, Kind.STAMP, Kind.BODY)])
        _check_value(where, "then", entry["then"], [t.value for t in Then])
    return data


def _check_value(place: str, field: str, value: str, known: list[str]) -> None:
    if value not in known:
        raise KgError(f"{place}: unknown {field} {value!r}", hint=nearest(value, known))


def _add(entry: dict[str, Any], place: str, begins: dict[str, list[Phrase]], ends: dict[str, list[Phrase]]) -> None:
    kind, longest = Kind(entry["kind"]), int(entry.get("max", _MAX))
    seen: set[tuple[str, ...]] = set()
    for text in entry["begins"]:
        words = tuple(t.norm for t in tokenize(text))
        # The list may show spellings that fold alike, for whoever reads it; one is enough to match.
        if words not in seen:
            begins.setdefault(words[0], []).append(Phrase(kind, words, Then(entry["then"]), longest))
        seen.add(words)
    for text in entry.get("ends", ()):
        words = tuple(t.norm for t in tokenize(text))
        ends.setdefault(words[-1], []).append(Phrase(kind, words, Then.ANY, longest))
    if not seen:
        raise KgError(f"{place}: no phrase", hint='add begins = ["..."]')


def _longest_first(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    return tuple(sorted(phrases, key=lambda p: (-len(p.words), p.words)))


def match_line(text: str, start: int, end: int) -> tuple[Kind, int] | None:
    """Kind of the line `text[start:end]` and where the rest after its phrase begins; None for a line of the story.

    >>> line = "المصدر: صوت الساحل"
    >>> kind, rest = match_line(line, 0, len(line)) or (Kind.BODY, 0)
    >>> kind, line[rest:]
    (<Kind.OUTLET: 'outlet'>, 'صوت الساحل')
    >>> match_line("قال المصدر إن السفينة غادرت", 0, 27)
    """
    plate = boilerplate()
    if end - start > plate.longest:
        return None
    first = _FIRST.search(text, start, end)
    if not first:
        return Kind.NOISE, end
    phrases = plate.begins.get(fold(first.group()), ())
    tokens = tokenize(text, first.start(), min(end, first.start() + _LONGEST_PHRASE)) if phrases else []
    for phrase in phrases:
        if end - start <= phrase.longest and _begins(phrase.words, tokens):
            after = tokens[len(phrase.words) :]
            if _allowed(phrase.then, after, text, end):
                return phrase.kind, next((t.start for t in after if t.norm not in _BULLETS), end)
    return _match_end(text, start, end)


def _begins(words: tuple[str, ...], tokens: list[Token]) -> bool:
    return len(tokens) >= len(words) and all(t.norm == w for t, w in zip(tokens, words, strict=False))


def _allowed(then: Then, after: list[Token], text: str, end: int) -> bool:
    said = [t for t in after if t.is_word]
    if then is Then.ANY or not said:
        return True
    if then is Then.END:
        return False
    return after[0].norm in _COLONS or (then is Then.DATE and parse_date(text[after[0].start : end]) is not None)


def _match_end(text: str, start: int, end: int) -> tuple[Kind, int] | None:
    last = _LAST.search(text, max(start, end - _LONGEST_PHRASE), end)
    phrases = boilerplate().ends.get(fold(last.group(1)), ()) if last else ()
    tokens = tokenize(text, max(start, end - _LONGEST_PHRASE), end) if phrases else []
    norms = tuple(t.norm for t in tokens if t.is_word)
    for phrase in phrases:
        if end - start <= phrase.longest and norms[-len(phrase.words) :] == phrase.words:
            return phrase.kind, end
    return None


def continues_story(text: str, start: int, end: int) -> bool:
    """Whether the paragraph's first word shows that the story began before it: "وأضاف", "كما", "however".

    >>> continues_story("وأضاف أن", 0, 8), continues_story("وزير النقل يزور", 0, 15)
    (True, False)
    """
    plate = boilerplate()
    found = _FIRST.search(text, start, end)
    first = fold(found.group()) if found else ""
    if first in plate.continues:
        return True
    return first.startswith("و") and len(first) > 3 and not first.startswith(plate.own_waw)
