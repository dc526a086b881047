"""What is measured of a network and of each of its nodes? networkx does the counting; seeds are fixed, so that figures come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

# Beyond this, betweenness is estimated from so many nodes drawn by lot (Brandes & Pich 2007): all of them take hours.
MOST_EXACT, PIVOTS = 1000, 300
SEED = 1
TRIADS = {3: "triads_ppp", 1: "triads_ppn", -1: "triads_pnn", -3: "triads_nnn"}
Value = float | int | None


def measure(graph: nx.Graph, *, signed: bool) -> Mapping[str, Value]:
    """Measures of the whole; gives each node its own: degrees, strengths, betweenness, community. A measure without meaning is None.

    Of signed networks communities are those of friendly edges (weight or polarity above 0), and triads those of their signs.
    """
    whole = _simple(graph)
    _degrees(graph, whole)
    groups = _communities(whole, signed)
    _note(graph, whole, groups)
    return {
        "nodes": len(graph), "edges": graph.number_of_edges(), "statements": graph.graph.get("statements"),
        "density": _density(whole), "reciprocity": _reciprocity(whole),
        "components": _components(whole), "communities": len(groups) or None, "modularity": _modularity(whole, groups, signed),
        **_balance(whole, signed),
    }  # fmt: skip


def _simple(graph: nx.Graph) -> nx.Graph:
    """One edge a pair (and direction), without loops, its sign and its weight; what several edges of a pair say is summed."""
    import networkx as nx

    made = nx.DiGraph() if graph.is_directed() else nx.Graph()
    made.add_nodes_from(graph.nodes(data=True))
    for a, b, data in graph.edges(data=True):
        if a != b:
            weight = made.edges[a, b]["weight"] if made.has_edge(a, b) else 0
            made.add_edge(a, b, weight=weight + data["weight"] * data.get("polarity", 1))
    return made


def _degrees(graph: nx.Graph, whole: nx.Graph) -> None:
    """Neighbours, and weights without their signs, in and out where the network has directions."""
    views = {"degree": (graph.edges, whole.degree)}
    if graph.is_directed():
        views = {"in_degree": (graph.in_edges, whole.in_degree), "out_degree": (graph.out_edges, whole.out_degree)}
    for node, data in graph.nodes(data=True):
        for name, (edges, degree) in views.items():
            data[name] = degree(node)
            data[name.replace("degree", "strength")] = sum(abs(weight) for *_, weight in edges(node, data="weight"))


def _note(graph: nx.Graph, whole: nx.Graph, groups: list[list[str]]) -> None:
    import networkx as nx

    pivots = None if len(whole) <= MOST_EXACT else PIVOTS
    for node, value in nx.betweenness_centrality(whole, k=pivots, seed=SEED).items():
        graph.nodes[node]["betweenness"] = round(value, 6)
    for number, group in enumerate(groups, 1):
        for node in group:
            graph.nodes[node]["community"] = number


def _friendly(whole: nx.Graph, signed: bool) -> nx.Graph:
    """Undirected, both directions summed; of signed networks only what remains friendly. Nodes are numbers: their hashes are stable."""
    import networkx as nx

    number = {node: n for n, node in enumerate(whole)}
    made = nx.Graph()
    made.add_nodes_from(number.values())
    for a, b, weight in whole.edges(data="weight"):
        ends = number[a], number[b]
        made.add_edge(*ends, weight=weight + (made.edges[ends]["weight"] if made.has_edge(*ends) else 0))
    made.remove_edges_from([(a, b) for a, b, weight in made.edges(data="weight") if signed and weight <= 0])
    return made


def _communities(whole: nx.Graph, signed: bool) -> list[list[str]]:
    """Louvain communities of at least two, the largest first."""
    import networkx as nx

    names, friendly = list(whole), _friendly(whole, signed)
    if not friendly.number_of_edges():
        return []
    found = nx.community.louvain_communities(friendly, weight="weight", seed=SEED)
    several = (sorted(group) for group in found if len(group) > 1)
    return [[names[n] for n in group] for group in sorted(several, key=lambda group: (-len(group), group))]


def _modularity(whole: nx.Graph, groups: list[list[str]], signed: bool) -> Value:
    import networkx as nx

    if not groups:
        return None
    number = {node: n for n, node in enumerate(whole)}
    alone = number.keys() - {node for group in groups for node in group}
    parts = [{number[node] for node in group} for group in (*groups, *([node] for node in alone))]
    return round(float(nx.community.modularity(_friendly(whole, signed), parts)), 6)


def _density(whole: nx.Graph) -> Value:
    """Edges of those that can be: in a two-mode network only between the modes."""
    import networkx as nx

    things = sum(kind in ("concept", "issue") for _, kind in whole.nodes(data="type"))
    possible = things * (len(whole) - things)
    value = float(whole.number_of_edges() / possible if possible else nx.density(whole))
    return round(value, 6) if len(whole) > 1 else None


def _reciprocity(whole: nx.Graph) -> Value:
    import networkx as nx

    return round(nx.overall_reciprocity(whole), 6) if whole.is_directed() and whole.number_of_edges() else None


def _components(whole: nx.Graph) -> int:
    import networkx as nx

    return int(nx.number_connected_components(whole.to_undirected()))


def _balance(whole: nx.Graph, signed: bool) -> Mapping[str, Value]:
    """Triads by signs (p friendly, n hostile) of pairs summed over both directions, and how many are in balance (Cartwright & Harary)."""
    if not signed or any(kind in ("concept", "issue") for _, kind in whole.nodes(data="type")):
        return {}
    found = Counter(_triads(_signs(whole)))
    total = sum(found.values())
    balanced = found[3] + found[-1]
    counts = {name: found[sign] for sign, name in TRIADS.items()}
    return {"triads": total, **counts, "balanced": round(balanced / total, 6) if total else None}


def _signs(whole: nx.Graph) -> dict[str, dict[str, int]]:
    signs: dict[str, dict[str, int]] = {}
    sums: dict[tuple[str, str], Any] = {}
    for a, b, weight in whole.edges(data="weight"):
        ends = (a, b) if a < b else (b, a)
        sums[ends] = sums.get(ends, 0) + weight
    for (a, b), weight in sums.items():
        if weight:
            signs.setdefault(a, {})[b] = 1 if weight > 0 else -1
    return signs


def _triads(signs: Mapping[str, Mapping[str, int]]) -> Iterator[int]:
    """The sum of the three signs of each triad: 3, 1, -1 or -3."""
    for first in signs.values():
        for b, ab in first.items():
            yield from (ab + bc + first[c] for c, bc in signs.get(b, {}).items() if c in first)
