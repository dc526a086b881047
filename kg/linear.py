"""A table of weights by the names of features: all that a ranker or a judge here has learned, for people to read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from kg.errors import KgError

Features = dict[str, float]
Item = TypeVar("Item")


def score(weights: Mapping[str, float], features: Features) -> float:
    """The sum of what is found, weighed; what the table does not know counts nothing.

    >>> score({"near": 2.0}, {"near": 0.5, "red": 1.0})
    1.0
    """
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def best(weights: Mapping[str, float], choices: Sequence[tuple[Item, Features]]) -> Item | None:
    """The choice of the highest score, of equal ones the first; None where there is none.

    >>> best({"near": 2.0}, [("a", {}), ("b", {"near": 1.0})])
    'b'
    """
    return max(choices, key=lambda c: score(weights, c[1]), default=(None, {}))[0]


def read_tables(path: Path, hint: str) -> dict[str, dict[str, float]]:
    """The tables of numbers in a TOML file of weights; KgError with the hint where it is missing or holds anything else."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: {key: float(value) for key, value in table.items()} for name, table in tables.items() if isinstance(table, dict)}
    except FileNotFoundError:
        raise KgError(f"model file {path.name} is missing from this installation", hint=hint) from None
    except (tomllib.TOMLDecodeError, TypeError, ValueError) as error:
        raise KgError(f"{path}: {error}", hint=hint) from error
