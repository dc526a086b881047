"""`kg actors import|export`: the lists of the field in, and ours out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceAt
from kg.cli.output import check_output, refusal
from kg.errors import Exit

app = typer.Typer(rich_markup_mode=None)
# Conflicts that are named; the others are counted.
_SHOWN = 20

ListFile = Annotated[Path, typer.Argument(help="CSV, FollowTheMoney JSON lines, Popolo JSON or Wikidata query CSV; .gz and .xz too.")]
OutFile = Annotated[Path, typer.Argument(help="actors.csv, or actors.ftm.json for FollowTheMoney; - is CSV on stdout.")]


@app.command("import", epilog="Example: kg actors import people.ftm.json.gz")
def import_(file: ListFile, workspace: WorkspaceAt = DEFAULT_WORKSPACE) -> None:
    """Take a list of actors in; those of the workspace whom it names are linked at once. What is known stays, conflicts are named."""
    from kg.importing import import_list
    from kg.readers.refusal import Refusal
    from kg.workspace import Workspace

    refused = 0

    def refuse(r: Refusal) -> None:
        nonlocal refused
        refused += 1
        refusal(r.place, r.reason, r.hint)

    with Workspace.open(workspace, create=True, write=True) as store:
        report, linked = import_list(store, file, refuse)
    for x in report.conflicts[:_SHOWN]:
        typer.echo(f"conflict: {x.id}: {x.field} is {x.kept}, the list says {x.other}", err=True)
    if more := len(report.conflicts[_SHOWN:]):
        typer.echo(f"and {more} more conflicts", err=True)
    told = f"{report.actors} actors ({report.new} new), {report.names} new names, {report.offices} new offices"
    typer.echo(f"{file}: {told}, {len(report.conflicts)} conflicts; {linked} actors of the workspace are in lists", err=True)
    if refused:
        raise typer.Exit(Exit.PARTLY)


@app.command(epilog="Example: kg actors export actors.csv   (kg actors export registry.csv --registry: all that the program knows)")
def export(
    file: OutFile,
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    registry: Annotated[bool, typer.Option("--registry", help="The registry that ships, not the workspace's actors.")] = False,
) -> None:
    """Write the workspace's actors, judgements heard, as CSV or FollowTheMoney.

    Columns: id, type, name_ar, name_en, names (parted by |), country, parent, wikidata, offices (office@owner,from..to parted by ;).
    """
    from kg.actors.registry import load
    from kg.catalogues.written import registered, writer_of
    from kg.workspace import Workspace
    from kg.written import whole_file

    check_output(file, "actors.csv")
    write, known = writer_of(file), load()
    if registry:
        with whole_file(file) as out:
            n = write(registered(known), known, out)
    else:
        with Workspace.open(workspace) as store, whole_file(file) as out:
            n = write(store.iter_actors(), known, out)
    typer.echo(f"{file}: {n} actors", err=True)
