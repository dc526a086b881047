"""Does a read query read only, and does it come back as plain values?"""

from __future__ import annotations

import pytest

from kg.errors import Exit, KgError
from kg.stores.connect import Address, connected
from kg.stores.load import load
from kg.stores.read import read, refuse_writes
from tests.builders import sample
from tests.stores.source import Records

WRITES = [
    "CREATE (n:X)", "MATCH (n) SET n.x = 1", "MATCH (n) detach delete n", "MERGE (n:X) RETURN n", "MATCH (n) REMOVE n.name",
    "MATCH (n) /* harmless */ DELETE n", "CALL { CREATE (n:X) } RETURN 1", "FOREACH (x IN [1] | CREATE (:X))", "DROP INDEX i",
    "CALL db.labels()", "LOAD CSV FROM 'file:///etc/hosts' AS l RETURN l", "MATCH (n) //'\nDELETE n",
]  # fmt: skip
READS = [
    "MATCH (n) RETURN n", "MATCH (n {name: 'CREATE (x)'}) RETURN n", 'RETURN "it\\"s DELETE"', "MATCH (n) // SET n.x\nRETURN n",
    "RETURN 1 /* MERGE */", "MATCH (n:`SET`) RETURN n.`delete`",
    "MATCH (n) RETURN n.created, n.set, $create", "MATCH (created)-[:DROP]->() RETURN created",
]  # fmt: skip


@pytest.mark.parametrize("query", WRITES)
def test_writing_words_are_refused(query: str) -> None:
    with pytest.raises(KgError) as caught:
        refuse_writes(query)
    assert caught.value.exit_code == Exit.USAGE
    assert "only reads" in caught.value.hint


@pytest.mark.parametrize("query", READS)
def test_reading_words_are_not(query: str) -> None:
    refuse_writes(query)


@pytest.mark.neo4j
@pytest.mark.parametrize("query", ["CREATE (n:Intruder)", "CALL { CREATE (n:Intruder) } RETURN 1", "CREATE INDEX FOR (n:X) ON (n.y)"])
def test_neo4j_refuses_to_write(neo4j_address: Address, query: str) -> None:
    with pytest.raises(KgError, match="the query writes"), connected(neo4j_address) as driver:
        read(driver, None, query, {})
    with connected(neo4j_address) as driver:
        assert read(driver, None, "MATCH (n:Intruder) RETURN count(n) AS n", {}) == (["n"], [[0]])


@pytest.mark.neo4j
def test_plain_values(neo4j_address: Address, workspace_id: str) -> None:
    load(Records(sample()), neo4j_address, workspace_id)
    query = """MATCH p = (a:Country)<-[r:PRAISES]-(b) WHERE a.workspace = $w
        RETURN a, r, size(relationships(p)) AS n, p, date('2024-03-05') AS day, [1.5, null] AS list, {k: a.id} AS map"""
    with connected(neo4j_address) as driver:
        columns, ((node, edge, n, path, day, held, mapped),) = read(driver, None, query, {"w": workspace_id})
    assert columns == ["a", "r", "n", "p", "day", "list", "map"]
    assert (node["labels"], node["name"]) == (["Actor", "Country"], "سوريا")
    assert (edge["type"], edge["count"]) == ("PRAISES", 1)
    assert (n, day, held, mapped) == (1, "2024-03-05", [1.5, None], {"k": "country:SY"})
    assert [part.get("type") for part in path] == ["country", "PRAISES", "person"]


@pytest.mark.neo4j
def test_no_cypher(neo4j_address: Address) -> None:
    with pytest.raises(KgError, match="no Cypher") as caught, connected(neo4j_address) as driver:
        read(driver, None, "MATCH (n RETURN n", {})
    assert caught.value.exit_code == Exit.USAGE
