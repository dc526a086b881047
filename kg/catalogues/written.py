"""How are actors written as a list that `kg actors import`, a spreadsheet or FollowTheMoney reads?"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from kg.actors.registry import Registry
from kg.actors.rows import Tenure
from kg.catalogues.ftm import ftm_lines
from kg.catalogues.tables import COLUMNS
from kg.errors import Exit, KgError
from kg.model import Actor

Writer = Callable[[Iterable[Actor], Registry, TextIO], int]


def writer_of(path: Path) -> Writer:
    """The writer of a file by its name; KgError (usage) for another ending."""
    if path.suffix in (".csv", "") or str(path) == "-":
        return write_csv
    if path.suffix in (".json", ".jsonl", ".ftm", ".ndjson"):
        return write_ftm
    raise KgError(f"{path}: unknown format {path.suffix}", hint="actors.csv, or actors.ftm.json for FollowTheMoney", exit_code=Exit.USAGE)


def write_csv(actors: Iterable[Actor], registry: Registry, out: TextIO) -> int:
    """Our columns, one row an actor; how many were written."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    n = 0
    for a in actors:
        n += 1
        offices = ";".join(map(_office, registry.offices_of(a.id)))
        names = "|".join(name.replace("|", "/") for name in a.names)
        table.writerow(
            (a.id, a.type.value, a.name_ar or "", a.name_en or "", names, a.country or "", a.parent or "", a.wikidata or "", offices)
        )
    return n


def write_ftm(actors: Iterable[Actor], registry: Registry, out: TextIO) -> int:
    """FollowTheMoney, one entity a line."""
    return sum(1 for line in ftm_lines(actors) if out.write(line))


def _office(t: Tenure) -> str:
    return f"{t.office}@{t.of},{t.start}..{t.end}"


def registered(registry: Registry) -> Iterator[Actor]:
    """All actors of the registry by id."""
    return (registry.actors[id_] for id_ in sorted(registry.actors))
