"""`kg sparql`: ask the graph in SPARQL."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, WorkspaceAt, key_value
from kg.cli.output import write_rows
from kg.errors import Exit, KgError

app = typer.Typer(rich_markup_mode=None)


class GraphFormat(StrEnum):
    """How an answer is written: rows, or the graph of a CONSTRUCT."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TTL = "ttl"


@app.command(epilog="Example: kg sparql who-blamed-whom -p target=سوريا --format json")
def sparql(
    query: Annotated[str, typer.Argument(help="A SPARQL query, a file of one, or the name of a question (kg query lists them).")],
    p: Annotated[list[str] | None, typer.Option("-p", "--parameter", metavar="KEY=VALUE", help="Of the question; repeatable.")] = None,
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    format: Annotated[GraphFormat, typer.Option("--format", help="Form of the output; ttl for a CONSTRUCT.")] = GraphFormat.TABLE,
) -> None:
    """Ask the workspace's RDF; queries read only. The prefixes of our files need not be declared."""
    given = dict(key_value(text) for text in p or [])
    text = _text(query)
    if text is None:
        _ask_question(query, given, workspace, format)
    elif given:
        raise KgError("-p is for a named question", hint="write the value into your query", exit_code=Exit.USAGE)
    else:
        _ask(text, workspace, format)


def _text(query: str) -> str | None:
    """The query, from a file where one is named; None for the name of a question."""
    if "{" in query:
        return query
    try:
        return Path(query).read_text(encoding="utf-8") if Path(query).is_file() else None
    except UnicodeDecodeError as error:
        raise KgError(f"{query}: not UTF-8 at byte {error.start}", hint=f"iconv -t UTF-8 {query}", exit_code=Exit.USAGE) from error


def _ask_question(name: str, given: dict[str, str], workspace: Path, format: GraphFormat) -> None:
    from kg.questions import find
    from kg.questions.run import from_rdf
    from kg.rdf.store import load, select
    from kg.workspace import Workspace

    question = find(name)
    if format is GraphFormat.TTL:
        raise KgError(f"{name} gives rows, which are no graph", hint="--format table, csv or json", exit_code=Exit.USAGE)
    with Workspace.open(workspace) as source:
        store = load(source)
        answer = from_rdf(source.connection, lambda text, bound: select(store, text, bound), question, given)
    for note in answer.notes:
        typer.echo(note, err=True)
    write_rows(answer.columns, answer.rows, Format(format.value))


def _ask(text: str, workspace: Path, format: GraphFormat) -> None:
    from kg.rdf.store import load, select, turtle
    from kg.workspace import Workspace

    with Workspace.open(workspace) as source:
        store = load(source)
    if format is GraphFormat.TTL:
        typer.echo(turtle(store, text), nl=False)
    else:
        write_rows(*select(store, text), Format(format.value))
