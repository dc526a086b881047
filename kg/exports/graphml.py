"""GraphML of the actor network, plain: every key says for, attr.name and attr.type, so that Gephi and visone read it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from kg.exports.network import COLUMNS, values, xml_text
from kg.exports.source import GraphSource, Writer
from kg.graph.projection import actor_network
from kg.written import whole_file

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


def write_graphml(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Write the network; gives the number of edges. A missing value has no data element."""
    graph = actor_network(source)
    with whole_file(path) as out:
        out.write(_HEAD)
        out.writelines(f'  <key id="{c.id}" for="{c.owner}" attr.name="{c.name}" attr.type="{c.type}"/>\n' for c in COLUMNS)
        out.write('  <graph id="G" edgedefault="directed">\n')
        for node, data in graph.nodes(data=True):
            out.write(f"    <node id={quoteattr(xml_text(node))}>{_data('node', data)}</node>\n")
        for n, (a, b, data) in enumerate(graph.edges(data=True)):
            ends = f"source={quoteattr(xml_text(a))} target={quoteattr(xml_text(b))}"
            out.write(f'    <edge id="e{n}" {ends}>{_data("edge", data)}</edge>\n')
        out.write("  </graph>\n</graphml>\n")
    return int(graph.number_of_edges())


def _data(owner: str, data: Mapping[str, object]) -> str:
    return "".join(f'<data key="{column.id}">{escape(value)}</data>' for column, value in values(owner, data))


EXPORTS: dict[str, Writer] = {"graphml": write_graphml}
