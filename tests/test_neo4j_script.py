"""Does scripts/neo4j start a real Neo4j that outsiders can use, say where it is, and stop it again?"""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.stores.connect import Address, connected

SCRIPT = Path(__file__).parent.parent / "scripts" / "neo4j"


def script(verb: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_NEO4J")}
    env = kept | {"KG_NEO4J_HOME": str(home), "KG_NEO4J_WITH": "maven"} | variables
    return subprocess.run([sys.executable, SCRIPT, verb], capture_output=True, text=True, env=env, timeout=400, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, neo4j_address: Address) -> Iterator[Path]:
    """A server home of its own; the jars are borrowed from the project's where they are."""
    made = tmp_path_factory.mktemp("neo4j")
    fetched = SCRIPT.parent.parent / ".neo4j" / "lib"
    if (fetched / ".complete").is_file():
        (made / "lib").symlink_to(fetched)
    yield made
    script("stop", made)


@pytest.mark.neo4j
def test_start_again_status_stop(home: Path) -> None:
    password = uuid.uuid4().hex
    who = {"KG_NEO4J_USER": "maha", "KG_NEO4J_PASSWORD": password}
    with socket.socket() as taken:  # the usual port is somebody else's, if it is not already
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if taken.connect_ex(("127.0.0.1", 7687)) != 0:
            taken.bind(("127.0.0.1", 7687))
        started = script("start", home, **who)
    assert started.returncode == 0, started.stderr
    uri = started.stdout.rstrip("\n").split("\n")[-1]
    assert uri.startswith("bolt://127.0.0.1:")
    assert uri != "bolt://127.0.0.1:7687"
    with connected(Address(uri, "maha", password)) as driver:
        assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1
    assert script("start", home, **who).stdout == started.stdout
    assert script("status", home, **who).stdout.strip() == uri
    wrong = script("start", home, KG_NEO4J_PASSWORD="another one")
    assert (wrong.returncode, "refuses user 'neo4j'" in wrong.stderr, password in wrong.stderr) == (1, True, False)
    assert script("stop", home, **who).returncode == 0
    assert script("status", home, **who).returncode == 1
    assert script("stop", home, **who).returncode == 0


def pretend_fetched(home: Path) -> None:
    """Nothing is to be fetched: the pom's digest stands for the jars."""
    (home / "lib").mkdir()
    (home / "lib" / ".complete").write_text(hashlib.sha256((SCRIPT.parent / "neo4j.d" / "pom.xml").read_bytes()).hexdigest())


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"KG_NEO4J_PASSWORD": "short"}, "fewer than 8 characters"),
        ({"KG_NEO4J_WITH": "magic"}, "KG_NEO4J_WITH='magic'"),
        ({"PATH": "/nonexistent", "JAVA_HOME": "/nonexistent"}, "needs Java 17"),
        ({"KG_NEO4J_PORT": "seven"}, "KG_NEO4J_PORT='seven'"),
    ],
    ids=["password", "way", "java", "port"],
)
def test_what_cannot_be_is_said(tmp_path: Path, variables: dict[str, str], said: str) -> None:
    pretend_fetched(tmp_path)
    done = script("start", tmp_path, **variables)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert "hint:" in done.stderr


def test_a_named_port_that_is_taken(tmp_path: Path) -> None:
    pretend_fetched(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = script("start", tmp_path, KG_NEO4J_PORT=str(port))
    assert done.returncode == 1
    assert f"port {port} (KG_NEO4J_PORT) is taken" in done.stderr


def test_wrong_usage() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "restart"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "start|stop|status" in done.stderr


FAKE_DOCKER = """#!/bin/sh
echo "$@" >> "{log}"
case "$1 $4" in
  "compose up") echo bolt=$KG_NEO4J_PORT >> "{log}"; exit 7;;
esac
"""


def test_docker_is_used_where_its_engine_answers(tmp_path: Path) -> None:
    """With a stand-in for docker: what is asked of it, and that its failure is ours."""
    log, docker = tmp_path / "log", tmp_path / "bin" / "docker"
    docker.parent.mkdir()
    docker.write_text(FAKE_DOCKER.format(log=log))
    docker.chmod(0o755)
    done = script("start", tmp_path, KG_NEO4J_WITH="", PATH=f"{docker.parent}:/usr/bin:/bin")
    assert done.returncode == 1
    assert "docker compose up failed" in done.stderr
    asked = log.read_text().split("\n")
    assert asked[:2] == ["info", "compose version"]
    assert asked[2].startswith("compose --file ")
    assert asked[2].endswith("docker-compose.yml up --detach")
    assert asked[3].startswith("bolt=")
