"""Which relations does a word speak of, by the letters it holds? (`<language>/stems.toml`)"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from kg.model import Relation


@dataclass(frozen=True, slots=True)
class Stems:
    """Patterns over one folded word (or two, joined by `_`) and the relations they speak of."""

    cue: tuple[tuple[Relation, re.Pattern[str]], ...]
    content: tuple[tuple[Relation, re.Pattern[str]], ...]

    def of_cue(self, word: str) -> tuple[Relation, ...]:
        """Relations of a cue."""
        return _match(self.cue, word)

    def of_content(self, words: Sequence[str]) -> list[tuple[Relation, ...]]:
        """Relations of each word of a content; a pair of words speaks at its first."""
        return [_match(self.content, f"{w}_{words[i + 1] if i + 1 < len(words) else ''}") for i, w in enumerate(words)]


@lru_cache(maxsize=100_000)
def _match(patterns: tuple[tuple[Relation, re.Pattern[str]], ...], word: str) -> tuple[Relation, ...]:
    bare = re.sub(r"^(?:[وف](?=...))?(?:ال|لل|بال)?", "", word)
    return tuple(relation for relation, pattern in patterns if pattern.search(bare))


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
