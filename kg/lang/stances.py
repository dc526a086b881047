"""Which words of a content take a stance without a cue verb, and where does the one meant stand? (`<language>/stance.toml`)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from kg.errors import KgError
from kg.lang.clitics import SHORTEST, variants
from kg.lang.normalize import fold
from kg.lang.packfile import check_examples, check_keys, nearest, read_toml
from kg.lang.patterns import Pattern
from kg.model import Relation

TARGETS = ("subject", "object", "after", "possessor", "addressee", "none")
ISSUES = ("subject", "object", "after", "itself", "clause", "none")
_KEY = 3
_REMEMBERED = 1 << 16


@dataclass(frozen=True, slots=True)
class StanceEntry:
    """One entry of stance.toml: what its words say, of whom, and where target and issue stand."""

    name: str
    kind: str
    relation: Relation
    target: str
    issue: str
    preps: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class StanceHit:
    """Words that take a stance: half-open token range."""

    entry: StanceEntry
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """All patterns of a language, found by the first letters of their first word."""

    entries: dict[str, StanceEntry]
    examples: dict[str, dict[str, Any]] = field(repr=False)
    index: dict[str, tuple[tuple[StanceEntry, Pattern], ...]] = field(repr=False)
    arabic: bool = True
    begun: dict[tuple[str, ...], tuple[tuple[StanceEntry, Pattern], ...]] = field(default_factory=dict, repr=False)

    def find(self, norms: Sequence[str], start: int = 0, end: int | None = None) -> list[StanceHit]:
        """The hits among these folded words, by place; of several patterns of one entry at one place the longest.

        الميليشيا ترتكب مجازر → accuses, of its subject; not in ركب المدير القطار.
        """
        views = [variants(n) if self.arabic else (n,) for n in norms[:end]]
        best: dict[tuple[int, str], StanceHit] = {}
        for at in range(start, len(views)):
            for hit in self._at(views, at):
                known = best.get((at, hit.entry.name))
                if known is None or known.end < hit.end:
                    best[at, hit.entry.name] = hit
        return list(best.values())

    def _at(self, views: list[tuple[str, ...]], at: int) -> Iterator[StanceHit]:
        for entry, rest in self._begun(views[at]):
            end = rest.match_any(views, at + 1)
            if end is not None:
                yield StanceHit(entry, at, end)

    def _begun(self, word: tuple[str, ...]) -> tuple[tuple[StanceEntry, Pattern], ...]:
        """The entries whose patterns begin with the word, in any of its readings, and what must follow it."""
        found = self.begun.get(word)
        if found is None:
            keys = dict.fromkeys(view[:n] for view in word for n in range(1, _KEY + 1))
            near = ((entry, pattern) for key in keys for entry, pattern in self.index.get(key, ()))
            found = tuple((entry, Pattern(p.words[1:])) for entry, p in near if p.match_word(word))
            if len(self.begun) < _REMEMBERED:
                self.begun[word] = found
        return found


@cache
def stance_lexicon(lang: str) -> StanceLexicon:
    """The checked stance lexicon of a language; KgError names the entry and what is wrong."""
    place = f"lang/{lang}/stance.toml"
    data = read_toml(lang, "stance.toml")
    check_keys(place, data, required=("stance",), optional=("lists",))
    lists = {name: tuple(words.split()) for name, words in data.get("lists", {}).items()}
    entries = {name: _entry(f"{place}, {name}", name, entry) for name, entry in data["stance"].items()}
    index: dict[str, list[tuple[StanceEntry, Pattern]]] = {}
    for name, entry in data["stance"].items():
        for text in entry["patterns"]:
            for words in _expanded(f"{place}, {name}", text, lists):
                index.setdefault(_key(words[0]), []).append((entries[name], Pattern(words)))
    return StanceLexicon(entries, data["stance"], {k: tuple(v) for k, v in index.items()}, arabic=lang == "ar")


def _entry(place: str, name: str, entry: dict[str, Any]) -> StanceEntry:
    keys = ("patterns", "class", "relation", "target", "issue", "weight", "yes", "no")
    check_keys(place, entry, required=keys, optional=("prep", "seen"))
    check_examples(place, entry)
    for key, closed in (("relation", [r.value for r in Relation]), ("target", TARGETS), ("issue", ISSUES)):
        if entry[key] not in closed:
            raise KgError(f"{place}: unknown {key} {entry[key]!r}", hint=nearest(entry[key], closed))
    preps = tuple(fold(w) for w in entry.get("prep", "").split("/") if w)
    return StanceEntry(name, entry["class"], Relation(entry["relation"]), entry["target"], entry["issue"], preps, float(entry["weight"]))


def _expanded(place: str, text: str, lists: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each reading of a pattern's first word, the rest as alternatives: the index needs a plain beginning."""
    first, *rest = (_alternatives(place, word, lists) for word in text.split())
    return ((word, *("/".join(alternatives) for alternatives in rest)) for (word,) in product(first))


def _alternatives(place: str, word: str, lists: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if word.startswith("@"):
        if word[1:] not in lists:
            raise KgError(f"{place}: unknown list {word!r}", hint=nearest(word[1:], lists))
        return tuple(dict.fromkeys(_bare(fold(w)) for w in lists[word[1:]]))
    return (word,) if word == "_" else tuple(dict.fromkeys(_bare(fold(w)) for part in word.split("/") for w in _persons(part)))


def _persons(word: str) -> tuple[str, ...]:
    # A verb of the third person (`يرتكب~`) stands for both genders.
    return (word, "ت" + word[1:]) if word.startswith("ي") and word.endswith("~") else (word,)


def _bare(word: str) -> str:
    # الإرهاب and إرهاب are one word here: the text's article is cut, so the pattern's is as well.
    return word[2:] if word.startswith("ال") and len(word.rstrip("*~")) > SHORTEST + 1 else word


def _key(word: str) -> str:
    return word.rstrip("*~")[:_KEY]
