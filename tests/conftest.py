"""What all tests share: a real Neo4j, and workspaces of known content."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.stores.connect import Address
from kg.workspace import Workspace
from tests.stores.source import Pairs, Records

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def neo4j_address() -> Address:
    """A running Neo4j: KG_NEO4J_URI, else the one of scripts/neo4j, which CI starts and must be able to start."""
    uri = os.environ.get("KG_NEO4J_URI") or _uri_of_script()
    if not uri:
        pytest.skip("no Neo4j: scripts/neo4j start, then run the tests again (or set KG_NEO4J_URI, KG_NEO4J_USER, KG_NEO4J_PASSWORD)")
    return Address(uri, os.environ.get("KG_NEO4J_USER") or "neo4j", os.environ.get("KG_NEO4J_PASSWORD") or "statement-graph")


def _uri_of_script() -> str:
    verb = "start" if os.environ.get("CI") == "true" else "status"
    done = subprocess.run([sys.executable, PROJECT / "scripts" / "neo4j", verb], capture_output=True, text=True, check=False)
    if verb == "start" and done.returncode:
        pytest.fail(f"CI must start Neo4j and could not: {done.stderr}")
    return done.stdout.strip().split("\n")[-1] if done.returncode == 0 else ""


@pytest.fixture
def workspace_id(neo4j_address: Address) -> Iterator[str]:
    """A workspace of its own in the shared Neo4j, taken out again after the test."""
    from kg.stores.connect import connected
    from kg.stores.load import wipe_workspace

    id = f"test-{uuid.uuid4().hex[:12]}"
    yield id
    with connected(neo4j_address) as driver, driver.session() as session:
        wipe_workspace(session, id)


def make_workspace(path: Path, pairs: Pairs) -> Path:
    """A workspace on disk with these documents, each one article."""
    source = Records(pairs)
    with Workspace.open(path, create=True) as workspace:
        workspace.add_run("r1", "0", "test", "test")
        for document, statements in pairs:
            workspace.put_document(document, source.articles_of(document), statements, "r1", source.iter_actors())
    return path
