"""`kg query`: a question of the cookbook, or Cypher."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceAt, key_value
from kg.cli.output import write_rows
from kg.errors import Exit, KgError

if TYPE_CHECKING:
    from kg.questions.run import Answer
    from kg.stores.read import Table

app = typer.Typer(rich_markup_mode=None)

Name = Annotated[str | None, typer.Argument(help="The question; leave it out to list them.")]
Given = Annotated[list[str] | None, typer.Option("-p", "--parameter", metavar="KEY=VALUE", help="A parameter of the question; repeatable.")]
Store = Annotated[str | None, typer.Option("--store", metavar="URI", help="Ask this Neo4j instead of the workspace: bolt://...")]
Cypher = Annotated[str | None, typer.Option("--cypher", help="A read query of your own, on --store or else on an embedded copy.")]
EXAMPLE = "Example: kg query who-blamed-whom -p target=سوريا -p since=2024-01 --format csv"


@app.command(epilog=EXAMPLE)
def query(
    name: Name = None,
    p: Given = None,
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    store: Store = None,
    cypher: Cypher = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Ask a named question of the workspace, at once and with no server; of a Neo4j with --store; or ask in Cypher."""
    if name is not None and cypher is not None:
        raise KgError("a question and --cypher exclude each other", hint="leave one of them out", exit_code=Exit.USAGE)
    given = dict(key_value(text) for text in p or [])
    if cypher is not None:
        columns, rows = _ask_cypher(cypher, given, workspace, store)
        write_rows(columns, rows, format)
    elif name is None:
        _list(format)
    else:
        answer = _ask(name, given, workspace, store)
        for note in answer.notes:
            typer.echo(note, err=True)
        write_rows(answer.columns, answer.rows, format)


def _list(format: Format) -> None:
    """The questions; in JSON with all of each parameter, for people as the words to type."""
    from kg.questions import load

    columns = ("name", "title", "parameters", "example")
    rows: list[tuple[Any, ...]] = []
    for q in load().values():
        if format is Format.JSON:
            parameters: Any = [{"name": p.name, "type": p.type.value, "default": p.default, "help": p.help} for p in q.parameters]
            rows.append((q.name, q.title, parameters, dict(q.example)))
        else:
            rows.append((q.name, q.title, " ".join(p.name for p in q.parameters), " ".join(f"-p {k}={v}" for k, v in q.example.items())))
    write_rows(columns, rows, format)


def _ask(name: str, given: dict[str, str], workspace: Path, store: str | None) -> Answer:
    from kg.questions import find
    from kg.questions.run import from_store, from_workspace
    from kg.workspace import Workspace

    question = find(name)
    if store is None:
        with Workspace.open(workspace) as opened:
            return from_workspace(opened.connection, question, given)
    from kg.cli.load import address_of
    from kg.stores.connect import connected
    from kg.stores.identity import find_id

    address = address_of(store)
    with connected(address) as driver:
        return from_store(driver, address.database, question, given, find_id(driver, address.database, workspace))


def _ask_cypher(cypher: str, given: dict[str, str], workspace: Path, store: str | None) -> Table:
    """Run a read query; `$workspace` is bound to the workspace's id beside the parameters given."""
    from kg.cli.load import Shown, address_of
    from kg.stores.connect import connected
    from kg.stores.embedded import WORKSPACE, embedded, fingerprint_of
    from kg.stores.read import read
    from kg.workspace import Workspace

    if store is not None:
        from kg.stores.identity import given_id

        address = address_of(store)
        with connected(address) as driver:
            return read(driver, address.database, cypher, {"workspace": given_id(workspace), **given})
    state = fingerprint_of(workspace / "kg.db")
    with Workspace.open(workspace) as source, embedded(Shown(source), workspace, state) as address, connected(address) as driver:
        return read(driver, address.database, cypher, {"workspace": WORKSPACE, **given})
