"""How is a file written so that it appears whole or not at all?"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file in the place of the one that is there, once all is written; `-` is stdout, streamed.

    A link keeps pointing where it does; a device or a named pipe is written to, never replaced.
    """
    if str(path) == "-":
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout
    elif path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="\n") as out:
            yield out
    else:
        with _replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as out:
            yield out


@contextmanager
def whole_path(path: Path) -> Iterator[Path]:
    """A path for a library that writes its file itself; what it wrote goes where `whole_file` would put it."""
    if str(path) == "-" or (path.exists() and not path.is_file()):
        with TemporaryDirectory() as folder:
            part = Path(folder) / "part"
            yield part
            _pour(part, path)
    else:
        with _replacing(path) as part:
            yield part


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to fill, which takes the place of the one that is there once all is written."""
    real = path.resolve()
    part, old = real.with_name(real.name + ".part"), real.with_name(real.name + ".old")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        yield part
        if real.exists():
            os.replace(real, old)
        os.replace(part, real)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside the one that is there, which takes its place once all is written."""
    real = path.resolve()
    part = real.with_name(real.name + ".part")
    part.unlink(missing_ok=True)
    try:
        yield part
        os.replace(part, real)
    finally:
        part.unlink(missing_ok=True)


def _pour(part: Path, path: Path) -> None:
    with part.open("rb") as made:
        if str(path) == "-":
            shutil.copyfileobj(made, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            with path.open("wb") as out:
                shutil.copyfileobj(made, out)
