"""GraphML of a network, plain: every key says for, attr.name and attr.type, so that Gephi and visone read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kg.exports.network import COLUMNS, Column, values, xml_text
from kg.exports.source import GraphSource, Writer
from kg.graph.projection import actor_network
from kg.written import whole_file

if TYPE_CHECKING:
    import networkx as nx

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


def export_graphml(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Write the actor network; gives the number of edges."""
    return write_graphml(actor_network(source), path)


def write_graphml(graph: nx.Graph, path: Path, columns: Iterable[Column] = COLUMNS, described: str = "") -> int:
    """Write a network; gives the number of edges. A missing value has no data element; the description is the graph's `desc`."""
    with whole_file(path) as out:
        out.write(_HEAD)
        out.writelines(f'  <key id="{c.id}" for="{c.owner}" attr.name="{c.name}" attr.type="{c.type}"/>\n' for c in columns)
        out.write(f'  <graph id="G" edgedefault="{"directed" if graph.is_directed() else "undirected"}">\n')
        if described:
            out.write(f"    <desc>{escape(xml_text(described))}</desc>\n")
        for node, data in graph.nodes(data=True):
            out.write(f"    <node id={quoteattr(xml_text(node))}>{_data('node', data, columns)}</node>\n")
        for n, (a, b, data) in enumerate(graph.edges(data=True)):
            ends = f"source={quoteattr(xml_text(a))} target={quoteattr(xml_text(b))}"
            out.write(f'    <edge id="e{n}" {ends}>{_data("edge", data, columns)}</edge>\n')
        out.write("  </graph>\n</graphml>\n")
    return int(graph.number_of_edges())


def _data(owner: str, data: Mapping[str, object], columns: Iterable[Column]) -> str:
    return "".join(f'<data key="{column.id}">{escape(value)}</data>' for column, value in values(owner, data, columns))


EXPORTS: dict[str, Writer] = {"graphml": export_graphml}
