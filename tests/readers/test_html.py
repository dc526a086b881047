"""Is a page read in the charset of its bytes, and its article taken out?"""

import logging
from pathlib import Path

import pytest

from kg.model import Document
from kg.readers import Refusal, read_inputs
from kg.readers.charset import decode

HEAD = '<html><head><meta charset="{}"><title>{}</title><style>' + "p {{ margin: 0 }} " * 1200 + "</style></head>"
STORY = "<p>قالت الوزيرة: «لا عودة» إلى الحصص القديمة بعد نهاية الموسم، وأكدت أن القرار نهائي ولن يراجع قبل الصيف المقبل.</p>" * 1
PARAGRAPHS = "".join(
    f"<p>{words} وأوضح المتحدث باسم البلدية أن الأعمال في الرصيف {n} تستمر حتى نهاية الشهر بلا توقف.</p>"
    for n, words in enumerate(("أعلن رئيس البلدية افتتاح السوق.", "رحب التجار بالخطوة.", "انتقدت النقابة موعد الافتتاح."))
)
PAGE = HEAD + '<body><nav><a href="/">الرئيسية</a></nav><article><h1>سوق الساحل</h1>' + STORY + PARAGRAPHS + "</article></body></html>"


def page(charset: str, encoding: str) -> bytes:
    return PAGE.format(charset, "سوق الساحل").encode(encoding)


@pytest.mark.parametrize(
    ("declared", "encoding", "flagged"),
    [
        ("utf-8", "utf-8", False),
        ("windows-1256", "windows-1256", False),
        ("iso-8859-1", "utf-8", True),
        ("windows-1256", "utf-8", True),
        ("utf-8", "windows-1256", True),
        ("iso-8859-1", "windows-1256", True),
        ("no-such-charset", "windows-1256", False),
        ("utf-8", "utf-16", False),
        ("utf-8", "utf-8-sig", False),
    ],
)
def test_the_bytes_decide_and_a_wrong_declaration_is_flagged(declared: str, encoding: str, flagged: bool) -> None:
    found = decode(page(declared, encoding))
    assert found is not None
    assert "قالت الوزيرة: «لا عودة»" in found.text
    assert (found.declared is not None) == flagged


def test_a_latin_page_is_no_mojibake() -> None:
    found = decode('<meta charset="iso-8859-1"><p>La préfète a déclaré « non » à Orléans, l’été dernier.</p>'.encode("cp1252"))
    assert found is not None
    assert "préfète" in found.text


def test_bytes_of_no_charset_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html>" + bytes(range(128, 256)) * 20)
    (found,) = read_inputs([str(tmp_path)])
    assert isinstance(found, Refusal)


@pytest.mark.parametrize(("declared", "encoding"), [("windows-1256", "windows-1256"), ("utf-8", "windows-1256")], ids=["right", "wrong"])
def test_the_article_is_the_same_in_another_charset(tmp_path: Path, caplog: pytest.LogCaptureFixture, declared: str, encoding: str) -> None:
    (tmp_path / "a.html").write_bytes(page("utf-8", "utf-8"))
    (tmp_path / "b.html").write_bytes(page(declared, encoding))
    with caplog.at_level(logging.WARNING):
        first, second = read_inputs([str(tmp_path)])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == second.text
    assert "قالت الوزيرة: «لا عودة»" in first.text
    assert "الرئيسية" not in first.text
    assert ("b.html" in caplog.text) == (declared != encoding)


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>", encoding="utf-8")
    (found,) = read_inputs([str(tmp_path)])
    assert isinstance(found, Refusal)
    assert "no article" in found.reason
