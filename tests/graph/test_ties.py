"""Is just what is selected counted, and once?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.graph.ties import PERIODS, Selection, Thing, once, ties, to_actors, to_concepts, to_issues
from kg.model import Modality, Relation
from kg.source import Concept
from tests.builders import sample, stance
from tests.graph.said import said
from tests.stores.source import Records

DATED = said("A blames X 2024-03-05", "A praises X 2024-03", "B blames X 2024", "B praises Y", "A blames Y 2024-04-01")


def chosen(**fields: Any) -> list[str]:
    return [tie.document for tie in ties(DATED, Selection(**fields))]


@pytest.mark.parametrize(
    ("fields", "documents"),
    [
        pytest.param({}, ["d000", "d001", "d002", "d003", "d004"], id="all"),
        pytest.param({"since": "2024-03"}, ["d000", "d001", "d004"], id="from a month: a year may be before it, no date is unknown"),
        pytest.param({"until": "2024-03"}, ["d000", "d001", "d002"], id="to the end of a month"),
        pytest.param({"until": "2024-03-05"}, ["d000", "d001", "d002"], id="to a day"),
        pytest.param({"since": "2024-03-05", "until": "2024"}, ["d000", "d004"], id="both"),
        pytest.param({"relations": frozenset({Relation.PRAISES})}, ["d001", "d003"], id="a relation"),
        pytest.param({"actors": frozenset("B")}, ["d002", "d003"], id="a speaker"),
        pytest.param({"actors": frozenset("Y")}, ["d003", "d004"], id="a target"),
        pytest.param({"confidence": 0.91}, [], id="surer than any"),
        pytest.param({"outlets": frozenset({"صوت الساحل"})}, [], id="another outlet"),
    ],
)
def test_a_selection(fields: dict[str, Any], documents: list[str]) -> None:
    assert chosen(**fields) == documents


@pytest.mark.parametrize(
    ("given", "n"),
    [(stance(), 1), (stance(negated=True), 0), (stance(modality=Modality.CONDITIONAL), 0)],
    ids=["taken", "denied", "supposed"],
)
def test_only_what_is_taken_counts(given: Any, n: int) -> None:
    document, (first, *_) = sample()[0]
    assert len(list(ties(Records([(document, [replace(first, stances=(given,))])]), Selection()))) == n


@pytest.mark.parametrize(("hearsay", "n"), [(False, 0), (True, 1)])
def test_hearsay_counts_if_asked_for(hearsay: bool, n: int) -> None:
    found = ties(Records(sample()), Selection(hearsay=hearsay))
    assert sum(tie.target is not None and tie.target.id == "xodd" for tie in found) == n


AGAIN = said("A blames X 2024-03-05", "A blames X 2024-03-07", "A blames X 2024-03-31", "A blames X 2025-03-05", "A blames X", "A blames X")


@pytest.mark.parametrize(
    ("per", "n"), [("statement", 6), ("document", 6), ("week", 5), ("month", 4), ("year", 4), ("all", 1)]
)  # what has no date counts each time, but once in all
def test_said_again(per: str, n: int) -> None:
    assert len(list(once(to_actors(ties(AGAIN, Selection())), lambda tie: tie.relation, per))) == n
    assert per in PERIODS


def test_an_issue_is_one_however_it_is_spelt_and_a_concept_has_its_name() -> None:
    found = list(ties(said("A blames #غرق_العبّارة", "B blames #غرق_العباره"), Selection()))
    assert [thing.id for _, thing in to_issues(found)] == ["issue:غرق العباره"] * 2
    named = {"غرق_العبّارة": Concept("غرق_العبّارة", "غرق السفن")}
    assert [thing for _, thing in to_concepts(found, named)] == [
        Thing("غرق_العبّارة", "غرق السفن", "concept"),
        Thing("غرق_العباره", "غرق_العباره", "concept"),
    ]
