"""Where does each node of a picture stand? Boxes of given sizes, near those they are tied to, none over another; the same each time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import networkx as nx

# Points (1/72 inch): room around a box, and the length of a tie between small boxes.
PAD_X, PAD_Y = 26.0, 26.0
REACH, GAP = 60.0, 92.0
SEED = 7
Place = tuple[float, float]
Sizes = Mapping[str, Place]


def force(graph: nx.Graph, sizes: Sizes) -> dict[str, Place]:
    """Each component by Fruchterman and Reingold, boxes pushed apart; components side by side, the highest first."""
    import networkx as nx

    made = [_component(graph, sorted(part), sizes) for part in nx.connected_components(graph.to_undirected())]
    return _packed(sorted(made, key=lambda part: (-_height(part, sizes), min(part))), sizes)


def circle(graph: nx.Graph, sizes: Sizes) -> dict[str, Place]:
    """Around a circle, communities side by side."""
    order = sorted(graph, key=lambda node: (graph.nodes[node].get("community") or len(graph) + 1, node))
    steps = [max(sizes[node][1] + PAD_Y, sizes[node][0] * 0.6) for node in order]
    radius = max(sum(steps) / (2 * pi), max(w for w, _ in sizes.values()))
    angles = np.cumsum(steps) / sum(steps) * 2 * pi
    ring = np.array([(radius * 1.35 * cos(angle), radius * sin(angle)) for angle in angles])
    return _as_places(order, _apart(ring, _of(order, sizes)))


LAYOUTS = {"force": force, "circle": circle}


def _component(graph: nx.Graph, part: list[str], sizes: Sizes) -> dict[str, Place]:
    import networkx as nx

    if len(part) == 2:  # side by side, so that there is room for words between
        return dict(zip(part, ((0.0, 0.0), (sum(sizes[node][0] for node in part) / 2 + GAP, 0.0)), strict=True))
    simple = nx.Graph()
    simple.add_nodes_from(part)
    # Friendly and hostile ties alike: who deals with each other stands together.
    ties = sorted((a, b, sqrt(abs(weight))) for a, b, weight in graph.subgraph(part).edges(data="weight") if a != b)
    simple.add_weighted_edges_from((a, b, max(weight, 0.5)) for a, b, weight in ties)
    found = nx.spring_layout(simple, seed=SEED, iterations=300, k=1.6 / sqrt(len(part)), scale=REACH * sqrt(len(part)))
    points = np.array([found[node] for node in part]) * (1.35, 0.9)
    return _as_places(part, _apart(points, _of(part, sizes)))


def _apart(points: Any, boxes: Any) -> Any:
    """Push boxes that overlap apart, each pair along the way that is shorter."""
    need = (boxes[:, None] + boxes[None]) / 2 + (PAD_X, PAD_Y)
    upper = np.triu(np.ones((len(points), len(points)), bool), 1)
    for _ in range(600):
        gap = points[:, None] - points[None]
        over = need - np.abs(gap)
        hit = (over > 0.5).all(axis=2) & upper
        if not hit.any():
            break
        along = over.argmin(axis=2)
        for i, j in np.argwhere(hit):
            axis = along[i, j]
            push = over[i, j, axis] / 2 * (1.0 if gap[i, j, axis] >= 0 else -1.0) * 0.6
            points[i, axis] += push
            points[j, axis] -= push
    return points


def _packed(parts: list[dict[str, Place]], sizes: Sizes) -> dict[str, Place]:
    """Components on shelves of about one width."""
    shapes = [_bounds(part, sizes) for part in parts]
    area = sum((x1 - x0 + PAD_X) * (y1 - y0 + PAD_Y) for x0, y0, x1, y1 in shapes)
    widest = max(sqrt(area * 1.7), *(x1 - x0 + PAD_X for x0, _, x1, _ in shapes), 1.0)
    places: dict[str, Place] = {}
    x = y = shelf = 0.0
    for part, (x0, y0, x1, y1) in zip(parts, shapes, strict=True):
        if x and x + x1 - x0 > widest:
            x, y, shelf = 0.0, y - shelf, 0.0
        places |= {node: (px - x0 + x, py - y1 + y) for node, (px, py) in part.items()}
        x, shelf = x + x1 - x0 + PAD_X, max(shelf, y1 - y0 + PAD_Y)
    return places


def _height(part: Mapping[str, Place], sizes: Sizes) -> float:
    _, low, _, high = _bounds(part, sizes)
    return round(high - low, 3)


def _bounds(part: Mapping[str, Place], sizes: Sizes) -> tuple[float, float, float, float]:
    lefts, lows = zip(*((x - sizes[n][0] / 2, y - sizes[n][1] / 2) for n, (x, y) in part.items()), strict=True)
    rights, tops = zip(*((x + sizes[n][0] / 2, y + sizes[n][1] / 2) for n, (x, y) in part.items()), strict=True)
    return min(lefts), min(lows), max(rights), max(tops)


def bounds(places: Mapping[str, Place], sizes: Sizes) -> tuple[float, float, float, float]:
    """Left, lower, right and upper end of all boxes; nothing where there are none."""
    return _bounds(places, sizes) if places else (0.0, 0.0, 0.0, 0.0)


def _of(order: Iterable[str], sizes: Sizes) -> Any:
    return np.array([sizes[node] for node in order])


def _as_places(order: Iterable[str], points: Any) -> dict[str, Place]:
    return {node: (float(x), float(y)) for node, (x, y) in zip(order, points, strict=True)}
