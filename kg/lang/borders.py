"""Which closed-class words end a noun phrase, open a clause, or are passed over? (`<language>/borders.toml`)"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from kg.lang.normalize import fold
from kg.lang.packfile import check_keys, read_toml, words_of

LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True)
class Borders:
    """Folded words of all languages by what they do; the head of the Arabic file says what each set is for."""

    relatives: frozenset[str]
    clauses: frozenset[str]
    leading: frozenset[str]
    prepositions: frozenset[str]
    connectives: frozenset[str]
    adverbs: frozenset[str]
    times: frozenset[str]
    quantifiers: frozenset[str]
    pointing: frozenset[str]
    nobody: frozenset[str]
    pronouns: frozenset[str]
    responsibility: frozenset[str]
    behind: frozenset[str]
    claims: frozenset[str]
    singular_in_n: frozenset[str]
    befalls: frozenset[str]
    kin: frozenset[str]
    documents: frozenset[str]
    radical: frozenset[str]
    own_first_letter: frozenset[str]


@cache
def borders() -> Borders:
    """The sets of all languages as one: scripts differ, so a text needs not say which language it is in."""
    names = [f.name for f in fields(Borders)]
    sets: dict[str, set[str]] = {name: set() for name in names}
    for lang in LANGUAGES:
        data = read_toml(lang, "borders.toml")
        check_keys(f"lang/{lang}/borders.toml", data, required=[name.replace("_", "-") for name in names])
        for name in names:
            sets[name] |= {fold(w) for w in words_of(data[name.replace("_", "-")])}
    return Borders(**{name: frozenset(words) for name, words in sets.items()})
