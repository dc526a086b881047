"""What a written word says as a cue: lemma, form, and what is written onto it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.lang.normalize import fold
from kg.lang.pack import load

ROOT = Path(__file__).parent.parent.parent

READINGS = [
    # word, lemma, kind, person, gender, number, letters before the cue, suffix
    ("قالت", "قَالَ", "verb", 3, "f", "s", 0, ""),
    ("وقالوا", "قَالَ", "verb", 3, "m", "p", 1, ""),
    ("سيؤكد", "أَكَّدَ", "verb", 3, "m", "s", 0, ""),
    ("وسيؤكد", "أَكَّدَ", "verb", 3, "m", "s", 1, ""),
    ("أضافتا", "أَضَافَ", "verb", 3, "f", "d", 0, ""),
    ("نفاه", "نَفَى", "verb", 3, "m", "s", 0, "ه"),
    ("اتهموهم", "اِتَّهَمَ", "verb", 3, "m", "p", 0, "هم"),
    ("استجابت", "اِسْتَجَابَ", "verb", 3, "f", "s", 0, ""),
    ("معزياً", "عَزَّى", "participle", 0, "m", "s", 0, ""),
    ("مؤكدةً", "أَكَّدَ", "participle", 0, "f", "s", 0, ""),
    ("مؤكدين", "أَكَّدَ", "participle", 0, "m", "p", 0, ""),
    ("بالقول", "قَالَ", "noun", 0, "", "", 1, ""),
    ("دعوتها", "دَعَا", "noun", 0, "", "", 0, "ها"),
    ("قَـــالَ", "قَالَ", "verb", 3, "m", "s", 0, ""),
]


@pytest.mark.parametrize(("word", "lemma", "kind", "person", "gender", "number", "skip", "suffix"), READINGS, ids=[r[0] for r in READINGS])
def test_reading(word: str, lemma: str, kind: str, person: int, gender: str, number: str, skip: int, suffix: str) -> None:
    found = [(c.lemma, c.kind, c.person, c.gender, c.number, c.skip, c.suffix) for c in load("ar").cue(fold(word))]
    assert (lemma, kind, person, gender, number, skip, suffix) in found


@pytest.mark.parametrize("word", ["القالت", "والسيؤكد", "مؤكداًه", "تأكد", "نفا", "قلم", "س", ""])
def test_no_reading(word: str) -> None:
    # Article before a verb, suffix on an accusative, another verb, a stem that never stands alone, too short.
    assert load("ar").cue(fold(word)) == ()


@pytest.mark.parametrize(("word", "inherits"), [("مؤكداً", True), ("مشيرة", True), ("المؤكدة", False), ("أكد", False)])
def test_circumstantial(word: str, inherits: bool) -> None:
    # A participle in the indefinite accusative inherits the speaker of its clause; one with an article does not.
    assert load("ar").cue(fold(word))[0].circumstantial is inherits


def test_passive() -> None:
    assert [c.passive for c in load("ar").cue(fold("قيل"))] == [True]


def test_priors_tell_homographs_apart() -> None:
    prior = {w: load("ar").cue(fold(w))[0].prior for w in ("أكد", "بينها")}
    assert prior["أكد"] > 0.8
    assert prior["بينها"] < 0.1


def test_forms_are_fresh() -> None:
    pytest.importorskip("mazini", reason="forms are built with mazini: pip install mazini")
    done = subprocess.run([sys.executable, ROOT / "scripts" / "build_forms", "--check"], check=False)
    assert done.returncode == 0, "run scripts/build_forms"


@pytest.mark.parametrize(
    ("word", "lemma", "tense", "person", "circumstantial"),
    [
        ("said", "say", "past", 0, False),
        ("tells", "tell", "imperfect", 3, False),
        ("agreed", "agree", "past", 0, False),
        ("denied", "deny", "past", 0, False),
        ("admitting", "admit", "gerund", 0, True),
        ("urging", "urge", "gerund", 0, True),
    ],
)
def test_english_reading(word: str, lemma: str, tense: str, person: int, circumstantial: bool) -> None:
    assert (lemma, tense, person, circumstantial) in [(c.lemma, c.tense, c.person, c.circumstantial) for c in load("en").cue(word)]


@pytest.mark.parametrize("word", ["agreeed", "sayed", "denyed", "admiting"])
def test_no_english_reading(word: str) -> None:
    assert load("en").cue(word) == ()
