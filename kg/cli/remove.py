"""`kg remove`: take documents out of a workspace."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceAt

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog="Example: kg remove article-17 -w elections")
def remove(ids: Annotated[list[str], typer.Argument(help="Document ids.")], workspace: WorkspaceAt = DEFAULT_WORKSPACE) -> None:
    """Take documents and all that came from them out of the workspace; the next export and load follow."""
    from kg.resolution import link, resolve
    from kg.workspace import Workspace

    with Workspace.open(workspace, write=True) as store:
        n = store.remove(ids)
        link(store)
        resolve(store)
    typer.echo(f"removed {n} documents from {workspace}", err=True)
