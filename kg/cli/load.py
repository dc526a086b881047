"""`kg load`: the workspace's graph into Neo4j."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceAt
from kg.cli.output import counted
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.model import Actor, Article, Document, Statement
    from kg.source import Concept, GraphSource
    from kg.stores.connect import Address

app = typer.Typer(rich_markup_mode=None)

To = Annotated[str, typer.Option("--to", metavar="URI", help="The store, for example bolt://127.0.0.1:7687.")]
Wipe = Annotated[bool, typer.Option("--wipe", help="Take all of this workspace out of the store first.")]


@app.command(epilog="Example: kg load --to bolt://127.0.0.1:7687   (user and password: KG_NEO4J_USER, KG_NEO4J_PASSWORD, or asked for)")
def load(to: To, workspace: WorkspaceAt = DEFAULT_WORKSPACE, wipe: Wipe = False) -> None:
    """Make a Neo4j hold exactly this workspace's graph: only what changed is written, what is gone is deleted, other workspaces stay."""
    from kg.stores.identity import id_of
    from kg.stores.load import load as load_graph
    from kg.workspace import Workspace

    with Workspace.open(workspace) as source:
        address, id = address_of(to), id_of(workspace)
        report = load_graph(Shown(source), address, id, wipe=wipe)
    typer.echo(f"{id}: {report.written} documents written, {report.unchanged} unchanged, {report.removed} removed", err=True)
    for name, n in report.counts.items():
        typer.echo(f"{name}\t{n}")


def address_of(uri: str) -> Address:
    """The store with its user and password from the environment, or a prompt where somebody is there to answer."""
    from kg.stores.connect import Address

    user = os.environ.get("KG_NEO4J_USER") or "neo4j"
    password = os.environ.get("KG_NEO4J_PASSWORD")
    if password is None and sys.stdin.isatty():
        password = typer.prompt(f"password of {user} at {uri}", hide_input=True, err=True)
    if password is None:
        raise KgError(f"no password for {user} at {uri}", hint="export KG_NEO4J_USER=... KG_NEO4J_PASSWORD=...")
    return Address(uri, user, password, os.environ.get("KG_NEO4J_DATABASE") or None)


class Shown:
    """A graph source whose documents are counted on a terminal as they go by."""

    def __init__(self, source: GraphSource) -> None:
        self._source = source

    def iter_documents(self) -> Iterator[Document]:
        """All documents, counted."""
        return counted(self._source.iter_documents(), "documents")

    def iter_articles(self) -> Iterator[tuple[str, Article]]:
        """All articles."""
        return self._source.iter_articles()

    def iter_actors(self) -> Iterator[Actor]:
        """All actors."""
        return self._source.iter_actors()

    def iter_statements(self) -> Iterator[Statement]:
        """All statements."""
        return self._source.iter_statements()

    def iter_concepts(self) -> Iterator[Concept]:
        """All concepts."""
        return self._source.iter_concepts()
