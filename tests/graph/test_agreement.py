"""Are congruence and conflict what Discourse Network Analyzer's definition gives, worked by hand on four actors?

    friendly, hostile    X       Y          statements
    A                    2, 1    1, 0       4
    B                    1, 0    0, 2       3
    C                    0, 3    -          3
    D                    -       1, 1       2

A is for and against X, D for and against Y: ambivalent. C and D speak of nothing together.
"""

from __future__ import annotations

from math import isclose, sqrt
from typing import Any

import pytest

from kg.graph.agreement import one_mode, positions
from kg.graph.ties import Selection, ties, to_actors
from tests.graph.said import said

SAID = said(
    "A praises X", "A supports X", "A blames X", "A thanks Y", "B praises X", "B accuses Y", "B condemns Y",
    "C blames X", "C blames X", "C accuses X", "D praises Y", "D criticizes Y", "D demands X", "A demands Z", "C demands Y",
)  # fmt: skip
PAIRS = ("AB", "AC", "AD", "BC", "BD")


def weights(weight: str, normalization: str = "no", per: str = "statement") -> dict[str, float]:
    graph = one_mode(positions(to_actors(ties(SAID, Selection())), per), weight, normalization)
    return {"".join(sorted((a, b))): data["weight"] for a, b, data in graph.edges(data=True)}


@pytest.mark.parametrize(
    ("weight", "by_hand"),
    [
        pytest.param("congruence", {"AB": 2 * 1, "AC": 1 * 3, "AD": 1 * 1, "BD": 2 * 1}, id="congruence"),
        pytest.param("conflict", {"AB": 1 * 1 + 1 * 2, "AC": 2 * 3, "AD": 1 * 1, "BC": 1 * 3, "BD": 2 * 1}, id="conflict"),
        pytest.param("subtract", {"AB": -1, "AC": -3, "AD": 0, "BC": -3, "BD": 0}, id="subtract"),
        pytest.param("ratio", {"AB": -1 / 5, "AC": -3 / 9, "AD": 0, "BC": -1, "BD": 0}, id="ratio"),
    ],
)
def test_four_actors(weight: str, by_hand: dict[str, float]) -> None:
    assert weights(weight) == pytest.approx(by_hand)


@pytest.mark.parametrize("pair", PAIRS)
def test_subtract_is_congruence_less_conflict(pair: str) -> None:
    assert weights("subtract")[pair] == weights("congruence").get(pair, 0) - weights("conflict").get(pair, 0)


@pytest.mark.parametrize(
    ("normalization", "divisor"),
    [
        pytest.param("average", (4 + 3) / 2, id="average activity"),
        # What both say (A and B praise X: 2 times 1), and what only one says: A's 4 - 2, B's 3 - 1.
        pytest.param("jaccard", 2 * 1 + (4 - 2) + (3 - 1), id="jaccard"),
        pytest.param("cosine", sqrt(2**2 + 1 + 1) * sqrt(1 + 2**2), id="cosine"),
    ],
)
def test_a_weight_is_divided_by_what_the_two_say_at_all(normalization: str, divisor: float) -> None:
    assert isclose(weights("congruence", normalization)["AB"], 2 / divisor)


def test_what_is_neither_friendly_nor_hostile_makes_no_tie() -> None:
    assert "CD" not in weights("subtract")
    graph = one_mode(positions(to_actors(ties(said("A demands X", "B demands X"), Selection()))), "congruence")
    assert (graph.number_of_edges(), len(graph)) == (0, 0)


@pytest.mark.parametrize(("per", "weight"), [("statement", 2), ("all", 1)])
def test_what_is_said_again_may_count_once(per: str, weight: int) -> None:
    assert weights("congruence", per=per)["AB"] == weight


@pytest.mark.parametrize("weight", ["congruence", "conflict", "subtract", "ratio"])
def test_an_edge_has_both_counts_whatever_its_weight(weight: str) -> None:
    graph: Any = one_mode(positions(to_actors(ties(SAID, Selection()))), weight)
    edge = graph.edges["A", "B"]
    assert (edge["congruence"], edge["conflict"], edge["things"]) == (2, 3, 2)
