"""Is a workspace of an older kg brought up to date with nothing lost, and one of a newer kg refused?"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.workspace import Workspace
from kg.workspace.migrations import APPLICATION, VERSION

# What the first release stored of two documents: a registered actor, one only named so, a name no statement has any more, refusals.
FIRST = Path(__file__).parent / "version1.sql"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with closing(sqlite3.connect(tmp_path / "kg.db")) as connection:
        connection.executescript(FIRST.read_text(encoding="utf-8"))
    return tmp_path


def pragmas(folder: Path) -> list[int]:
    with closing(sqlite3.connect(folder / "kg.db")) as connection:
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id")]


@pytest.mark.parametrize("write", [False, True], ids=["reading", "writing"])
def test_a_first_workspace_is_brought_up_to_date(old: Path, write: bool) -> None:
    with Workspace.open(old, write=write) as store:
        assert store.counts() == {"documents": 1, "refused": 3, "articles": 1, "statements": 1, "stances": 1, "actors": 3}
        (statement,) = store.iter_statements()
        assert (statement.speaker.label, statement.cue.text, statement.stances[0].relation) == ("ليلى حداد", "انتقدت", "criticizes")
        assert store.refused() == {"in.jsonl, line 7": "in.jsonl", "<stdin>, line 2": "-", "notes/b.txt": "notes/b.txt"}
    assert pragmas(old) == [VERSION, APPLICATION]


def test_names_of_a_first_workspace_follow_once_something_is_written(old: Path) -> None:
    with Workspace.open(old, write=True) as store:
        store.tidy()
        assert {a.id: (a.label, a.name_en, a.names) for a in store.iter_actors()} == {
            "country:JO": ("الأردن", "Jordan", ("Jordan", "الأردن")),
            "x1": ("ليلى حداد", None, ("ليلى حداد",)),
        }


def test_a_step_is_whole_or_not_at_all(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.workspace.migrations.files", lambda _: BrokenSteps())
    with pytest.raises(sqlite3.OperationalError), Workspace.open(old, write=True):
        pass
    assert pragmas(old) == [1, 0]
    with closing(sqlite3.connect(old / "kg.db")) as connection:
        assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'halfway'").fetchall() == []


class BrokenSteps:
    """Steps of which the second fails after it has made a table."""

    def joinpath(self, *_: str) -> "BrokenSteps":
        return self

    def read_text(self, encoding: str) -> str:
        return "CREATE TABLE halfway (x); INSERT INTO nowhere VALUES (1);"


def test_a_newer_workspace_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, create=True):
        pass
    with closing(sqlite3.connect(tmp_path / "kg.db")) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(KgError, match=f"newer kg .schema {VERSION + 1}") as error, Workspace.open(tmp_path):
        pass
    assert "pip install --upgrade" in error.value.hint
