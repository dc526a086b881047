"""Does one writer at a time hold, and is nobody else's file touched?"""

import hashlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import Exit, KgError
from kg.model import Actor, ActorType
from kg.workspace import Workspace
from tests.builders import sample

FACTS = Actor("person:samir-nasr", ActorType.PERSON, "سمير نصر", name_en="Samir Nasr")


def fill(store: Workspace, n: int = 1) -> None:
    store.add_run("r1", "0", "fast", "p")
    for doc, statements in sample()[:n]:
        article = statements[0].article
        assert article is not None
        store.put_document(doc, [article], statements, "r1", [FACTS])


def run_sql(file: Path, *sql: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for line in sql:
            connection.execute(line)
        connection.commit()


def bytes_of(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}


# --- one writer, any number of readers ---


HOLD = """
import sys, pathlib
from kg.workspace import Workspace
sys.argv = ["kg", "build", "x"]
with Workspace.open(pathlib.Path(sys.stdin.readline().strip()), create=True, write=True):
    print("open", flush=True)
    sys.stdin.readline()
"""


def held(folder: Path) -> "subprocess.Popen[str]":
    """Another process that has the workspace open for writing, until it is given a line or is killed."""
    process = subprocess.Popen([sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{folder}\n")
    process.stdin.flush()
    assert process.stdout.readline() == "open\n"
    return process


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with held(tmp_path) as process:
        with pytest.raises(KgError, match=f"another kg is writing here: process {process.pid}, kg build") as error:
            Workspace.open(tmp_path, write=True).__enter__()
        process.communicate("\n")
    assert "wait" in error.value.hint


def test_a_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    with held(tmp_path) as process:
        process.kill()
    with Workspace.open(tmp_path, write=True) as store:
        assert store.counts()["documents"] == 0


def test_a_writer_that_fails_leaves_no_lock(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), Workspace.open(tmp_path, create=True, write=True):
        raise RuntimeError
    with Workspace.open(tmp_path, write=True) as store:
        assert store.counts()["documents"] == 0


def test_a_reader_sees_one_state_while_a_writer_goes_on(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, create=True, write=True) as writer:
        fill(writer, 1)
        with Workspace.open(tmp_path) as reader:
            assert reader.counts()["documents"] == 1
            fill(writer, 2)
            assert reader.counts()["documents"] == 1
        with Workspace.open(tmp_path) as reader:
            assert reader.counts()["documents"] == 2


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, create=True):
        pass
    with pytest.raises(KgError, match="readonly"), Workspace.open(tmp_path) as reader:
        reader.add_run("r1", "0", "fast", "p")


# --- what is not ours ---


@pytest.mark.parametrize("write", [False, True], ids=["reading", "writing"])
@pytest.mark.parametrize(
    "sql",
    [
        ("CREATE TABLE recipes (name TEXT)",),
        ("CREATE TABLE recipes (name TEXT)", "PRAGMA user_version = 1"),
        ("CREATE TABLE recipes (name TEXT)", "PRAGMA user_version = 2"),
        ("PRAGMA user_version = 7", "PRAGMA application_id = 252006674"),
        ("PRAGMA journal_mode = WAL", "CREATE TABLE recipes (name TEXT)", "PRAGMA user_version = 1"),
    ],
    ids=["unversioned", "version 1", "our version", "marked", "with a log"],
)
def test_a_database_of_another_program_is_left_alone(tmp_path: Path, sql: tuple[str, ...], write: bool) -> None:
    run_sql(tmp_path / "kg.db", *sql)
    before = bytes_of(tmp_path)
    with pytest.raises(KgError, match=r"kg\.db: a database of another program") as error:
        Workspace.open(tmp_path, create=write, write=write).__enter__()
    assert "-w" in error.value.hint
    assert bytes_of(tmp_path) == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kg.db").write_bytes(b"shopping list: " * 100)
    before = bytes_of(tmp_path)
    with pytest.raises(KgError, match="no SQLite database"):
        Workspace.open(tmp_path, create=True, write=True).__enter__()
    assert bytes_of(tmp_path) == before


@pytest.mark.parametrize("create", [False, True], ids=["reading", "building"])
def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path, create: bool) -> None:
    (tmp_path / "other.db").write_bytes(b"x")
    with pytest.raises(KgError, match=r"other\.db: is a file") as error:
        Workspace.open(tmp_path / "other.db", create=create, write=create).__enter__()
    assert error.value.exit_code is Exit.USAGE


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(KgError, match="cannot be made") as error:
        Workspace.open(tmp_path / "file" / "w", create=True).__enter__()
    assert "-w" in error.value.hint


def test_a_build_killed_before_its_first_table_is_said_and_can_be_built(tmp_path: Path) -> None:
    (tmp_path / "kg.db").touch()
    with pytest.raises(KgError, match="nothing was built here") as error:
        Workspace.open(tmp_path).__enter__()
    assert "kg build" in error.value.hint
    with Workspace.open(tmp_path, create=True, write=True) as store:
        assert store.counts()["documents"] == 0


# --- a document is all there or not at all ---


def test_a_document_that_fails_halfway_leaves_the_old_one_whole(tmp_path: Path) -> None:
    doc, statements = sample()[0]
    article = statements[0].article
    assert article is not None
    with Workspace.open(tmp_path, create=True, write=True) as store:
        store.add_run("r1", "0", "fast", "p")
        store.put_document(doc, [article], statements, "r1")
        with pytest.raises(sqlite3.IntegrityError):
            store.put_document(doc, [article], [*statements, statements[0]], "r1", [FACTS])
        assert list(store.iter_statements()) == statements
        assert {a.name_en for a in store.iter_actors()} == {None}


def test_a_document_brings_the_facts_of_its_actors(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, create=True, write=True) as store:
        fill(store)
        assert next(a.name_en for a in store.iter_actors() if a.id == FACTS.id) == "Samir Nasr"
