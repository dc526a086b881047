"""Which documents do files, folders and streams hold? Bad ones are refused by name and place; the others go on."""

from __future__ import annotations

import gzip
import lzma
import sys
from collections.abc import Callable, Iterator, Sequence
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
_OPENERS: dict[str, Callable[..., BinaryIO]] = {".jsonl": open, ".jsonl.gz": cast(Any, gzip.open), ".jsonl.xz": cast(Any, lzma.open)}
_KINDS = (*_OPENERS, ".txt", ".html", ".htm")


def read_inputs(inputs: Sequence[str], *, lang: str | None = None) -> Iterator[Item]:
    """All documents of files, folders (sorted, recursive) and `-` (JSON Lines on stdin), streamed; an id twice is refused.

    `lang` is given to documents that do not say theirs. KgError (usage) where a path does not exist or is of no known kind.
    """
    for name in inputs:
        if name != "-" and not Path(name).exists():
            raise KgError(f"{name}: no such file or folder", hint="give files, folders, or - for stdin", exit_code=Exit.USAGE)
    seen: set[str] = set()
    for name in inputs:
        for item in read_jsonl(sys.stdin.buffer, "<stdin>") if name == "-" else _path(Path(name)):
            if isinstance(item, Document):
                if item.id in seen:
                    yield Refusal(
                        item.id, "this id was given before", "ids must differ: rename one, or leave the second out", item.outlet, item.date
                    )
                    continue
                seen.add(item.id)
                item = replace(item, lang=item.lang or lang or _script(item.text))
            yield item


def _script(text: str) -> str:
    """`ar` or `en` by the letters of the text's first part."""
    head = text[:2000]
    arabic = sum("\u0600" <= c <= "\u06ff" for c in head)
    return "ar" if arabic * 2 > sum(c.isalpha() for c in head) else "en"


def _path(path: Path) -> Iterator[Item]:
    if path.is_dir():
        for file in sorted(p for p in path.rglob("*") if p.is_file() and _kind(p)):
            yield from _file(file, str(file.relative_to(path)))
        return
    if not _kind(path):
        raise KgError(f"{path}: unknown kind of file", hint=f"known are {' '.join(_KINDS)}", exit_code=Exit.USAGE)
    yield from _file(path, path.name)


def _kind(path: Path) -> str | None:
    return next((kind for kind in _KINDS if path.name.lower().endswith(kind)), None)


def _file(path: Path, id_: str) -> Iterator[Item]:
    kind = _kind(path)
    try:
        if kind in _OPENERS:
            with _OPENERS[str(kind)](path, "rb") as stream:
                yield from read_jsonl(stream, str(path))
        elif kind == ".txt":
            yield read_text(path.read_bytes(), str(path), id_)
        else:
            yield read_html(path.read_bytes(), str(path), id_)
    except (OSError, EOFError, lzma.LZMAError) as error:
        yield Refusal(str(path), f"cannot be read: {error}", "is the file whole, and may you read it?")
