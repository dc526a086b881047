"""What is a line of scraped text: a border between articles, a date or outlet line, noise, or body?"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from kg.lang.normalize import fold

LANGUAGES = ("ar", "en")


class Kind(StrEnum):
    """What a line is."""

    BORDER = "border"
    DATE = "date"
    OUTLET = "outlet"
    NOISE = "noise"
    STAMP = "stamp"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns of all languages, in the order in which they are tried, and the months by name."""

    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]
    months: dict[str, int]


@cache
def patterns() -> Patterns:
    """Patterns of `lang/<language>/boilerplate.toml`."""
    tables = [tomllib.loads(files("kg.lang").joinpath(lang, "boilerplate.toml").read_text(encoding="utf-8")) for lang in LANGUAGES]
    fields = {Kind.BORDER: "borders", Kind.DATE: "dates", Kind.OUTLET: "outlets", Kind.NOISE: "noise"}
    kinds = [(kind, re.compile("|".join(p for t in tables for p in t[field]))) for kind, field in fields.items()]
    kinds.append((Kind.STAMP, re.compile("|".join(t["stamp"] for t in tables))))
    months = {fold(name.replace("_", " ")): int(n) for t in tables for n, names in t["months"].items() for name in names.split()}
    return Patterns(tuple(kinds), months)


def kind_of(line: str) -> Kind:
    """The kind of a line; only short lines can be anything but body.

    >>> kind_of("المصدر: صوت الساحل"), kind_of("قال المصدر إن السفينة غادرت")
    (<Kind.OUTLET: 'outlet'>, <Kind.BODY: 'body'>)
    """
    if len(line) > 140:
        return Kind.BODY
    folded = fold(line).strip(" *-–|•\t")
    return next((kind for kind, pattern in patterns().kinds if pattern.match(folded)), Kind.BODY)
