"""`kg extract`: statement records to stdout, no workspace needed."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TextIO

import typer

from kg.cli.options import Inputs, Jobs, Lang, ReaderOption
from kg.cli.output import progress, refusal
from kg.errors import Exit

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog="Example: kg extract articles/ --jobs 4 -o statements.jsonl")
def extract(
    inputs: Inputs,
    lang: Lang = None,
    jobs: Jobs = 1,
    reader: ReaderOption = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead of stdout.")] = None,
) -> None:
    """Statements of documents as JSON Lines, in document order."""
    from kg.pipeline import Refused, extract_all
    from kg.readers import read_inputs
    from kg.records import to_line

    refused = 0
    with _target(output) as out:
        for result in progress(extract_all(read_inputs(inputs, lang=lang), jobs=jobs, reader=reader and reader.value), "documents"):
            if isinstance(result, Refused):
                refused += 1
                refusal(result.place, result.reason, result.hint)
            else:
                out.writelines(to_line(s) + "\n" for s in result.statements)
    if refused:
        raise typer.Exit(Exit.PARTLY)


@contextlib.contextmanager
def _target(output: Path | None) -> Iterator[TextIO]:
    """Stdout, or a file that appears whole or not at all."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        yield sys.stdout
        return
    part = output.with_name(output.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as out:
            yield out
        os.replace(part, output)
    finally:
        part.unlink(missing_ok=True)
