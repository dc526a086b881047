"""Is a statement the same after a trip through its JSON record, and does the record keep to the contract's schema?"""

import json
from pathlib import Path

import jsonschema
import pytest

from kg.errors import KgError
from kg.model import Statement
from kg.records import from_record, to_line, to_record
from tests.builders import sample

SCHEMA = json.loads((Path(__file__).parent / "statement.schema.json").read_text(encoding="utf-8"))
STATEMENTS = [s for _, statements in sample() for s in statements]


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: f"{s.document}-{s.cue.text}")
def test_a_record_comes_back_the_same(statement: Statement) -> None:
    assert from_record(json.loads(to_line(statement))) == statement


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: f"{s.document}-{s.cue.text}")
def test_a_record_keeps_to_the_schema(statement: Statement) -> None:
    jsonschema.validate(to_record(statement), SCHEMA)


def test_a_wrong_record_is_refused_with_its_field() -> None:
    record = to_record(STATEMENTS[0]) | {"form": "shouted"}
    with pytest.raises(KgError, match="shouted"):
        from_record(record)
