"""Which questions are in the cookbook, and what does each say of itself?

A folder a question: `meta.toml`, `query.sql` (the workspace's views), `query.cypher` (Neo4j 5, ArcadeDB), `query.rq` (SPARQL 1.1).
Parameters are declared once, in `parameters.toml`; a question names those that it takes.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import Exit, KgError

FOLDER = Path(__file__).parent
_META = {"title", "title_ar", "description", "columns", "parameters", "example"}
_PARAMETER = {"type", "default", "help", "help_ar"}


class ParameterType(StrEnum):
    """How a parameter's text is read."""

    ACTOR = "actor"
    RELATION = "relation"
    TEXT = "text"
    DATE = "date"
    FLAG = "flag"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; its default leaves the question unrestricted."""

    name: str
    type: ParameterType
    default: str
    help: str
    help_ar: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its three texts; `example` is a call that works on any workspace."""

    name: str
    title: str
    title_ar: str
    description: str
    columns: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    example: Mapping[str, str]
    sql: str = field(repr=False)
    cypher: str = field(repr=False)
    sparql: str = field(repr=False)


@cache
def load() -> Mapping[str, Question]:
    """All questions by name, in the order of their names."""
    parameters = _parameters()
    folders = sorted(path.parent for path in FOLDER.glob("*/meta.toml"))
    return {folder.name: _question(folder, parameters) for folder in folders}


def find(name: str) -> Question:
    """The question of this name; KgError (wrong usage) with the nearest names where there is none."""
    questions = load()
    if name not in questions:
        raise KgError(f"there is no question {name!r}", hint=nearest(name, questions, "kg query lists them"), exit_code=Exit.USAGE)
    return questions[name]


def nearest(word: str, names: Iterable[str], otherwise: str) -> str:
    """The hint that names what the word may have meant."""
    near = difflib.get_close_matches(word, list(names), n=3, cutoff=0.5)
    return f"nearest: {', '.join(near)}" if near else otherwise


def _parameters() -> dict[str, Parameter]:
    entries = tomllib.loads((FOLDER / "parameters.toml").read_text(encoding="utf-8"))
    for name, entry in entries.items():
        _expect(f"parameters.toml, {name}", entry, _PARAMETER)
    return {n: Parameter(n, ParameterType(e["type"]), e["default"], e["help"], e["help_ar"]) for n, e in entries.items()}


def _question(folder: Path, parameters: Mapping[str, Parameter]) -> Question:
    meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
    _expect(f"{folder.name}/meta.toml", meta, _META)
    unknown = [name for name in (*meta["parameters"], *meta["example"]) if name not in parameters]
    if unknown:
        raise KgError(f"questions/{folder.name}/meta.toml: unknown parameters {unknown}", hint="declare them in questions/parameters.toml")
    return Question(
        name=folder.name,
        title=meta["title"],
        title_ar=meta["title_ar"],
        description=meta["description"],
        columns=tuple(meta["columns"]),
        parameters=tuple(parameters[name] for name in meta["parameters"]),
        example=dict(meta["example"]),
        sql=_text(folder, "sql"),
        cypher=_text(folder, "cypher"),
        sparql=_text(folder, "rq"),
    )


def _text(folder: Path, suffix: str) -> str:
    return (folder / f"query.{suffix}").read_text(encoding="utf-8")


def _expect(place: str, entry: Mapping[str, Any], keys: set[str]) -> None:
    """A data file has exactly the keys that are read: a misspelt one would be ignored for ever."""
    if entry.keys() != keys:
        raise KgError(f"questions/{place}: keys that are unknown or missing: {sorted(entry.keys() ^ keys)}", hint=f"exactly {sorted(keys)}")
