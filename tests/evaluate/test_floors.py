"""Does no figure fall below its floor on the gold that is here, and does the gate shut when one does?"""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.evaluate.figures import Figure
from kg.evaluate.floors import Floor, digest_of_file, fallen, floors_text, pinned, read_floors
from kg.evaluate.gold import extracted, read_gold
from kg.evaluate.score import measure

ROOT = Path(__file__).parents[2]
FLOORS = read_floors(ROOT / "floors.toml")
FLOOR = Floor("fake", "g.jsonl", "ar", 1, "abc", {"statements": 0.8, "triples": 0.5})


def figures(statements: float, others: float = 0.5, n: int = 100) -> dict[str, Figure]:
    names = ("speakers", "contents", "triples", "blame")
    return {"statements": Figure(statements, statements, statements, n, n), **{k: Figure(others, others, others, n, n) for k in names}}


@pytest.mark.parametrize(
    ("statements", "digest", "reason"),
    [
        pytest.param(0.78, "abc", "statements is 0.7800", id="fallen by two items"),
        pytest.param(0.8, "abd", "is not the file", id="another gold"),
    ],
)
def test_the_gate_shuts(statements: float, digest: str, reason: str) -> None:
    (line,) = fallen(FLOOR, digest, figures(statements))
    assert reason in line


@pytest.mark.parametrize("statements", [0.9, 0.8, 0.791])
def test_the_gate_is_open_within_one_item(statements: float) -> None:
    assert fallen(FLOOR, "abc", figures(statements)) == []


def test_pinning_raises_and_never_lowers_unless_asked() -> None:
    assert pinned(FLOOR, "abc", 1, figures(0.7)).floors["statements"] == 0.8
    assert pinned(FLOOR, "abc", 1, figures(0.9)).floors["statements"] == 0.9
    assert pinned(FLOOR, "abc", 1, figures(0.7), lower=True).floors["statements"] == 0.7
    assert pinned(FLOOR, "new gold", 2, figures(0.7)).floors["statements"] == 0.7


def test_floors_are_read_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(floors_text({"fake": FLOOR}), encoding="utf-8")
    assert read_floors(path) == {"fake": FLOOR}
    path.write_text(floors_text({"fake": FLOOR}).replace("documents = 1", "documentz = 1"), encoding="utf-8")
    with pytest.raises(KgError, match="documents, documentz"):
        read_floors(path)


@pytest.mark.gold
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_floors(name: str) -> None:
    path = ROOT / FLOORS[name].gold
    if not path.is_file():
        pytest.skip(f"{FLOORS[name].gold} is not here")
    documents = read_gold(path)
    assert len(documents) == FLOORS[name].documents
    assert fallen(FLOORS[name], digest_of_file(path), measure(documents, extracted(documents)).figures) == []


def test_a_reader_that_finds_nothing_falls_below_every_floor() -> None:
    floor = FLOORS["ar-small"]
    path = ROOT / floor.gold
    nothing = measure(read_gold(path), []).figures
    assert [line.split()[1] for line in fallen(floor, digest_of_file(path), nothing)] == [k for k, v in floor.floors.items() if v]
    assert fallen(replace(floor, floors=dict.fromkeys(floor.floors, 0.0)), floor.digest, nothing) == []
