"""A table of weights by the names of features: all that a ranker or a judge here has learned, for people to read."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import KgError

Features = dict[str, float]
Item = TypeVar("Item")
Made = TypeVar("Made")


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


def ranked(weights: Mapping[str, float], choices: Sequence[tuple[Item, Features]]) -> list[tuple[float, Item, Features]]:
    """The choices with their probabilities, the likeliest first.

    >>> [(round(p, 2), item) for p, item, _ in ranked({"near": 2.0}, [("a", {}), ("b", {"near": 1.0})])]
    [(0.88, 'b'), (0.12, 'a')]
    """
    scores = [score(weights, features) for _, features in choices]
    highest = max(scores, default=0.0)
    powers = [math.exp(s - highest) for s in scores]
    whole = sum(powers)
    found = [(power / whole, item, features) for power, (item, features) in zip(powers, choices, strict=True)]
    return sorted(found, key=lambda c: -c[0])


def telling(weights: Mapping[str, float], features: Features, n: int = 4) -> str:
    """The evidence that moved a decision most, with what it weighed.

    >>> telling({"near": 2.0, "red": -0.5}, {"near": 1.0, "red": 1.0, "unknown": 1.0})
    'near +2.0, red -0.5'
    """
    moved = sorted(((weights.get(name, 0.0) * value, name) for name, value in features.items() if name != "bias"), key=lambda m: -abs(m[0]))
    return ", ".join(f"{name} {by:+.1f}" for by, name in moved[:n] if by)


def numbers(table: Mapping[str, Any]) -> dict[str, float]:
    """A table whose values are all numbers."""
    return {key: float(value) for key, value in table.items()}


def read_tables(path: Path, hint: str, names: Sequence[str]) -> dict[str, dict[str, float]]:
    """The tables of numbers of these names in a TOML file of weights; KgError with the hint where one is missing or holds anything else."""
    return read_weights(path, hint, lambda tables: {name: numbers(tables[name]) for name in names})


def read_weights(path: Path, hint: str, made: Callable[[dict[str, Any]], Made]) -> Made:
    """What is made of a TOML file of weights; KgError with the command that writes it where it is missing or is something else."""
    try:
        return made(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise KgError(f"model file {path.name} is missing from this installation", hint=hint) from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise KgError(f"{path}: {error}", hint=f"{hint} writes it anew") from error
