"""Does an issue fall under the concept that its words say, and is a codebook that is wrong refused with the place?"""

from __future__ import annotations

import pytest

from kg.concepts.codebook import parse, roots
from kg.errors import KgError
from kg.source import Concept

BOOK = parse(
    """
["غرق السفن"]
name_en = "Wrecks"
words = ["غرق العبّارة", "sink* _ ferry/ferries"]
["عبّارات"]
words = ["العبّارة"]
[water]
words = ["نقص المياه", "سد/سدود", "dam*"]
[thirst]
parent = "water"
words = ["نقص _ المياه _ الشرب"]
"""
)


@pytest.mark.parametrize(
    ("issue", "concept"),
    [
        pytest.param("غرق العبّارة", "غرق السفن", id="as written"),
        pytest.param("مسؤولية غَرَق العبارة الجديدة", "غرق السفن", id="without the mark, with vowels, within"),
        pytest.param("وغرق عبارة", "غرق السفن", id="a conjunction, no article"),
        pytest.param("بالعبّارة", "عبّارات", id="a preposition and an article"),
        pytest.param("للعبّارة", "عبّارات", id="both in one letter"),
        pytest.param("the sinking of the Ferries", "غرق السفن", id="an ending, a gap, one of two words, case"),
        pytest.param("sinking into debt", None, id="half of the words"),
        pytest.param("نقص في المياه", None, id="no gap was allowed there"),
        pytest.param("نقص المياه", "water", id="the narrower needs more"),
        pytest.param("نقص في مياه صالحة للشرب", "thirst", id="more words win"),
        pytest.param("DAMS", "water", id="capitals"),
        pytest.param("سدودهم", None, id="an ending that was not allowed"),
        pytest.param("مسدود", None, id="within a word"),
        pytest.param("", None, id="nothing"),
        pytest.param("«»", None, id="no word"),
    ],
)
def test_an_issue_falls_under_a_concept(issue: str, concept: str | None) -> None:
    assert BOOK.concept_of(issue) == concept


@pytest.mark.parametrize(
    ("issue", "content", "concept"),
    [
        pytest.param("نقص المياه", "غرق العبّارة", "water", id="the issue decides"),
        pytest.param("الخداع", "غرق العبّارة", None, id="also where it falls under none"),
        pytest.param(None, "كان غرق العبّارة جريمة", "غرق السفن", id="the content where there is no issue"),
        pytest.param(None, None, None, id="neither"),
    ],
)
def test_a_stance_is_coded_by_its_issue_else_by_what_is_said(issue: str | None, content: str | None, concept: str | None) -> None:
    assert BOOK.code(issue, content) == concept


def test_the_longer_then_the_first_wins() -> None:
    book = parse('[a]\nwords = ["نار"]\n[b]\nwords = ["حريق"]\n[c]\nwords = ["ماء"]')
    assert (book.concept_of("نار الحريق"), book.concept_of("ماء ونار")) == ("b", "a")


def test_concepts_keep_their_order_and_names() -> None:
    assert BOOK.concepts[0] == Concept("غرق السفن", None, "Wrecks", None)
    assert [concept.id for concept in BOOK.concepts] == ["غرق السفن", "عبّارات", "water", "thirst"]
    assert roots(BOOK.concepts)["thirst"] == "water"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param("[a]\nwords = [", "not TOML", "words =", id="no TOML"),
        pytest.param("", "no concept", "--suggest", id="empty"),
        pytest.param('a = "x"', "a: is no table", '["concept"]', id="no table"),
        pytest.param("[a]\nname_ar = 'x'", "no 'words'", "add words", id="no words"),
        pytest.param('[a]\nwords = ["x"]\nword = ["y"]', "unknown key 'word'", "words", id="misspelt"),
        pytest.param('[a]\nwords = "x"', "words is 'x'", 'words = ["text"', id="a text for a list"),
        pytest.param('[a]\nwords = ["x", " "]', "words is", "words =", id="a blank"),
        pytest.param('[a]\nwords = ["*"]', "'*' holds no word", "letters", id="matches all"),
        pytest.param('[a]\nwords = ["العبّارة"]\n[b]\nwords = ["عبارة"]', "also among the words of a", "one of the two", id="one word in two, as folded"),
        pytest.param('[a]\nwords = ["x"]\nparent = "bb"\n[b]\nwords = ["y"]', "parent 'bb' is no concept", "'b'", id="no such parent"),
        pytest.param('[a]\nwords = ["x"]\nparent = "b"\n[b]\nwords = ["y"]\nparent = "a"', "above itself", "parents out", id="a circle"),
        pytest.param('[a]\nwords = ["x"]\nexamples = ["y"]', "its example 'y' falls under no concept", "add words", id="an example not found"),
        pytest.param('[a]\nwords = ["x"]\ncounterexamples = ["x y"]', "its counterexample 'x y' falls under it", "narrow", id="a counterexample found"),
        pytest.param('[a]\nwords = ["قـــال"]', "tatweel", "plain letters", id="what would never be found"),
    ],
)  # fmt: skip
def test_a_wrong_codebook_is_refused(text: str, message: str, hint: str) -> None:
    with pytest.raises(KgError) as error:
        parse(text, "my.toml")
    assert message in error.value.message
    assert "my.toml" in error.value.message
    assert hint in error.value.hint
