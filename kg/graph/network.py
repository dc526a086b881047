"""Which networks can be asked for, what does a weight mean in each, and how is one made of a selection?"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.concepts.codebook import roots
from kg.errors import Exit, KgError
from kg.graph.agreement import WEIGHTS, one_mode, positions
from kg.graph.normalize import normalize_two_mode
from kg.graph.projection import by_relation, by_tone, name_actors, two_mode
from kg.graph.ties import Pair, Selection, Tie, to_actors, to_concepts, to_issues
from kg.source import Concept

if TYPE_CHECKING:
    import networkx as nx

    from kg.source import GraphSource


@dataclass(frozen=True, slots=True)
class Projection:
    """One kind of network, as `projections.toml` says: what it answers and what the weight of its edges is, in two languages."""

    name: str
    title: str
    title_ar: str
    weight: str
    weight_ar: str
    directed: bool
    signed: bool
    normalizations: tuple[str, ...]
    over: tuple[str, ...]


@cache
def projections() -> Mapping[str, Projection]:
    """All projections by name, in the order of the file."""
    lists = ("normalizations", "over")
    entries = {name: dict(entry) | {k: tuple(entry[k]) for k in lists} for name, entry in _data().items() if name != "words"}
    return {name: Projection(name, **entry) for name, entry in entries.items()}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("projections.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Request:
    """How a network is made of ties; `least` is a weight, regardless of sign, `rare` a number of statements of a node."""

    projection: Projection
    over: str = "target"
    normalization: str = "no"
    once_per: str = "statement"
    least: float = 0.0
    rare: int = 1
    isolates: bool = False
    parents: bool = False

    @property
    def weight(self) -> str:
        """What a weight of this network means."""
        return self.weight_in("en")

    def weight_in(self, lang: str) -> str:
        """What a weight means, in English or Arabic."""
        words = _data()["words"][lang]
        said = (self.projection.weight_ar if lang == "ar" else self.projection.weight).format(things=words[self.over])
        comma = "، " if lang == "ar" else ", "
        return said if self.normalization == "no" else f"{said}{comma}{words[self.normalization]}"


@dataclass(frozen=True, slots=True)
class Network:
    """A projection of one selection, in one window of time where there are several."""

    request: Request
    graph: nx.Graph
    selection: Selection
    window: str = ""
    notes: tuple[str, ...] = field(default=())


@dataclass(slots=True)
class Said:
    """Statements of each node: those that it makes or, if it is a concept, that are about it; and those to it."""

    made: dict[str, set[str]] = field(default_factory=dict)
    targeted: dict[str, set[str]] = field(default_factory=dict)

    def counted(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The pairs as they go by."""
        for tie, thing in pairs:
            self.made.setdefault(tie.speaker.id, set()).add(tie.statement)
            of_thing = self.made if thing.type in ("concept", "issue") else self.targeted
            of_thing.setdefault(thing.id, set()).add(tie.statement)
            yield tie, thing


def find(name: str) -> Projection:
    """The projection of this name; KgError (wrong usage) with all names where there is none."""
    if name not in projections():
        raise KgError(f"there is no projection {name!r}", hint=f"one of {', '.join(projections())}", exit_code=Exit.USAGE)
    return projections()[name]


def request(projection: Projection, over: str | None, normalization: str, *, coded: bool) -> Request:
    """What is asked for, made whole: over concepts where a codebook is used and the projection can; KgError where it cannot be."""
    usual = "concept" if "concept" in projection.over and (coded or projection.over == ("concept",)) else "target"
    _expect("--over", over or usual, projection.over, projection)
    _expect("--normalize", normalization, projection.normalizations, projection)
    return Request(projection, over or usual, normalization)


def _expect(option: str, value: str, allowed: tuple[str, ...], projection: Projection) -> None:
    if value not in allowed:
        raise KgError(f"{option} {value} is not for {projection.name}", hint=f"it takes {', '.join(allowed)}", exit_code=Exit.USAGE)


def project(found: Iterable[tuple[str, Iterable[Tie]]], wanted: Request, source: GraphSource) -> list[tuple[str, nx.Graph]]:
    """The network of each window's ties, its nodes counted, named and sorted, rare nodes and light edges left out."""
    concepts = {concept.id: concept for concept in source.iter_concepts()}
    made = [(window, _projected(_pairs(held, wanted, concepts), wanted)) for window, held in found]
    named = [graph for _, graph in made]
    name_actors(named, source)
    for graph in named:
        _name_concepts(graph, concepts)
    return made


def _projected(pairs: Iterable[Pair], wanted: Request) -> nx.Graph:
    said = Said()
    graph = _made(said.counted(pairs), wanted)
    for node, data in graph.nodes(data=True):
        data["statements"] = len(said.made.get(node, ()))
        if graph.is_directed():
            data["targeted"] = len(said.targeted.get(node, ()))
    kept = _kept(graph, wanted)
    kept.graph["statements"] = len(set().union(*said.made.values()))
    return kept


def _pairs(found: Iterable[Tie], wanted: Request, concepts: Mapping[str, Concept]) -> Iterable[Pair]:
    if wanted.over == "target":
        return to_actors(found)
    if not concepts:
        return to_issues(found)
    if not wanted.parents:
        return to_concepts(found, concepts)
    top = roots(tuple(concepts.values()))
    return to_concepts((replace(tie, concept=top.get(tie.concept or "", tie.concept)) for tie in found), concepts)


def _made(pairs: Iterable[Pair], wanted: Request) -> nx.Graph:
    name = wanted.projection.name
    if name in WEIGHTS:
        return one_mode(positions(pairs, wanted.once_per), name, wanted.normalization)
    if name == "concepts":
        return normalize_two_mode(two_mode(pairs, wanted.once_per), wanted.normalization)
    return by_relation(pairs, wanted.once_per) if name == "actors" else by_tone(pairs, wanted.once_per)


def _name_concepts(graph: nx.Graph, concepts: Mapping[str, Concept]) -> None:
    for id, concept in concepts.items():
        if id in graph:
            names = {"name_ar": concept.name_ar, "name_en": concept.name_en, "parent": concept.parent}
            graph.nodes[id].update({key: value for key, value in names.items() if value})


def _kept(graph: nx.Graph, wanted: Request) -> nx.Graph:
    """The graph in the order of its ids, so that the same ties give the same bytes whatever order they came in."""
    made = graph.__class__()
    rare = {node for node, data in graph.nodes(data=True) if data["statements"] + data.get("targeted", 0) < wanted.rare}
    made.add_nodes_from((node, data) for node, data in sorted(graph.nodes(data=True)) if node not in rare)
    for ends, data in sorted(_edges(graph), key=lambda edge: edge[0]):
        if rare.isdisjoint(ends[:2]) and abs(data["weight"]) >= wanted.least:
            made.add_edge(*ends, **data)
    if not wanted.isolates:
        made.remove_nodes_from([node for node, degree in made.degree() if not degree])
    return made


def _edges(graph: nx.Graph) -> Iterable[tuple[tuple[str, ...], dict[str, Any]]]:
    edges = graph.edges(keys=True, data=True) if graph.is_multigraph() else graph.edges(data=True)
    for *ends, data in edges:
        yield tuple(ends if graph.is_directed() else sorted(ends)), data
