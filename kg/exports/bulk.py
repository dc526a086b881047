"""CSV files for `neo4j-admin database import` and the command that takes them: the way in for very large graphs.

The nodes and relationships are the loader's. Text is quoted always, a missing value is an empty field: the tool tells the two apart.
It stores no list without members, so that of outlets is missing where the loader has an empty one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TextIO

from kg.exports.network import xml_text
from kg.exports.source import GraphSource, Writer
from kg.exports.words import shortened
from kg.stores.cypher import constraints
from kg.stores.graph import DocumentRows, Row, actor_rows, document_rows
from kg.stores.projection import Projection
from kg.written import whole_folder

WORKSPACE = "bulk"
# Between the members of a list; no text holds it, for it becomes U+FFFD there.
BETWEEN = "\x1f"
_OF_TYPE = {
    "date": "date first last",
    "long": "index start end cue_start cue_end ordinal polarity count",
    "double": "confidence",
    "boolean": "hearsay negated targeted",
    "string[]": "names folded outlets statements",
}
_TYPES = {name: type for type, names in _OF_TYPE.items() for name in names.split()}
_STANCE = "ordinal relation polarity family negated modality confidence rule issue concept condition evidence"


@dataclass(frozen=True, slots=True)
class Table:
    """One file: nodes of `label` where it has no ends, else relationships of type `label` (by row, where it is empty)."""

    label: str
    properties: tuple[str, ...]
    ends: tuple[str, str] | None = None

    @property
    def header(self) -> list[str]:
        """The first line, as the tool reads it."""
        own = [f"{name}:{_TYPES.get(name, 'string')}" for name in self.properties]
        if self.ends:
            start, end = self.ends
            return [f":START_ID({start})", f":END_ID({end})", *([] if self.label else [":TYPE"]), *own]
        return [f"key:ID({self.label})", ":LABEL", "workspace:string", "id:string", "name:string", *own]


def _nodes(label: str, properties: str = "") -> Table:
    return Table(label, tuple(properties.split()))


def _ties(label: str, start: str, end: str, properties: str = "") -> Table:
    return Table(label, tuple(properties.split()), (start, end))


TABLES = {
    "actors": _nodes("Actor", "label type name_ar name_en names folded country parent wikidata"),
    "documents": _nodes("Document", "title url lang date date_text"),
    "outlets": _nodes("Outlet"),
    "articles": _nodes("Article", "title url index start end date date_text"),
    "issues": _nodes("Issue", "text"),
    "statements": _nodes(
        "Statement",
        "caption cue lemma quote form date date_text confidence rule start end cue_start cue_end utterance hearsay speaker_text",
    ),
    "part_of": _ties("PART_OF", "Article", "Document"),
    "published": _ties("PUBLISHED_BY", "Article", "Outlet"),
    "made": _ties("MADE", "Actor", "Statement"),
    "in": _ties("IN", "Statement", "Article"),
    "addressed": _ties("ADDRESSED_TO", "Statement", "Actor"),
    "attested": _ties("ATTESTED_BY", "Statement", "Statement"),
    "targets": _ties("TARGETS", "Statement", "Actor", f"{_STANCE} mention"),
    "about": _ties("ABOUT", "Statement", "Issue", f"{_STANCE} targeted"),
    "projection": _ties("", "Actor", "Actor", "count first last outlets statements"),
}
_HEAD = """\
#!/bin/sh
# Makes a new database of a Neo4j 5 that is stopped. Its name is the first argument, neo4j if there is none; further arguments go to the
# tool: --overwrite-destination for a database that exists (what it holds is lost). Afterwards, with the server running:
#   cypher-shell -f constraints.cypher
set -eu
cd "$(dirname "$0")"
database=${1:-neo4j}
[ $# -eq 0 ] || shift
exec "${NEO4J_HOME:+$NEO4J_HOME/bin/}neo4j-admin" database import full "$database" "$@" \\
"""


@dataclass(slots=True)
class Folder:
    """The files while they are written; `seen` are keys of nodes that several documents share."""

    files: dict[str, TextIO]
    seen: set[str] = field(default_factory=set)

    def add(self, table: str, rows: Iterable[list[object]]) -> None:
        """Lines of one file."""
        self.files[table].writelines(map(line, rows))

    def new(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Rows whose key has not been met."""
        for row in rows:
            if row["key"] not in self.seen:
                self.seen.add(row["key"])
                yield row


def write_bulk(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Write the folder; gives the number of statements."""
    n, projection = 0, Projection()
    with whole_folder(path) as made, ExitStack() as stack:
        folder = Folder({name: stack.enter_context(_opened(made / f"{name}.csv")) for name in TABLES})
        for name, table in TABLES.items():
            folder.files[name].write(",".join(table.header) + "\n")
        for row in actor_rows(source, WORKSPACE):
            folder.add("actors", [_node("actors", row["properties"], row["label"])])
        for document in document_rows(source, WORKSPACE):
            n += len(document.rows["statements"])
            projection.add(document.rows)
            _write(folder, document, no_text)
        folder.add("projection", ([a, b, kind, *_values("projection", row)] for a, b, kind, row in projection.rows()))
        _write_commands(made)
    return n


def _opened(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


def _write(folder: Folder, document: DocumentRows, no_text: bool) -> None:
    rows = {part: list(map(shortened, made)) for part, made in document.rows.items()} if no_text else document.rows
    for part in ("documents", "outlets", "issues"):
        folder.add(part, (_node(part, row) for row in folder.new(rows[part])))
    for part in ("articles", "statements"):
        folder.add(part, (_node(part, row["properties"]) for row in rows[part]))
    for part in ("published", "addressed", "attested", "targets", "about"):
        folder.add(part, ([row["from"], row["to"], *_values(part, row.get("properties", {}))] for row in rows[part]))
    folder.add("part_of", ([row["key"], row["document"]] for row in rows["articles"]))
    folder.add("made", ([row["speaker"], row["key"]] for row in rows["statements"]))
    folder.add("in", ([row["key"], row["article"]] for row in rows["statements"]))


def _node(part: str, row: Row, second: str = "") -> list[object]:
    labels = [TABLES[part].label, *([second] if second else [])]
    own = {k: v for k, v in row.items() if k not in ("key", "workspace", "id", "name", "digest")}
    return [row["key"], labels, row["workspace"], row["id"], row["name"], *_values(part, own)]


def _values(part: str, row: Row) -> list[object]:
    """Values in the order of the header; one that has no column is a mistake here, never left out in silence."""
    columns = TABLES[part].properties
    if unknown := row.keys() - set(columns):
        raise ValueError(f"{part} has no column for {', '.join(sorted(unknown))}")
    return [row.get(name) for name in columns]


def line(values: Iterable[object]) -> str:
    r"""A line of CSV.

    >>> line(["a\"b", None, True, 0.5, ["x", "y"]])
    '"a""b",,true,0.5,"x\x1fy"\n'
    """
    return ",".join(map(_cell, values)) + "\n"


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case list() | tuple():
            return '"' + BETWEEN.join(_escaped(str(member)) for member in value) + '"'
        case str():
            return f'"{_escaped(value)}"'
        case _:
            return repr(value)


def _escaped(text: str) -> str:
    return xml_text(text).replace('"', '""')


def _write_commands(made: Path) -> None:
    with _opened(made / "constraints.cypher") as out:
        out.writelines(f"{query};\n" for query in constraints())
    # The names of files come last: the tool takes whatever follows them for one more.
    options = ["--array-delimiter=U+001F", "--multiline-fields=true", "--legacy-style-quoting=false"]
    options += [_option(name, table) for name, table in TABLES.items()]
    with _opened(made / "import.sh") as out:
        out.write(_HEAD + " \\\n".join(f"  {option}" for option in options) + "\n")
    (made / "import.sh").chmod(0o755)


def _option(name: str, table: Table) -> str:
    if table.ends is None:
        return f"--nodes={name}.csv"
    return f"--relationships={table.label}={name}.csv" if table.label else f"--relationships={name}.csv"


EXPORTS: dict[str, Writer] = {"neo4j-admin": write_bulk}
