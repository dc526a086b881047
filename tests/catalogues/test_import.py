"""Do imported lists link the actors of a workspace, once, without guessing, in both languages?"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.building import build
from kg.importing import import_list
from kg.judgements.record import Judgement, Verb
from kg.resolution import link, resolve
from kg.workspace import Workspace
from kg.workspace.imported import Report
from tests.cli.running import kg

ARTICLES = {
    "a": "قال وزير النقل رامز بيطار إن الجسر آمن.\n",
    "b": "Transport minister Ramez Bitar said the bridge was safe.\n",
    "c": "قالت الطبيبة هدى فرنجية إن المستشفى مغلق.\n",
}
LIST = "id,type,name_ar,name_en,wikidata\nQ77,person,رامز بيطار,Ramez Bitar,Q77\nbody,organization,,Bridge Office,\n"
TWO = LIST + "h1,person,هدى فرنجية,,\nh2,person,هدى فرنجية,,\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Workspace]:
    lines = (json.dumps({"id": i, "text": t, "lang": "en" if t.isascii() else "ar"}, ensure_ascii=False) for i, t in ARTICLES.items())
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Workspace.open(tmp_path / "w", create=True, write=True) as workspace:
        assert list(build(workspace, [str(tmp_path / "in.jsonl")], reader="fast")) == [None] * 3
        yield workspace


def take(store: Workspace, text: str, name: str = "list.csv") -> Report:
    path = store.path.parent / name
    path.write_text(text, encoding="utf-8")
    return import_list(store, path, lambda r: pytest.fail(r.reason))[0]


def speakers(store: Workspace) -> dict[str, str]:
    return {s.document: s.speaker.id for s in store.iter_statements()}


def test_one_person_of_two_languages_is_the_actor_of_the_list(store: Workspace) -> None:
    before = speakers(store)
    assert before["a"] != before["b"]
    take(store, LIST)
    assert speakers(store) == {**before, "a": "Q77", "b": "Q77"}
    ramez = next(a for a in store.iter_actors() if a.id == "Q77")
    assert (ramez.wikidata, ramez.name_ar, "Ramez Bitar" in ramez.names) == ("Q77", "رامز بيطار", True)


def test_the_same_list_twice_changes_nothing(store: Workspace) -> None:
    take(store, TWO)
    dump = list(store.connection.iterdump())
    report = take(store, TWO)
    assert (report.actors, report.new, report.names, report.offices, report.conflicts) == (4, 0, 0, 0, [])
    assert list(store.connection.iterdump()) == dump


def test_two_of_one_name_are_not_guessed_between(store: Workspace) -> None:
    before = speakers(store)["c"]
    take(store, TWO)
    assert speakers(store)["c"] == before


def test_what_is_known_stays_and_what_contradicts_it_is_named(store: Workspace) -> None:
    take(store, "id,type,name_en,country\nr,person,Ramez Bitar,lb\n", "first.csv")
    report = take(store, "id,type,name_en,name_ar,country\nr,person,R. Bitar,رامز بيطار,eg\n", "second.csv")
    assert [(x.id, x.field, x.kept, x.other) for x in report.conflicts] == [("r", "country", "country:LB", "country:EG")]
    ramez = next(a for a in store.iter_actors() if a.id == "r")
    assert (ramez.country, ramez.name_ar, "R. Bitar" in ramez.names) == ("country:LB", "رامز بيطار", True)


def test_a_judgement_is_stronger_than_a_list(store: Workspace) -> None:
    own = speakers(store)["a"]
    take(store, LIST)
    store.judge([Judgement("2024-01-01T10:00:00Z", "rima", Verb.SPLIT, (own, "Q77"))])
    resolve(store)
    assert speakers(store)["a"] == own


def test_documents_that_come_later_are_linked_at_the_build(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLES["a"], encoding="utf-8")
    with Workspace.open(tmp_path / "w", create=True, write=True) as store:
        (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
        import_list(store, tmp_path / "list.csv", lambda r: pytest.fail(r.reason))
        list(build(store, [str(tmp_path / "a.txt")], reader="fast"))
        assert speakers(store) == {"a.txt": "Q77"}
        store.remove(["a.txt"])
        link(store)
        resolve(store)
        assert list(store.iter_actors()) == []


def test_the_registrys_id_stays_and_gets_the_item_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قال دونالد ترامب إن الجسر آمن.\n", encoding="utf-8")
    with Workspace.open(tmp_path / "w", create=True, write=True) as store:
        list(build(store, [str(tmp_path / "a.txt")], reader="fast"))
        take(store, "id,type,name_en,wikidata\nQ99,person,Donald Trump,Q99\n")
        (trump,) = store.iter_actors()
        assert (trump.id, trump.wikidata) == ("person:donald-trump", "Q99")


def test_what_is_exported_is_imported_and_changes_nothing(store: Workspace, tmp_path: Path) -> None:
    take(store, LIST)
    workspace = str(store.path)
    for name in ("out.csv", "out.ftm.json"):
        assert kg("actors", "export", tmp_path / name, "-w", workspace).returncode == 0
    lines = [json.loads(line) for line in (tmp_path / "out.ftm.json").read_text(encoding="utf-8").splitlines()]
    assert {r["schema"] for r in lines if r["id"] == "Q77"} == {"Person"}
    assert next(r["properties"]["wikidataId"] for r in lines if r["id"] == "Q77") == ["Q77"]
    before = speakers(store)
    assert import_list(store, tmp_path / "out.csv", lambda r: None)[0].conflicts == []
    assert speakers(store) == before


def test_the_registry_is_a_list_too(tmp_path: Path) -> None:
    out = kg("actors", "export", "-", "--registry")
    assert out.stdout.splitlines()[0] == "id,type,name_ar,name_en,names,country,parent,wikidata,offices"
    row = next(line for line in out.stdout.splitlines() if line.startswith("person:vladimir-putin,"))
    assert "president@country:RU,2000-05-07..2008-05-07" in row
    assert "prime-minister@country:RU,2008-05-08..2012-05-07" in row


def test_import_says_what_it_cannot_read_and_what_it_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("colour\nred\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("id,type,name_en\nx,person,\ny,person,Ramez Bitar\n", encoding="utf-8")
    assert kg("actors", "import", tmp_path / "a.csv", "-w", tmp_path / "w").returncode == 2
    done = kg("actors", "import", tmp_path / "b.csv", "-w", tmp_path / "w")
    assert (done.returncode, "b.csv, line 2" in done.stderr, "1 actors (1 new)" in done.stderr) == (3, True, True)
