"""`kg view`: everything to look at, as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, LimitOption, Since, Until, WorkspaceAt, day
from kg.cli.output import check_output

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog="Example: kg view -w elections -o elections.html")
def view(
    output: Annotated[Path, typer.Option("-o", "--output", help="The page to write; - is stdout.")] = Path("kg-view.html"),
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    limit: LimitOption = 5000,
    since: Since = "",
    until: Until = "",
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave out all but the first words of quotes, for sharing.")] = False,
) -> None:
    """Write one page with network, matrix, timeline, outlets, actors and each statement in its text; it asks nothing of any server."""
    from kg.explorer import Choice, page_data, page_html
    from kg.workspace import Workspace
    from kg.written import whole_file

    check_output(output, "view.html")
    choice = Choice(limit, day("--since", since), day("--until", until))
    with Workspace.open(workspace) as store:
        data = page_data(store, choice, no_text=no_text)
    page = page_html(data)
    with whole_file(output) as out:
        out.write(page)
    shown, total = data["choice"]["shown"], data["choice"]["total"]
    typer.echo(f"{output}: {shown} of {total} statements, {len(page.encode()) / 1e6:.1f} MB; open it in a browser", err=True)
    if shown < total:
        typer.echo(f"  left out: {total - shown}, the least sure; --limit {total} shows all, --since and --until a part", err=True)
