"""Do pyarrow and pandas read the table with its types, and is a missing package said?"""

import csv
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kg.exports.parquet as parquet
from kg.errors import KgError
from kg.exports.parquet import write_parquet
from kg.exports.table import COLUMNS, write_csv
from tests.builders import actor, sample
from tests.stores.source import Records

SOURCE = Records(sample())


def rows(path: Path) -> list[dict[str, Any]]:
    return pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()  # type: ignore[no-any-return]


def test_pyarrow_reads_the_rows_of_the_csv_with_their_types(tmp_path: Path) -> None:
    write_csv(SOURCE, tmp_path / "s.csv", False, None)
    with (tmp_path / "s.csv").open(encoding="utf-8", newline="") as file:
        want = list(csv.DictReader(file))
    pytest.importorskip("pyarrow")
    assert write_parquet(SOURCE, tmp_path / "s.parquet", False, None) == 13
    found = rows(tmp_path / "s.parquet")
    assert tuple(found[0]) == (*COLUMNS, "day")
    assert [(r["statement"], r["quote"], r["target_id"] or "") for r in found] == [
        (r["statement"], r["quote"], r["target_id"]) for r in want
    ]
    first = found[0]
    assert (first["day"], first["polarity"], first["negated"], first["stance_confidence"]) == (date(2024, 3, 5), -1, False, 0.9)


def test_what_is_missing_is_null(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write_parquet(SOURCE, tmp_path / "s.parquet", False, None)
    silent = [r for r in rows(tmp_path / "s.parquet") if r["relation"] is None]
    assert [(r["cue"], r["target"], r["polarity"], r["negated"]) for r in silent] == [("قالت", None, None, None)]
    assert [r["date"] for r in rows(tmp_path / "s.parquet") if r["document"] == "d5"] == [None, None, None]


def test_pandas_reads_days_as_days(tmp_path: Path) -> None:
    pandas, _ = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    write_parquet(SOURCE, tmp_path / "s.parquet", False, None)
    table = pandas.read_parquet(tmp_path / "s.parquet")
    assert table["day"].dropna().max() == date(2024, 4, 2)
    assert table["stance_confidence"].dtype == "float64"


@pytest.mark.parametrize("rows_at_once", [pytest.param(1, id="one"), pytest.param(13, id="all"), pytest.param(5, id="some left over")])
def test_batches_lose_nothing(rows_at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.setattr(parquet, "BATCH_ROWS", rows_at_once)
    write_parquet(SOURCE, tmp_path / "s.parquet", False, None)
    assert len({r["statement"] for r in rows(tmp_path / "s.parquet")}) == 13


def test_an_empty_workspace_is_a_table_without_rows(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    assert write_parquet(Records([]), tmp_path / "s.parquet", False, None) == 0
    assert rows(tmp_path / "s.parquet") == []


def test_a_name_with_half_a_character_is_read(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    document, (first, *_) = sample()[0]
    write_parquet(Records([(document, [replace(first, speaker=actor(label="a\ud800"))])]), tmp_path / "s.parquet", False, None)
    assert rows(tmp_path / "s.parquet")[0]["speaker"] == "a\ufffd"


def test_a_missing_package_is_said_with_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(KgError, match="the extra 'parquet'") as error:
        write_parquet(SOURCE, tmp_path / "s.parquet", False, None)
    assert "[parquet]" in error.value.hint
    assert list(tmp_path.iterdir()) == []
