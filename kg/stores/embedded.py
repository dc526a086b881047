"""How does one ask Cypher with no server? A disposable ArcadeDB copy of the workspace, rebuilt whenever the workspace changed.

The copy is never the truth and nothing but the loader writes to it: anything doubtful about it is answered by making it again.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import KgError
from kg.source import GraphSource
from kg.stores import arcade_server
from kg.stores.connect import Address, connected
from kg.stores.graph import VERSION
from kg.stores.load import load_with

FOLDER = "embedded"
WORKSPACE = "embedded"
STOP_SECONDS = 10


@contextmanager
def embedded(source: GraphSource, workspace: Path, fingerprint: str) -> Iterator[Address]:
    """A store that holds the graph of the source, as the one workspace `embedded`, for as long as the block runs.

    `fingerprint` says which state of the workspace the source is: the copy of another state is thrown away.
    """
    if importlib.util.find_spec("arcadedb_embedded") is None:
        hint = "pip install 'actor-statement-graph[embedded]', or --store bolt://..."
        raise KgError("Cypher without a server needs the extra 'embedded'", hint=hint)
    folder = workspace / FOLDER
    folder.mkdir(exist_ok=True)
    with _alone(folder):
        mark = folder / "state"
        wanted = f"{VERSION} {fingerprint}"
        fresh = not mark.is_file() or mark.read_text(encoding="utf-8") != wanted
        if fresh:
            mark.unlink(missing_ok=True)
            shutil.rmtree(folder / "data", ignore_errors=True)
        with _served(folder) as address:
            if fresh:
                with connected(address) as driver:
                    load_with(driver, address.database, source, WORKSPACE)
                mark.write_text(wanted, encoding="utf-8")
            yield address


def fingerprint_of(database: Path) -> str:
    """Which state an SQLite file is in: size and time of change of it and of its write-ahead log."""
    parts = []
    for path in (database, Path(f"{database}-wal")):
        stat = path.stat() if path.exists() else None
        parts.append(f"{stat.st_size}:{stat.st_mtime_ns}" if stat and stat.st_size else "-")
    return " ".join(parts)


@contextmanager
def _served(folder: Path) -> Iterator[Address]:
    password = secrets.token_urlsafe(18)
    shutil.rmtree(folder / "data" / "config", ignore_errors=True)  # users: each run has a password of its own
    port, http_port = _free_port(), _free_port()
    command = [sys.executable, "-m", arcade_server.__name__, str((folder / "data").resolve()), str(port), str(http_port)]
    env = os.environ | {arcade_server.PASSWORD_VARIABLE: password, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, env=env)
    try:
        assert process.stdout is not None
        if process.stdout.readline().decode().strip() != arcade_server.READY:
            said = _last_line(folder / "log")
            raise KgError(f"the embedded ArcadeDB did not start: {said}", hint=f"see {folder / 'log'}, or use --store")
        yield Address(f"bolt://127.0.0.1:{port}", "root", password, arcade_server.DATABASE)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let it close its files; the copy is disposable, so one that hangs is killed."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process a database: the second waits until the first has its answer."""
    with (folder / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _last_line(path: Path) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
