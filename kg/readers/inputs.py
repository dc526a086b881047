"""Which documents do files, folders and streams hold? Bad ones are refused by name and place; the others go on."""

from __future__ import annotations

import gzip
import lzma
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.errors import Exit, KgError
from kg.model import Document
from kg.readers.html import read_html
from kg.readers.jsonl import read_jsonl
from kg.readers.plain import read_text
from kg.readers.refusal import Refusal

Item = Document | Refusal
MAX_FILE = 20_000_000
_OPENERS: dict[str, Callable[..., BinaryIO]] = {".jsonl": open, ".jsonl.gz": cast(Any, gzip.open), ".jsonl.xz": cast(Any, lzma.open)}
_WHOLE: dict[str, Callable[[bytes, str, str], Item]] = {".txt": read_text, ".html": read_html, ".htm": read_html}
_KINDS = (*_OPENERS, *_WHOLE)


def read_inputs(inputs: Sequence[str], *, lang: str | None = None) -> Iterator[Item]:
    """All documents of files, folders (sorted, recursive) and `-` (JSON Lines on stdin), streamed; an id twice is refused.

    `lang` is given to documents that do not say theirs. KgError (usage) where a path does not exist, before anything is read.
    """
    for name in inputs:
        if name != "-" and not Path(name).exists():
            raise KgError(f"{name}: no such file or folder", hint="give files, folders, or - for stdin", exit_code=Exit.USAGE)
    seen: set[str] = set()
    for name in inputs:
        for item in _of("-", read_jsonl(sys.stdin.buffer, "<stdin>")) if name == "-" else _path(Path(name)):
            yield _once(item, seen, lang) if isinstance(item, Document) else item


def _once(document: Document, seen: set[str], lang: str | None) -> Item:
    if document.id in seen:
        hint = "ids must differ: rename one, or leave the second out"
        return Refusal(document.id, "this id was given before", hint, document.outlet, document.date)
    seen.add(document.id)
    return replace(document, lang=document.lang or lang or _script(document.text))


def _of(file: str, items: Iterable[Item]) -> Iterator[Item]:
    """The items, each refusal with the file it is in."""
    name = file.encode("utf-8", "replace").decode()
    for item in items:
        yield replace(item, file=name) if isinstance(item, Refusal) else item


def _script(text: str) -> str:
    """`ar` or `en` by the letters of the text's first part."""
    head = text[:2000]
    arabic = sum("\u0600" <= c <= "\u06ff" for c in head)
    return "ar" if arabic * 2 > sum(c.isalpha() for c in head) else "en"


def _path(path: Path) -> Iterator[Item]:
    if path.is_dir():
        yield from _folder(path)
    elif _kind(path):
        yield from _of(str(path), _file(path, path.name))
    else:
        reason = f"is of an unknown kind: {path.suffix or 'no extension'}"
        yield Refusal(str(path), reason, f"known are {' '.join(_KINDS)}", file=str(path))


def _folder(folder: Path) -> Iterator[Item]:
    """Files of a known kind in the order of their names; hidden ones (.git, ._copy.txt) are no articles."""
    inside = (p.relative_to(folder) for p in folder.rglob("*") if _kind(p) and p.is_file())
    names = sorted(p.as_posix() for p in inside if not any(part.startswith(".") for part in p.parts))
    for name in names:
        yield from _of(str(folder / name), _file(folder / name, name))
    if not names:
        yield Refusal(str(folder), "holds no file that can be read", f"known are {' '.join(_KINDS)}", file=str(folder))


def _kind(path: Path) -> str | None:
    return next((kind for kind in _KINDS if path.name.lower().endswith(kind)), None)


def _file(path: Path, id_: str) -> Iterator[Item]:
    kind, place = str(_kind(path)), str(path).encode("utf-8", "replace").decode()
    if place != str(path):
        yield Refusal(place, "its name is not UTF-8, so it can be no id", "rename the file")
        return
    try:
        if kind in _OPENERS:
            with _OPENERS[kind](path, "rb") as stream:
                yield from read_jsonl(stream, place)
        elif (size := path.stat().st_size) > MAX_FILE:
            yield Refusal(place, f"is too large for one article: {size} bytes, at most {MAX_FILE}", "split it into articles")
        else:
            yield _WHOLE[kind](path.read_bytes(), place, id_)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        yield Refusal(place, f"cannot be read: {error}", "is the file whole, and may you read it?")
