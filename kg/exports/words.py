"""How many words of a text may be given on where full texts may not (`--no-text`)?"""

from __future__ import annotations

from kg.rdf.triples import SHORT
from kg.stores.graph import Row

_TEXTS = frozenset(("quote", "text", "issue", "condition", "evidence"))


def short(text: str) -> str:
    """The first ten words and a mark; a shorter text as it is.

    >>> short("one two"), short("a b c d e f g h i j k")
    ('one two', 'a b c d e f g h i j …')
    """
    words = text.split()
    return " ".join(words[:SHORT]) + " …" if len(words) > SHORT else text


def shortened(row: Row) -> Row:
    """A row of the property graph, its texts and those of its properties shortened."""
    out: Row = {key: short(value) if key in _TEXTS and isinstance(value, str) else value for key, value in row.items()}
    return {**out, "properties": shortened(row["properties"])} if "properties" in row else out
