"""`kg actors reconcile|recode`: many judgements, asked from the keyboard, accepted above a probability, or from a table."""

import csv
import io
import json
from pathlib import Path

import pytest

from kg.model import ActorType
from tests.builders import actor, document, statement
from tests.cli.running import kg
from tests.conftest import make_workspace

# Three people under seven ids, and a body of two names that only look alike.
ACTORS = [
    ("x000000000000000a", "رامز سليم بيطار", ActorType.PERSON), ("x000000000000000b", "وزير النقل رامز بيطار", ActorType.PERSON),
    ("x000000000000000c", "هدى فرنجية", ActorType.PERSON), ("x000000000000000d", "Hoda Frangieh", ActorType.PERSON),
    ("x000000000000000e", "كمال الشامي", ActorType.PERSON), ("x000000000000000f", "جمال الشامي", ActorType.PERSON),
    ("x0000000000000010", "شركة المرافئ", ActorType.ORGANIZATION), ("x0000000000000011", "شركة المراعي", ActorType.ORGANIZATION),
    ("x0000000000000012", "المتحدث باسم الوزير رامز بيطار", ActorType.PERSON), ("x0000000000000013", "مراسلون", ActorType.GROUP), ("x0000000000000014", "مراسلون", ActorType.GROUP),
]  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_WORKSPACE", str(tmp_path / "w"))
    pairs = []
    for n, (id_, label, type_) in enumerate(ACTORS):
        doc = document(f"قال {label} إن الجسر آمن.", id=f"d{n:02}")
        pairs.append((doc, [statement(doc, "قال", actor(id_, label, type_))]))
    return make_workspace(tmp_path / "w", pairs)


def listed() -> list[tuple[str, str]]:
    rows = csv.DictReader(io.StringIO(kg("actors", "reconcile", "--list", "--format", "csv").stdout))
    return [(r["keep"][-2:], r["other"][-2:]) for r in rows]


def speakers() -> list[str]:
    return [r["speaker_id"][-2:] for r in csv.DictReader(io.StringIO(kg("export", "csv").stdout))]


def test_likely_pairs_are_listed_best_first_and_no_others(workspace: Path) -> None:
    assert sorted(listed()) == [("0a", "0b"), ("0c", "0d")]
    reasons = kg("actors", "reconcile", "--list", "--format", "csv").stdout
    assert "other script" in reasons
    assert "longer name" in reasons


def test_answers_are_kept_and_not_asked_again(workspace: Path) -> None:
    first = kg("actors", "reconcile", stdin="s\nperhaps\ny\n")
    assert (first.returncode, first.stderr.count("same?")) == (0, 3)
    merged = [r for r in json.loads(kg("actors", "log", "--format", "json").stdout)]
    assert [(r["verb"], r["state"]) for r in merged] == [("merge", "holds")]
    assert len(listed()) == 1
    assert kg("actors", "reconcile", stdin="n\n").returncode == 0
    assert listed() == []
    assert len(set(speakers())) == len(ACTORS) - 1


def test_bulk_acceptance_takes_only_what_is_likely_enough(workspace: Path) -> None:
    assert "0 of 2 pairs" in kg("actors", "reconcile", "--accept-above", "0.999").stderr
    assert "2 of 2 pairs" in kg("actors", "reconcile", "--accept-above", "0.5").stderr
    assert (len(set(speakers())), listed()) == (len(ACTORS) - 2, [])
    kg("actors", "undo")
    assert len(listed()) == 1


def test_a_table_is_shown_first_and_then_done(workspace: Path, tmp_path: Path) -> None:
    table = tmp_path / "codes.csv"
    table.write_text(
        "old,new\nوزير النقل رامز بيطار,x000000000000000a\nكمال الشامي,عائلة الشامي\nجمال الشامي,عائلة الشامي\n", encoding="utf-8"
    )
    before = speakers()
    shown = json.loads(kg("actors", "recode", table, "--format", "json").stdout)
    assert [(r["old"][-2:], r["verb"], r["new"][-2:], r["statements"]) for r in shown] == [
        ("0b", "merge", "0a", 1),
        ("0e", "rename", "مي", 1),
        ("0f", "merge", "0e", 1),
    ]
    assert speakers() == before
    assert kg("actors", "recode", table, "--yes").returncode == 0
    assert speakers() == ["0a" if s == "0b" else "0e" if s == "0f" else s for s in before]
    assert "عائلة الشامي" in kg("query", "speakers", "--format", "csv").stdout


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("a,b\n", 2, "old,new"), ("old,new\nx\n", 2, "line 2"), ("old,new\nلا أحد,y\n", 1, "nobody here"), ("old,new\nمراسلون,y\n", 1, "2 actors"),
    ],
    ids=["columns", "one value", "nobody", "two"],
)  # fmt: skip
def test_a_table_that_cannot_be_done_does_nothing(workspace: Path, tmp_path: Path, text: str, code: int, told: str) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    done = kg("actors", "recode", tmp_path / "t.csv", "--yes")
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr
    assert json.loads(kg("actors", "log", "--format", "json").stdout) == []
