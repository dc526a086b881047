"""How are the weights of a two-mode network made comparable? By the actor's or the concept's number of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph.projection import SIGNS

if TYPE_CHECKING:
    import networkx as nx


def normalize_two_mode(graph: nx.Graph, how: str) -> nx.Graph:
    """Divide weights by all statements with a side of the edge's actor (`activity`) or of its concept (`prominence`)."""
    if how == "no":
        return graph
    concepts = ("concept", "issue")
    wanted = {node for node, kind in graph.nodes(data="type") if (kind in concepts) == (how == "prominence")}
    totals = {node: sum(map(_sided, (data for *_, data in graph.edges(node, data=True)))) for node in wanted}
    for a, b, data in graph.edges(data=True):
        total = totals[a if a in wanted else b]
        data["weight"] = data["weight"] / total if total else 0.0
    return graph


def _sided(data: dict[str, int]) -> int:
    return data[SIGNS[1]] + data[SIGNS[-1]]
