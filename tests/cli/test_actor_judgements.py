"""`kg actors merge|split|rename|alias|undo|log|apply` as a user runs them."""

import json
from pathlib import Path

import pytest

from tests.builders import sample
from tests.cli.running import kg
from tests.conftest import make_workspace

NASR, RIMA = "person:samir-nasr", "person:rima-khoury"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_WORKSPACE", str(tmp_path / "w"))
    monkeypatch.setenv("KG_USER", "ليلى")
    return make_workspace(tmp_path / "w", sample())


def log() -> list[dict[str, str]]:
    return json.loads(kg("actors", "log", "--format", "json").stdout)


def test_merge_and_undo_from_the_command_line(workspace: Path) -> None:
    before = kg("export", "csv").stdout
    done = kg("actors", "merge", RIMA, NASR, "--reason", "one passport")
    assert (done.returncode, "kg actors undo 1" in done.stderr) == (0, True)
    assert NASR not in kg("export", "csv").stdout
    assert [(r["by"], r["verb"], r["reason"], r["state"]) for r in log()] == [("ليلى", "merge", "one passport", "holds")]
    assert kg("actors", "undo").returncode == 0
    assert kg("export", "csv").stdout == before
    assert [(r["verb"], r["actors"], r["state"]) for r in log()] == [("merge", f"{RIMA} {NASR}", "undone"), ("undo", "1", "holds")]


def test_a_log_is_applied_to_another_workspace_once(workspace: Path, tmp_path: Path) -> None:
    kg("actors", "merge", RIMA, NASR)
    kg("actors", "rename", RIMA, "ريما سعيد الخوري", "--by", "samir")
    assert kg("actors", "log", "-o", tmp_path / "log.jsonl").returncode == 0
    other = make_workspace(tmp_path / "other", sample())
    assert "2 of 2 judgements are new" in kg("actors", "apply", tmp_path / "log.jsonl", "-w", other).stderr
    assert "0 of 2" in kg("actors", "apply", tmp_path / "log.jsonl", "-w", other).stderr
    assert kg("export", "turtle", "-w", other).stdout == kg("export", "turtle").stdout
    assert "ريما سعيد الخوري" in kg("export", "turtle", "-w", other).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["merge", RIMA, "person:nobody"], 1, "kg actors search"), (["merge", RIMA, RIMA], 2, "different ids"), (["undo"], 1, "no judgement holds"),
        (["undo", "7"], 1, "not in the log"), (["split", RIMA, "--name", "x"], 2, "--document"), (["split", RIMA], 2, "2 or more"),
        (["split", RIMA, NASR, "--document", "d1"], 2, "one actor at a time"), (["rename", RIMA, " "], 2, "needs a name"),
        (["apply", "/none.jsonl"], 2, "cannot be read"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, list) else None,
)  # fmt: skip
def test_what_cannot_be_judged_is_said_with_the_way_out(workspace: Path, arguments: list[str], code: int, told: str) -> None:
    done = kg("actors", *arguments)
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr
    assert log() == []


def test_search_and_show_know_the_workspace(workspace: Path) -> None:
    kg("actors", "merge", RIMA, NASR)
    kg("actors", "alias", RIMA, "أم نصر")
    rows = json.loads(kg("actors", "search", "نصر", "--format", "json").stdout)
    assert rows[0]["id"] == RIMA
    assert rows[0]["statements"] > 0
    shown = json.loads(kg("actors", "show", NASR, "--format", "json").stdout)
    assert (shown["id"], shown["also"], "أم نصر" in shown["names"]) == (RIMA, [NASR], True)
    assert [line.split()[1] for line in shown["judgements"]] == ["merge", "alias"]


def test_search_and_show_need_no_workspace(tmp_path: Path) -> None:
    rows = json.loads(kg("actors", "search", "بوتين", "-w", tmp_path, "--format", "json").stdout)
    assert "person:vladimir-putin" in [r["id"] for r in rows]
    shown = json.loads(kg("actors", "show", "person:vladimir-putin", "-w", tmp_path, "--format", "json").stdout)
    assert [o.split(",")[0] for o in shown["offices"]][:2] == ["president of country:RU", "prime-minister of country:RU"]
    assert kg("actors", "show", "person:nobody", "-w", tmp_path).returncode == 1
