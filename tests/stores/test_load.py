"""Does the store hold exactly the workspace's graph: after one load, two, a removal, a change, a kill; and nobody else's less?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from neo4j import ManagedTransaction
from neo4j.exceptions import TransientError

from kg.errors import KgError
from kg.model import Actor, ActorType, Document, Relation
from kg.relations import schema_dir
from kg.stores import cypher
from kg.stores import load as loading
from kg.stores.connect import Address, connected
from kg.stores.load import load
from tests.builders import actor, document, sample, stance, statement
from tests.stores.source import Records

pytestmark = pytest.mark.neo4j

COUNTS = {
    "Actor": 5, "Statement": 13, "Issue": 3, "Article": 5, "Document": 5, "Outlet": 2, "MADE": 13, "IN": 13, "PART_OF": 5,
    "PUBLISHED_BY": 4, "ADDRESSED_TO": 1, "ATTESTED_BY": 1, "TARGETS": 11, "ABOUT": 5,
}  # fmt: skip


def ask(address: Address, query: str, **parameters: object) -> list[dict[str, Any]]:
    with connected(address) as driver:
        return [record.data() for record in driver.execute_query(query, parameters).records]  # type: ignore[arg-type]


def test_first_and_second_load(neo4j_address: Address, workspace_id: str) -> None:
    first = load(Records(sample()), neo4j_address, workspace_id)
    second = load(Records(sample()), neo4j_address, workspace_id)
    assert first.counts == second.counts == COUNTS
    assert (first.written, first.unchanged) == (5, 0)
    assert (second.written, second.unchanged) == (0, 5)


def test_three_articles_with_one_blame_stay_three(neo4j_address: Address, workspace_id: str) -> None:
    for _ in range(2):
        load(Records(sample()), neo4j_address, workspace_id)
    query = """MATCH (a:Person {workspace: $w, id: 'person:samir-nasr'})-[:MADE]->(s)-[:TARGETS {relation: 'blames'}]->(b:Organization)
        MATCH (a)-[r:BLAMES]->(b)
        RETURN count(DISTINCT s) AS statements, count(DISTINCT r) AS edges, collect(DISTINCT r.count) AS counted"""
    assert ask(neo4j_address, query, w=workspace_id) == [{"statements": 3, "edges": 1, "counted": [3]}]
    query = """MATCH ({workspace: $w})-[r:BLAMES]->()
        RETURN toString(r.first) AS first, toString(r.last) AS last, r.outlets AS outlets, size(r.statements) AS ids"""
    assert ask(neo4j_address, query, w=workspace_id) == [
        {"first": "2024-03-05", "last": "2024-04-01", "outlets": ["صحيفة المرفأ", "صوت الساحل"], "ids": 3}
    ]


def test_projections_leave_out_hearsay_and_negation(neo4j_address: Address, workspace_id: str) -> None:
    load(Records(sample()), neo4j_address, workspace_id)
    query = "MATCH (a:Actor {workspace: $w})-[r]->(b:Actor) RETURN a.id AS a, type(r) AS r, b.id AS b, r.count AS n ORDER BY a, r"
    assert [tuple(row.values()) for row in ask(neo4j_address, query, w=workspace_id)] == [
        ("organization:port-authority", "ACCUSES", "person:samir-nasr", 1),
        ("person:rima-khoury", "CRITICIZES", "country:SY", 1),
        ("person:rima-khoury", "PRAISES", "country:SY", 1),
        ("person:samir-nasr", "ACCUSES", "organization:port-authority", 3),
        ("person:samir-nasr", "BLAMES", "organization:port-authority", 3),
    ]


def test_every_node_has_name_and_workspace(neo4j_address: Address, workspace_id: str) -> None:
    load(Records(sample()), neo4j_address, workspace_id)
    query = "MATCH (n {workspace: $w}) RETURN count(n) AS n, count(CASE WHEN n.name <> '' AND size(n.name) <= 60 THEN 1 END) AS named"
    assert ask(neo4j_address, query, w=workspace_id) == [{"n": 33, "named": 33}]
    query = "MATCH (n:Statement {workspace: $w}) RETURN n.caption AS caption, n.date AS date ORDER BY n.date, caption LIMIT 1"
    assert str(ask(neo4j_address, query, w=workspace_id)[0]) == "{'caption': 'سمير نصر: حمّل', 'date': neo4j.time.Date(2024, 3, 5)}"


def test_what_is_removed_goes(neo4j_address: Address, workspace_id: str) -> None:
    load(Records(sample()), neo4j_address, workspace_id)
    report = load(Records(sample()[:3]), neo4j_address, workspace_id)
    assert report.removed == 2
    expected = {"Actor": 2, "Statement": 6, "Issue": 1, "Document": 3, "TARGETS": 6, "ABOUT": 3, "ATTESTED_BY": 0}
    assert report.counts | expected == report.counts
    assert ask(neo4j_address, "MATCH (:Actor {workspace: $w})-[r:PRAISES]->() RETURN count(r) AS n", w=workspace_id) == [{"n": 0}]


def test_a_changed_document_is_replaced(neo4j_address: Address, workspace_id: str) -> None:
    load(Records(sample()), neo4j_address, workspace_id)
    (first, statements), *others = sample()
    kept = replace(statements[0], stances=(replace(statements[0].stances[0], relation=Relation.CONDEMNS),))
    report = load(Records([(first, [kept]), *others]), neo4j_address, workspace_id)
    assert (report.written, report.unchanged, report.counts["Statement"]) == (1, 4, 12)
    query = "MATCH ({workspace: $w})-[r:BLAMES|CONDEMNS]->() RETURN type(r) AS r, r.count AS n ORDER BY r"
    assert ask(neo4j_address, query, w=workspace_id) == [{"r": "BLAMES", "n": 2}, {"r": "CONDEMNS", "n": 1}]


def test_other_workspaces_stay(neo4j_address: Address, workspace_id: str) -> None:
    other = workspace_id + "-other"
    load(Records(sample()), neo4j_address, other)
    load(Records(sample()), neo4j_address, workspace_id)
    load(Records(sample()[:1]), neo4j_address, workspace_id, wipe=True)
    load(Records([]), neo4j_address, workspace_id)
    assert load(Records(sample()), neo4j_address, other).unchanged == 5
    assert load(Records([]), neo4j_address, other, wipe=True).counts == dict.fromkeys(COUNTS, 0)


def test_an_actor_may_become_another_kind(neo4j_address: Address, workspace_id: str) -> None:
    def graph(kind: ActorType) -> Records:
        doc = document()
        return Records([(doc, [statement(doc, "قال", actor("x1", "المرفأ", kind), stances=(stance(),))])])

    load(graph(ActorType.PLACE), neo4j_address, workspace_id)
    load(graph(ActorType.ORGANIZATION), neo4j_address, workspace_id)
    query = "MATCH (a:Actor {workspace: $w, id: 'x1'}) RETURN labels(a) AS labels, a.type AS type"
    (row,) = ask(neo4j_address, query, w=workspace_id)
    assert (sorted(row["labels"]), row["type"]) == (["Actor", "Organization"], "organization")


NAMES = ["x}) DETACH DELETE (n) //", "`Actor`", "دور\u202e المتحدث", "a\x00b\n\\'\"", "🙂" * 4000, "half \ud83d surrogate"]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_any_name_is_a_value(neo4j_address: Address, workspace_id: str, name: str) -> None:
    doc = document(id=name, outlet=name, title=name)
    source = Records([(doc, [statement(doc, "قال", actor(name, name), stances=(stance(),))])])
    assert load(source, neo4j_address, workspace_id).counts["Statement"] == 1
    assert load(source, neo4j_address, workspace_id).unchanged == 1
    (row,) = ask(neo4j_address, "MATCH (:Statement {workspace: $w})<-[:MADE]-(a) RETURN a.label AS label", w=workspace_id)
    assert row["label"] == name.replace("\ud83d", "\ufffd")


class Dying(Records):
    """A source that breaks off while its third document is due."""

    def iter_documents(self) -> Iterator[Document]:
        for n, made in enumerate(Records.iter_documents(self)):
            if n == 3:
                raise KeyboardInterrupt
            yield made


def test_a_load_that_was_killed_goes_on(neo4j_address: Address, workspace_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH_ROWS", 1)
    with pytest.raises(KeyboardInterrupt):
        load(Dying(sample()), neo4j_address, workspace_id)
    report = load(Records(sample()), neo4j_address, workspace_id)
    assert (report.unchanged, report.written, report.counts) == (3, 2, COUNTS)


def test_a_transient_error_is_retried(neo4j_address: Address, workspace_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []
    put = loading._put_documents

    def failing_once(transaction: ManagedTransaction, batch: list[Any], replaced: list[str]) -> None:
        tries.append(1)
        put(transaction, batch, replaced)
        if len(tries) == 1:
            raise TransientError("deadlock")

    monkeypatch.setattr(loading, "_put_documents", failing_once)
    assert load(Records(sample()), neo4j_address, workspace_id).counts == COUNTS
    assert len(tries) == 2


class Forgetful(Records):
    """A source that lacks an actor whom its statements name."""

    def iter_actors(self) -> Iterator[Actor]:
        return (found for found in Records.iter_actors(self) if found.id != "country:SY")


def test_a_difference_in_counts_is_an_error(neo4j_address: Address, workspace_id: str) -> None:
    with pytest.raises(KgError, match="TARGETS: 11 in the workspace, 9 in the store") as caught:
        load(Forgetful(sample()), neo4j_address, workspace_id)
    assert "--wipe" in caught.value.hint


def test_constraints_are_repeatable_and_unique_by_key(neo4j_address: Address, workspace_id: str) -> None:
    load(Records(sample()[:1]), neo4j_address, workspace_id)
    query = "SHOW CONSTRAINTS YIELD labelsOrTypes, properties WHERE properties = ['key'] RETURN labelsOrTypes[0] AS label"
    found = ask(neo4j_address, query)
    assert {row["label"] for row in found} >= {"Actor", "Statement", "Issue", "Article", "Document", "Outlet"}


def test_the_file_for_people_has_the_same_constraints() -> None:
    lines = (schema_dir() / "constraints.cypher").read_text(encoding="utf-8").splitlines()
    assert sorted(line.rstrip(";") for line in lines if line.startswith("CREATE")) == sorted(cypher.constraints())
