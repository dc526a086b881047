"""Who takes which stance to whom? The actor network: one edge a pair and relation, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Modality
from kg.relations import relations

if TYPE_CHECKING:
    import networkx as nx

    from kg.source import GraphSource


def actor_network(source: GraphSource, *, hearsay: bool = False) -> nx.MultiDiGraph:
    """Actors as nodes, edges keyed by relation with `count`, `polarity`, `first` and `last` date; negated and supposed stances left out.

    Nested statements (hearsay) count only if asked for; a statement without target makes no edge.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for s in source.iter_statements():
        if s.parent and not hearsay:
            continue
        for x in s.stances:
            if x.target is None or x.negated or x.modality is not Modality.ACTUAL:
                continue
            for actor in (s.speaker, x.target):
                if actor.id not in graph:
                    graph.add_node(actor.id, label=actor.label, type=actor.type.value)
            _count(graph, s.speaker.id, x.target.id, x.relation.value, relations()[x.relation].polarity, s.date or "")
    return graph


def _count(graph: nx.MultiDiGraph, a: str, b: str, relation: str, polarity: int, date: str) -> None:
    if not graph.has_edge(a, b, relation):
        graph.add_edge(a, b, relation, relation=relation, polarity=polarity, count=0, first="", last="")
    edge = graph.edges[a, b, relation]
    edge["count"] += 1
    if date:
        edge["first"] = min(edge["first"] or date, date)
        edge["last"] = max(edge["last"], date)
