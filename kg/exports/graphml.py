"""GraphML of the actor network, plain: every key says for, attr.name and attr.type, so that Gephi and visone read it."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from kg.exports.source import GraphSource, Writer
from kg.graph.projection import actor_network
from kg.rdf.triples import Triples
from kg.rdf.writers import whole_file

_KEYS = (
    ("node", "label", "string"), ("node", "type", "string"), ("edge", "relation", "string"), ("edge", "polarity", "int"),
    ("edge", "weight", "double"), ("edge", "count", "int"), ("edge", "first", "string"), ("edge", "last", "string"),
)  # fmt: skip
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


def write_graphml(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Write the network; gives the number of edges. A missing value has no data element."""
    graph = actor_network(source)
    with whole_file(path) as out:
        out.write(_HEAD)
        out.writelines(f'  <key id="{f}_{n}" for="{f}" attr.name="{n}" attr.type="{t}"/>\n' for f, n, t in _KEYS)
        out.write('  <graph id="G" edgedefault="directed">\n')
        for node, data in graph.nodes(data=True):
            out.write(f"    <node id={quoteattr(_clean(node))}>{_data('node', data)}</node>\n")
        for n, (a, b, data) in enumerate(graph.edges(data=True)):
            ends = f"source={quoteattr(_clean(a))} target={quoteattr(_clean(b))}"
            out.write(f'    <edge id="e{n}" {ends}>{_data("edge", {**data, "weight": float(data["count"])})}</edge>\n')
        out.write("  </graph>\n</graphml>\n")
    return int(graph.number_of_edges())


def _data(kind: str, data: dict[str, object]) -> str:
    known = [name for f, name, _ in _KEYS if f == kind]
    return "".join(
        f'<data key="{kind}_{name}">{escape(_clean(str(data[name])))}</data>' for name in known if data.get(name) not in (None, "")
    )


def _clean(text: str) -> str:
    """XML forbids what RDF forbids; the same characters are replaced."""
    return Triples().text(text).text


EXPORTS: dict[str, Writer] = {"graphml": write_graphml}
