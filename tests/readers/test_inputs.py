"""Is bad input refused by name, place and way out, while the rest goes on?"""

import gzip
import io
import json
import lzma
from pathlib import Path

import pytest

from kg.errors import Exit, KgError
from kg.model import Document
from kg.readers import Refusal, read_inputs
from kg.readers.inputs import MAX_FILE
from kg.readers.jsonl import MAX_LINE, read_jsonl

GOOD = {"id": "ok", "text": "قال المدير إن المصنع آمن."}


def lines(*records: object) -> bytes:
    return b"".join((r if isinstance(r, bytes) else json.dumps(r, ensure_ascii=False).encode()) + b"\n" for r in records)


def refusals(data: bytes) -> list[Refusal]:
    return [x for x in read_jsonl(io.BytesIO(data), "in.jsonl") if isinstance(x, Refusal)]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"id": "x", "text": ', "not JSON"),
        (b'"only a string"', "no JSON object"),
        ({"id": "x", "text": 7}, "not a string"),
        ({"id": "x"}, "no text"),
        ({"id": "x", "text": "   "}, "no text"),
        ({"id": ["x"], "text": "نص"}, "id is list"),
        ({"id": "x", "text": "نص", "date": 2024}, "date is no string"),
        (b'{"id": "x", "text": "\\ud800 cut"}', "surrogate"),
        (b'{"id": "x", "text": "\xe6"}', "not UTF-8"),
    ],
    ids=["broken", "no-object", "text-no-string", "no-text", "blank", "id-no-string", "date-no-string", "surrogate", "not-utf8"],
)
def test_a_bad_line_is_refused_and_the_next_is_read(bad: object, reason: str) -> None:
    found = list(read_jsonl(io.BytesIO(lines(bad, GOOD)), "in.jsonl"))
    assert isinstance(found[0], Refusal)
    assert found[0].place == "in.jsonl, line 1"
    assert reason in found[0].reason
    assert found[0].hint
    assert isinstance(found[1], Document)
    assert found[1].id == "ok"


def test_an_overlong_line_is_refused_without_the_rest() -> None:
    data = b'{"text": "' + b"x" * (MAX_LINE + 10) + b'"}\n' + lines(GOOD)
    found = list(read_jsonl(io.BytesIO(data), "in.jsonl"))
    assert [type(x) for x in found] == [Refusal, Document]


def test_an_id_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(GOOD, GOOD))
    found = list(read_inputs([str(tmp_path / "a.jsonl")]))
    assert [type(x) for x in found] == [Document, Refusal]
    assert "ok" in found[1].place if isinstance(found[1], Refusal) else False


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"\x00\x01\x02", "binary"), ("نص".encode("utf-16"), "not UTF-8"), (b" \n ", "no text")],
    ids=["binary", "utf16", "blank"],
)
def test_a_bad_text_file_is_refused_by_name(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text("قالت الهيئة: نعم.", encoding="utf-8")
    found = list(read_inputs([str(tmp_path)]))
    assert isinstance(found[0], Refusal)
    assert reason in found[0].reason
    assert found[0].place.endswith("bad.txt")
    assert isinstance(found[1], Document)
    assert found[1].id == "good.txt"


def test_packed_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(GOOD)))
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(lines(GOOD | {"id": "b"})))
    assert [x.id for x in read_inputs([str(tmp_path)]) if isinstance(x, Document)] == ["ok", "b"]


def test_a_cut_packed_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(GOOD) * 50)[:40])
    found = list(read_inputs([str(tmp_path)]))
    assert any(isinstance(x, Refusal) and "cannot be read" in x.reason for x in found)


def test_a_missing_path_is_wrong_usage() -> None:
    with pytest.raises(KgError) as error:
        list(read_inputs(["no/such/file.txt"]))
    assert error.value.exit_code == Exit.USAGE


def test_the_field_source_is_the_outlet() -> None:
    (doc,) = read_jsonl(io.BytesIO(lines(GOOD | {"source": "صوت الساحل"})), "x")
    assert isinstance(doc, Document)
    assert doc.outlet == "صوت الساحل"


def test_a_missing_id_is_made_of_the_content() -> None:
    first, again, other = read_jsonl(io.BytesIO(lines({"text": "نص أول"}, {"text": "نص أول"}, {"text": "نص ثان"})), "x")
    assert isinstance(first, Document)
    assert isinstance(again, Document)
    assert isinstance(other, Document)
    assert first.id == again.id != other.id


def test_a_number_too_long_for_python_is_refused_and_not_raised() -> None:
    (refusal,) = refusals(b'{"id": ' + b"9" * 5000 + b', "text": "x"}\n')
    assert "not JSON" in refusal.reason


def test_unknown_fields_are_ignored_and_a_byte_order_mark_too() -> None:
    (doc,) = read_jsonl(io.BytesIO(b"\xef\xbb\xbf" + lines(GOOD | {"rank": 7, "date": "7th, October 2023 GMT"})), "x")
    assert doc == Document("ok", GOOD["text"], date="2023-10-07")


def test_an_offset_names_the_byte_that_is_not_utf8() -> None:
    (refusal,) = refusals(b'{"text": "abc\xe6"}\n')
    assert "byte 0xe6 at 13 of the line" in refusal.reason


def test_a_text_file_keeps_its_newlines_and_its_id_is_its_path(tmp_path: Path) -> None:
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / "a.txt").write_bytes("\ufeffأولاً\r\nثانياً\r\n".encode())
    (doc,) = read_inputs([str(tmp_path)])
    assert isinstance(doc, Document)
    assert (doc.id, doc.text) == ("north/a.txt", "أولاً\r\nثانياً\r\n")


def test_an_unknown_extension_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "b.txt").write_text("قالت الهيئة: نعم.", encoding="utf-8")
    found = list(read_inputs([str(tmp_path / "a.docx"), str(tmp_path / "b.txt")]))
    assert [type(x) for x in found] == [Refusal, Document]
    assert isinstance(found[0], Refusal)
    assert ".docx" in found[0].reason
    assert ".jsonl" in found[0].hint


def test_a_folder_with_nothing_to_read_is_refused_and_hidden_files_are_none(tmp_path: Path) -> None:
    (tmp_path / "._a.txt").write_bytes(b"\0\0")
    (found,) = read_inputs([str(tmp_path)])
    assert isinstance(found, Refusal)
    assert found.place == str(tmp_path)


def test_a_file_too_large_for_one_article_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as out:
        out.truncate(MAX_FILE + 1)
    (found,) = read_inputs([str(tmp_path / "big.txt")])
    assert isinstance(found, Refusal)
    assert "too large" in found.reason


def test_a_refusal_keeps_outlet_and_date_where_they_are_known() -> None:
    (refusal,) = refusals(lines({"id": "x", "text": "", "source": "صوت الساحل", "date": "2024-05-01"}))
    assert (refusal.outlet, refusal.date) == ("صوت الساحل", "2024-05-01")


def test_stdin_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines(GOOD))))
    (doc,) = read_inputs(["-"], lang="ar")
    assert doc == Document("ok", GOOD["text"], lang="ar")
