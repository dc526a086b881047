"""Which relations does a word speak of, by the letters it holds? (`<language>/stems.toml`)"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kg.model import Relation

_REMEMBERED = 1 << 16
Patterns = tuple[tuple[Relation, re.Pattern[str]], ...]
_PREFIX = re.compile(r"^(?:[وف](?=...))?(?:ال|لل|بال)?")


@dataclass(frozen=True, slots=True, eq=False)
class Stems:
    """Patterns over one folded word (or two, joined by `_`) and the relations they speak of; what was asked once is remembered."""

    cue: Patterns
    content: Patterns
    asked: dict[str, tuple[Relation, ...]] = field(default_factory=dict, repr=False)

    def of_cue(self, word: str) -> tuple[Relation, ...]:
        """Relations of a cue."""
        return self._of(self.cue, word, "cue:")

    def of_content(self, words: Sequence[str]) -> list[tuple[Relation, ...]]:
        """Relations of each word of a content; a pair of words speaks at its first."""
        nexts = [*words[1:], ""][: len(words)]
        return [self._of(self.content, f"{w}_{n}", "") for w, n in zip(words, nexts, strict=True)]

    def _of(self, patterns: Patterns, word: str, kind: str) -> tuple[Relation, ...]:
        found = self.asked.get(kind + word)
        if found is None:
            bare = _PREFIX.sub("", word)
            found = tuple(relation for relation, pattern in patterns if pattern.search(bare))
            if len(self.asked) < _REMEMBERED:
                self.asked[kind + word] = found
        return found


@cache
def stems(lang: str) -> Stems:
    """The stems of a language."""
    data = tomllib.loads(files("kg.lang").joinpath(lang, "stems.toml").read_text(encoding="utf-8"))
    return Stems(_compile(data, "cue"), _compile(data, "content"))


def _compile(data: dict[str, dict[str, str]], field: str) -> tuple[tuple[Relation, re.Pattern[str]], ...]:
    found = []
    for name, entry in data.items():
        # A single word must not run into the word that is joined to it.
        alternatives = [
            w if "_" in w else w.replace("$", "(?=_|$)") if w.endswith("$") else f"{w}[^_]*(?=_|$)" for w in entry[field].split()
        ]
        anchored = [f"(?:^{a[1:]}" + ")" if a.startswith("^") else f"(?:^[^_]*{a})" for a in alternatives]
        found.append((Relation(name), re.compile("|".join(anchored))))
    return tuple(found)
