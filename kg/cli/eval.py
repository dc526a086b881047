"""`kg eval`: score against a gold file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, FormatOption, ReaderOption
from kg.cli.output import write_rows

if TYPE_CHECKING:
    from kg.evaluate.score import Score

app = typer.Typer(rich_markup_mode=None)
_STDIN = Path("/dev/stdin")
COLUMNS = ("figure", "precision", "recall", "f1", "predicted", "gold", "ci95")


@app.command(epilog="Example: kg eval gold.jsonl --boot 1000 --errors 20")
def eval(
    gold: Annotated[Path, typer.Argument(help="Gold statements, JSON Lines.", exists=True, dir_okay=False)],
    predicted: Annotated[
        Path | None,
        typer.Argument(
            help="Records of kg extract, - for stdin; without them the gold's texts are extracted now.", exists=True, allow_dash=True
        ),
    ] = None,
    boot: Annotated[int, typer.Option("--boot", min=0, help="Bootstrap samples over documents, for 95 % intervals.")] = 0,
    errors: Annotated[int, typer.Option("--errors", min=0, help="Print so many errors on stderr.")] = 0,
    reader: ReaderOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Precision, recall and F1 of statements, speakers, triples, blame and more; errors by phenomenon on stderr."""
    from kg.evaluate.gold import extracted, read_gold, read_json_lines
    from kg.evaluate.score import measure

    documents = read_gold(gold)
    records = (
        read_json_lines(_STDIN if str(predicted) == "-" else predicted) if predicted else extracted(documents, reader and reader.value)
    )
    measured = measure(documents, records, boot)
    write_rows(COLUMNS, _rows(measured), format)
    _say(measured, errors)


def _rows(measured: Score) -> list[tuple[object, ...]]:
    return [
        (name, round(f.precision, 4), round(f.recall, 4), round(f.f1, 4), f.predicted, f.gold, _interval(f.interval))
        for name, f in measured.figures.items()
    ]


def _interval(interval: tuple[float, float] | None) -> str:
    return "" if interval is None else f"{interval[0]:.3f}-{interval[1]:.3f}"


def _say(measured: Score, errors: int) -> None:
    from collections import Counter

    c = measured.calibration
    typer.echo(f"calibration of {c.n} blame triples: error {c.error:.3f}, believed at .8 or more: {_percent(c.share_when_sure)}", err=True)
    if c.precision_when_sure is not None:
        typer.echo(f"  of those right: {_percent(c.precision_when_sure)}", err=True)
    if measured.unknown:
        typer.echo(f"{len(measured.unknown)} documents are not in the gold: {', '.join(measured.unknown[:3])}", err=True)
    for (kind, phenomenon), n in Counter((e.kind, p) for e in measured.errors for p in e.phenomena).most_common(30):
        typer.echo(f"{n:5} {kind}: {phenomenon}", err=True)
    for e in measured.errors[:errors]:
        typer.echo(f"{e.document}\t{e.kind}\t{e.what}", err=True)


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"
