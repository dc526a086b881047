"""How are the values of a call read, and who is meant by a name?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from kg.errors import Exit, KgError
from kg.questions import find
from kg.questions.bind import bind, for_cypher, for_sparql, for_sql
from kg.questions.run import named_in_workspace
from kg.workspace import Workspace
from tests.conftest import make_workspace
from tests.questions.sample import rich

ABOUT = find("statements-about")


def nobody(text: str) -> list[str]:
    return []


def test_defaults_restrict_nothing() -> None:
    bound = bind(ABOUT, {}, nobody)
    unrestricted = {"relation": "", "outlet": "", "since": "", "until": "", "hearsay": 0, "limit": 1000}
    assert for_sql(bound) == unrestricted | {"target": "[]", "speaker": "[]"}
    assert for_cypher(bound, "w") == unrestricted | {"target": [], "speaker": [], "workspace": "w"}
    assert (for_sparql(bound)["target"], bound.limit, bound.notes) == ("", 1000, ())


def test_a_name_becomes_ids_in_each_language() -> None:
    bound = bind(ABOUT, {"target": " Someone "}, lambda text: [text.lower(), "x2"])
    assert for_sql(bound)["target"] == '["someone", "x2"]'
    assert for_cypher(bound, "w")["target"] == ["someone", "x2"]
    assert for_sparql(bound)["target"] == "\nsomeone\nx2\n"
    assert bound.notes == ("target 'Someone' is someone, x2",)


def test_a_name_that_nobody_has_matches_nobody_and_is_said() -> None:
    bound = bind(ABOUT, {"target": "' OR 1=1"}, nobody)
    assert for_sql(bound)["target"] == '["\' OR 1=1"]'
    assert "no actor is called" in bound.notes[0]


@pytest.mark.parametrize("everybody", ["", "%", " "])
def test_everybody(everybody: str) -> None:
    assert bind(ABOUT, {"speaker": everybody}, nobody).values["speaker"] == ()


@pytest.mark.parametrize(
    ("given", "said", "hint"),
    [
        ({"targt": "x"}, "no parameter 'targt'", "nearest: target"),
        ({"zzz": "x"}, "no parameter 'zzz'", "it takes target, speaker"),
        ({"since": "March"}, "since cannot be 'March'", "2024-03"),
        ({"until": "2024-3"}, "until cannot be '2024-3'", "2024-03"),
        ({"relation": "blame"}, "relation cannot be 'blame'", "nearest: blames"),
        ({"hearsay": "perhaps"}, "hearsay cannot be 'perhaps'", "yes or no"),
        ({"limit": "0"}, "limit cannot be '0'", "1 or more"),
        ({"limit": "1; DROP TABLE statements"}, "limit cannot be", "1 or more"),
        ({"limit": "٣"}, "limit cannot be", "1 or more"),
    ],
)
def test_wrong_values(given: dict[str, str], said: str, hint: str) -> None:
    with pytest.raises(KgError) as caught:
        bind(ABOUT, given, nobody)
    assert said in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.exit_code == Exit.USAGE


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = make_workspace(tmp_path_factory.mktemp("names"), rich())
    with Workspace.open(folder, write=True) as workspace:
        with workspace.connection as made:
            made.execute("INSERT INTO actors(id, type, label) VALUES ('x-old', 'person', 'سمير ن.')")
            made.execute("INSERT INTO actor_names(actor_id, name, lang, folded) VALUES ('x-old', 'سمير ن.', 'ar', 'سمير ن')")
            made.execute("INSERT INTO redirects VALUES ('x-old', 'person:samir-nasr')")
        yield workspace.connection


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("person:samir-nasr", ["person:samir-nasr"]),
        ("سَمير  نصر", ["person:samir-nasr"]),
        ("سمير ن.", ["person:samir-nasr"]),
        ("نصر", ["person:samir-nasr"]),
        ("نص", []),
        ('بنك "الشرق" 100%\nفرع\\', ["xodd"]),
        ("%", []),
        ("", []),
    ],
)
def test_who_is_called_so(connection: sqlite3.Connection, text: str, ids: list[str]) -> None:
    assert named_in_workspace(connection, text) == ids
