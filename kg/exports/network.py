"""What do files of a network say of its nodes and edges? One table of columns, each of one type, for every such format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.rdf.triples import Triples

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Column:
    """An attribute of nodes or edges; its type is declared once, never guessed from a first value."""

    owner: str
    name: str
    type: str

    @property
    def id(self) -> str:
        """Unique in the file."""
        return f"{self.owner}_{self.name}"


def _columns(owner: str, names: str) -> Iterator[Column]:
    """`label:string type:string` ..."""
    yield from (Column(owner, *name.split(":")) for name in names.split())


# What the export of the whole actor network has.
COLUMNS = (
    *_columns("node", "label:string type:string name_ar:string name_en:string country:string wikidata:string"),
    *_columns("edge", "relation:string family:string polarity:int weight:double count:int first:string last:string"),
)
# What any network may have.
ALL_COLUMNS = (
    *COLUMNS[:6],
    *_columns("node", "parent:string statements:int targeted:int in_degree:int out_degree:int degree:int in_strength:double"),
    *_columns("node", "out_strength:double strength:double betweenness:double community:int"),
    *COLUMNS[6:],
    *_columns("edge", "positive:int negative:int neutral:int congruence:int conflict:int things:int"),
)


def columns_of(graph: nx.Graph) -> tuple[Column, ...]:
    """The columns of which some node or edge has a value; an empty network has those of its names and weights."""
    nodes = {name for _, data in graph.nodes(data=True) for name, value in data.items() if value not in (None, "")} | {"label", "type"}
    edges = {name for *_, data in graph.edges(data=True) for name, value in data.items() if value not in (None, "")} | {"weight"}
    return tuple(c for c in ALL_COLUMNS if c.name in (nodes if c.owner == "node" else edges))


def values(owner: str, data: Mapping[str, object], columns: Iterable[Column] = COLUMNS) -> Iterator[tuple[Column, str]]:
    """The columns that have a value, and it as text; a missing value is left out, never written as a word for nothing."""
    for column in columns:
        value = data.get(column.name)
        if column.owner == owner and value is not None and value != "":
            yield column, xml_text(str(float(str(value)) if column.type == "double" else value))


def xml_text(text: str) -> str:
    """XML forbids what RDF forbids; the same characters are replaced."""
    return Triples().text(text).text
