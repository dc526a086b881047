"""Learning who is meant: the table prefers what the right choices show, and is written as it is read."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.linear import best, read_tables, score
from kg.training.reference import Choice, accuracy, fit, write


def made(n: int) -> list[Choice]:
    """Decisions among three, where the near one is right in nine of ten."""
    rng, found = random.Random(5), []
    for _ in range(n):
        near = rng.randrange(3)
        features = [{"near": float(i == near), "noise": rng.random()} for i in range(3)]
        found.append(Choice(features, near if rng.random() < 0.9 else (near + 1) % 3))
    return found


def test_what_right_choices_show_is_preferred() -> None:
    table = fit(made(300))
    assert table["near"] > 2.0 > abs(table["noise"])
    assert accuracy(table, made(100)) > 0.8 > accuracy({}, made(100))


def test_tables_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "reference.toml"
    write(path, {"link": {'quoted "name"': 1.5, "gap<=3": -0.25}}, {"link": 0.9})
    assert read_tables(path, "", ("link",)) == {"link": {'quoted "name"': 1.5, "gap<=3": -0.25}}


def test_a_broken_table_names_file_and_way_out(tmp_path: Path) -> None:
    path = tmp_path / "reference.toml"
    with pytest.raises(KgError, match=r"reference\.toml is missing"):
        read_tables(path, "train", ("link",))
    path.write_text('[link]\nnear = "much"\n', encoding="utf-8")
    with pytest.raises(KgError, match=r"reference\.toml"):
        read_tables(path, "train", ("link",))
    path.write_text("[link]\nnear = 1.0\n", encoding="utf-8")
    with pytest.raises(KgError, match="understood") as caught:
        read_tables(path, "train", ("link", "understood"))
    assert "train" in (caught.value.hint or "")


def test_of_equal_choices_the_first_is_made() -> None:
    assert best({"near": 1.0}, [("a", {"near": 1.0}), ("b", {"near": 1.0})]) == "a"
    assert best({}, []) is None
    assert score({"near": 2.0}, {"near": 1.0, "strange": 5.0}) == 2.0
