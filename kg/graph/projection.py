"""Who takes which stance to whom? The actor network: one edge a pair and relation, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import ActorRef, Relation
from kg.relations import relations

if TYPE_CHECKING:
    import networkx as nx

    from kg.source import GraphSource


def actor_network(source: GraphSource, *, hearsay: bool = False) -> nx.MultiDiGraph:
    """Actors as nodes, edges keyed by relation with `count`, `polarity`, `family`, `first` and `last` date, `dates`.

    What is counted are statements: one that says a thing twice counts once. Negated and supposed stances are left out; nested
    statements (hearsay) count only if asked for; a statement without target makes no edge, so no edge has an empty end.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for s in source.iter_statements():
        if s.parent and not hearsay:
            continue
        # A dictionary, not a set: the order of edges must not hang on how strings are hashed.
        pairs = {(x.target.id, x.relation): x.target for x in s.stances if x.asserted and x.target is not None}
        for (_, relation), target in pairs.items():
            _count(graph, s.speaker, target, relation, s.date or (s.article.date if s.article else None))
    _name(graph, source)
    return graph


def _count(graph: nx.MultiDiGraph, a: ActorRef, b: ActorRef, relation: Relation, date: str | None) -> None:
    for ref in (a, b):
        if ref.id not in graph:
            graph.add_node(ref.id, label=ref.label, type=ref.type.value)
    if not graph.has_edge(a.id, b.id, relation.value):
        info = relations()[relation]
        kind = {"relation": relation.value, "polarity": info.polarity, "family": info.family}
        graph.add_edge(a.id, b.id, relation.value, **kind, count=0, first="", last="", dates=[])
    edge = graph.edges[a.id, b.id, relation.value]
    edge["count"] += 1
    if date:
        edge["first"], edge["last"] = min(edge["first"] or date, date), max(edge["last"], date)
        edge["dates"].append(date)


def _name(graph: nx.MultiDiGraph, source: GraphSource) -> None:
    """Give nodes what the registry says of them: a reference only says how one statement calls its actor."""
    for actor in source.iter_actors():
        if actor.id in graph:
            names = {"name_ar": actor.name_ar, "name_en": actor.name_en, "country": actor.country, "wikidata": actor.wikidata}
            known = {key: value for key, value in names.items() if value}
            graph.nodes[actor.id].update(label=actor.label, type=actor.type.value, **known)
