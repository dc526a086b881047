"""Is a gold file sound, and is one that is not refused by name and place?"""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.cli.eval import app
from kg.errors import KgError
from kg.evaluate.gold import read_gold

SMALL = Path(__file__).parent / "ar.small.jsonl"


def changed(**fields: Any) -> dict[str, Any]:
    document = json.loads(SMALL.read_text(encoding="utf-8").splitlines()[0])
    document["statements"][0].update(fields)
    return document  # type: ignore[no-any-return]


def test_our_own_gold_is_sound_and_covers_every_form() -> None:
    documents = read_gold(SMALL)
    forms = {s["form"] for d in documents for s in d["statements"]}
    assert (len(documents), forms) == (11, {"direct", "indirect", "mixed", "speech_act"})


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param({"cue_start": 3}, "is not at 3", id="cue elsewhere"),
        pytest.param({"form": "spoken"}, "form spoken", id="form"),
        pytest.param({"content": "كلمات ليست هنا"}, "content not verbatim", id="content"),
        pytest.param({"speaker": "A9"}, "unknown actor A9", id="speaker"),
        pytest.param({"stances": [{"relation": "hates", "target": "A1", "issue": None}]}, "relation hates", id="relation"),
        pytest.param({"stances": [{"relation": "blames", "target": None, "issue": None}]}, "without target or issue", id="nobody"),
        pytest.param({"stances": [{"relation": "blames", "target": None, "issue": "لا"}]}, "issue not verbatim", id="issue"),
    ],
)
def test_a_gold_that_is_not_sound_is_refused(fields: dict[str, Any], reason: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(changed(**fields)), encoding="utf-8")
    with pytest.raises(KgError, match=reason) as raised:
        read_gold(path)
    assert f"{path}, line 1" in raised.value.message


@pytest.mark.parametrize(("line", "reason"), [("{", "is not JSON"), ("[1]", "is no JSON object"), ("{}", "lacks actors, id")])
def test_a_line_that_is_no_gold_document_is_named(line: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(KgError, match=reason):
        read_gold(path)


def test_the_command_prints_figures_as_json_and_errors_apart(tmp_path: Path) -> None:
    predicted = tmp_path / "p.jsonl"
    predicted.write_text("", encoding="utf-8")
    result = CliRunner().invoke(app, [str(SMALL), str(predicted), "--errors", "1", "--format", "json"])
    assert result.exit_code == 0, result.output
    rows = {row["figure"]: row for row in json.loads(result.stdout)}
    assert (rows["statements"]["f1"], rows["statements"]["gold"]) == (0.0, 43)
    assert "missed: form speech_act" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("small-1\tmissed\t")
