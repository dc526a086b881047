"""Does a codebook that a workspace uses reach every stance: those there, those that come, and none once it is forgotten?"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kg.concepts.codebook import parse
from kg.source import Concept
from kg.workspace import Workspace
from tests.builders import sample
from tests.conftest import make_workspace
from tests.stores.source import Pairs, Records

BOOK = parse('["غرق"]\nname_ar = "غرق السفن"\nwords = ["غرق"]\n[lies]\nparent = "غرق"\nwords = ["تضليل"]')


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w", sample())


def codes(workspace: Path) -> list[str | None]:
    with Workspace.open(workspace) as store:
        return [x.concept for s in store.iter_statements() for x in s.stances if x.issue]


def use(workspace: Path, book: object) -> None:
    with Workspace.open(workspace, write=True) as store:
        store.use_codebook(book, "my.toml")  # type: ignore[arg-type]


def put(workspace: Path, pairs: Pairs) -> None:
    source = Records(pairs)
    with Workspace.open(workspace, write=True) as store:
        for document, statements in pairs:
            store.put_document(document, source.articles_of(document), statements, "r1", source.iter_actors())


def test_without_a_codebook_there_is_no_concept(workspace: Path) -> None:
    assert set(codes(workspace)) == {None}
    with Workspace.open(workspace) as store:
        assert (store.codebook, list(store.iter_concepts())) == (None, [])


def test_what_is_there_is_coded_and_the_codebook_kept(workspace: Path) -> None:
    use(workspace, BOOK)
    assert codes(workspace) == ["غرق", "غرق", "غرق", "غرق", "lies"]
    with Workspace.open(workspace) as store:
        assert list(store.iter_concepts()) == [Concept("غرق", "غرق السفن"), Concept("lies", parent="غرق")]
        assert store.codebook is not None
        assert store.codebook.text == BOOK.text


def test_what_comes_later_is_coded_too_and_another_codebook_codes_anew(workspace: Path) -> None:
    use(workspace, BOOK)
    put(workspace, sample()[:1])
    assert codes(workspace) == ["غرق", "غرق", "غرق", "غرق", "lies"]
    use(workspace, parse('[ships]\nwords = ["العبّارة"]'))
    assert codes(workspace) == ["ships", "ships", "ships", None, None]


def test_forgotten(workspace: Path) -> None:
    use(workspace, BOOK)
    use(workspace, None)
    put(workspace, sample()[:1])
    assert set(codes(workspace)) == {None}


def test_a_codebook_that_fails_midway_changes_nothing(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(workspace, BOOK)
    monkeypatch.setattr("kg.workspace.concepts._STANCES", "SELECT * FROM nowhere")
    with pytest.raises(sqlite3.OperationalError):
        use(workspace, parse('[ships]\nwords = ["العبّارة"]'))
    assert codes(workspace) == ["غرق", "غرق", "غرق", "غرق", "lies"]
    with Workspace.open(workspace) as store:
        assert [concept.id for concept in store.iter_concepts()] == ["غرق", "lies"]


def test_an_old_workspace_takes_a_codebook(tmp_path: Path) -> None:
    first = Path(__file__).parent / "version1.sql"
    with closing(sqlite3.connect(tmp_path / "kg.db")) as connection:
        connection.executescript(first.read_text(encoding="utf-8"))
    use(tmp_path, BOOK)
    with Workspace.open(tmp_path) as store:
        assert [x.concept for s in store.iter_statements() for x in s.stances] == [None]
