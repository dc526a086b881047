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
from kg.readers.html import decode
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


def test_declared_charset_is_believed_and_mojibake_is_not() -> None:
    page = '<html><head><meta charset="{}"></head><body>' + "x" * 20_000 + "قالت الوزيرة: «لا عودة»</body></html>"
    assert "قالت الوزيرة" in (decode(page.format("windows-1256").encode("windows-1256")) or "")
    assert "قالت الوزيرة" in (decode(page.format("iso-8859-1").encode("utf-8")) or "")
