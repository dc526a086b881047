"""Which documents does a JSON Lines stream hold?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.model import Document, digest_of
from kg.readers.dates import parse_date
from kg.readers.refusal import Refusal

MAX_LINE = 20_000_000
_FIELDS = {"title": "title", "date": "date", "source": "outlet", "url": "url", "lang": "lang"}


def read_jsonl(stream: BinaryIO, name: str) -> Iterator[Document | Refusal]:
    """One document a line (fields id, text; optional title, date, source, url, lang); never holds more than one line.

    Other fields are ignored, a byte order mark before the first line too. A date that can be read becomes ISO; a missing id is made of
    the content.
    """
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
    except (ValueError, RecursionError) as error:
        # ValueError beside JSONDecodeError: a number of more digits than Python reads.
        return Refusal(place, f"is not JSON: {error}", "one object a line, in double quotes")
    if not isinstance(record, dict):
        return Refusal(place, f"is no JSON object but {type(record).__name__}", 'one object a line: {"id": "…", "text": "…"}')
    return _wrong(record, place) or _made(record)


def _wrong(record: dict[str, Any], place: str) -> Refusal | None:
    """Why the object is no document."""
    text, id_ = record.get("text"), record.get("id")
    outlet, date = (value if isinstance(value := record.get(field), str) else None for field in ("source", "date"))
    others = [name for name in _FIELDS if not isinstance(record.get(name), str | None)]
    if text is not None and not isinstance(text, str):
        return Refusal(place, f"text is {type(text).__name__}, not a string", 'the field "text" holds the article', outlet, date)
    if not text or not text.strip():
        return Refusal(place, "has no text", 'the field "text" holds the article', outlet, date)
    if not isinstance(id_, str | int | None) or isinstance(id_, bool):
        return Refusal(place, f"id is {type(id_).__name__}, not a string", "give each document a string as id, or none", outlet, date)
    if others:
        return Refusal(place, f"{others[0]} is no string", "title, date, source, url and lang are strings", outlet)
    if _cut([text, str(id_), *(str(record.get(name)) for name in _FIELDS)]):
        return Refusal(place, "holds half a surrogate pair", "the text was cut inside a character: export it again as UTF-8")
    return None


def _cut(strings: list[str]) -> bool:
    """Whether a string holds half of a character, which no file can be written with."""
    try:
        for string in strings:
            string.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _made(record: dict[str, Any]) -> Document:
    fields = {ours: record.get(theirs) or None for theirs, ours in _FIELDS.items()}
    fields["date"] = fields["date"] and (parse_date(fields["date"]) or fields["date"])
    id_ = record.get("id")
    known = str(id_) if id_ not in (None, "") else "d" + digest_of(record["text"], *(v or "" for v in fields.values()))
    return Document(known, record["text"], **fields)
