"""Do other people's readers read what is exported, and does a failed export leave nothing?"""

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.export import _writers, app
from kg.errors import KgError
from kg.model import Statement
from tests.builders import sample, span_in
from tests.conftest import make_workspace
from tests.stores.source import Records

FORMATS = ["cypher", "csv", "csv-semicolon", "dna", "gexf", "graphml", "jsonld", "ntriples", "parquet", "turtle", "xlsx"]
FOLDERS = ["neo4j-admin"]


class Broken(Records):
    """A source that ends in the middle of its statements."""

    def iter_statements(self) -> Iterator[Statement]:
        yield next(super().iter_statements())
        raise KgError("the disk is gone")


def words_in(path: Path) -> str:
    """All text of a file, unpacked where it is a packed one."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            return unescape("".join(packed.read(name).decode() for name in packed.namelist()))
    if path.read_bytes()[:4] == b"PAR1":
        return str(pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist())
    if path.read_bytes()[:6] == b"SQLite":
        with closing(sqlite3.connect(path)) as db:
            return "\n".join(db.iterdump())
    return path.read_text(encoding="utf-8")


def test_these_formats_exist() -> None:
    assert sorted(_writers()) == sorted(FORMATS + FOLDERS)


@pytest.mark.parametrize("format", FORMATS)
def test_the_command_writes_each_format(format: str, tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "w", sample())
    result = CliRunner().invoke(app, [format, "-o", str(tmp_path / "out"), "-w", str(workspace)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out").stat().st_size > 500
    assert [p.name for p in tmp_path.glob("*.part")] == []


@pytest.mark.parametrize("format", FORMATS)
def test_a_failed_export_keeps_the_file_that_was_there_and_leaves_no_half(format: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("what was there", encoding="utf-8")
    with pytest.raises(KgError, match="the disk is gone"):
        _writers()[format](Broken(sample()), out, False, None)
    assert out.read_text(encoding="utf-8") == "what was there"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("format", FORMATS)
def test_exporting_twice_gives_the_same_bytes(format: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        _writers()[format](Records(sample()), tmp_path / name, False, None)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_no_text_gives_long_quotes_in_part(format: str, tmp_path: Path) -> None:
    pairs = sample()
    document, (first, *others) = pairs[0]
    words = span_in(document.text, document.text[3:-1])
    assert len(words.text.split()) > 10
    pairs[0] = (document, [first.__class__(**{f: getattr(first, f) for f in first.__dataclass_fields__} | {"content": words}), *others])
    for name, no_text in (("all", False), ("part", True)):
        _writers()[format](Records(pairs), tmp_path / name, no_text, None)
    last = words.text.split()[-1]
    assert last not in words_in(tmp_path / "part").replace("الهيئة أهملت الصيانة", "")
    if format not in ("gexf", "graphml"):
        assert words.text in words_in(tmp_path / "all")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["pdf", "-o", "x"], "known are csv", id="unknown format"),
        pytest.param(["csv", "-o", "no/such/folder/x"], "mkdir -p 'no/such/folder'", id="no folder"),
        pytest.param(["csv", "-o", "."], "is a folder", id="a folder"),
        pytest.param(["gexf", "-o", "x", "--bom"], "--bom is for csv", id="bom elsewhere"),
    ],
)
def test_wrong_usage_says_the_way_out(arguments: list[str], said: str) -> None:
    error = CliRunner().invoke(app, arguments).exception
    assert isinstance(error, KgError)
    assert error.exit_code == 2
    assert said in f"{error.message} {error.hint}"
