"""Gold statements find the words that the annotator meant: nearest to the cue, in its sentence, clitics allowed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.model import Relation
from kg.training.gold import FOLDS, GoldDocument, Range, align, glued, held_back, read_gold

TEXT = "زار العميد سامر الحداد المصنع. وقال سامر للعمال إن الشركة خانت العمال، وأضاف أن الشركة تكذب.\nوطالب النقابة برد."


def record(**changes: Any) -> dict[str, Any]:
    said = {"speaker": "P", "cue": "قال", "cue_start": TEXT.index("قال"), "form": "indirect", "content": "الشركة خانت العمال"}
    stance = {"relation": "accuses", "target": "C", "issue": "خانت العمال"}
    actors = {
        "P": {"name": "سامر الحداد", "type": "person", "mentions": ["سامر الحداد", "سامر", "العميد سامر الحداد"]},
        "C": {"name": "الشركة", "type": "organization", "mentions": ["الشركة"]},
        "W": {"name": "العمال", "type": "group", "mentions": ["العمال"]},
    }
    statement = {**said, "addressee": "W", "stances": [stance], **changes}
    return {"id": "d1", "lang": "ar", "text": TEXT, "actors": actors, "statements": [statement]}


def words(document: GoldDocument, place: Range | None) -> str | None:
    return place and document.text[document.tokens[place[0]].start : document.tokens[place[1] - 1].end]


def test_roles_are_found_in_the_cues_sentence() -> None:
    document = align(record())
    said = document.statements[0]
    assert words(document, said.cue) == "وقال"
    assert words(document, said.source) == "سامر"
    assert words(document, said.addressee) == "للعمال"
    assert words(document, said.content) == "الشركة خانت العمال"
    assert words(document, said.sentence) == "وقال سامر للعمال إن الشركة خانت العمال، وأضاف أن الشركة تكذب."


def test_target_stands_beside_its_issue_and_its_other_mentions_are_kept_apart() -> None:
    document = align(record())
    (stance,) = document.statements[0].stances
    assert (stance.relation, words(document, stance.target), words(document, stance.issue)) == (Relation.ACCUSES, "الشركة", "خانت العمال")
    assert [other[0] > stance.target[0] for other in stance.others if stance.target] == [True]


def test_speaker_of_another_sentence_is_only_understood() -> None:
    later = record(cue="طالب", cue_start=TEXT.index("طالب"), content=None, stances=[], addressee=None)
    assert align(later).statements[0].source is None


def test_a_content_that_goes_on_behind_its_cue_hides_no_speaker() -> None:
    text = "“We lost time,” said Carl Osten. “Carl Osten never loses.”"
    said = {"speaker": "P", "cue": "said", "cue_start": text.index("said"), "form": "direct", "content": text[1:-1], "stances": []}
    actors = {"P": {"name": "Carl Osten", "type": "person", "mentions": ["Carl Osten"]}}
    document = align({"id": "d2", "lang": "en", "text": text, "actors": actors, "statements": [said]})
    source = document.statements[0].source
    assert source is not None
    assert document.tokens[source[0]].start == text.index("Carl")


def test_longest_name_wins() -> None:
    document = align(record())
    assert [words(document, m) for m in document.mentions["P"]] == ["العميد سامر الحداد", "سامر"]


@pytest.mark.parametrize(("word", "with_clitic"), [("الشركه", "للشركه"), ("الشركه", "وللشركه"), ("سامر", "ولسامر"), ("سامر", "فسامر")])
def test_clitics_before_a_name(word: str, with_clitic: str) -> None:
    assert with_clitic in glued(word)


def test_a_longer_word_is_no_clitic() -> None:
    assert "حسامر" not in glued("سامر")


def test_stop_after_initial_ends_no_sentence() -> None:
    text = "J. Moss left. Dr. Hale said no."
    statement = {"speaker": "A", "cue": "said", "cue_start": text.index("said"), "form": "indirect", "content": "no", "stances": []}
    actors = {"A": {"name": "Hale", "type": "person", "mentions": ["Dr. Hale"]}}
    document = align({"id": "e", "lang": "en", "text": text, "actors": actors, "statements": [statement]})
    assert [words(document, s) for s in document.sentences] == ["J. Moss left.", "Dr. Hale said no."]
    assert words(document, document.statements[0].source) == "Dr. Hale"


def test_held_back_is_a_fifth_and_folds_part_the_documents() -> None:
    ids = [f"doc-{i}" for i in range(1000)]
    assert 150 < sum(held_back(i) for i in ids) < 250
    assert all(sum(held_back(i, f) for f in range(FOLDS)) == 1 for i in ids)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: not JSON"),
        (json.dumps(record(speaker="X")), "line 2: no field or actor 'X'"),
        (json.dumps(record(cue_start=900)), "line 2: no word"),
    ],
    ids=["broken", "unknown actor", "cue outside"],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(f"{json.dumps(record())}\n{line}\n", encoding="utf-8")
    with pytest.raises(KgError, match=said):
        list(read_gold(gold))
