"""Has a figure fallen? Floors by gold file, the digest of that file, and how they are read, checked and pinned again."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import KgError
from kg.evaluate.figures import Figure

FIGURES = ("statements", "speakers", "contents", "triples", "blame")
HEAD = """\
# Quality floors: the build fails when a figure (F1) falls below its floor by more than one item of the gold. A floor is lowered only
# with `scripts/pin_floors --lower` and a line in CHANGELOG.md. `digest` is the SHA-256 of the gold file that the figures were taken on.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """What one gold file must reach: `gold` is its path from the project, `documents` how many it holds."""

    name: str
    gold: str
    lang: str
    documents: int
    digest: str
    floors: dict[str, float]


def read_floors(path: Path) -> dict[str, Floor]:
    """The floors of a file by name; KgError where an entry lacks a key or has one that nobody knows."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    wanted = {"gold", "lang", "documents", "digest", "floors"}
    for name, entry in entries.items():
        if set(entry) != wanted:
            wrong = ", ".join(sorted(set(entry) ^ wanted))
            raise KgError(f"{path}, [{name}]: missing or unknown: {wrong}", hint="scripts/pin_floors writes the file")
    return {name: Floor(name=name, **entry) for name, entry in entries.items()}


def digest_of_file(path: Path) -> str:
    """SHA-256 of a gold file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fallen(floor: Floor, digest: str, figures: Mapping[str, Figure]) -> list[str]:
    """Why the gate is red, one line a reason; nothing where all is well. One item of the gold is the margin."""
    if digest != floor.digest:
        return [f"{floor.gold} is not the file that the floors of {floor.name} were taken on: scripts/pin_floors {floor.name}"]
    return [
        f"{floor.name}: {name} is {figures[name].f1:.4f}, the floor {least:.4f} (n={figures[name].gold})"
        for name, least in floor.floors.items()
        if figures[name].f1 < least - 1 / max(1, figures[name].gold)
    ]


def pinned(floor: Floor, digest: str, documents: int, figures: Mapping[str, Figure], *, lower: bool = False) -> Floor:
    """The floor with today's figures. One on the same gold only rises, unless lowering is asked for; on another gold it starts anew."""
    today = {name: round(figures[name].f1, 4) for name in FIGURES}
    if digest == floor.digest and not lower:
        today = {name: max(value, floor.floors.get(name, 0.0)) for name, value in today.items()}
    return replace(floor, digest=digest, documents=documents, floors=today)


def floors_text(floors: Mapping[str, Floor]) -> str:
    """The floors as the text of their file, by name."""
    return HEAD + "".join(_entry(floors[name]) for name in sorted(floors))


def _entry(floor: Floor) -> str:
    figures = "".join(f"{name} = {value}\n" for name, value in floor.floors.items())
    return (
        f'\n[{floor.name}]\ngold = "{floor.gold}"\nlang = "{floor.lang}"\ndocuments = {floor.documents}\n'
        f'digest = "{floor.digest}"\n[{floor.name}.floors]\n{figures}'
    )
