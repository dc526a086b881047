"""`kg eval`: score against a gold file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.options import Format, FormatOption, ReaderOption
from kg.cli.output import write_rows
from kg.errors import Exit, KgError

app = typer.Typer(rich_markup_mode=None)


@app.command(epilog="Example: kg eval gold.jsonl --boot 1000 --errors 20")
def eval(
    gold: Annotated[Path, typer.Argument(help="Gold statements, JSON Lines.", exists=True)],
    predicted: Annotated[
        Path | None, typer.Argument(help="Records of kg extract; without them the gold's texts are extracted now.", exists=True)
    ] = None,
    boot: Annotated[int, typer.Option("--boot", help="Bootstrap samples over documents, for 95 % intervals.")] = 0,
    errors: Annotated[int, typer.Option("--errors", help="Print so many errors on stderr.")] = 0,
    reader: ReaderOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Precision, recall and F1 of statements, speakers, triples, blame and more; errors counted by phenomenon on stderr."""
    from kg.evaluate.score import score

    documents = list(_read(gold))
    records = list(_read(predicted)) if predicted else list(_extract(documents, reader and reader.value))
    table, found = score(documents, records, boot)
    rows = [
        (
            name,
            round(f.precision, 4),
            round(f.recall, 4),
            round(f.f1, 4),
            f.predicted,
            f.gold,
            "" if f.interval is None else f"{f.interval[0]:.3f}-{f.interval[1]:.3f}",
        )
        for name, f in table.items()
    ]
    write_rows(("figure", "precision", "recall", "f1", "predicted", "gold", "ci95"), rows, format)
    for (kind, phenomenon), n in Counter((e.kind, p) for e in found for p in e.phenomena).most_common(30):
        typer.echo(f"{n:5} {kind}: {phenomenon}", err=True)
    for e in found[:errors]:
        typer.echo(f"{e.document}\t{e.kind}\t{e.what}", err=True)


def _read(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise KgError(f"{path}, line {number}: is not JSON: {error}", hint="one JSON object a line") from error


def _extract(documents: list[dict[str, Any]], reader: str | None) -> Iterator[dict[str, Any]]:
    from kg.model import Document
    from kg.pipeline import Refused, extract_all
    from kg.records import to_record

    given = (Document(d["id"], d["text"], d.get("title"), d.get("date"), d.get("source"), d.get("url"), d.get("lang")) for d in documents)
    for result in extract_all(given, reader=reader):
        if isinstance(result, Refused):
            raise KgError(f"{result.place}: {result.reason}", hint=result.hint, exit_code=Exit.FAILED)
        yield from (to_record(s) for s in result.statements)
