"""Does the table open in a spreadsheet, and in a program?"""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.export import app
from kg.exports.table import COLUMNS, write_csv, write_semicolons
from tests.builders import actor, sample
from tests.conftest import make_workspace
from tests.stores.source import Records

SOURCE = Records(sample())


def rows(path: Path, encoding: str = "utf-8", delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_every_stance_is_a_row_and_so_is_a_statement_without_one(tmp_path: Path) -> None:
    assert write_csv(SOURCE, tmp_path / "s.csv", False, None) == 13
    found = rows(tmp_path / "s.csv")
    assert (tuple(found[0]), len(found)) == (COLUMNS, 13)
    assert {r["target_id"] for r in found if r["relation"] == "blames"} == {"organization:port-authority", "xodd"}
    silent = [r for r in found if not r["relation"]]
    assert [(r["cue"], r["target"], r["polarity"], r["negated"]) for r in silent] == [("قالت", "", "", "")]


def test_a_name_with_quotes_and_line_ends_comes_back(tmp_path: Path) -> None:
    write_csv(SOURCE, tmp_path / "s.csv", False, None)
    assert 'بنك "الشرق" 100%\nفرع\\' in {r["target"] for r in rows(tmp_path / "s.csv")}


def test_a_byte_order_mark_only_where_asked_for(tmp_path: Path) -> None:
    workspace = str(make_workspace(tmp_path / "w", sample()))
    for name, option in (("plain", []), ("marked", ["--bom"])):
        CliRunner().invoke(app, ["csv", "-o", str(tmp_path / name), "-w", workspace, *option], catch_exceptions=False)
    plain, marked = (tmp_path / "plain").read_bytes(), (tmp_path / "marked").read_bytes()
    assert (plain[:9], marked) == (b"statement", b"\xef\xbb\xbf" + plain)


def test_numbers_survive_where_the_decimal_sign_is_a_comma(tmp_path: Path) -> None:
    write_semicolons(SOURCE, tmp_path / "s.csv", False, None)
    found = rows(tmp_path / "s.csv", "utf-8-sig", ";")
    assert {r["stance_confidence"] for r in found} == {"", "0,9", "0,1234567890123"}


@pytest.mark.parametrize("label", ["=1+1", "+963", "-", "@here", "\t=1", " =1", "\r=1"])
def test_a_name_that_looks_like_a_formula_stays_text(label: str, tmp_path: Path) -> None:
    document, (first, *_) = sample()[0]
    write_csv(Records([(document, [replace(first, speaker=actor(label=label))])]), tmp_path / "s.csv", False, None)
    assert rows(tmp_path / "s.csv")[0]["speaker"] == "'" + label
