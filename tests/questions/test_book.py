"""Is the cookbook complete and honest about itself?"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kg.errors import Exit, KgError
from kg.questions import book, find, load

NAMES = sorted(load())


def test_the_questions_of_the_field() -> None:
    assert {"who-blamed-whom", "blame-received", "blame-exchanged", "statements-of", "statements-about"} <= load().keys()
    assert {"stance-between", "timeline", "outlets-compared"} <= load().keys()
    assert len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_each_text_uses_all_parameters_and_no_other(name: str) -> None:
    question = load()[name]
    declared = {parameter.name for parameter in question.parameters}
    sql = re.sub(r"--[^\n]*|'[^']*'", "", question.sql)
    assert set(re.findall(r":(\w+)", sql)) == declared
    assert set(re.findall(r"\$(\w+)", question.cypher)) == declared | {"workspace"}
    # Each stands in a line of its own whose default is replaced; the limit is cut by whoever runs it, as SPARQL cannot bind it.
    assert set(re.findall(r"^ *VALUES \?in_(\w+) \{ (?:\"\"|0) \}$", question.sparql, re.MULTILINE)) == declared - {"limit"}
    assert set(re.findall(r"\?in_(\w+)", question.sparql)) == declared - {"limit"}


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_it_is_in_both_languages(name: str) -> None:
    question = load()[name]
    assert question.title.endswith("?")
    assert question.title_ar.endswith("؟")
    assert question.description.endswith(".")
    assert question.sql.startswith(f"-- {question.title}\n")
    assert question.cypher.startswith(f"// {question.title}\n")
    assert question.sparql.startswith(f"# {question.title}\n")


@pytest.mark.parametrize("name", NAMES)
def test_cypher_has_a_limit_and_an_order(name: str) -> None:
    assert re.search(r"\nORDER BY [^\n]+\nLIMIT \$limit\n$", load()[name].cypher)


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(KgError) as caught:
        find("who-blames-whom")
    assert caught.value.exit_code == Exit.USAGE
    assert "who-blamed-whom" in caught.value.hint


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('title_ar = "', 'titel_ar = "', "titel_ar"),
        ('parameters = ["speaker"', 'parameters = ["speeker"', "speeker"),
        ("example = { speaker", "example = { anybody", "anybody"),
    ],
)
def test_a_misspelt_entry_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, was: str, now: str, said: str) -> None:
    shutil.copytree(book.FOLDER / "timeline", tmp_path / "timeline")
    shutil.copy(book.FOLDER / "parameters.toml", tmp_path)
    meta = tmp_path / "timeline" / "meta.toml"
    text = meta.read_text(encoding="utf-8")
    assert was in text
    meta.write_text(text.replace(was, now), encoding="utf-8")
    monkeypatch.setattr(book, "FOLDER", tmp_path)
    with pytest.raises(KgError, match=said) as caught:
        load.__wrapped__()
    assert "timeline/meta.toml" in caught.value.message
