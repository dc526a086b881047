"""What does SPARQL answer, what does it refuse, and can a value ever become part of a query?"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from kg.cli.sparql import app
from kg.errors import Exit, KgError
from kg.rdf.store import load, select, turtle
from kg.workspace import Workspace
from tests.builders import sample
from tests.stores.source import Records

BLAMES = "SELECT ?label { ?s kg:stance/kg:relation kg:blames ; kg:speaker/kg:label ?label } ORDER BY ?label"


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return load(Records(sample()))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sparql") / "w"
    records = Records(sample())
    with Workspace.open(path, create=True) as made:
        made.add_run("r", "0", "test", "0")
        for doc, statements in records.pairs:
            made.put_document(doc, records.articles_of(doc), statements, "r")
    return path


def test_prefixes_need_not_be_declared(store: pyoxigraph.Store) -> None:
    columns, rows = select(store, BLAMES)
    assert columns == ["label"]
    assert rows == [("سمير نصر",)] * 3 + [("هيئة الموانئ",)]


def test_the_ontology_is_asked_with_the_data(store: pyoxigraph.Store) -> None:
    query = "SELECT DISTINCT ?code { ?s kg:stance/kg:relation/skos:closeMatch ?c . ?c skos:inScheme kg:cameo ; skos:notation ?code }"
    assert ("112",) in select(store, query)[1]


def test_values_are_plain(store: pyoxigraph.Store) -> None:
    query = "SELECT ?c ?n ?o { ?s kg:stance ?t . ?t kg:confidence ?c ; kg:negated ?n ; kg:ordinal ?o } ORDER BY ?c LIMIT 1"
    assert select(store, query)[1] == [(0.1234567890123, False, 0)]


def test_ask_gives_one_cell_and_construct_triples(store: pyoxigraph.Store) -> None:
    assert select(store, "ASK { ?s a kg:Statement }") == (["answer"], [(True,)])
    columns, rows = select(store, "CONSTRUCT { ?s a kg:Outlet } WHERE { ?s a kg:Outlet }")
    assert columns == ["subject", "predicate", "object"]
    assert len(rows) == 2


def test_a_constructed_graph_is_turtle(store: pyoxigraph.Store) -> None:
    text = turtle(store, "CONSTRUCT { ?s kg:label ?l } WHERE { ?s a kg:Outlet ; kg:label ?l }")
    assert len(list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))) == 2
    assert "kg:label" in text


WRITES = ["INSERT DATA { <a:b> <a:b> <a:b> }", "DELETE WHERE { ?s ?p ?o }", "DROP ALL", "LOAD <file:///etc/passwd>", "SELECT * {"]


@pytest.mark.parametrize("query", WRITES)
def test_what_does_not_read_is_wrong_usage_and_changes_nothing(store: pyoxigraph.Store, query: str) -> None:
    before = len(store)
    with pytest.raises(KgError, match="SPARQL") as caught:
        select(store, query)
    assert caught.value.exit_code is Exit.USAGE
    assert "SELECT" in caught.value.hint
    assert len(store) == before


AWAY = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o.service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "\\"" . SERVICE ?x { ?s ?p ?o } }',
    "SELECT * { # it's\n SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", AWAY)
def test_no_other_server_is_asked(store: pyoxigraph.Store, query: str) -> None:
    with pytest.raises(KgError, match="another server") as caught:
        select(store, query)
    assert caught.value.exit_code is Exit.USAGE
    assert caught.value.hint


@pytest.mark.parametrize("query", ['SELECT * { ?service kg:label "SERVICE" } # SERVICE', "SELECT * { <urn:SERVICE> ?p ?o }"])
def test_the_word_service_is_no_service(store: pyoxigraph.Store, query: str) -> None:
    assert select(store, query)[1] == []


BOUND = """SELECT ?a ?b {
  VALUES ?in_a { "" }
  VALUES ?in_b { "" }
  BIND(?in_a AS ?a) BIND(?in_b AS ?b)
}"""


@settings(max_examples=100, deadline=None)
@given(st.text(st.one_of(st.sampled_from('"\\\n\r{}<>?'), st.characters(exclude_categories=["Cs"])), max_size=20), st.text(max_size=5))
def test_a_bound_value_is_a_value(a: str, b: str) -> None:
    assert select(pyoxigraph.Store(), BOUND, {"a": a, "b": b})[1] == [(a, b)]


def test_a_value_that_looks_like_a_default_stays_a_value() -> None:
    looks = 'x" } VALUES ?in_b { "" }'
    assert select(pyoxigraph.Store(), BOUND, {"a": looks, "b": "real"})[1] == [(looks, "real")]


def test_half_a_surrogate_pair_matches_nothing() -> None:
    assert select(pyoxigraph.Store(), BOUND, {"a": "\ud800", "b": ""})[1] == [("\ufffd", "")]


def run(workspace: Path, *args: str) -> str:
    result = CliRunner().invoke(app, [*args, "-w", str(workspace)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_the_command_takes_a_query_a_file_and_a_name(workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text(BLAMES, encoding="utf-8")
    rows = "label\n" + "سمير نصر\n" * 3 + "هيئة الموانئ\n"
    assert run(workspace, BLAMES, "--format", "csv") == rows
    assert run(workspace, str(file), "--format", "csv") == rows
    assert "سمير نصر" in run(workspace, "who-blamed-whom", "-p", "target=هيئة الموانئ", "--format", "json")
    assert "@prefix" in run(workspace, "CONSTRUCT { ?s a kg:Actor } WHERE { ?s a kg:Actor }", "--format", "ttl")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["who-blamed-who"], "no question"),
        (["who-blamed-whom", "-p", "target"], "no key=value"),
        (["who-blamed-whom", "--format", "ttl"], "no graph"),
        ([BLAMES, "--format", "ttl"], "no graph"),
        ([BLAMES, "-p", "a=b"], "named question"),
    ],
)
def test_wrong_usage_is_said(workspace: Path, args: list[str], message: str) -> None:
    with pytest.raises(KgError, match=message) as caught:
        CliRunner().invoke(app, [*args, "-w", str(workspace)], catch_exceptions=False)
    assert caught.value.exit_code is Exit.USAGE
    assert caught.value.hint
