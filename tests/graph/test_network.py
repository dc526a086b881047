"""Are the projections right, and their measures, each worked by hand?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import networkx as nx
import pytest

from kg.errors import KgError
from kg.graph.measures import measure
from kg.graph.network import find, project, projections, request
from kg.graph.ties import Selection, ties
from kg.source import Concept
from tests.graph.said import said
from tests.stores.source import Records

# Two camps: A and B speak well of each other and ill of C; C answers A in kind and demands something of D, which nobody answers.
CAMPS = said("A praises B", "B supports A", "A blames C", "A accuses C", "B blames C", "C blames A", "C demands D", "A praises C")


def made(source: Records, name: str, **wanted: Any) -> nx.Graph:
    over, normalization = wanted.pop("over", None), wanted.pop("normalization", "no")
    asked = replace(request(find(name), over, normalization, coded=bool(source.concepts)), **wanted)
    ((_, graph),) = project([("", ties(source, Selection()))], asked, source)
    return graph


def edges(graph: nx.Graph) -> dict[str, float]:
    return {"".join((a, b)): data["weight"] for a, b, data in graph.edges(data=True)}


def test_tone_is_friendly_minus_hostile() -> None:
    graph = made(CAMPS, "tone")
    assert edges(graph) == {"AB": 1, "AC": -1, "BA": 1, "BC": -1, "CA": -1, "CD": 0}
    assert {k: graph.edges["A", "C"][k] for k in ("positive", "negative", "neutral", "count")} == {
        "positive": 1,
        "negative": 2,
        "neutral": 0,
        "count": 3,
    }


def test_a_node_has_the_statements_that_it_makes_and_receives() -> None:
    counted = {node: (data["statements"], data["targeted"]) for node, data in made(CAMPS, "actors").nodes(data=True)}
    assert counted == {"A": (4, 2), "B": (2, 1), "C": (2, 4), "D": (0, 1)}


def test_measures_of_the_whole() -> None:
    whole = measure(made(CAMPS, "tone"), signed=True)
    # 6 of 12 arcs; A and B, A and C answer each other: 4 of 6. One triad: A and B friendly, both hostile with C.
    assert (whole["nodes"], whole["edges"], whole["statements"], whole["density"], whole["reciprocity"]) == (4, 6, 8, 0.5, 0.666667)
    assert {k: v for k, v in whole.items() if k.startswith("triads") or k == "balanced"} == {
        "triads": 1, "triads_ppp": 0, "triads_ppn": 0, "triads_pnn": 1, "triads_nnn": 0, "balanced": 1.0,
    }  # fmt: skip


def test_measures_of_nodes() -> None:
    graph = made(CAMPS, "tone")
    measure(graph, signed=True)
    c = graph.nodes["C"]
    # On the way from A to D and from B to D: 2 of the 6 pairs that C does not end.
    assert (c["in_degree"], c["out_degree"], c["in_strength"], c["out_strength"], c["betweenness"]) == (2, 2, 2, 1, round(2 / 6, 6))
    assert [graph.nodes[n].get("community") for n in "ABCD"] == [1, 1, None, None]


@pytest.mark.parametrize(
    ("lines", "triad", "balanced"),
    [
        (("A praises B", "B praises C", "C praises A"), "triads_ppp", 1.0),
        (("A praises B", "B praises C", "C blames A"), "triads_ppn", 0.0),
        (("A praises B", "B blames C", "C blames A"), "triads_pnn", 1.0),
        (("A blames B", "B blames C", "C blames A"), "triads_nnn", 0.0),
        # Over both directions A and B are friends: two good words against one bad.
        (("A praises B", "B praises A", "B supports A", "A blames B", "B blames C", "C blames A"), "triads_pnn", 1.0),
    ],
)
def test_balance_of_one_triad(lines: tuple[str, ...], triad: str, balanced: float) -> None:
    whole = measure(made(said(*lines), "actors"), signed=True)
    assert (whole["triads"], whole[triad], whole["balanced"]) == (1, 1, balanced)


def test_two_that_say_as_much_good_as_bad_make_no_triad() -> None:
    whole = measure(made(said("A praises B", "B blames A", "B blames C", "C blames A"), "actors"), signed=True)
    assert (whole["triads"], whole["balanced"]) == (0, None)


def test_a_network_of_nothing_is_measured() -> None:
    whole = measure(made(said(), "tone"), signed=True)
    assert (whole["nodes"], whole["density"], whole["reciprocity"], whole["balanced"], whole["communities"]) == (0, None, None, None, None)


CONCEPTS = (Concept("water", "المياه", "Water"), Concept("ports", None, "Ports"))
CODED = said("A praises #water", "A praises #water", "A blames #water", "B blames #water", "B blames #ports", concepts=CONCEPTS)


def test_a_two_mode_network_of_actors_and_concepts() -> None:
    graph = made(CODED, "concepts")
    assert edges(graph) == {"Awater": 1, "Bports": -1, "Bwater": -1}
    assert graph.nodes["water"] == {"label": "المياه", "type": "concept", "statements": 4, "name_ar": "المياه", "name_en": "Water"}
    whole = measure(graph, signed=True)
    assert (whole["density"], whole["reciprocity"], "triads" in whole) == (0.75, None, False)  # 3 of 2 times 2


@pytest.mark.parametrize(
    ("normalization", "weights"),
    [
        pytest.param("activity", {"Awater": 1 / 3, "Bports": -1 / 2, "Bwater": -1 / 2}, id="by what the actor says at all"),
        pytest.param("prominence", {"Awater": 1 / 4, "Bports": -1, "Bwater": -1 / 4}, id="by what is said of the concept"),
    ],
)
def test_two_mode_weights_are_divided(normalization: str, weights: dict[str, float]) -> None:
    assert edges(made(CODED, "concepts", normalization=normalization)) == pytest.approx(weights)


def test_agreement_is_on_concepts_where_there_is_a_codebook() -> None:
    assert edges(made(CODED, "conflict")) == {"AB": 2 * 1}
    assert edges(made(CODED, "conflict", over="target")) == {}
    assert edges(made(said("A praises X", "B blames X"), "conflict")) == {"AB": 1}


def test_without_a_codebook_an_issue_in_its_own_words_is_the_concept() -> None:
    graph = made(said("A blames #x", "B blames #x"), "concepts")
    assert sorted(data["type"] for _, data in graph.nodes(data=True)) == ["issue", "person", "person"]


@pytest.mark.parametrize(
    ("wanted", "nodes", "left"),
    [
        pytest.param({"least": 1}, "ABC", ["AB", "AC", "BA", "BC", "CA"], id="a weight of 0 is below 1, one of -1 is not"),
        pytest.param({"least": 2}, "", [], id="none is heavy enough"),
        pytest.param({"least": 1, "isolates": True}, "ABCD", ["AB", "AC", "BA", "BC", "CA"], id="isolates stay if asked for"),
        pytest.param({"rare": 4}, "AC", ["AC", "CA"], id="B makes or receives 3 statements, D 1"),
    ],
)
def test_light_edges_and_rare_nodes_go(wanted: dict[str, Any], nodes: str, left: list[str]) -> None:
    graph = made(CAMPS, "tone", **wanted)
    assert ("".join(graph), list(edges(graph))) == (nodes, left)
    assert all({a, b} <= set(graph) for a, b in graph.edges())


@pytest.mark.parametrize("name", list(projections()))
def test_the_order_of_documents_changes_nothing(name: str) -> None:
    graph, turned = made(CAMPS, name), made(Records(CAMPS.pairs[::-1]), name)
    for each in (graph, turned):
        measure(each, signed=True)
    assert list(graph.nodes(data=True)) == list(turned.nodes(data=True))
    assert list(edges(graph).items()) == list(edges(turned).items())


@pytest.mark.parametrize("name", list(projections()))
def test_what_a_weight_is_can_be_said_in_both_languages(name: str) -> None:
    for normalization in projections()[name].normalizations:
        asked = request(find(name), None, normalization, coded=True)
        assert asked.weight
        assert any("\u0600" < c < "\u06ff" for c in asked.weight_in("ar"))
        assert "{" not in asked.weight + asked.weight_in("ar")


@pytest.mark.parametrize(
    ("name", "over", "normalization", "said_of_it"),
    [("tone", "concept", "no", "it takes target"), ("ratio", None, "average", "it takes no"), ("concepts", None, "jaccard", "no, activity, prominence")],
)  # fmt: skip
def test_what_a_projection_cannot_be_made_of(name: str, over: str | None, normalization: str, said_of_it: str) -> None:
    with pytest.raises(KgError, match=f"is not for {name}") as error:
        request(find(name), over, normalization, coded=True)
    assert said_of_it in error.value.hint


def test_an_unknown_projection_names_all() -> None:
    with pytest.raises(KgError, match="no projection 'tones'") as error:
        find("tones")
    assert "actors, tone, concepts, congruence" in error.value.hint
