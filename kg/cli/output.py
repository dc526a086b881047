"""How do results reach stdout, and progress and refusals stderr?"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import typer

from kg.cli.options import Format
from kg.errors import Exit, KgError

T = TypeVar("T")


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], format: Format) -> None:
    """Rows as a table for people, CSV, or a JSON array of objects."""
    if format is Format.JSON:
        typer.echo(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
    elif format is Format.CSV:
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(columns)
        out.writerows(["" if v is None else v for v in row] for row in rows)
    else:
        _table(columns, list(rows))


def _table(columns: Sequence[str], rows: list[Sequence[Any]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if v is None else str(v)) for v in row))  # text, never markup: a quote may hold [brackets]
    # Not into a terminal: no folding to 80 columns, so that grep finds whole values.
    console = Console(width=None if Console().is_terminal else 400)
    with console.capture() as drawn:  # rich would make a failure of a closed pipe
        console.print(table)
    typer.echo(drawn.get(), nl=False)


def check_output(path: Path, example: str) -> None:
    """KgError (usage) where no file can be written at this path; before any work is done for it. `-` is stdout."""
    if path.is_dir():
        raise KgError(f"{path}: is a folder", hint=f"-o '{path / example}'", exit_code=Exit.USAGE)
    _check_parent(path, path.parent)


def check_folder(path: Path, mark: str) -> None:
    """KgError (usage) where no folder can be written at this path: only an empty one, or one that holds `mark`, is written anew."""
    if str(path) == "-" or path.is_file():
        what = "stdout" if str(path) == "-" else f"{path}: is a file"
        raise KgError(f"{what}; this format is a folder", hint="-o FOLDER", exit_code=Exit.USAGE)
    if path.is_dir() and any(path.iterdir()) and not (path / mark).is_file():
        raise KgError(f"{path}: holds other files", hint=f"-o '{path / 'graph'}'", exit_code=Exit.USAGE)
    _check_parent(path, path.resolve().parent)


def _check_parent(path: Path, parent: Path) -> None:
    if not parent.is_dir():
        raise KgError(f"{path.parent}: no such folder", hint=f"mkdir -p '{path.parent}'", exit_code=Exit.USAGE)


@contextmanager
def progress(items: Generator[T, None, None], what: str) -> Iterator[Iterator[T]]:
    """The items, counted likewise; their generator is closed whatever happens."""
    with closing(items):
        yield counted(items, what)


def counted(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, counted on stderr where it is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} " + what), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        for item in items:
            yield item
            bar.advance(task)


def refusal(place: str, reason: str, hint: str) -> None:
    """Name a refused document on stderr."""
    typer.echo(f"refused: {place}: {reason}" + (f"\n  hint: {hint}" if hint else ""), err=True)
