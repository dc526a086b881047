"""Which documents does a JSON Lines stream hold?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.model import Document, digest_of
from kg.readers.refusal import Refusal

MAX_LINE = 20_000_000
_FIELDS = {"title": "title", "date": "date", "source": "outlet", "url": "url", "lang": "lang"}


def read_jsonl(stream: BinaryIO, name: str) -> Iterator[Document | Refusal]:
    """One document a line (fields id, text; optional title, date, source, url, lang); never holds more than one line."""
    for number, line in enumerate(_lines(stream), 1):
        place = f"{name}, line {number}"
        if line is None:
            yield Refusal(place, f"is longer than {MAX_LINE} bytes", "one document a line; split the file")
        elif line.strip():
            yield _document(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, place)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines, or None for one that is too long, whose rest is skipped without being held."""
    while line := stream.readline(MAX_LINE):
        if line.endswith(b"\n") or len(line) < MAX_LINE:
            yield line
            continue
        while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
            pass
        yield None


def _document(line: bytes, place: str) -> Document | Refusal:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Refusal(place, f"is not UTF-8: byte 0x{line[error.start]:02x} at {error.start} of the line", "convert the file to UTF-8")
    except (json.JSONDecodeError, RecursionError) as error:
        return Refusal(place, f"is not JSON: {error}", "one object a line, in double quotes")
    if not isinstance(record, dict):
        return Refusal(place, f"is no JSON object but {type(record).__name__}", 'one object a line: {"id": "…", "text": "…"}')
    return _checked(record, place)


def _checked(record: dict[str, Any], place: str) -> Document | Refusal:
    text, id_ = record.get("text"), record.get("id")
    if not isinstance(text, str) or not text.strip():
        return Refusal(
            place,
            "has no text" if text is None or isinstance(text, str) else f"text is {type(text).__name__}, not a string",
            'the field "text" holds the article',
        )
    if id_ is not None and not isinstance(id_, str | int):
        return Refusal(place, f"id is {type(id_).__name__}, not a string", "give each document a string as id, or none")
    fields = {ours: record.get(theirs) for theirs, ours in _FIELDS.items()}
    wrong = [name for name, value in fields.items() if value is not None and not isinstance(value, str)]
    if wrong:
        return Refusal(place, f"{wrong[0]} is no string", "title, date, source, url and lang are strings")
    strings = [text, str(id_), *(v for v in fields.values() if v)]
    if any(0xD800 <= ord(c) <= 0xDFFF for s in strings if not s.isascii() for c in s):
        return Refusal(place, "holds half a surrogate pair", "the text was cut inside a character: export it again as UTF-8")
    known = str(id_) if id_ is not None else "d" + digest_of(text, *(v or "" for v in fields.values()))
    return Document(known, text, **{k: v or None for k, v in fields.items()})
