"""A projection as a file: GraphML, GEXF, CSV, JSON or a picture, by the suffix of its name; what a weight means is said in each."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import Exit, KgError
from kg.exports.gexf import write_gexf
from kg.exports.graphml import write_graphml
from kg.exports.network import columns_of
from kg.exports.table import cell
from kg.graph.measures import Value
from kg.written import whole_file

if TYPE_CHECKING:
    import networkx as nx

    from kg.exports.picture import Look
    from kg.graph.network import Network

Table = tuple[list[str], list[list[Any]]]
GRAPHS = {".graphml": write_graphml, ".gexf": write_gexf}
SUFFIXES = (*GRAPHS, ".csv", ".json", ".svg", ".png")


class Part(StrEnum):
    """Which rows of a network a table has."""

    EDGES = "edges"
    NODES = "nodes"
    MEASURES = "measures"


@dataclass(frozen=True, slots=True)
class Measured:
    """A network with its measures; those of its nodes are attributes of the graph's."""

    network: Network
    measures: Mapping[str, Value]


def suffix_of(path: Path) -> str:
    """The format of a path; KgError (usage) where its suffix names none."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        hint = f"end in one of {' '.join(SUFFIXES)}"
        raise KgError(f"{path}: no network is written as {suffix or 'a file without suffix'}", hint=hint, exit_code=Exit.USAGE)
    return suffix


def write(made: Sequence[Measured], path: Path, part: Part, look: Look) -> list[tuple[Path, str]]:
    """Write the networks, and give each file with what is in it.

    CSV and JSON hold all windows in one file; of the other formats each window with edges has a file, named by it.
    """
    suffix = suffix_of(path)
    if suffix in TABLES:
        TABLES[suffix](made, path, part)
        return [(path, f"{len(made)} windows" if made[0].network.window else _size(made[0]))]
    windows = [each for each in made if each.network.graph.number_of_edges() or not each.network.window]
    places = [path.with_name(f"{path.stem}.{each.network.window}{suffix}") if each.network.window else path for each in windows]
    for each, place in zip(windows, places, strict=True):
        _write_one(each, place, suffix, look)
    return [(place, _size(each)) for each, place in zip(windows, places, strict=True)]


def _size(made: Measured) -> str:
    return f"{made.measures['nodes']} nodes, {made.measures['edges']} edges"


def _write_json(made: Sequence[Measured], path: Path, part: Part) -> None:
    with whole_file(path) as out:
        out.write(json.dumps(record(made), ensure_ascii=False, indent=1) + "\n")


def _write_csv(made: Sequence[Measured], path: Path, part: Part) -> None:
    columns, rows = table(made, part)
    with whole_file(path) as out:
        csv.writer(out, lineterminator="\r\n").writerows([columns, *([cell(value) for value in row] for row in rows)])


TABLES = {".csv": _write_csv, ".json": _write_json}


def _write_one(made: Measured, path: Path, suffix: str, look: Look) -> None:
    graph = made.network.graph
    if suffix in GRAPHS:
        GRAPHS[suffix](graph, path, columns_of(graph), described(made.network))
    else:
        from kg.exports.picture import draw

        draw(made.network, path, look)


def described(network: Network) -> str:
    """One line on a network: what it asks, what a weight is, what was looked at."""
    wanted = network.request
    return f"{wanted.projection.title} Weight: {wanted.weight}. {looked_at(network)}".strip()


def looked_at(network: Network) -> str:
    """The selection, empty where all was looked at."""
    selection, wanted = network.selection, network.request
    looked = [f"window {network.window}"] if network.window else []
    looked += [f"from {selection.since}"] if selection.since else []
    looked += [f"to {selection.until}"] if selection.until else []
    looked += [", ".join(sorted(each)) for each in (selection.outlets, selection.relations, selection.actors) if each]
    looked += [f"confidence at least {selection.confidence:g}"] if selection.confidence else []
    looked += [f"weights from {wanted.least:g}"] if wanted.least else []
    looked += [f"nodes of {wanted.rare} statements or more"] if wanted.rare > 1 else []
    looked += [f"the same said again counts once per {wanted.once_per}"] if wanted.once_per != "statement" else []
    looked += ["concepts counted for the topmost above them"] if wanted.parents else []
    looked += ["hearsay counted"] if selection.hearsay else []
    return f"({'; '.join(looked)})" if looked else ""


def record(made: Sequence[Measured]) -> dict[str, Any]:
    """The networks as one JSON object: of the single one `measures`, `nodes` and `edges`, of windows a list of such."""
    wanted, selection = made[0].network.request, made[0].network.selection
    head: dict[str, Any] = {"projection": wanted.projection.name, "title": wanted.projection.title, "weight": wanted.weight}
    head |= {
        "directed": wanted.projection.directed,
        "over": wanted.over,
        "normalization": wanted.normalization,
        "once_per": wanted.once_per,
    }
    head |= {"from": selection.since or None, "to": selection.until or None, "confidence": selection.confidence, "least": wanted.least}
    head |= {name: sorted(getattr(selection, name)) for name in ("outlets", "relations", "actors")} | {"hearsay": selection.hearsay}
    if not made[0].network.window:
        return head | _record(made[0])
    return head | {"windows": [{"window": each.network.window, **_record(each)} for each in made]}


def _record(made: Measured) -> dict[str, Any]:
    graph = made.network.graph
    nodes = [{"id": node, **_present(data)} for node, data in graph.nodes(data=True)]
    edges = [{"source": a, "target": b, **_named(graph, a, b), **_present(data)} for a, b, data in graph.edges(data=True)]
    return {"measures": dict(made.measures), "nodes": nodes, "edges": edges}


def _present(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "dates" and value is not None and value != ""}


def _named(graph: nx.Graph, a: str, b: str) -> dict[str, str]:
    return {"source_label": graph.nodes[a]["label"], "target_label": graph.nodes[b]["label"]}


def table(made: Sequence[Measured], part: Part) -> Table:
    """Columns and rows of all networks; of windows the first column is the window's name."""
    rows = [(each, row) for each in made for row in PARTS[part](each)]
    columns = list(dict.fromkeys(name for _, row in rows for name in row)) or ["source", "target", "weight"]
    windowed = bool(made) and bool(made[0].network.window)
    body = [[*([each.network.window] if windowed else []), *(row.get(name) for name in columns)] for each, row in rows]
    return [*(["window"] if windowed else []), *columns], body


def _edges(made: Measured) -> Iterable[Mapping[str, Any]]:
    graph, means = made.network.graph, made.network.request.weight
    order = ["source", "source_label", "target", "target_label", *(c.name for c in columns_of(graph) if c.owner == "edge")]
    for a, b, data in graph.edges(data=True):
        facts = {"source": a, "target": b, **_named(graph, a, b), **data}
        yield {name: facts.get(name) for name in order} | {"weight_means": means}


def _nodes(made: Measured) -> Iterable[Mapping[str, Any]]:
    graph = made.network.graph
    order = [c.name for c in columns_of(graph) if c.owner == "node"]
    for node, data in graph.nodes(data=True):
        yield {"id": node, **{name: data.get(name) for name in order}}


def _measures(made: Measured) -> Iterable[Mapping[str, Any]]:
    if made.network.window:
        yield made.measures
    else:
        yield from ({"measure": name, "value": value} for name, value in made.measures.items())


PARTS = {Part.EDGES: _edges, Part.NODES: _nodes, Part.MEASURES: _measures}
