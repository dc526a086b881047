"""How is a list opened, and which format is it?"""

from __future__ import annotations

import csv
import gzip
import io
import json
import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO

from kg.catalogues.entry import Reader, unreadable

_OPENERS = {".gz": gzip.open, ".xz": lzma.open}
_HEAD = 1 << 16


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """The text of a file, unpacked where its name ends in .gz or .xz; KgError where it cannot be read or is not UTF-8."""
    with opened_bytes(path) as stream, io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text:
        yield text


@contextmanager
def opened_bytes(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked likewise."""
    try:
        with _OPENERS.get(path.suffix, open)(path, "rb") as stream:  # type: ignore[operator]
            yield stream
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise unreadable(path, getattr(error, "strerror", None) or error) from error


def reader_of(path: Path) -> Reader:
    """The reader of a list by what stands in it; KgError where it is none that we know."""
    with opened(path) as stream:
        head = stream.read(_HEAD)
    if head.lstrip()[:1] in ("{", "["):
        return _of_json(path, head)
    return _of_table(path, head)


def _of_json(path: Path, head: str) -> Reader:
    from kg.catalogues.ftm import read_ftm
    from kg.catalogues.popolo import read_popolo

    try:
        first = json.loads(head.lstrip().splitlines()[0])
    except ValueError:
        first = None  # an object over several lines
    if isinstance(first, dict) and "schema" in first and "properties" in first:
        return read_ftm
    if '"persons"' in head or '"organizations"' in head:
        return read_popolo
    raise unreadable(path, "JSON, but neither FollowTheMoney (an entity a line) nor Popolo (persons, organizations)")


def _of_table(path: Path, head: str) -> Reader:
    from kg.catalogues.tables import COLUMNS, is_ours, is_wikidata, read_csv, read_wikidata

    rows = list(islice(csv.reader(head.splitlines()), 2))
    header = rows[0] if rows else []
    if is_ours(header):
        return read_csv
    if len(rows) > 1 and is_wikidata(*rows):
        return read_wikidata
    unknown = [c for c in header if c not in COLUMNS]
    raise unreadable(
        path, f"no list of actors: its columns are {', '.join(header[:8]) or 'none'}" + (f"; unknown: {unknown[0]}" if unknown else "")
    )
