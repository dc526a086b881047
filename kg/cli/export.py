"""`kg export`: the graph as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceAt
from kg.errors import Exit, KgError

if TYPE_CHECKING:
    from kg.exports.source import Writer

app = typer.Typer(rich_markup_mode=None)
_MODULES = ("rdf", "table", "graphml")


@app.command(epilog="Example: kg export turtle -o graph.ttl -w elections")
def export(
    format: Annotated[str, typer.Argument(help="turtle, ntriples, jsonld, csv or graphml.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")],
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave out quotes longer than a few words, for sharing.")] = False,
    base: Annotated[str | None, typer.Option("--base", help="Base IRI of the data (RDF only).")] = None,
) -> None:
    """Write the graph of a workspace; the file appears whole or not at all."""
    from kg.workspace import Workspace

    writers = _writers()
    if format not in writers:
        raise KgError(f"unknown format {format!r}", hint=f"known are {', '.join(sorted(writers))}", exit_code=Exit.USAGE)
    if not output.parent.is_dir():
        raise KgError(f"{output.parent}: no such folder", hint=f"mkdir -p '{output.parent}'", exit_code=Exit.USAGE)
    with Workspace.open(workspace) as store:
        n = writers[format](store, output, no_text, base)
    typer.echo(f"{output}: {n} {'edges' if format == 'graphml' else 'statements'}", err=True)


def _writers() -> dict[str, Writer]:
    from importlib import import_module

    return {name: writer for module in _MODULES for name, writer in import_module(f"kg.exports.{module}").EXPORTS.items()}
