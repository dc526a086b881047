"""Parquet: the table of the CSV, each column of its type; for pandas, R, DuckDB and whatever else reads Arrow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.exports.source import GraphSource, Writer
from kg.exports.table import COLUMNS, rows_of
from kg.stores.graph import clean, full_day
from kg.written import whole_path

# Rows held at once, which is also a row group.
BATCH_ROWS = 20_000
_TYPES = {
    "article": "int32", "polarity": "int8", "negated": "bool", "hearsay": "bool", "confidence": "double", "stance_confidence": "double",
    "start": "int64", "end": "int64", "cue_start": "int64", "cue_end": "int64", "day": "date32",
}  # fmt: skip
_DATE = COLUMNS.index("date")

Row = tuple[object, ...]


def write_parquet(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Write the table, with `day` beside `date` where the day is known; gives the number of statements. What is missing is null."""
    arrow, parquet = _arrow()
    schema = arrow.schema([(name, arrow.type_for_alias(_TYPES.get(name, "string"))) for name in (*COLUMNS, "day")])
    counted = count()
    rows = _rows(source, no_text, counted)
    with whole_path(path) as out, parquet.ParquetWriter(out, schema) as file:
        while batch := list(islice(rows, BATCH_ROWS)):
            file.write_table(arrow.table(list(map(list, zip(*batch, strict=True))), schema=schema))
    return next(counted)


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        hint = "pip install 'actor-statement-graph[parquet]', or kg export csv"
        raise KgError("Parquet needs the extra 'parquet'", hint=hint) from error
    return pyarrow, parquet


def _rows(source: GraphSource, no_text: bool, counted: count[int]) -> Iterator[Row]:
    for s in source.iter_statements():
        next(counted)
        for row in rows_of(s, no_text):
            date = row[_DATE]
            day = full_day(date) if isinstance(date, str) else None
            yield (*(clean(value) if isinstance(value, str) else value for value in row), day)


EXPORTS: dict[str, Writer] = {"parquet": write_parquet}
