"""`kg explain`: each decision by which a text was read."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Lang, WorkspaceAt
from kg.errors import KgError

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog='Example: kg explain "اتهم الوزير الشركة بالإهمال"')
def explain(
    what: Annotated[str, typer.Argument(help="A text, or the id of a statement of the workspace.")],
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    lang: Lang = None,
) -> None:
    """Show cue, content, candidates for the speaker and why they lost, each target with its relations, and the confidence."""
    from kg.explaining import explain_statement, explain_text
    from kg.lang.normalize import script
    from kg.workspace import Workspace

    if what[:1] == "s" and len(what) == 17 and " " not in what:
        with Workspace.open(workspace) as store:
            lines = explain_statement(store, what)
        if lines is None:
            raise KgError(f"no statement {what!r} in {workspace}", hint="kg query statements-of lists ids")
    else:
        lines = explain_text(what, lang or script(what))
    for line in lines:
        typer.echo(line)
