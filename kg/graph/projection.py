"""Who takes which stance to whom? Networks from actor to actor: by relation, and by signed net tone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg.graph.ties import Pair, Selection, Thing, once, thing_of, ties, to_actors
from kg.relations import relations

if TYPE_CHECKING:
    import networkx as nx

    from kg.source import GraphSource


def actor_network(source: GraphSource, *, hearsay: bool = False) -> nx.MultiDiGraph:
    """The network by relation of all statements, named as the registry names actors: what is exported."""
    graph = by_relation(to_actors(ties(source, Selection(hearsay=hearsay))))
    name_actors([graph], source)
    return graph


def by_relation(pairs: Iterable[Pair], per: str = "statement") -> nx.MultiDiGraph:
    """Edges keyed by relation with `count` (also the `weight`), `polarity`, `family`, `first` and `last` date, `dates`.

    What is counted are statements: one that says a thing twice counts once.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for tie, thing in once(pairs, lambda t: t.relation, per):
        info = relations()[tie.relation]
        kind = {"relation": tie.relation.value, "polarity": info.polarity, "family": info.family}
        edge = edge_between(graph, thing_of(tie.speaker), thing, tie.relation.value, kind)
        count(edge, tie.date)
        edge["weight"] = edge["count"]
    return graph


def by_tone(pairs: Iterable[Pair], per: str = "statement") -> nx.DiGraph:
    """Edges with `positive`, `negative` and `neutral` statements; the weight is positive minus negative ones."""
    import networkx as nx

    return _signed(nx.DiGraph(), pairs, per)


def two_mode(pairs: Iterable[Pair], per: str = "statement") -> nx.Graph:
    """As by tone, undirected: actors on one side, what they speak of on the other."""
    import networkx as nx

    return _signed(nx.Graph(), pairs, per)


def _signed(graph: nx.Graph, pairs: Iterable[Pair], per: str) -> nx.Graph:
    for tie, thing in once(pairs, lambda t: t.polarity, per):
        edge = edge_between(graph, thing_of(tie.speaker), thing, None, dict.fromkeys(SIGNS.values(), 0))
        count(edge, tie.date)
        edge[SIGNS[tie.polarity]] += 1
        edge["weight"] = edge["positive"] - edge["negative"]
    return graph


SIGNS = {1: "positive", -1: "negative", 0: "neutral"}


def add_node(graph: nx.Graph, thing: Thing) -> str:
    """The node, made where it is new."""
    if thing.id not in graph:
        graph.add_node(thing.id, label=thing.label, type=thing.type)
    return thing.id


def edge_between(graph: nx.Graph, a: Thing, b: Thing, key: str | None, new: Mapping[str, Any]) -> dict[str, Any]:
    """The data of the edge, made with these values where it is new."""
    ends = (add_node(graph, a), add_node(graph, b), *([key] if key else []))
    if not graph.has_edge(*ends):
        graph.add_edge(*ends, **new, count=0, first="", last="", dates=[])
    found: dict[str, Any] = graph.edges[ends]
    return found


def count(edge: dict[str, Any], date: str) -> None:
    """One statement more."""
    edge["count"] += 1
    if date:
        edge["first"], edge["last"] = min(edge["first"] or date, date), max(edge["last"], date)
        edge["dates"].append(date)


def name_actors(graphs: Iterable[nx.Graph], source: GraphSource) -> None:
    """Give nodes what the registry says of them: a reference only says how one statement calls its actor. Actors are read once."""
    held: dict[str, list[dict[str, Any]]] = {}
    for graph in graphs:
        for node, data in graph.nodes(data=True):
            held.setdefault(node, []).append(data)
    for actor in source.iter_actors():
        names = {"name_ar": actor.name_ar, "name_en": actor.name_en, "country": actor.country, "wikidata": actor.wikidata}
        known = {key: value for key, value in names.items() if value}
        for data in held.get(actor.id, ()):
            data.update(label=actor.label, type=actor.type.value, **known)
