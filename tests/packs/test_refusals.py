"""A pack's file that could silently never match is refused, with the entry, the value and the way out."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.lang.cueforms import rows
from kg.lang.pack import _cue_entry, load
from kg.lang.packfile import check_examples, check_keys, check_letters, read_text
from kg.lang.patterns import Pattern
from kg.lang.stances import _alternatives

YES, NO = [{"text": "قال المدير نعم", "source": "المدير"}], [{"text": "نام المدير"}]


@pytest.mark.parametrize(
    ("text", "what"),
    [("قـال", "tatweel"), ("قال\u200f", "invisible"), ("\ufee7\ufea4\ufee6", "presentation"), ("ا\u0653", "NFC")],
    ids=["tatweel", "bidi", "presentation-form", "not-nfc"],
)
def test_letters(text: str, what: str) -> None:
    with pytest.raises(KgError, match=f"a.toml, line 2: .*{what}"):
        check_letters("a.toml", f"# head\n{text}\n")


@pytest.mark.parametrize(
    ("entry", "message", "hint"),
    [
        ({"frame": "sey"}, "unknown frame 'sey'", "nearest: 'say'"),
        ({"frame": "say", "needs": "claus"}, "unknown condition 'claus'", "nearest: 'clause'"),
        ({"frame": "say", "relation": "blame"}, "unknown relation 'blame'", "nearest: 'blames'"),
        ({"frame": "say", "roots": "x"}, "unknown key 'roots'", "nearest: 'root'"),
        ({}, "no 'frame'", "add frame"),
    ],
    ids=["frame", "condition", "relation", "key", "missing"],
)
def test_cue_entry(entry: dict[str, object], message: str, hint: str) -> None:
    pack = load("ar")
    with pytest.raises(KgError, match=message) as raised:
        _cue_entry("cues.toml, قال", "قال", {**entry, "yes": YES, "no": NO}, pack.frames, pack.needs)
    assert hint in raised.value.hint


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"no": NO}, "no 'yes' example"),
        ({"yes": YES}, "no 'no' example"),
        ({"yes": [{"text": "قال المدير للمدير", "source": "مدير"}], "no": NO}, "exactly once"),
        ({"yes": [{"text": "قال المدير", "source": "الوزير"}], "no": NO}, "exactly once"),
    ],
    ids=["no-yes", "no-no", "twice", "not-there"],
)
def test_examples(entry: dict[str, object], message: str) -> None:
    with pytest.raises(KgError, match=message):
        check_examples("cues.toml, قال", entry)


def test_rows_of_a_lost_lemma() -> None:
    with pytest.raises(KgError, match=r"has no entry in cues\.toml") as raised:
        rows("قَالَ\tقال:pa3ms:.9:.9\n", {}, "forms.tsv")
    assert raised.value.hint == "run scripts/build_forms"


def test_missing_file() -> None:
    with pytest.raises(KgError, match="lacks this file"):
        read_text("ar", "nothing.toml")


def test_unknown_list() -> None:
    with pytest.raises(KgError, match="unknown list '@crimes'") as raised:
        _alternatives("stance.toml, x", "@crimes", {"crime": ("a",)})
    assert "'crime'" in raised.value.hint


def test_known_keys_pass() -> None:
    check_keys("x", {"a": 1}, required=("a",), optional=("b",))


@pytest.mark.parametrize(
    ("pattern", "words", "end"),
    [
        ("يقف/تقف وراء", "يقف وراء الحادث", 2),
        ("يقف/تقف وراء", "يقف امام الباب", None),
        ("لن _ نسمح", "لن ابدا نسمح", 3),
        ("لن _ نسمح", "لن نحن هنا ايضا ابدا نسمح", None),
        ("قلق*", "قلقون", 1),
    ],
)
def test_pattern(pattern: str, words: str, end: int | None) -> None:
    assert Pattern.of(pattern).match(words.split(), 0) == end
