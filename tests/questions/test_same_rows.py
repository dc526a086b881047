"""Does a question give the same rows from the workspace, Neo4j, the embedded store and RDF, on a graph where they are not empty?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from kg.questions import load
from kg.questions.run import Answer, Select, from_rdf, from_store, from_workspace
from kg.stores.connect import Address, connected
from kg.stores.embedded import WORKSPACE, embedded
from kg.stores.load import load_with
from kg.workspace import Workspace
from tests.conftest import make_workspace
from tests.questions.sample import rich

NAMES = sorted(load())
# Calls that restrict, by question; each is asked where the question takes all of its parameters.
CALLS: list[dict[str, str]] = [
    {},
    {"hearsay": "yes"},
    {"since": "2024-03-06", "until": "2024-05"},
    {"until": "2024-04-01", "limit": "2"},
    {"outlet": "صوت الساحل"},
    {"speaker": "سمير نصر"},
    {"speaker": "الموانئ"},
    {"target": "organization:port-authority"},
    {"relation": "accuses"},
    {"concept": "strikes"},
    {"speaker": "x}) DETACH DELETE (n) //"},
    {"outlet": "' OR 1=1 --"},
]
ASKED = [(name, call) for name in NAMES for call in CALLS if call.keys() <= {parameter.name for parameter in load()[name].parameters}]


def label(value: object) -> str:
    return value if isinstance(value, str) else ",".join(value) or "all"  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workspace(tmp_path_factory.mktemp("rich"), rich())


@pytest.fixture(scope="module")
def connection(workspace: Path) -> Iterator[sqlite3.Connection]:
    with Workspace.open(workspace) as opened:
        yield opened.connection


@pytest.fixture(scope="module")
def neo4j_driver(workspace: Path, neo4j_address: Address) -> Iterator[Driver]:
    from kg.stores.load import wipe_workspace

    with connected(neo4j_address) as driver, Workspace.open(workspace) as source:
        load_with(driver, None, source, "test-rows", wipe=True)
        yield driver
        with driver.session() as session:
            wipe_workspace(session, "test-rows")


@pytest.fixture(scope="module")
def arcade_driver(workspace: Path) -> Iterator[Driver]:
    pytest.importorskip("arcadedb_embedded", reason="pip install 'actor-statement-graph[embedded]'")
    with Workspace.open(workspace) as source, embedded(source, workspace, "1") as address, connected(address) as driver:
        yield driver


@pytest.fixture(scope="module")
def select(workspace: Path) -> Select:
    from kg.rdf import store

    with Workspace.open(workspace) as source:
        loaded = store.load(source)
    return lambda query, bound: store.select(loaded, query, bound)


@pytest.mark.parametrize("name", NAMES)
def test_not_empty(connection: sqlite3.Connection, name: str) -> None:
    question = load()[name]
    assert from_workspace(connection, question, question.example).rows


@pytest.mark.neo4j
@pytest.mark.parametrize(("name", "call"), ASKED, ids=label)
def test_neo4j(connection: sqlite3.Connection, neo4j_driver: Driver, name: str, call: dict[str, str]) -> None:
    question = load()[name]
    same(from_store(neo4j_driver, None, question, call, "test-rows"), from_workspace(connection, question, call))


@pytest.mark.parametrize(("name", "call"), ASKED, ids=label)
def test_embedded(connection: sqlite3.Connection, arcade_driver: Driver, name: str, call: dict[str, str]) -> None:
    question = load()[name]
    same(from_store(arcade_driver, "kg", question, call, WORKSPACE), from_workspace(connection, question, call))


@pytest.mark.parametrize(("name", "call"), ASKED, ids=label)
def test_rdf(connection: sqlite3.Connection, select: Select, name: str, call: dict[str, str]) -> None:
    question = load()[name]
    same(from_rdf(connection, select, question, call), from_workspace(connection, question, call))


def same(found: Answer, expected: Answer) -> None:
    assert found.columns == expected.columns
    assert found.rows == expected.rows
    assert found.notes == expected.notes
