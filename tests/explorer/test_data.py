"""What does the page know, and does it say what it leaves out?"""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.explorer import Choice, page_data
from kg.workspace import Workspace
from tests.conftest import PROJECT
from tests.explorer.conftest import pairs

SCHEMA = json.loads((PROJECT / "kg" / "explorer" / "data.schema.json").read_text(encoding="utf-8"))


def of(workspace: Path, choice: Choice, **how: bool) -> dict[str, Any]:
    with Workspace.open(workspace) as store:
        return page_data(store, choice, **how)


@pytest.mark.parametrize("no_text", [False, True])
def test_it_is_what_its_schema_says(workspace: Path, no_text: bool) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(of(workspace, Choice(), no_text=no_text))))


def test_all_statements_are_there_and_point_at_their_words(data: dict[str, Any]) -> None:
    stored = {s.id: s for _, statements in pairs() for s in statements}
    assert {s["id"] for s in data["statements"]} == set(stored)
    for s in data["statements"]:
        text = data["documents"][data["articles"][s["article"]]["document"]]["pieces"][0][1]
        start, end = s["cue"]
        assert text[start:end] == stored[s["id"]].cue.text


def test_the_denominators_are_there(data: dict[str, Any]) -> None:
    assert sum(part["articles"] for part in data["coverage"]) == 6
    assert [part for part in data["coverage"] if part["refused"]] == [
        {"outlet": "صوت الساحل", "date": "2024-04-03", "articles": 0, "refused": 1}
    ]
    assert data["refused"] == [{"place": "broken.html", "reason": "no text in it"}]


def test_with_a_limit_the_surest_with_a_target_are_there_and_the_rest_is_counted(workspace: Path) -> None:
    data = of(workspace, Choice(limit=3))
    assert data["choice"] == {"limit": 3, "since": "", "until": "", "total": 14, "shown": 3}
    assert all(any("target" in x for x in s["stances"]) for s in data["statements"])
    assert len(data["documents"]) < 6


def test_days_are_chosen_by_month_too(workspace: Path) -> None:
    data = of(workspace, Choice(since="2024-04", until="2024-04"))
    assert data["choice"]["total"] == data["choice"]["shown"] == 6
    assert {a["date"] for a in data["articles"]} == {"2024-04-01", "2024-04-02"}


def test_without_texts_only_the_first_words_of_each_span_are_given(workspace: Path) -> None:
    data = of(workspace, Choice(), no_text=True)
    whole = {d.id: d.text for d, _ in pairs()}
    for document in data["documents"]:
        assert all(whole[document["id"]][start : start + len(text)] == text for start, text in document["pieces"])
        assert sum(len(text) for _, text in document["pieces"]) < len(whole[document["id"]])
