"""Which nouns say that a person, an organization, a country or a group is meant? (`<language>/reference.toml`)"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.lang.normalize import fold
from kg.model import ActorType

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
    return Reference(heads, frozenset(fold(w) for w in data["portfolio"]["words"].split()), "ال" if lang == "ar" else "")
