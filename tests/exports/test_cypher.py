"""Does the script make the graph that `kg load` makes, however often it is run?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.exports.cypher import WORKSPACE, literal, write_cypher
from kg.stores.connect import Address, connected
from kg.stores.load import count, load, wipe_workspace
from tests.builders import sample
from tests.stores.source import Records

SOURCE = Records(sample())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("l'un\\deux\n", "'l\\'un\\\\deux\\n'", id="text"),
        pytest.param(True, "true", id="true is not 1"),
        pytest.param(0.5, "0.5", id="number"),
        pytest.param(date(2024, 3, 5), "date('2024-03-05')", id="day"),
        pytest.param({"a": None, "b": ["x"]}, "{`b`: ['x']}", id="nothing is left out"),
    ],
)
def test_literals(value: object, text: str) -> None:
    assert literal(value) == text


def test_what_has_no_literal_is_refused() -> None:
    with pytest.raises(TypeError, match="no Cypher literal for bytes"):
        literal(b"")


def test_text_cannot_end_a_statement_or_pass_for_a_parameter(tmp_path: Path) -> None:
    pairs = sample()
    document = pairs[0][0].__class__("d1", pairs[0][0].text, title="a;\n$workspace $rows'; MATCH (n) DETACH DELETE n;\n")
    write_cypher(Records([(document, [])]), tmp_path / "g.cypher", False, None)
    lines = (tmp_path / "g.cypher").read_text(encoding="utf-8").splitlines()
    assert all(line.endswith(";") for line in lines[1:])
    (made,) = [line for line in lines if "CREATE (n:Document)" in line]
    assert "'a;\\n$workspace $rows\\'; MATCH (n) DETACH DELETE n;\\n'" in made


@pytest.mark.neo4j
def test_neo4j_makes_the_same_graph_from_the_script_twice(neo4j_address: Address, workspace_id: str, tmp_path: Path) -> None:
    write_cypher(SOURCE, tmp_path / "g.cypher", False, None)
    queries = [q for q in (tmp_path / "g.cypher").read_text(encoding="utf-8").split(";\n") if q.strip()]
    loaded = load(SOURCE, neo4j_address, workspace_id)
    with connected(neo4j_address) as driver, driver.session() as session:
        try:
            for query in queries * 2:
                session.run(query).consume()  # type: ignore[arg-type]
            assert count(session, WORKSPACE) == loaded.counts
            assert _blames(session, WORKSPACE) == _blames(session, workspace_id) != []
        finally:
            wipe_workspace(session, WORKSPACE)


def _blames(session: Any, workspace: str) -> list[dict[str, Any]]:
    query = "MATCH (a:Actor {workspace: $w})-[r:BLAMES]->(b) RETURN a.id AS a, b.id AS b, r.count AS n, r.first AS first ORDER BY a, b"
    return session.run(query, w=workspace).data()  # type: ignore[no-any-return]
