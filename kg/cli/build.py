"""`kg build`: read documents into a workspace."""

from __future__ import annotations

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Inputs, Jobs, Lang, ReaderOption, WorkspaceAt
from kg.cli.output import progress, refusal
from kg.errors import Exit

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog="Example: kg build articles/ -w elections --jobs 4")
def build(
    inputs: Inputs, workspace: WorkspaceAt = DEFAULT_WORKSPACE, lang: Lang = None, jobs: Jobs = 1, reader: ReaderOption = None
) -> None:
    """Read documents, extract their statements and store both; what is unchanged is not read again."""
    from kg.building import build as build_workspace
    from kg.workspace import Workspace

    refused = 0
    with Workspace.open(workspace, create=True, write=True) as store:
        events = build_workspace(store, inputs, lang=lang, jobs=jobs, reader=reader and reader.value)
        with progress(events, "documents") as counted:
            for event in counted:
                if event is not None:
                    refused += 1
                    refusal(event.place, event.reason, event.hint)
        counts = store.counts()
    typer.echo(f"{workspace}: {counts['documents']} documents, {counts['statements']} statements, {counts['actors']} actors", err=True)
    if refused:
        raise typer.Exit(Exit.PARTLY)
