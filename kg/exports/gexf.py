"""GEXF 1.3 of the actor network for Gephi, with a spell for each day on which a stance was taken, so that its timeline works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

from kg.exports.network import COLUMNS, values, xml_text
from kg.exports.source import GraphSource, Writer
from kg.graph.projection import actor_network
from kg.stores.graph import plain_date
from kg.written import whole_file

_TYPES = {"string": "string", "int": "integer", "double": "double"}
# What GEXF has an attribute of its own for.
_OWN = {"node_label", "edge_weight"}
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta><creator>kg</creator><description>Who takes which stance to whom; weight is the number of statements</description></meta>
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""


def write_gexf(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Write the network; gives the number of edges. An edge whose dates are unknown has no spell: Gephi shows it always."""
    graph = actor_network(source)
    with whole_file(path) as out:
        out.write(_HEAD)
        out.writelines(_attributes(owner) for owner in ("node", "edge"))
        out.write("    <nodes>\n")
        for node, data in graph.nodes(data=True):
            start = f"<node id={_quoted(node)} label={_quoted(data['label'])}>"
            out.write(f"      {start}{_attvalues('node', data)}</node>\n")
        out.write("    </nodes>\n    <edges>\n")
        for n, (a, b, data) in enumerate(graph.edges(data=True)):
            ends = f'source={_quoted(a)} target={_quoted(b)} label={_quoted(data["relation"])} weight="{float(data["count"])}"'
            out.write(f'      <edge id="e{n}" {ends}>{_attvalues("edge", data)}{_spells(data["dates"])}</edge>\n')
        out.write("    </edges>\n  </graph>\n</gexf>\n")
    return int(graph.number_of_edges())


def _attributes(owner: str) -> str:
    rows = (
        f'      <attribute id="{c.id}" title="{c.name}" type="{_TYPES[c.type]}"/>\n'
        for c in COLUMNS
        if c.owner == owner and c.id not in _OWN
    )
    return f'    <attributes class="{owner}" mode="static">\n{"".join(rows)}    </attributes>\n'


def _attvalues(owner: str, data: Mapping[str, object]) -> str:
    rows = "".join(f'<attvalue for="{c.id}" value={quoteattr(value)}/>' for c, value in values(owner, data) if c.id not in _OWN)
    return f"<attvalues>{rows}</attvalues>" if rows else ""


def _spells(dates: Iterable[str]) -> str:
    days = sorted({day.isoformat() for day in map(plain_date, dates) if day is not None})
    rows = "".join(f'<spell start="{day}" end="{day}"/>' for day in days)
    return f"<spells>{rows}</spells>" if rows else ""


def _quoted(text: str) -> str:
    return quoteattr(xml_text(text))


EXPORTS: dict[str, Writer] = {"gexf": write_gexf}
