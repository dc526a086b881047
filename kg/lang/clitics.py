"""Which particles and pronouns can be cut off a written word? (`<language>/clitics.toml`)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.lang.normalize import fold
from kg.lang.packfile import check_keys, read_toml, words_of

MIN_STEM = 2
SHORTEST = 3  # letters that must remain behind a preposition or article
# What is cut before a word is compared: conjunction, then preposition with article, article, or preposition alone.
_CONJUNCTIONS = ("و", "ف")
_FRONTS = ("بال", "لل", "كال", "ال", "ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Clitics:
    """What can be written onto the front and the end of a word, folded, the longest first."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]

    @classmethod
    def of(cls, lang: str) -> Clitics:
        """The clitics of a language."""
        data: dict[str, Any] = read_toml(lang, "clitics.toml")
        check_keys(f"lang/{lang}/clitics.toml", data, required=("prefixes", "suffixes"))
        return cls(_longest_first(data["prefixes"]), _longest_first(data["suffixes"]))

    def cuts(self, norm: str) -> Iterator[tuple[str, str, str]]:
        """Every (prefix, stem, suffix) that the word can be cut into, the whole word first."""
        for prefix in ("", *(p for p in self.prefixes if norm.startswith(p))) if norm.startswith(self.prefixes) else ("",):
            rest = norm[len(prefix) :]
            if len(rest) < MIN_STEM:
                continue
            yield prefix, rest, ""
            if rest.endswith(self.suffixes):
                yield from ((prefix, rest[: -len(s)], s) for s in self.suffixes if rest.endswith(s) and len(rest) - len(s) >= MIN_STEM)


@lru_cache(maxsize=1 << 14)
def variants(norm: str) -> tuple[str, ...]:
    """A folded word as written, and without what is written onto its front: conjunction, preposition, article."""
    words = (norm, *(norm[1:] for c in _CONJUNCTIONS if norm.startswith(c) and len(norm) > MIN_STEM))
    fronts = ((w, next((f for f in _FRONTS if w.startswith(f) and len(w) >= len(f) + SHORTEST), "")) for w in words)
    return tuple(dict.fromkeys((*words, *(w[len(f) :] for w, f in fronts))))


def _longest_first(words: str) -> tuple[str, ...]:
    return tuple(sorted({fold(w) for w in words_of(words)}, key=lambda w: (-len(w), w)))
