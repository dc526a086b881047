"""Is a statement the same after a trip through its JSON record, and does the record keep to the contract's schema?"""

import json
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


def objects(value: Any) -> list[dict[str, Any]]:
    """All objects within a JSON value, itself first."""
    if isinstance(value, list):
        return [found for item in value for found in objects(item)]
    return [value, *(found for item in value.values() for found in objects(item))] if isinstance(value, dict) else []


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: f"{s.document}-{s.cue.text}")
def test_fields_of_others_are_left_aside(statement: Statement) -> None:
    """The schema lets others add fields to every object."""
    record = deepcopy(to_record(statement))
    for found in objects(record):
        found["x_note"] = {"start": "ours"}
    jsonschema.validate(record, SCHEMA)
    assert from_record(record) == statement


WRONG = st.one_of(st.none(), st.booleans(), st.integers(-2, 9), st.floats(), st.text(max_size=3), st.just([]), st.just({}))


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.sampled_from(STATEMENTS), st.data())
def test_a_spoilt_record_is_read_or_refused_and_never_crashes(statement: Statement, data: st.DataObject) -> None:
    record = deepcopy(to_record(statement))
    place = data.draw(st.sampled_from(objects(record)))
    name = data.draw(st.sampled_from(sorted(place)))
    if data.draw(st.booleans()):
        del place[name]
    else:
        place[name] = data.draw(WRONG)
    valid = jsonschema.Draft202012Validator(SCHEMA).is_valid(record)
    with suppress(KgError):
        read = from_record(record)
        assert valid, (name, place)
        jsonschema.validate(to_record(read), SCHEMA)
