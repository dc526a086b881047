"""A network as SVG or PNG: names shaped as Arabic is written, signs told by colour and by line, a legend; the same bytes each time.

matplotlib (3.11 and later) shapes and orders the letters of any script, with a font of its own: the picture is alike on every machine.
"""

from __future__ import annotations

import textwrap
import tomllib
from dataclasses import dataclass, field
from functools import cache
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.exports.layout import LAYOUTS, PAD_X, PAD_Y, Place, bounds
from kg.exports.networks import described, looked_at
from kg.model import Relation
from kg.relations import relations
from kg.written import whole_path

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph.network import Network, Projection

# Okabe & Ito's blue and vermilion, told apart by all; the line tells them apart in print without colours too.
SIGNS: dict[int, tuple[str, Any]] = {1: ("#0072B2", "solid"), -1: ("#D55E00", (0, (5, 2))), 0: ("#6b6b6b", (0, (1, 1.6)))}
# Paul Tol's light scheme, on which black letters can be read.
FILLS = ("#77AADD", "#EE8866", "#EEDD88", "#FFAABB", "#99DDFF", "#44BB99", "#BBCC33", "#AAAA00")
PLAIN = "#EEEEEE"
TYPES = {"person": 0, "country": 2, "organization": 4, "group": 3, "place": 6, "concept": 7, "issue": 7}
MOST_LABELS = 60
FONT, SMALL = 10.0, 7.5
MARGIN, HEAD, FOOT = 26.0, 40.0, 78.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture looks: at most `top` nodes, names and legend in `lang` (empty: names as they come, legend in English), by `color`."""

    top: int = 60
    layout: str = "force"
    color: str = "community"
    lang: str = ""


@dataclass(slots=True)
class Canvas:
    """The figure, whose unit is the point, and what stands on it."""

    figure: Any
    axes: Any
    places: dict[str, Place]
    boxes: dict[str, Any] = field(default_factory=dict)


def draw(network: Network, path: Path, look: Look) -> None:
    """Draw the nodes that matter most and their edges; KgError where matplotlib is missing."""
    matplotlib = _matplotlib()
    graph, suffix = most_important(network.graph, look.top), path.suffix.lower().lstrip(".")
    with matplotlib.rc_context({"svg.hashsalt": "kg", "font.family": "DejaVu Sans", "svg.fonttype": "path"}):
        figure = _drawn(network, graph, look)
        about = {"Date": None, "Title": described(network)} if suffix == "svg" else {"Software": None, "Title": described(network)}
        with whole_path(path) as out:
            figure.savefig(out, format=suffix, metadata=about, dpi=_dpi(figure))


def _matplotlib() -> Any:
    hint = "pip install 'actor-statement-graph[picture]', or -o FILE.graphml for Gephi and visone"
    try:
        import matplotlib
    except ImportError as error:
        raise KgError("pictures need the extra 'picture'", hint=hint) from error
    if tuple(map(int, matplotlib.__version__.split(".")[:2])) < (3, 11):
        raise KgError(f"matplotlib {matplotlib.__version__} does not shape Arabic letters: 3.11 does", hint=hint)
    return matplotlib


def most_important(graph: nx.Graph, top: int) -> nx.Graph:
    """The nodes with the most neighbours and statements, and the edges between them; a node left without any is left out."""
    plain = graph.to_undirected(as_view=True)

    def rank(node: str) -> tuple[int, int, str]:
        data = graph.nodes[node]
        return -len({*plain[node]} - {node}), -data.get("statements", 0) - data.get("targeted", 0), node

    made = graph.copy()  # a subgraph would give its nodes in the order of their hashes
    made.remove_nodes_from(sorted(graph, key=rank)[top:])
    if made.number_of_edges():
        made.remove_nodes_from([node for node, degree in made.degree() if not degree])
    return made


def _drawn(network: Network, graph: nx.Graph, look: Look) -> Any:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    labels = {node: _label(data, look.lang) for node, data in graph.nodes(data=True)}
    figure = Figure(dpi=72)
    FigureCanvasAgg(figure)
    sizes = {node: _size(figure, label) for node, label in labels.items()}
    places = LAYOUTS[look.layout](graph, sizes) if sizes else {}
    left, low, right, high = bounds(places, sizes)
    width, height = max(right - left, 430.0) + 2 * MARGIN, high - low + 2 * MARGIN + HEAD + FOOT
    shift = (MARGIN - left + (width - 2 * MARGIN - right + left) / 2, MARGIN + FOOT - low)
    figure.set_size_inches(width / 72, height / 72)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height))
    axes.axis("off")
    canvas = Canvas(figure, axes, {node: (x + shift[0], y + shift[1]) for node, (x, y) in places.items()})
    for node, data in graph.nodes(data=True):
        shape = "square,pad=0" if data["type"] in ("concept", "issue") else "round,pad=0,rounding_size=8"
        _node(canvas, node, labels[node], sizes[node], {"boxstyle": shape, "fc": _fill(data, look.color)})
    _edges(canvas, graph, look.lang)
    _words(canvas, network, graph, look, (width, height))
    return figure


def _label(data: dict[str, Any], lang: str) -> str:
    """The name on at most two lines."""
    return "\n".join(textwrap.wrap(" ".join((data.get(f"name_{lang}") or data["label"]).split()), 22, max_lines=2, placeholder=" …")) or "?"


def _size(figure: Any, label: str) -> Place:
    text = figure.text(0, 0, label, fontsize=FONT)
    box = text.get_window_extent()
    text.remove()
    return float(box.width) + 16, float(box.height) + 10


def _fill(data: dict[str, Any], color: str) -> str:
    if color == "type":
        return FILLS[TYPES[data["type"]]] if data["type"] in TYPES else PLAIN
    group = data.get("community")
    return FILLS[(group - 1) % len(FILLS)] if group and group <= len(FILLS) else PLAIN


def _node(canvas: Canvas, node: str, label: str, size: Place, look: dict[str, Any]) -> None:
    from matplotlib.patches import FancyBboxPatch

    (x, y), (w, h) = canvas.places[node], size
    box = FancyBboxPatch((x - w / 2, y - h / 2), w, h, ec="#333333", lw=0.8, zorder=3, **look)
    canvas.boxes[node] = canvas.axes.add_patch(box)
    canvas.axes.text(x, y, label, fontsize=FONT, ha="center", va="center", color="black", zorder=4)


def _edges(canvas: Canvas, graph: nx.Graph, lang: str) -> None:
    heaviest = max((abs(weight) for *_, weight in graph.edges(data="weight")), default=1) or 1
    labelled, thin = graph.number_of_edges() <= MOST_LABELS, min(1.0, sqrt(150 / max(graph.number_of_edges(), 1)))
    drawn: dict[tuple[str, str], int] = {}
    for a, b, data in graph.edges(data=True):
        if a == b:
            continue
        nth = drawn[a, b] = drawn.get((a, b), -1) + 1
        bend = 0.12 + 0.16 * nth if graph.is_directed() else 0.0
        width = (0.9 + 2.6 * sqrt(abs(data["weight"]) / heaviest)) * thin
        _arrow(canvas, (a, b), bend, sign_of(data), width, directed=graph.is_directed())
        if labelled:
            _say(canvas, (a, b), bend, _edge_label(data, lang), SIGNS[sign_of(data)][0])


def sign_of(data: dict[str, Any]) -> int:
    """Friendly, hostile or neither: of a relation its polarity, else the sign of the weight."""
    value = data.get("polarity", data["weight"])
    return int(value > 0) - int(value < 0)


def _arrow(canvas: Canvas, ends: tuple[str, str], bend: float, sign: int, width: float, *, directed: bool) -> None:
    from matplotlib.patches import FancyArrowPatch

    color, line = SIGNS[sign]
    a, b = ends
    canvas.axes.add_patch(
        FancyArrowPatch(
            canvas.places[a], canvas.places[b], patchA=canvas.boxes[a], patchB=canvas.boxes[b], shrinkA=1, shrinkB=2, zorder=2,
            arrowstyle=f"-|>,head_length={3.5 + width},head_width={1.8 + width / 2}" if directed else "-", mutation_scale=1,
            connectionstyle=f"arc3,rad={bend}", capstyle="butt", color=color, linestyle=line, lw=width, alpha=0.85 if width > 0.7 else 0.5,
        )
    )  # fmt: skip


def _edge_label(data: dict[str, Any], lang: str) -> str:
    weight = f"{data['weight']:.3g}" if isinstance(data["weight"], float) else f"{data['weight']}"
    if "relation" not in data:
        return weight
    name = relations()[Relation(data["relation"])].data[f"label_{lang or 'en'}"]
    return f"{name} ×{weight}" if data["weight"] > 1 else str(name)


def _say(canvas: Canvas, ends: tuple[str, str], bend: float, words: str, color: str) -> None:
    """Words on the middle of a bent line."""
    from matplotlib.patheffects import withStroke

    (x1, y1), (x2, y2) = (canvas.places[node] for node in ends)
    x, y = (x1 + x2) / 2 + bend * (y2 - y1) / 2, (y1 + y2) / 2 - bend * (x2 - x1) / 2
    effects = [withStroke(linewidth=2.5, foreground="white")]
    canvas.axes.text(x, y, words, fontsize=SMALL, color=color, ha="center", va="center", zorder=5, path_effects=effects)


@cache
def _legend(lang: str) -> dict[str, str]:
    entries = tomllib.loads(Path(__file__).with_name("picture.toml").read_text(encoding="utf-8"))
    return dict(entries[lang or "en"])


def _words(canvas: Canvas, network: Network, graph: nx.Graph, look: Look, size: Place) -> None:
    """Title above; below, what lines, widths and fills mean, what was looked at and how much of the network is drawn."""
    words, (width, height) = _legend(look.lang), size
    at, side = (width - MARGIN, "right") if look.lang == "ar" else (MARGIN, "left")
    projection = network.request.projection
    title = projection.title_ar if look.lang == "ar" else projection.title
    canvas.axes.text(at, height - MARGIN, title, fontsize=FONT + 3, weight="bold", ha=side, va="top")
    _lines(canvas, graph, projection, words, height)
    told = [
        f"{words['weight']}: {network.request.weight_in(look.lang or 'en')}.",
        looked_at(network),
        _drawn_of(network, graph, look, words),
    ]
    wrapped = [line for text in told for line in textwrap.wrap(text, int((width - 2 * MARGIN) / 4.1))]
    for n, line in enumerate(reversed(wrapped)):
        canvas.axes.text(at, MARGIN / 2 + n * SMALL * 1.4, line, fontsize=SMALL, color="#444444", ha=side, va="bottom")


def _lines(canvas: Canvas, graph: nx.Graph, projection: Projection, words: dict[str, str], height: float) -> None:
    from matplotlib.lines import Line2D

    signs = sorted({sign_of(data) for *_, data in graph.edges(data=True)}, reverse=True)
    kind = "signed" if projection.signed else projection.name
    lines = [Line2D([], [], color=SIGNS[s][0], linestyle=SIGNS[s][1], lw=2, label=words[f"{kind}{s}"]) for s in signs]
    if lines:
        look = {"ncols": 3, "frameon": False, "fontsize": SMALL + 1, "handlelength": 3.4}
        canvas.axes.legend(handles=lines, loc="lower center", bbox_to_anchor=(0.5, (FOOT - 22) / height), **look)


def _drawn_of(network: Network, graph: nx.Graph, look: Look, words: dict[str, str]) -> str:
    of = {"of_nodes": len(network.graph), "of_edges": network.graph.number_of_edges()}
    return f"{words['drawn'].format(nodes=len(graph), edges=graph.number_of_edges(), **of)} {words[look.color]}"


def _dpi(figure: Any) -> float:
    """Sharp, but never so large that a viewer gives up."""
    return float(min(160.0, 9000 / max(figure.get_size_inches())))


__all__ = ["PAD_X", "PAD_Y", "Look", "draw", "most_important", "sign_of"]
