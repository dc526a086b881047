"""Do `kg query` and `kg load` keep the contract of the command line?"""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli.main import run
from kg.stores.connect import Address, connected
from kg.stores.identity import given_id
from kg.stores.load import wipe_workspace
from tests.conftest import make_workspace
from tests.questions.sample import rich


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


class Kg:
    """The command line, in this process, in one workspace."""

    def __init__(self, workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.workspace, self.monkeypatch, self.capsys = workspace, monkeypatch, capsys

    def __call__(self, *words: str) -> Done:
        self.monkeypatch.setattr(sys, "argv", ["kg", *words])
        code = 0
        try:
            run()
        except SystemExit as end:
            code = int(end.code or 0)
        printed = self.capsys.readouterr()
        return Done(code, printed.out, printed.err)


@pytest.fixture
def kg(workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kg:
    monkeypatch.setenv("KG_WORKSPACE", str(workspace))
    return Kg(workspace, monkeypatch, capsys)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workspace(tmp_path_factory.mktemp("commands") / "my graph", rich())


def test_the_list_in_json_can_be_called(kg: Kg) -> None:
    listed = json.loads(kg("query", "--format", "json").out)
    assert len(listed) >= 20
    for entry in listed:
        assert list(entry) == ["name", "title", "parameters", "example"]
        assert entry["example"].keys() <= {parameter["name"] for parameter in entry["parameters"]}
    entry = next(entry for entry in listed if entry["name"] == "who-blamed-whom")
    done = kg("query", entry["name"], *(word for k, v in entry["example"].items() for word in ("-p", f"{k}={v}")), "--format", "json")
    assert (done.code, len(json.loads(done.out))) == (0, 9)


def test_a_row_has_the_quote_and_where_it_stands(kg: Kg) -> None:
    (row,) = json.loads(kg("query", "who-blamed-whom", "-p", "target=سمير نصر", "--format", "json").out)
    assert row == {
        "speaker": "هيئة الموانئ", "relation": "accuses", "target": "سمير نصر", "issue": "التضليل", "quote": "اتهمت", "date": "2024-04-02",
        "outlet": "صوت الساحل", "article": 'عنوان "فيه" علامات\n<b>', "confidence": 0.9, "statement": "s54de8ad4c903ed07",
    }  # fmt: skip


def test_csv_and_table_have_the_same_rows(kg: Kg) -> None:
    rows = list(csv.reader(io.StringIO(kg("query", "blame-received", "--format", "csv").out)))
    assert rows[0] == ["target", "target_id", "statements", "speakers", "outlets", "first", "last"]
    assert rows[1] == ["هيئة الموانئ", "organization:port-authority", "8", "2", "2", "2024-03-05", "2024-05-01"]
    assert "organization:port-authority" in kg("query", "blame-received").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("who-blame-whom",), "nearest: who-blamed-whom"),
        (("timeline", "-p", "speeker=x"), "nearest: speaker"),
        (("timeline", "-p", "speaker"), "-p speaker=NAME"),
        (("timeline", "-p", "limit=many"), "1 or more"),
        (("timeline", "--cypher", "RETURN 1"), "leave one of them out"),
        (("timeline", "-w", "/nowhere"), "kg build"),
        (("timeline", "--store", "ftp://x"), "bolt://127.0.0.1:7687"),
    ],
)
def test_wrong_usage(kg: Kg, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str) -> None:
    monkeypatch.setenv("KG_NEO4J_PASSWORD", "x")
    done = kg("query", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_nobody_of_that_name_is_an_answer_and_is_said(kg: Kg) -> None:
    done = kg("query", "statements-of", "-p", "speaker=x' OR 1=1 --", "--format", "json")
    assert (done.code, json.loads(done.out)) == (0, [])
    assert "no actor is called" in done.err


def test_cypher_without_a_server(kg: Kg) -> None:
    pytest.importorskip("arcadedb_embedded")
    query = "MATCH (a:Actor {workspace: $workspace})-[r:BLAMES]->(b) WHERE b.name = $who RETURN a.name AS speaker, r.count AS n"
    done = kg("query", "--cypher", query, "-p", "who=هيئة الموانئ", "--format", "json")
    assert (done.code, json.loads(done.out)) == (0, [{"speaker": "سمير نصر", "n": 3}])
    assert kg("query", "--cypher", "CREATE (n:X) RETURN n").code == 2


def test_no_password_and_nobody_to_ask(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_NEO4J_PASSWORD", raising=False)
    done = kg("load", "--to", "bolt://127.0.0.1:1")
    assert done.code == 1
    assert "KG_NEO4J_PASSWORD" in done.err


@pytest.mark.neo4j
def test_load_and_ask_the_store(kg: Kg, neo4j_address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_NEO4J_USER", neo4j_address.user)
    monkeypatch.setenv("KG_NEO4J_PASSWORD", neo4j_address.password)
    store = ("--store", neo4j_address.uri)
    first, second = kg("load", "--to", neo4j_address.uri), kg("load", "--to", neo4j_address.uri)
    try:
        assert (first.code, second.code, first.out) == (0, 0, second.out)
        assert "Statement\t25\n" in first.out
        assert "9 unchanged" in second.err
        for words in (("who-blamed-whom",), ("timeline", "-p", "speaker=نصر"), ("triads",)):
            assert kg("query", *words, *store, "--format", "csv") == kg("query", *words, "--format", "csv")
        done = kg("query", *store, "--format", "json", "--cypher", "MATCH (n:Document {workspace: $workspace}) RETURN count(n) AS n")
        assert json.loads(done.out) == [{"n": 9}]
        assert kg("query", *store, "--cypher", "MATCH (n) DETACH DELETE n").code == 2
    finally:
        id = given_id(kg.workspace)
        assert id is not None
        assert id.startswith("my-graph-")
        with connected(neo4j_address) as driver, driver.session() as session:
            wipe_workspace(session, id)
