"""`kg sparql`: ask the graph in SPARQL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceAt
from kg.cli.output import write_rows

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog="Example: kg sparql who-blamed-whom -p target=سوريا --format json")
def sparql(
    query: Annotated[str, typer.Argument(help="A SPARQL query, a file of one, or the name of a question (kg query lists them).")],
    p: Annotated[list[str] | None, typer.Option("-p", metavar="KEY=VALUE", help="A parameter of the question; repeatable.")] = None,
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    format: FormatOption = Format.TABLE,
) -> None:
    """Ask the workspace's RDF; queries read only."""
    from kg.questions import load as questions
    from kg.questions.run import from_rdf
    from kg.rdf.store import load, select
    from kg.workspace import Workspace

    with Workspace.open(workspace) as source:
        store = load(source)
        if query in questions():
            given = dict(text.partition("=")[::2] for text in p or [])
            answer = from_rdf(source.connection, lambda text, bound: select(store, text, bound), questions()[query], given)
            write_rows(answer.columns, answer.rows, format)
        else:
            text = Path(query).read_text(encoding="utf-8") if "{" not in query and Path(query).is_file() else query
            write_rows(*select(store, text), format)
