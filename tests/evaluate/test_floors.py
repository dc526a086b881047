"""Does no figure fall below its floor on the gold that is here?"""

import hashlib
import json
import tomllib
from pathlib import Path

import pytest

from kg.evaluate.score import score
from kg.extractors import extractor
from kg.model import Document
from kg.readers import layout
from kg.records import to_record

ROOT = Path(__file__).parents[2]
FLOORS = tomllib.loads((ROOT / "floors.toml").read_text(encoding="utf-8"))


def below(floors: dict[str, float], figures: dict[str, float], sizes: dict[str, int]) -> list[str]:
    """Figures that are under their floor by more than one item of the gold."""
    return [name for name, floor in floors.items() if figures[name] < floor - 1 / max(1, sizes[name])]


def test_the_gate_can_fail() -> None:
    assert below({"statements": 0.8}, {"statements": 0.7}, {"statements": 100}) == ["statements"]
    assert below({"statements": 0.8}, {"statements": 0.795}, {"statements": 100}) == []


@pytest.mark.gold
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_floors(name: str) -> None:
    entry = FLOORS[name]
    path = ROOT / entry["gold"]
    if not path.is_file():
        pytest.skip(f"{entry['gold']} is not here")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == entry["digest"], "the gold has changed: pin the floors again"
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = []
    for d in gold:
        document = Document(d["id"], d["text"], d.get("title"), d.get("date"), d.get("source"), None, d["lang"])
        found += [to_record(s) for s in extractor(d["lang"]).extract(document, layout(document))]
    table, _ = score(gold, found)
    assert below(entry["floors"], {n: f.f1 for n, f in table.items()}, {n: f.gold for n, f in table.items()}) == []
