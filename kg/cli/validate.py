"""`kg validate`: does the graph keep to its shapes?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceAt
from kg.errors import Exit

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog="Example: kg validate graph.ttl")
def validate(
    file: Annotated[Path | None, typer.Argument(help="A Turtle (or .nt, .jsonld) file; without one, the workspace.", exists=True)] = None,
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
) -> None:
    """Check against the SHACL shapes; names shape, node and value of each violation, and exits with 1 if there is one."""
    from kg.rdf.validate import validate_file, validate_source
    from kg.workspace import Workspace

    if file is not None:
        report = validate_file(file)
    else:
        with Workspace.open(workspace) as store:
            report = validate_source(store)
    for v in report.violations:
        typer.echo(f"{v.shape}\t{v.node}\t{v.value}\t{v.message}")
    looked = ", ".join(f"{n} {name}" for name, n in report.focus.items())
    typer.echo(f"{len(report.violations)} violations; looked at {looked}", err=True)
    if report.violations or not any(report.focus.values()):
        raise typer.Exit(Exit.FAILED)
