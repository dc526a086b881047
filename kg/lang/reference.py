"""Which nouns say that a person, an organization, a country or a group is meant? (`<language>/reference.toml`)"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kg.lang.normalize import fold
from kg.model import ActorType

_LISTS = ("portfolio", "in_names", "fillers", "documents", "determiners", "closers", "particles")
_KINDS = {"persons": ActorType.PERSON, "organizations": ActorType.ORGANIZATION, "countries": ActorType.COUNTRY, "groups": ActorType.GROUP}


@dataclass(frozen=True, slots=True)
class Head:
    """What a head noun says of who is meant: kind, and gender `m` or `f`."""

    type: ActorType
    gender: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Head nouns (folded, without article) and the words that go on a title."""

    heads: dict[str, Head]
    portfolio: frozenset[str]
    article: str
    in_names: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    synonyms: Mapping[str, str] = field(default_factory=dict)
    determiners: frozenset[str] = frozenset()
    closers: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()

    @property
    def head_last(self) -> bool:
        """Does the head noun close the noun phrase (Google chief legal officer), and not open it (كبير المستشارين)?"""
        return bool(self.closers)

    def plain(self, norm: str) -> str:
        """The folded word without a preposition written onto a title, and under its common name: للناطق → المتحدث."""
        article = self.article
        if article and norm.startswith("لل") and len(norm) > 4:
            norm = article + norm[2:]
        elif article and norm[:1] in tuple("وفبلك") and len(norm) > 4 and not self.head(norm) and self.head(norm[1:]):
            norm = norm[1:]
        definite = bool(article) and norm.startswith(article)
        common = self.synonyms.get(norm[len(article) :] if definite else norm)
        return norm if common is None else (article if definite else "") + common

    def head(self, norm: str) -> Head | None:
        """The head noun that a folded word is, with or without the article."""
        bare = norm[len(self.article) :] if self.article and norm.startswith(self.article) and len(norm) > 4 else norm
        return self.heads.get(bare) or self.heads.get(norm)


@cache
def reference(lang: str) -> Reference:
    """The head nouns of a language."""
    data = tomllib.loads(files("kg.lang").joinpath(lang, "reference.toml").read_text(encoding="utf-8"))
    heads: dict[str, Head] = {}
    for section, kind in _KINDS.items():
        for gender, words in data.get(section, {}).items():
            for word in words.split():
                heads.setdefault(fold(word.rstrip("_")), Head(kind, gender))
    lists = {name: frozenset(fold(w) for w in data.get(name, {}).get("words", "").split()) for name in _LISTS}
    synonyms = {fold(word): fold(other) for word, other in data.get("synonyms", {}).items()}
    return Reference(heads=heads, article="ال" if lang == "ar" else "", synonyms=synonyms, **lists)
