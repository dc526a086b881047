"""Do the page's modules count and fold as Python does? Run in the browser, one module at a time."""

from typing import Any

import pytest

from kg.explorer.modules import bundle
from kg.lang.normalize import fold
from tests.conftest import PROJECT


def calling(browser: Any, module: str, expression: str, argument: object) -> Any:
    """What an expression over a module's exports gives."""
    page = browser.new_page()
    source = bundle(module, lambda name: (PROJECT / "kg" / "explorer" / "page" / f"{name}.js").read_text(encoding="utf-8"))
    try:
        return page.evaluate(f"(given) => {{ {source}; const m = module_{module}; return {expression}; }}", argument)
    finally:
        page.close()


WORDS = ["قَـــالَ", "إقرأ", "أمسى", "مسؤولية", "شاطئ", "مدينة", "ﻻ", "ﺍﻟﻌﺮﺏ", "Café", "ＡＢＣ", "کی", "ٱلله", "سوريا\u200f", "Israel’s"]


def test_a_spelling_is_folded_as_in_python(browser: Any) -> None:
    assert calling(browser, "fold", "given.map(m.fold)", WORDS) == [fold(word) for word in WORDS]


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("وزير", "قال وزيرُ النقل", True),
        ("هيئه الموانئ", "نفت هيئة الموانئ", True),
        ("الموانئ نفت", "نفت هيئة الموانئ", True),
        ("وزير|رئيس", "رئيس البلدية", True),
        ("وزير|رئيس", "مدير البلدية", False),
        ("وزارة \\S+ \\(mot\\)", "وزارة النقل (MoT)", True),
        ('"(MoT) 2026"', "وزارة النقل (MoT) 2026", True),
        ("«رئيسة»", "رئيسه", True),
        ("", "كل شيء", True),
    ],
)
def test_a_search_finds_every_spelling(browser: Any, asked: str, text: str, found: bool) -> None:
    assert calling(browser, "fold", "m.query(given[0]).test(m.fold(given[1]))", [asked, text]) is found


def test_a_bad_pattern_says_so(browser: Any) -> None:
    assert calling(browser, "fold", "m.query(given).error", "وزير(") is not None
    assert calling(browser, "fold", "m.query(given).error", "وزير") is None


@pytest.mark.parametrize("text", ["قال: نعم", "😀 قَالَ 👩‍👩‍👧 🇸🇾 x", "", "😀"])
def test_every_slice_by_code_points_is_python_s(browser: Any, text: str) -> None:
    spans = [(a, b) for a in range(len(text) + 1) for b in range(a, len(text) + 1)]
    cut = "given[1].map(([a, b]) => m.piecesOf([[0, given[0]]])[0].cut(a, b))"
    assert calling(browser, "text", cut, [text, [list(span) for span in spans]]) == [text[a:b] for a, b in spans]


def test_a_piece_that_starts_later_is_cut_by_the_document_s_offsets(browser: Any) -> None:
    words = "given.spans.map((span) => m.words(m.piecesOf(given.pieces), span))"
    given = {"pieces": [[10, "😀 نعم"]], "spans": [[12, 15], [10, 11], [12, 40], [0, 3]]}
    assert calling(browser, "text", words, given) == ["نعم", "😀", "نعم …", "…"]


def test_segments_end_at_every_border_and_leave_no_gap(browser: Any) -> None:
    marks = [{"role": "a", "start": 2, "end": 6}, {"role": "b", "start": 4, "end": 9}]
    found = calling(browser, "text", "m.segments(0, 10, given)", marks)
    assert [(x["start"], x["end"], "".join(m["role"] for m in x["marks"])) for x in found] == [
        (0, 2, ""), (2, 4, "a"), (4, 6, "ab"), (6, 9, "b"), (9, 10, ""),
    ]  # fmt: skip


def test_a_fragment_and_its_state_are_the_same(browser: Any) -> None:
    fragment = "#/actor/x%3A%2F%C3%A9?outlet=a%26b&outlet=c&hearsay=1&q=%D9%88+%D8%B2&in.speaker=x%3Ay&in.bin="
    assert calling(browser, "route", "m.format(m.parse(given))", fragment) == fragment
