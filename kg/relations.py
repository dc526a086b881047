"""What is known of each relation: polarity, family, labels, codes (read from `schema/stances.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import Relation


@dataclass(frozen=True, slots=True)
class RelationInfo:
    """One entry of `schema/stances.toml`; `data` holds the entry whole, for the generators."""

    relation: Relation
    polarity: int
    family: str
    data: dict[str, Any]


def schema_dir() -> Path:
    """The folder `schema/`: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).parent
    for folder in (package / "_schema", package.parent / "schema"):
        if (folder / "stances.toml").is_file():
            return folder
    raise KgError("schema/stances.toml is missing from this installation", hint="pip install --force-reinstall actor-statement-graph")


@cache
def relations() -> dict[Relation, RelationInfo]:
    """All relations in the order of the file."""
    path = schema_dir() / "stances.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    unknown = set(entries) ^ {r.value for r in Relation}
    if unknown:
        raise KgError(
            f"schema/stances.toml: relations that kg.model does not have, or lacks: {sorted(unknown)}", hint="name exactly the 18 relations"
        )
    return {Relation(name): RelationInfo(Relation(name), e["polarity"], e["family"], e) for name, e in entries.items()}
