"""Which values does a call of a question bind, and who are the actors that its words name?

Values are only ever bound, in all three languages; an actor's name becomes the ids of those who have it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.errors import Exit, KgError
from kg.model import Relation
from kg.questions.book import Parameter, ParameterType, Question, nearest

Value = str | int | tuple[str, ...]
# All ids that a name or an id means in the place that is asked; none where nobody has it.
Resolve = Callable[[str], list[str]]

EVERYBODY = ("", "%")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_FLAGS = {"yes": 1, "true": 1, "1": 1, "no": 0, "false": 0, "0": 0}


@dataclass(frozen=True, slots=True)
class Bound:
    """Values by parameter, and what the user should know of how they were read."""

    values: Mapping[str, Value]
    notes: tuple[str, ...] = ()

    @property
    def limit(self) -> int | None:
        """The number of rows asked for; SPARQL cannot bind it, so whoever runs SPARQL cuts there."""
        limit = self.values.get("limit")
        return limit if isinstance(limit, int) else None


def bind(question: Question, given: Mapping[str, str], resolve: Resolve) -> Bound:
    """The values of a call; KgError (wrong usage) for a parameter that the question does not take or a value of a wrong kind."""
    names = [parameter.name for parameter in question.parameters]
    for name in given:
        if name not in names:
            hint = nearest(name, names, f"it takes {', '.join(names)}")
            raise KgError(f"{question.name} has no parameter {name!r}", hint=hint, exit_code=Exit.USAGE)
    notes: list[str] = []
    values = {p.name: _value(p, given.get(p.name, p.default).strip(), resolve, notes) for p in question.parameters}
    return Bound(values, tuple(notes))


def for_sql(bound: Bound) -> dict[str, str | int]:
    """Named SQLite parameters: a list of ids is a JSON array."""
    return {n: json.dumps(v, ensure_ascii=True) if isinstance(v, tuple) else v for n, v in bound.values.items()}


def for_cypher(bound: Bound, workspace: str) -> dict[str, object]:
    """Cypher parameters: a list of ids is a list; every question is asked of one workspace."""
    values = {n: list(v) if isinstance(v, tuple) else v for n, v in bound.values.items()}
    return {**values, "workspace": workspace}


def for_sparql(bound: Bound) -> dict[str, str | int]:
    """Terms by variable: a list of ids is one string, each id between line ends, so that CONTAINS finds whole ids only."""
    joined = {n: "\n" + "\n".join(v) + "\n" if v else "" for n, v in bound.values.items() if isinstance(v, tuple)}
    return {**{n: v for n, v in bound.values.items() if not isinstance(v, tuple)}, **joined}


def _value(parameter: Parameter, text: str, resolve: Resolve, notes: list[str]) -> Value:
    if parameter.type is ParameterType.ACTOR:
        return _actor(parameter, text, resolve, notes)
    if parameter.type is ParameterType.DATE and text and not _DATE.fullmatch(text):
        raise _wrong(parameter, text, "a day, month or year: 2024-03-05, 2024-03, 2024")
    if parameter.type is ParameterType.RELATION and text and text not in set(Relation):
        raise _wrong(parameter, text, nearest(text, list(Relation), f"one of {', '.join(Relation)}"))
    if parameter.type is ParameterType.FLAG:
        if text.casefold() not in _FLAGS:
            raise _wrong(parameter, text, "yes or no")
        return _FLAGS[text.casefold()]
    if parameter.type is ParameterType.COUNT:
        if not (text.isascii() and text.isdigit() and 0 < int(text) < 2**31):
            raise _wrong(parameter, text, "a whole number, 1 or more")
        return int(text)
    return text


def _actor(parameter: Parameter, text: str, resolve: Resolve, notes: list[str]) -> tuple[str, ...]:
    """Ids of all who have the name; a name that nobody has stays itself and so matches nobody, which is an answer."""
    if text in EVERYBODY:
        return ()
    ids = resolve(text)
    if not ids:
        notes.append(f"{parameter.name}: no actor is called {text!r} here (kg actors search {text!r} finds similar names)")
    elif ids != [text]:
        notes.append(f"{parameter.name} {text!r} is {', '.join(ids)}")
    return tuple(ids) or (text,)


def _wrong(parameter: Parameter, text: str, hint: str) -> KgError:
    return KgError(f"parameter {parameter.name} cannot be {text!r}", hint=hint, exit_code=Exit.USAGE)
