"""What do files of the actor network say of its nodes and edges? One table of columns, each of one type, for every such format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.rdf.triples import Triples


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


COLUMNS = tuple(
    Column(*row)
    for row in (
        ("node", "label", "string"), ("node", "type", "string"), ("node", "name_ar", "string"), ("node", "name_en", "string"),
        ("node", "country", "string"), ("node", "wikidata", "string"), ("edge", "relation", "string"), ("edge", "family", "string"),
        ("edge", "polarity", "int"), ("edge", "weight", "double"), ("edge", "count", "int"), ("edge", "first", "string"),
        ("edge", "last", "string"),
    )
)  # fmt: skip


def values(owner: str, data: Mapping[str, object]) -> Iterator[tuple[Column, str]]:
    """The columns that have a value, and it as text; a missing value is left out, never written as a word for nothing."""
    full = {**data, "weight": float(str(data["count"]))} if owner == "edge" else data
    for column in COLUMNS:
        value = full.get(column.name)
        if column.owner == owner and value not in (None, ""):
            yield column, xml_text(str(value))


def xml_text(text: str) -> str:
    """XML forbids what RDF forbids; the same characters are replaced."""
    return Triples().text(text).text
