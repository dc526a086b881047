"""Is a workspace whole after a build, or one of its workers, was killed at any moment; and does the next build go on from there?"""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import KG, dump, kg, started, write_articles

DOCUMENTS = 24
# `kg build` that kills itself before its nth SQL statement: no moment between two changes is left out.
KILL_AT = """
import os, signal, sqlite3, sys
wait, sys.argv = int(sys.argv[1]), ["kg", *sys.argv[2:]]
connect = sqlite3.connect
def counting(*args, **options):
    def count(sql):
        global wait
        wait -= 1
        if wait == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    made = connect(*args, **options)
    made.set_trace_callback(count)
    return made
sqlite3.connect = counting
from kg.cli.main import run
try:
    run()
finally:
    print(wait, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("killed") / "in.jsonl", DOCUMENTS)


@pytest.fixture(scope="module")
def whole(source: Path) -> list[str]:
    """What an undisturbed build gives."""
    assert kg("build", source, "-w", source.parent / "whole").returncode == 0
    return dump(source.parent / "whole")


@pytest.fixture(scope="module")
def steps(source: Path) -> int:
    """How many SQL statements a whole build is."""
    command = [sys.executable, "-c", KILL_AT, "1000000", "build", str(source), "-w", str(source.parent / "counted")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return 1_000_000 - int(done.stderr.splitlines()[-1])


def halves(workspace: Path) -> list[str]:
    """Documents whose statements, or whose actors' facts, are not all there."""
    if not (workspace / "kg.db").exists():
        return []
    with closing(sqlite3.connect(workspace / "kg.db")) as connection:
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            return []
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return [
            id
            for (id,) in connection.execute(
                "SELECT d.id FROM documents d WHERE (SELECT count(*) FROM statements s WHERE s.document_id = d.id) <> 2 "
                "OR EXISTS (SELECT 1 FROM statements s WHERE s.document_id = d.id AND s.speaker_id NOT IN (SELECT id FROM actors)) "
                "OR EXISTS (SELECT 1 FROM statements s WHERE s.document_id = d.id AND s.speaker_id NOT IN (SELECT actor_id FROM actor_names))"
            )
        ]


@pytest.mark.parametrize("share", [0.001, 0.003, 0.01, 0.03, *(n / 16 for n in range(1, 16)), 0.98, 0.99, 0.995, 0.999])
def test_a_build_killed_before_any_step(source: Path, whole: list[str], steps: int, share: float, tmp_path: Path) -> None:
    at, workspace = max(1, int(share * steps)), tmp_path / "w"
    killed = subprocess.run([sys.executable, "-c", KILL_AT, str(at), "build", source, "-w", workspace], check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL
    assert halves(workspace) == []
    assert kg("build", source, "-w", workspace).returncode == 0
    assert dump(workspace) == whole


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("wait", [0.2, 0.5, 0.8, 1.1, 1.4])
def test_a_build_killed_after_a_while(source: Path, whole: list[str], jobs: int, wait: float, tmp_path: Path) -> None:
    with started("build", source, "-w", tmp_path, "--jobs", jobs) as process:
        time.sleep(wait)
        process.kill()
    assert halves(tmp_path) == []
    assert kg("build", source, "-w", tmp_path, "--jobs", jobs).returncode == 0
    assert dump(tmp_path) == whole


def children(pid: int) -> list[int]:
    """The worker processes of a build."""
    found = subprocess.run(
        ["ps", "-A", "-ww", "-o", "ppid=", "-o", "pid=", "-o", "args="], capture_output=True, text=True, check=False
    ).stdout
    rows = (line.split(maxsplit=2) for line in found.splitlines())
    return [int(row[1]) for row in rows if int(row[0]) == pid and "spawn_main" in row[-1]]


@pytest.mark.parametrize("killed", [1, 2], ids=["one of two", "both"])
def test_killed_workers_lose_nothing(killed: int, tmp_path: Path) -> None:
    source = write_articles(tmp_path / "in.jsonl", 300)
    with started("build", source, "-w", tmp_path / "w", "--jobs", "2") as process:
        while len(workers := children(process.pid)) < 2 or not halfway(tmp_path / "w"):
            assert process.poll() is None, "the build was done before its workers could be killed"
            time.sleep(0.01)
        for worker in workers[:killed]:
            os.kill(worker, signal.SIGKILL)
        _, said = process.communicate()
    assert process.returncode == 0, said
    assert kg("build", source, "-w", tmp_path / "straight").returncode == 0
    assert dump(tmp_path / "w") == dump(tmp_path / "straight")


def halfway(workspace: Path) -> bool:
    """Are some documents stored?"""
    try:
        with closing(sqlite3.connect(f"file:{workspace / 'kg.db'}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:
        return False


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_interrupt_key_ends_quietly_and_keeps_what_is_done(jobs: int, tmp_path: Path) -> None:
    source = write_articles(tmp_path / "in.jsonl", 600)
    process = subprocess.Popen(
        [*KG, "build", source, "-w", tmp_path / "w", "--jobs", str(jobs)], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not halfway(tmp_path / "w"):
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in said
    assert halves(tmp_path / "w") == []
    assert halfway(tmp_path / "w")
