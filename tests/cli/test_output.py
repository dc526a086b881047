"""Do rows reach stdout as they are?"""

import pytest

from kg.cli.options import Format
from kg.cli.output import write_rows


def test_brackets_in_a_cell_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(("quote",), [("قال [bold]نعم[/x] ثم مضى",)], Format.TABLE)
    assert "[bold]نعم[/x]" in capsys.readouterr().out


def test_csv_and_json_keep_nothing_as_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(("a", "b"), [(1, None)], Format.CSV)
    assert capsys.readouterr().out == "a,b\n1,\n"
    write_rows(("a", "b"), [(1, None)], Format.JSON)
    assert '"b": null' in capsys.readouterr().out
