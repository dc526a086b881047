"""Do openpyxl and pandas read the workbook, and does it say what its columns mean?"""

import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import kg.exports.workbook as workbook
from kg.exports.table import COLUMNS
from kg.exports.workbook import ACTOR_COLUMNS, EDGE_COLUMNS, MAX_TEXT, write_xlsx
from kg.graph.projection import actor_network
from tests.builders import actor, sample
from tests.stores.source import Records

SOURCE = Records(sample())


def book(path: Path) -> Any:
    return pytest.importorskip("openpyxl").load_workbook(path)


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    header, *others = book(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in others]


def named(label: str) -> Records:
    document, (first, *_) = sample()[0]
    return Records([(document, [replace(first, speaker=actor(label=label))])])


def test_openpyxl_reads_four_sheets(tmp_path: Path) -> None:
    assert write_xlsx(SOURCE, tmp_path / "g.xlsx", False, None) == 13
    assert book(tmp_path / "g.xlsx").sheetnames == ["statements", "actors", "edges", "about"]
    found = rows(tmp_path / "g.xlsx", "statements")
    assert (tuple(found[0]), len(found)) == (COLUMNS, 13)
    blame = found[0]
    assert (blame["date"], blame["relation"], blame["polarity"], blame["negated"]) == (datetime(2024, 3, 5), "blames", -1, 0)
    assert (blame["speaker"], blame["stance_confidence"]) == ("سمير نصر", 0.9)


def test_pandas_reads_the_same_table(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    write_xlsx(SOURCE, tmp_path / "g.xlsx", False, None)
    sheets = pandas.read_excel(tmp_path / "g.xlsx", sheet_name=None)
    assert tuple(sheets["statements"].columns) == COLUMNS
    assert sheets["statements"]["relation"].value_counts()["blames"] == 4
    assert sheets["statements"]["date"].notna().sum() == 10


def test_what_is_missing_is_blank_and_an_edge_has_two_ends(tmp_path: Path) -> None:
    write_xlsx(SOURCE, tmp_path / "g.xlsx", False, None)
    silent = [r for r in rows(tmp_path / "g.xlsx", "statements") if r["relation"] is None]
    assert [(r["cue"], r["target"], r["polarity"], r["negated"]) for r in silent] == [("قالت", None, None, None)]
    edges = rows(tmp_path / "g.xlsx", "edges")
    assert (tuple(edges[0]), len(edges)) == (EDGE_COLUMNS, actor_network(SOURCE).number_of_edges())
    assert all(r["source"] and r["target"] and r["source_label"] and r["target_label"] for r in edges)
    assert [r["first"] for r in edges if r["relation"] == "praises"] == [None]


def test_actors_say_how_often_they_speak_and_are_meant(tmp_path: Path) -> None:
    write_xlsx(SOURCE, tmp_path / "g.xlsx", False, None)
    found = {r["id"]: r for r in rows(tmp_path / "g.xlsx", "actors")}
    assert tuple(found["country:SY"]) == ACTOR_COLUMNS
    assert (found["country:SY"]["statements"], found["country:SY"]["targeted"]) == (0, 2)
    assert (found["person:samir-nasr"]["statements"], found["person:samir-nasr"]["targeted"]) == (7, 1)


@pytest.mark.parametrize("label", ["=1+1", "+963", "-", "@here", " =1", "#N/A", "'=1"])
def test_a_formula_stays_text_to_the_letter(label: str, tmp_path: Path) -> None:
    write_xlsx(named(label), tmp_path / "g.xlsx", False, None)
    cell = book(tmp_path / "g.xlsx")["statements"].cell(2, COLUMNS.index("speaker") + 1)
    assert (cell.value, cell.data_type) == (label, "s")


@pytest.mark.parametrize(
    ("label", "comes_back"),
    [
        pytest.param("a\x00b\ud800", "a\ufffdb\ufffd", id="what XML forbids"),
        pytest.param("ا" * 40_000, "ا" * (MAX_TEXT - 1) + "…", id="longer than a cell"),
        pytest.param("سطر\nسطر 🙂", "سطر\nسطر 🙂", id="lines"),
    ],
)
def test_any_name_makes_a_workbook(label: str, comes_back: str, tmp_path: Path) -> None:
    write_xlsx(named(label), tmp_path / "g.xlsx", False, None)
    assert rows(tmp_path / "g.xlsx", "statements")[0]["speaker"] == comes_back


@pytest.mark.parametrize(
    ("date", "comes_back"),
    [pytest.param("2024-03", "2024-03", id="a month"), pytest.param("1890-01-02", "1890-01-02", id="before spreadsheets count")],
)
def test_a_date_that_no_spreadsheet_counts_is_text(date: str, comes_back: str, tmp_path: Path) -> None:
    document, (first, *_) = sample()[0]
    write_xlsx(Records([(document, [replace(first, date=date)])]), tmp_path / "g.xlsx", False, None)
    assert rows(tmp_path / "g.xlsx", "statements")[0]["date"] == comes_back


def test_more_rows_than_a_sheet_holds_go_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 6)
    write_xlsx(SOURCE, tmp_path / "g.xlsx", False, None)
    assert [n for n in book(tmp_path / "g.xlsx").sheetnames if n.startswith("statements")] == ["statements", "statements 2", "statements 3"]
    assert len([r for n in ("statements", "statements 2", "statements 3") for r in rows(tmp_path / "g.xlsx", n)]) == 13


def test_the_page_explains_every_sheet_and_known_columns_only() -> None:
    about = tomllib.loads(Path(workbook.__file__).with_name("about.toml").read_text(encoding="utf-8"))
    assert set(about["pages"]) == {"statements", "actors", "edges"}
    assert set(about["columns"]) <= {*COLUMNS, *ACTOR_COLUMNS, *EDGE_COLUMNS}
