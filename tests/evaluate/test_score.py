"""Do our figures equal those of the gold's own scorer, and do they fall when the extraction gets worse?"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.score import score

SHARED = Path(__file__).parents[3] / "shared" / "gold"
TEXT = "اتهم الوزير الشركة بالإهمال. وقال المدير إن المصنع آمن."
GOLD: dict[str, Any] = {
    "id": "g", "lang": "ar", "text": TEXT,
    "actors": {
        "A1": {"name": "الوزير", "type": "person", "mentions": ["الوزير"]},
        "A2": {"name": "الشركة", "type": "organization", "mentions": ["الشركة"]},
        "A3": {"name": "المدير", "type": "person", "mentions": ["المدير"]},
    },
    "statements": [
        {"speaker": "A1", "cue": "اتهم", "cue_start": 0, "form": "speech_act", "content": None, "addressee": None, "stances": [{"relation": "accuses", "target": "A2", "issue": "الإهمال"}]},
        {"speaker": "A3", "cue": "قال", "cue_start": 30, "form": "indirect", "content": "المصنع آمن", "addressee": None, "stances": []},
    ],
}  # fmt: skip


def actor(label: str, type_: str = "person") -> dict[str, Any]:
    return {"id": label, "label": label, "type": type_, "mention": None}


def records(target: str = "الشركة", speaker: str = "المدير") -> list[dict[str, Any]]:
    stance = {"relation": "accuses", "target": actor(target, "organization"), "issue": None, "confidence": 0.9}
    return [
        {
            "document": "g",
            "speaker": actor("الوزير"),
            "cue": {"text": "اتهم", "start": 0, "end": 4},
            "content": None,
            "form": "speech_act",
            "stances": [stance],
        },
        {
            "document": "g",
            "speaker": actor(speaker),
            "cue": {"text": "قال", "start": 30, "end": 33},
            "content": {"text": "المصنع آمن"},
            "form": "indirect",
            "stances": [],
        },
    ]


def test_a_perfect_extraction_scores_one() -> None:
    table, errors = score([GOLD], records())
    assert {name: f.f1 for name, f in table.items() if f.gold} == {n: 1.0 for n, f in table.items() if f.gold}
    assert errors == []


def test_a_wrong_target_costs_triples_and_a_wrong_speaker_costs_speakers() -> None:
    assert score([GOLD], records(target="المدير"))[0]["triples"].f1 == 0.0
    assert score([GOLD], records(speaker="الوزير"))[0]["speakers"].f1 == 0.5


@pytest.mark.gold
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not beside the project")
def test_our_figures_equal_the_scorers(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOLD, ensure_ascii=False) + "\n", encoding="utf-8")
    predicted = tmp_path / "p.jsonl"
    predicted.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records(target="المدير")), encoding="utf-8")
    out = subprocess.run(
        [sys.executable, str(SHARED / "score.py"), str(gold), str(predicted), "--json"], check=True, capture_output=True, text=True
    ).stdout
    theirs = json.loads(out)
    assert {name: round(f.f1, 4) for name, f in score([GOLD], records(target="المدير"))[0].items()} == {
        n: theirs[n]["f1"] for n in theirs if isinstance(theirs[n], dict) and "f1" in theirs[n]
    }
