"""Do our figures equal those of the gold's own scorer, and do they fall when the extraction gets worse?"""

import importlib.util
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.errors import phenomena
from kg.evaluate.gold import read_gold
from kg.evaluate.score import measure, score

SHARED = Path(__file__).parents[3] / "shared" / "gold"
GOLDS = [Path(__file__).parent / "ar.small.jsonl", SHARED / "ar.dev.jsonl", SHARED / "en.dev.jsonl"]
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


def actor(document: dict[str, Any], key: str | None) -> dict[str, Any] | None:
    if key is None:
        return None
    gold = document["actors"][key]
    return {"id": key, "label": gold["name"], "type": gold["type"], "mention": None}


def perfect(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The records of an extractor that reads as the annotator did."""
    return [
        {
            "document": document["id"],
            "speaker": actor(document, s["speaker"]),
            "addressee": actor(document, s.get("addressee")),
            "cue": {"text": s["cue"], "start": s["cue_start"], "end": s["cue_start"] + len(s["cue"])},
            "content": s["content"] and {"text": s["content"]},
            "form": s["form"],
            "stances": [{**x, "target": actor(document, x.get("target")), "confidence": 1.0} for x in s["stances"]],
        }
        for s in document["statements"]
    ]


def worse(document: dict[str, Any], rng: random.Random) -> list[dict[str, Any]]:
    """The same with every kind of error that is counted, here and there."""
    records = [r for r in perfect(document) if rng.random() < 0.9]
    for r in records:
        if rng.random() < 0.2:
            r["speaker"] = {**r["speaker"], "id": "x" + r["speaker"]["id"]}
        if rng.random() < 0.2:
            r["speaker"] = actor(document, rng.choice(sorted(document["actors"])))
        if rng.random() < 0.2:
            shift = rng.randint(-60, 60)
            r["cue"] = {**r["cue"], "start": r["cue"]["start"] + shift, "end": r["cue"]["end"] + shift}
        if r["content"] and rng.random() < 0.3:
            r["content"] = {"text": " ".join(r["content"]["text"].split()[: rng.randint(1, 5)])}
        if rng.random() < 0.1:
            r["form"] = "direct"
        for x in r["stances"]:
            x["confidence"] = round(rng.random(), 2)
            x["relation"] = rng.choice([x["relation"], "blames"])
            x["negated"] = rng.random() < 0.1
            x["modality"] = rng.choice(["actual"] * 9 + ["hypothetical"])
    return records + [r for r in records if rng.random() < 0.1]


def test_a_perfect_extraction_scores_one() -> None:
    table, errors = score([GOLD], perfect(GOLD))
    assert {name: f.f1 for name, f in table.items() if f.gold} == {n: 1.0 for n, f in table.items() if f.gold}
    assert errors == []


def test_a_wrong_target_costs_triples_and_a_wrong_speaker_costs_speakers() -> None:
    wrong_target, wrong_speaker = perfect(GOLD), perfect(GOLD)
    wrong_target[0]["stances"][0]["target"] = actor(GOLD, "A3")
    wrong_speaker[1]["speaker"] = actor(GOLD, "A1")
    assert score([GOLD], wrong_target)[0]["triples"].f1 == 0.0
    assert score([GOLD], wrong_speaker)[0]["speakers"].f1 == 0.5


def test_errors_name_their_phenomena() -> None:
    records = perfect(GOLD)[1:]
    records[0]["speaker"] = actor(GOLD, "A1")
    missed, wrong, triple = score([GOLD], records)[1]
    assert (missed.kind, missed.phenomena) == ("missed", ("form speech_act", "cue اتهم", "no content"))
    assert (wrong.kind, wrong.phenomena) == ("speaker", ("form indirect", "cue قال", "understood speaker"))
    assert (triple.kind, triple.what) == ("triple missed", "الوزير accuses الشركة")


def test_a_statement_inside_anothers_content_is_nested() -> None:
    text = "قال المدير إن الوزير هدد الشركة."
    outer = {"cue": "قال", "cue_start": 0, "form": "indirect", "content": "الوزير هدد الشركة"}
    inner = {"cue": "هدد", "cue_start": text.index("هدد"), "form": "speech_act", "content": None}
    document = {"text": text, "statements": [outer, inner]}
    assert "nested" in phenomena(document, inner)
    assert "nested" not in phenomena(document, outer)


def test_documents_that_the_gold_lacks_are_named() -> None:
    measured = measure([GOLD], [*perfect(GOLD), {**perfect(GOLD)[0], "document": "other"}])
    assert (measured.unknown, measured.figures["statements"].f1) == (("other",), 1.0)


@pytest.mark.gold
@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.stem)
def test_our_figures_equal_the_scorers(path: Path) -> None:
    if not (path.is_file() and SHARED.is_dir()):
        pytest.skip("the shared gold is not beside the project")
    rng = random.Random(7)
    gold = read_gold(path)
    records = [r for d in gold for r in worse(d, rng)]
    ours = measure(gold, records, boot=20)
    theirs, errors = _scorer().score(gold, records, boot=20)
    for name, figure in ours.figures.items():
        assert (round(figure.f1, 4), figure.gold) == (theirs[name]["f1"], theirs[name]["gold"]), name
        assert [round(x, 4) for x in figure.interval or ()] == theirs[name]["ci95"], name
        if name != "contents":
            assert (round(figure.precision, 4), round(figure.recall, 4)) == (theirs[name]["precision"], theirs[name]["recall"])
    assert ours.figures["triples"].f1 < 1
    assert len(ours.errors) == len(errors)
    assert (round(ours.calibration.error, 4), ours.calibration.n) == (theirs["calibration"]["ece"], theirs["calibration"]["blame_triples"])


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("gold_scorer", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gold_scorer"] = module
    spec.loader.exec_module(module)
    return module
