"""Does a workspace keep what it was given, replace what changed, and drop what was removed?"""

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.model import Statement
from kg.workspace import Workspace
from tests.builders import document, sample


def filled(path: Path) -> None:
    with Workspace.open(path, create=True) as store:
        store.add_run("r1", "0", "fast", "p")
        for doc, statements in sample():
            article = statements[0].article
            assert article is not None
            store.put_document(doc, [article], statements, "r1")


def in_order(statements: list[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda s: (s.document, s.cue.start))


def test_statements_come_back_the_same(tmp_path: Path) -> None:
    filled(tmp_path / "w")
    with Workspace.open(tmp_path / "w") as store:
        assert list(store.iter_statements()) == in_order([s for _, statements in sample() for s in statements])


def test_storing_twice_changes_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "w")
    with Workspace.open(tmp_path / "w") as store:
        before = store.counts()
    filled(tmp_path / "w")
    with Workspace.open(tmp_path / "w") as store:
        assert store.counts() == before == {"documents": 5, "refused": 0, "articles": 5, "statements": 13, "stances": 12, "actors": 5}


def test_a_removed_document_leaves_no_trace(tmp_path: Path) -> None:
    filled(tmp_path / "w")
    with Workspace.open(tmp_path / "w", write=True) as store:
        store.remove(['d4/"odd" id'])
        assert [d.id for d in store.iter_documents()] == ["d1", "d2", "d3", "d5"]
        assert "xodd" not in {a.id for a in store.iter_actors()}
        assert store.counts()["statements"] == 9


def test_removing_what_is_not_there_removes_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "w")
    with Workspace.open(tmp_path / "w", write=True) as store:
        with pytest.raises(KgError, match="nowhere"):
            store.remove(["d1", "nowhere"])
        assert store.counts()["documents"] == 5


def test_a_changed_document_is_not_current(tmp_path: Path) -> None:
    filled(tmp_path / "w")
    with Workspace.open(tmp_path / "w") as store:
        doc = sample()[0][0]
        assert store.is_current(doc, "r1")
        assert not store.is_current(doc, "r2")
        assert not store.is_current(document("نص آخر.", id=doc.id), "r1")


def test_no_workspace_is_said_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(KgError) as error, Workspace.open(tmp_path / "none"):
        pass
    assert "kg build" in error.value.hint
