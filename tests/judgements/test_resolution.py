"""Do statements, exports and questions follow from judgements, and does nothing of them stay behind an undo?"""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.exports.rdf import EXPORTS as RDF
from kg.exports.table import write_csv
from kg.judgements.record import Judgement, Verb
from kg.judgements.settle import State, part_id
from kg.questions.book import find
from kg.questions.run import from_workspace
from kg.resolution import resolve, states
from kg.workspace import Workspace
from tests.builders import actor, document, sample, span_in, statement
from tests.stores.source import Records

NASR, RIMA, PORT = "person:samir-nasr", "person:rima-khoury", "organization:port-authority"
_second = iter(range(10_000))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "w", create=True, write=True) as workspace:
        fill(workspace, list(range(len(sample()))))
        yield workspace


def fill(store: Workspace, order: list[int]) -> None:
    """The sample, its documents in this order; its actors are in no registry."""
    pairs = sample()
    store.add_run("r1", "0", "test", "test")
    for n in order:
        store.put_document(pairs[n][0], Records(pairs).articles_of(pairs[n][0]), pairs[n][1], "r1")
    store.tidy()


def judge(store: Workspace, verb: Verb, *actors: str, **more: object) -> Judgement:
    n = next(_second)
    made = Judgement(f"2024-03-05T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}Z", "rima", verb, actors, **more)  # type: ignore[arg-type]
    store.judge([made])
    resolve(store)
    return made


def written(store: Workspace, folder: Path) -> tuple[bytes, bytes]:
    """Turtle and CSV."""
    RDF["turtle"](store, folder / "g.ttl", False, None)
    write_csv(store, folder / "g.csv", False, None)
    return (folder / "g.ttl").read_bytes(), (folder / "g.csv").read_bytes()


def speakers(store: Workspace) -> set[tuple[str, str]]:
    return {(s.speaker.id, s.speaker.label) for s in store.iter_statements()}


def test_a_merge_repoints_all_statements_and_loses_none(store: Workspace) -> None:
    before = list(store.iter_statements())
    judge(store, Verb.MERGE, RIMA, NASR)
    after = list(store.iter_statements())
    assert [s.id for s in after] == [s.id for s in before]
    assert NASR not in {ref.id for s in after for ref in s.actors}
    assert (RIMA, "ريما الخوري") in speakers(store)
    assert {name for a in store.iter_actors() if a.id == RIMA for name in a.names} == {"ريما الخوري", "سمير نصر"}


@pytest.mark.parametrize(
    "judgement",
    [
        (Verb.MERGE, (RIMA, NASR), {}), (Verb.MERGE, ("country:EG", NASR), {}), (Verb.SPLIT, (RIMA, NASR), {}),
        (Verb.PART, (NASR,), {"documents": ("d1", "d5")}), (Verb.RENAME, (NASR,), {"value": "S. Nasr"}), (Verb.ALIAS, (RIMA,), {"value": "سمير نصر"}),
    ],
    ids=lambda j: j[0].value,
)  # fmt: skip
def test_a_judgement_and_its_undo_give_the_same_bytes(
    store: Workspace, tmp_path: Path, judgement: tuple[Verb, tuple[str, ...], dict[str, object]]
) -> None:
    resolve(store)
    before, dump = written(store, tmp_path), [line for line in store.connection.iterdump() if 'INTO "judgements"' not in line]
    made = judge(store, judgement[0], *judgement[1], **judgement[2])
    during = written(store, tmp_path)
    assert (during != before) == (judgement[0] is not Verb.SPLIT)
    judge(store, Verb.UNDO, made.id)
    assert written(store, tmp_path) == before
    assert [line for line in store.connection.iterdump() if 'INTO "judgements"' not in line] == dump


def test_any_order_of_documents_and_judgements_gives_the_same_bytes(tmp_path: Path) -> None:
    log = [
        Judgement("2024-01-01T10:00:00Z", "rima", Verb.MERGE, (PORT, "xodd")),
        Judgement("2024-01-01T10:00:01Z", "samir", Verb.RENAME, (PORT,), value="Port Authority"),
        Judgement("2024-01-01T10:00:02Z", "samir", Verb.ALIAS, (RIMA,), value="سمير نصر"),
        Judgement("2024-01-01T10:00:03Z", "rima", Verb.PART, (RIMA,), documents=("d5",), value="ريما أخرى"),
    ]
    made = set()
    for n in range(6):
        chance = random.Random(n)
        order, judgements = list(range(5)), list(log)
        chance.shuffle(order)
        chance.shuffle(judgements)
        with Workspace.open(tmp_path / str(n), create=True, write=True) as store:
            store.judge(judgements[:2])
            fill(store, order)
            resolve(store)
            store.judge(judgements[2:])
            resolve(store)
            made.add(written(store, tmp_path))
    assert len(made) == 1
    assert b"Port Authority" in next(iter(made))[0]


def test_a_split_by_document_makes_an_actor_of_its_own(store: Workspace) -> None:
    part = judge(store, Verb.PART, NASR, documents=("d1",), value="سمير نصر (طبيب)")
    told = {s.document: s.speaker for s in store.iter_statements() if s.speaker.label.startswith("سمير")}
    assert (told["d1"].id, told["d1"].label) == (part_id(part), "سمير نصر (طبيب)")
    assert told["d2"].id == NASR
    question = find("statements-of")
    rows = from_workspace(store.connection, question, {"speaker": "سمير نصر (طبيب)"}).rows
    assert len(rows) == 2


def test_a_merge_into_an_actor_that_no_statement_names_brings_what_the_registry_knows(store: Workspace) -> None:
    judge(store, Verb.MERGE, "country:EG", RIMA)
    egypt = next(a for a in store.iter_actors() if a.id == "country:EG")
    assert (egypt.name_en, "ريما الخوري" in egypt.names) == ("Egypt", True)


def test_questions_find_an_actor_by_every_name_that_it_was_given(store: Workspace) -> None:
    judge(store, Verb.RENAME, NASR, value="Samir Nasr")
    judge(store, Verb.ALIAS, NASR, value="أبو نصر")
    question = find("statements-of")
    found = [from_workspace(store.connection, question, {"speaker": name}).rows for name in ("Samir Nasr", "أبو نصر", "سمير نصر")]
    assert found[0] == found[1] == found[2] != []
    assert {row[0] for row in found[0]} == {"Samir Nasr"}


def test_an_alias_takes_in_whoever_no_list_knows_by_that_name(tmp_path: Path) -> None:
    text = "قال أبو نصر إن الجسر آمن."
    doc = document(text)
    said = statement(doc, "قال", actor("x1", "أبو نصر"), content=span_in(text, "الجسر آمن"))
    with Workspace.open(tmp_path, create=True, write=True) as store:
        store.add_run("r", "0", "test", "test")
        store.put_document(doc, Records([(doc, [said])]).articles_of(doc), [said], "r")
        judge(store, Verb.ALIAS, "country:EG", value="ابو نصر")
        assert [s.speaker.id for s in store.iter_statements()] == ["country:EG"]


def test_judgements_wait_for_their_documents(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, create=True, write=True) as store:
        merge = judge(store, Verb.MERGE, RIMA, NASR)
        assert states(store)[merge.id] is State.WAITING
        fill(store, [0, 3])
        assert resolve(store)[merge.id] is State.HOLDS
        assert NASR not in {i for i, _ in speakers(store)}


def test_the_log_only_grows(store: Workspace) -> None:
    made = judge(store, Verb.MERGE, RIMA, NASR)
    assert store.judge([made]) == 0
    for sql in ("UPDATE judgements SET by = 'x'", "DELETE FROM judgements"):
        with pytest.raises(sqlite3.IntegrityError, match="add an undo"):
            store.connection.execute(sql)
