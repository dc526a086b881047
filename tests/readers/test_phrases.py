"""Does each phrase catch its own examples, and no line of a story? Do the months name their days?"""

from typing import Any

import pytest

from kg.errors import KgError
from kg.lang import packfile
from kg.readers import boilerplate as plates
from kg.readers.boilerplate import Kind, boilerplate_data, continues_story, match_line
from kg.readers.dates import LANGUAGES, calendar_data, is_bare_date, parse_date


def examples(side: str) -> list[Any]:
    return [
        pytest.param(entry, example, id=f"{lang}-{name}-{n}")
        for lang in LANGUAGES
        for name, entry in boilerplate_data(lang)["lines"].items()
        for n, example in enumerate(entry[side])
    ]


def dates(side: str) -> list[Any]:
    return [pytest.param(e["text"], e.get("date"), id=f"{lang}-{n}") for lang in LANGUAGES for n, e in enumerate(calendar_data(lang)[side])]


def test_all_examples_run() -> None:
    assert len(examples("yes")) >= 50
    assert len(examples("no")) >= 35
    assert len(dates("yes")) >= 18


@pytest.mark.parametrize(("entry", "example"), examples("yes"))
def test_a_phrase_catches_its_line(entry: dict[str, Any], example: dict[str, str]) -> None:
    text = f"قبله\n{example['text']}"
    found = match_line(text, 5, len(text))
    assert found is not None
    kind, rest = found
    assert kind == entry["kind"]
    part = example.get("title") or example.get("outlet")
    assert part is None or text[rest:] == part


@pytest.mark.parametrize(("entry", "example"), examples("no"))
def test_a_phrase_leaves_the_story_alone(entry: dict[str, Any], example: dict[str, str]) -> None:
    assert match_line(example["text"], 0, len(example["text"])) is None, example["why"]


@pytest.mark.parametrize(("text", "date"), dates("yes"))
def test_a_date_is_read_and_stands_alone(text: str, date: str) -> None:
    assert parse_date(text) == date
    assert is_bare_date(text)


@pytest.mark.parametrize(("text", "date"), dates("no"))
def test_what_looks_like_a_date(text: str, date: None) -> None:
    assert parse_date(text) is date


def test_a_sentence_with_a_date_is_no_bare_date() -> None:
    assert not is_bare_date("غادر السفير في 3 آذار 2021")


@pytest.mark.parametrize(
    ("text", "carries_on"),
    [
        ("وأضاف أن الجسر آمن", True),
        ("وزير النقل يزور الجسر", False),
        ("كما قال", True),
        ("«وأكدت» الوزيرة", True),
        ("", False),
        ("However, it", True),
    ],
)
def test_words_that_carry_a_story_on(text: str, carries_on: bool) -> None:
    assert continues_story(text, 0, len(text)) == carries_on


@pytest.mark.parametrize(
    ("field", "bad", "message"),
    [
        ("kind", '"bordr"', "unknown kind 'bordr'"),
        ("then", '"colons"', "unknown then 'colons'"),
        ("no", "[]", "no 'no' example"),
        ("beginn", '["x"]', "unknown key"),
    ],
)
def test_a_bad_entry_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, field: str, bad: str, message: str) -> None:
    entry = {
        "kind": '"noise"',
        "begins": '["صوت"]',
        "then": '"any"',
        "yes": '[{ text = "صوت" }]',
        "no": '[{ text = "ضوء", why = "light" }]',
    } | {field: bad}
    text = (
        "[lines.voice]\n" + "\n".join(f"{k} = {v}" for k, v in entry.items()) + "\n[story]\ncontinues = []\nown_waw = []\nagencies = []\n"
    )
    monkeypatch.setattr(packfile, "read_text", lambda lang, name: text)
    with pytest.raises(KgError) as error:
        plates.boilerplate_data("ar")
    assert "lang/ar/boilerplate.toml, voice" in error.value.message
    assert message in error.value.message
    assert error.value.hint


def test_only_kinds_of_lines_that_phrases_can_tell_stand_in_the_files() -> None:
    kinds = {entry["kind"] for lang in LANGUAGES for entry in boilerplate_data(lang)["lines"].values()}
    assert kinds == {Kind.BORDER, Kind.DATE, Kind.UPDATED, Kind.OUTLET, Kind.NOISE}
