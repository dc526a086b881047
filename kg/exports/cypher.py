"""A Cypher script that makes the graph in any Neo4j: for who may run a file in the Browser or cypher-shell but not `kg load`.

It begins by taking out what an earlier run of it made, so running it twice changes nothing. The queries are those of the loader, with
the rows as literals; a statement ends at `;` and a line's end, which no literal holds, for line ends in text are escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.exports.source import GraphSource, Writer
from kg.exports.words import shortened
from kg.stores import cypher
from kg.stores.graph import DocumentRows, Row, actor_rows, document_rows
from kg.written import whole_file

WORKSPACE = "script"
# Rows of one statement: beyond this the planner of a small server spends long on the literal.
BATCH_ROWS = 500
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def write_cypher(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Write the script; gives the number of statements of the graph."""
    n = 0
    with whole_file(path) as out:
        out.write("// The graph of kg. cypher-shell -f FILE, or paste it into the Neo4j Browser.\n")
        out.writelines(f"{query};\n" for query in (*cypher.constraints(), *_removals()))
        out.writelines(_actors(source))
        for made in document_rows(source, WORKSPACE):
            n += len(made.rows["statements"])
            out.writelines(_document(made, no_text))
        for relation in cypher.projected():
            out.write(_bound(cypher.create_projection(relation), relation=relation))
    return n


def _removals() -> Iterator[str]:
    for label in cypher.LABELS:
        yield f"MATCH (n:`{label}` {{workspace: {literal(WORKSPACE)}}}) DETACH DELETE n"


def _actors(source: GraphSource) -> Iterator[str]:
    by_label: dict[str, list[Row]] = {}
    for row in actor_rows(source, WORKSPACE):
        waiting = by_label.setdefault(row["label"], [])
        waiting.append({"properties": row["properties"]})
        if len(waiting) == BATCH_ROWS:
            yield from _unwound(cypher.create_actors(row["label"]), by_label.pop(row["label"]))
    for label, rows in by_label.items():
        yield from _unwound(cypher.create_actors(label), rows)


def _document(made: DocumentRows, no_text: bool) -> Iterator[str]:
    for part, query in cypher.WRITE_PARTS.items():
        yield from _unwound(query, [shortened(row) for row in made.rows[part]] if no_text else made.rows[part])


def _unwound(query: str, rows: list[Row]) -> Iterator[str]:
    for start in range(0, len(rows), BATCH_ROWS):
        yield _bound(query, rows=rows[start : start + BATCH_ROWS])


def _bound(query: str, **parameters: Any) -> str:
    """The query on one line with its parameters as literals. Rows go in last: their text may look like a parameter."""
    line = " ".join(query.split())
    values = {"workspace": WORKSPACE, **parameters}
    for name in ("workspace", "relation", "rows"):
        if name in values and f"${name}" in line:
            before, after = line.split(f"${name}", 1)
            line = before + literal(values[name]) + after
    return line + ";\n"


def literal(value: object) -> str:
    r"""A value as a Cypher literal.

    >>> print(literal({"a": "it's", "b": [1, True], "c": None}))
    {`a`: 'it\'s', `b`: [1, true]}
    """
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case date():
            return f"date('{value.isoformat()}')"
        case str():
            return "'" + value.translate(_ESCAPES) + "'"
        case dict():
            return _map(value.items())
        case list() | tuple():
            return "[" + ", ".join(map(literal, value)) + "]"
        case _:
            raise TypeError(f"no Cypher literal for {type(value).__name__}")


def _map(items: Iterable[tuple[str, object]]) -> str:
    return "{" + ", ".join(f"`{key}`: {literal(value)}" for key, value in items if value is not None) + "}"


EXPORTS: dict[str, Writer] = {"cypher": write_cypher}
