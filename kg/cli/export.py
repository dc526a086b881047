"""`kg export`: the graph as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, STDOUT, Output, WorkspaceAt
from kg.cli.output import check_folder, check_output
from kg.errors import Exit, KgError

if TYPE_CHECKING:
    from kg.exports.source import Writer

app = typer.Typer(rich_markup_mode=None)
_MODULES = ("rdf", "table", "graphml", "gexf", "cypher", "workbook", "parquet", "bulk", "dna")
_FORMATS = (
    "turtle, ntriples, jsonld, csv, csv-semicolon (decimal comma), xlsx, parquet, graphml, gexf, dna, cypher or neo4j-admin (a folder)."
)
# Formats that are folders, each with a file by which one that is there is known as ours.
_FOLDERS = {"neo4j-admin": "import.sh"}
_OF_EDGES = ("graphml", "gexf")


@app.command(epilog="Example: kg export turtle -o graph.ttl -w elections")
def export(
    format: Annotated[str, typer.Argument(help=_FORMATS)],
    output: Output = STDOUT,
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave out quotes longer than a few words, for sharing.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="Begin with a byte order mark, for Excel (csv only).")] = False,
    base: Annotated[str | None, typer.Option("--base", help="Base IRI of the data (RDF only).")] = None,
) -> None:
    """Write the graph of a workspace; the file appears whole or not at all."""
    from kg.workspace import Workspace

    writers = _writers()
    if format not in writers:
        raise KgError(f"unknown format {format!r}", hint=f"known are {', '.join(sorted(writers))}", exit_code=Exit.USAGE)
    writer = _marked(format, writers[format]) if bom else writers[format]
    if format in _FOLDERS:
        check_folder(output, _FOLDERS[format])
    else:
        check_output(output, f"graph.{format}")
    with Workspace.open(workspace) as store:
        n = writer(store, output, no_text, base)
    typer.echo(f"{output}: {n} {'edges' if format in _OF_EDGES else 'statements'}", err=True)


def _writers() -> dict[str, Writer]:
    from importlib import import_module

    return {name: writer for module in _MODULES for name, writer in import_module(f"kg.exports.{module}").EXPORTS.items()}


def _marked(format: str, writer: Writer) -> Writer:
    """The writer, told to begin with a byte order mark; `csv-semicolon` always does."""
    if not format.startswith("csv"):
        raise KgError(f"--bom is for csv, not {format}", hint="leave it out", exit_code=Exit.USAGE)
    from functools import partial

    from kg.exports.table import Dialect, write_csv

    return partial(write_csv, dialect=Dialect(bom=True)) if format == "csv" else writer
