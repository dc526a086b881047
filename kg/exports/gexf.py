"""GEXF 1.3 of a network for Gephi, with a spell for each day on which a stance was taken, so that its timeline works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from kg.exports.network import COLUMNS, Column, values, xml_text
from kg.exports.source import GraphSource, Writer
from kg.graph.projection import actor_network
from kg.stores.graph import plain_date
from kg.written import whole_file

if TYPE_CHECKING:
    import networkx as nx

_TYPES = {"string": "string", "int": "integer", "double": "double"}
# What GEXF has an attribute of its own for.
_OWN = {"node_label"}
NOUGHT = 0.001
_SIGNED = Column("edge", "signed_weight", "double")
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta><creator>kg</creator><description>{described}</description></meta>
  <graph defaultedgetype="{kind}" mode="{mode}"{dated}>
"""
_DATED = ' timeformat="date" timerepresentation="interval"'


def export_gexf(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Write the actor network; gives the number of edges."""
    return write_gexf(actor_network(source), path, described="Who takes which stance to whom; weight is the number of statements")


def write_gexf(graph: nx.Graph, path: Path, columns: Iterable[Column] = COLUMNS, described: str = "") -> int:
    """Write a network; gives the number of edges. An edge whose dates are unknown has no spell: Gephi shows it always.

    Gephi draws no weight below 0 and one of its versions dies of 0 (its issues 269, 1945): where there are such, weights are without
    their signs, 0 is `NOUGHT`, and `signed_weight` has the true ones.
    """
    edges = list(graph.edges(data=True))
    own = tuple(c for c in columns if c.id not in _OWN and c.id != "edge_weight")
    if any(data["weight"] <= 0 for *_, data in edges):
        own = (*own, _SIGNED)
    with whole_file(path) as out:
        out.write(_head(graph, described, timed=any(data.get("dates") for *_, data in edges)))
        out.writelines(_attributes(owner, own) for owner in ("node", "edge"))
        out.write("    <nodes>\n")
        for node, data in graph.nodes(data=True):
            start = f"<node id={_quoted(node)} label={_quoted(data['label'])}>"
            out.write(f"      {start}{_attvalues('node', data, own)}</node>\n")
        out.write("    </nodes>\n    <edges>\n")
        out.writelines(_edge(n, a, b, data, own) for n, (a, b, data) in enumerate(edges))
        out.write("    </edges>\n  </graph>\n</gexf>\n")
    return len(edges)


def _head(graph: nx.Graph, described: str, *, timed: bool) -> str:
    kind = "directed" if graph.is_directed() else "undirected"
    time = {"mode": "dynamic", "dated": _DATED} if timed else {"mode": "static", "dated": ""}
    return _HEAD.format(described=escape(xml_text(described)), kind=kind, **time)


def _edge(n: int, a: str, b: str, data: Mapping[str, Any], columns: Iterable[Column]) -> str:
    label = f" label={_quoted(data['relation'])}" if "relation" in data else ""
    ends = f'source={_quoted(a)} target={_quoted(b)}{label} weight="{float(abs(data["weight"])) or NOUGHT}"'
    own = _attvalues("edge", {**data, "signed_weight": data["weight"]}, columns)
    return f'      <edge id="e{n}" {ends}>{own}{_spells(data.get("dates", ()))}</edge>\n'


def _attributes(owner: str, columns: Iterable[Column]) -> str:
    rows = (f'      <attribute id="{c.id}" title="{c.name}" type="{_TYPES[c.type]}"/>\n' for c in columns if c.owner == owner)
    return f'    <attributes class="{owner}" mode="static">\n{"".join(rows)}    </attributes>\n'


def _attvalues(owner: str, data: Mapping[str, object], columns: Iterable[Column]) -> str:
    rows = "".join(f'<attvalue for="{c.id}" value={quoteattr(value)}/>' for c, value in values(owner, data, columns))
    return f"<attvalues>{rows}</attvalues>" if rows else ""


def _spells(dates: Iterable[str]) -> str:
    days = sorted({day.isoformat() for day in map(plain_date, dates) if day is not None})
    rows = "".join(f'<spell start="{day}" end="{day}"/>' for day in days)
    return f"<spells>{rows}</spells>" if rows else ""


def _quoted(text: str) -> str:
    return quoteattr(xml_text(text))


EXPORTS: dict[str, Writer] = {"gexf": export_gexf}
