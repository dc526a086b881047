"""Is a data file of a language pack well formed? Reads one TOML file and refuses what would silently never match."""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from kg.errors import KgError

# Letters that no text of ours is compared with after folding: an entry that holds one would never be found.
_REFUSED = (
    (re.compile("[\u0640]"), "tatweel"),
    (re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]"), "an invisible mark (bidi control or zero width)"),
    (re.compile("[\ufb50-\ufdff\ufe70-\ufefe]"), "a letter in presentation form"),
)


def read_text(lang: str, name: str) -> str:
    """The text of a pack's file; KgError where the pack lacks it."""
    path = files("kg.lang").joinpath(lang, name)
    if not path.is_file():
        raise KgError(f"lang/{lang}/{name}: the language pack lacks this file", hint=f"every pack has the same files: see lang/ar/{name}")
    return path.read_text(encoding="utf-8")


def read_toml(lang: str, name: str, *, marks: bool = False) -> dict[str, Any]:
    """One checked TOML file of a pack; `marks` where the file lists marks as such and invisible ones may stand in it."""
    place, text = f"lang/{lang}/{name}", read_text(lang, name)
    if not marks:
        check_letters(place, text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KgError(f"{place}: not TOML: {error}", hint="quote every string; an entry's name stands once") from error


def check_letters(place: str, text: str) -> None:
    """Refuse tatweel, invisible marks, presentation forms and text that is not NFC, naming the line."""
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, name in _REFUSED:
            if pattern.search(line):
                hint = "type the plain letters; folding drops the rest"
                raise KgError(f"{place}, line {number}: {name} in {line.strip()[:60]!r}", hint=hint)
        if unicodedata.normalize("NFC", line) != line:
            raise KgError(f"{place}, line {number}: not NFC: {line.strip()[:60]!r}", hint="save the file normalized to NFC")


def check_keys(place: str, entry: dict[str, Any], *, required: Iterable[str] = (), optional: Iterable[str] = ()) -> None:
    """Refuse a missing or an unknown key, naming the nearest known one."""
    known = {*required, *optional}
    for unknown in sorted(set(entry) - known):
        raise KgError(f"{place}: unknown key {unknown!r}", hint=nearest(unknown, known))
    for missing in sorted(set(required) - set(entry)):
        raise KgError(f"{place}: no {missing!r}", hint=f"add {missing} = ...; the head of the file says what it holds")


def check_examples(place: str, entry: dict[str, Any]) -> None:
    """Refuse an entry without `yes` and `no` examples, and an example whose named parts do not stand in its text exactly once."""
    for side in ("yes", "no"):
        if not entry.get(side):
            raise KgError(f"{place}: no {side!r} example", hint=f'add {side} = [{{ text = "..." }}]: examples are run as tests')
        for example in entry[side]:
            for part, words in _parts(example):
                if example["text"].count(words) != 1:
                    found = f"{part} {words!r} must stand in its example exactly once: {example['text']!r}"
                    raise KgError(f"{place}: {found}", hint="write a longer part or another sentence")


def _parts(example: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((part, words) for part, words in example.items() if part not in ("text", "why", "by"))


def nearest(word: str, known: Iterable[str]) -> str:
    """The hint for a word outside a closed set."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"nearest: {close[0]!r}" if close else f"the closed set is: {', '.join(sorted(known))}"


def words_of(value: str) -> tuple[str, ...]:
    """The words of a blank-separated list."""
    return tuple(value.split())
