"""Is the actor network right, and do networkx and the schema of GEXF read its files?"""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.exports.gexf import export_gexf as write_gexf
from kg.exports.graphml import export_graphml as write_graphml
from kg.graph.projection import actor_network
from kg.model import Actor, ActorType, Modality
from tests.builders import actor, sample, stance
from tests.stores.source import Records

SOURCE = Records(sample())
GEXF = "{http://gexf.net/1.3}"


def graphml(path: Path) -> Any:
    return nx.read_graphml(path, force_multigraph=True)


FILES = pytest.mark.parametrize(
    ("write", "read"), [pytest.param(write_graphml, graphml, id="graphml"), pytest.param(write_gexf, nx.read_gexf, id="gexf")]
)


def test_the_network_counts_statements_and_leaves_hearsay_out() -> None:
    graph = actor_network(SOURCE)
    edge = graph.edges["person:samir-nasr", "organization:port-authority", "blames"]
    assert (edge["count"], edge["first"], edge["last"], edge["polarity"]) == (3, "2024-03-05", "2024-04-01", -1)
    assert "xodd" not in graph
    assert "xodd" in actor_network(SOURCE, hearsay=True)


@pytest.mark.parametrize(
    ("given", "edges"),
    [
        pytest.param(stance(), 1, id="asserted"),
        pytest.param(stance(negated=True), 0, id="negated"),
        pytest.param(stance(modality=Modality.HYPOTHETICAL), 0, id="supposed"),
        pytest.param(stance(modality=Modality.INTERROGATIVE), 0, id="asked"),
    ],
)
def test_only_what_is_asserted_is_an_edge(given: Any, edges: int) -> None:
    document, (first, *_) = sample()[0]
    assert actor_network(Records([(document, [replace(first, stances=(given,))])])).number_of_edges() == edges


def test_what_a_statement_says_twice_counts_once() -> None:
    document, (first, *_) = sample()[0]
    graph = actor_network(Records([(document, [replace(first, stances=(stance(), stance(confidence=0.5)))])]))
    assert [data["count"] for *_, data in graph.edges(data=True)] == [1]


def test_a_node_is_named_as_the_registry_names_it() -> None:
    class Named(Records):
        def iter_actors(self) -> Any:
            yield Actor("country:SY", ActorType.COUNTRY, "سوريا", name_en="Syria", wikidata="Q858")

    assert actor_network(Named(sample())).nodes["country:SY"] == {
        "label": "سوريا", "type": "country", "name_en": "Syria", "wikidata": "Q858",
    }  # fmt: skip


@FILES
def test_networkx_reads_the_same_network(write: Callable[..., int], read: Callable[[Path], Any], tmp_path: Path) -> None:
    n = write(SOURCE, tmp_path / "g", False, None)
    back, graph = read(tmp_path / "g"), actor_network(SOURCE)
    assert (back.number_of_edges(), set(back)) == (n, set(graph))
    want = sorted((a, b, d["relation"], d["polarity"], d["count"], float(d["count"])) for a, b, d in graph.edges(data=True))
    assert sorted((a, b, d["relation"], d["polarity"], d["count"], d["weight"]) for a, b, d in back.edges(data=True)) == want
    assert {node: data["label"] for node, data in back.nodes(data=True)} == {node: data["label"] for node, data in graph.nodes(data=True)}


@FILES
def test_a_missing_value_is_left_out_and_no_edge_has_an_empty_end(
    write: Callable[..., int], read: Callable[[Path], Any], tmp_path: Path
) -> None:
    write(SOURCE, tmp_path / "g", False, None)
    back = read(tmp_path / "g")
    undated = [d for *_, d in back.edges(data=True) if d["relation"] == "praises"]
    assert [("first" in d, "last" in d) for d in undated] == [(False, False)]
    assert "None" not in (tmp_path / "g").read_text(encoding="utf-8")
    assert all(a and b for a, b in back.edges())


@FILES
@pytest.mark.parametrize("label", ['"<&>\'"', "سطر\nسطر", "\x00\ud800\uffff", "🙂", ""])
def test_any_name_makes_a_file_that_can_be_read(write: Callable[..., int], read: Callable[[Path], Any], label: str, tmp_path: Path) -> None:
    document, (first, *_) = sample()[0]
    odd = actor("x" + label, label)
    write(Records([(document, [replace(first, stances=(stance(target=odd),))])]), tmp_path / "g", False, None)
    assert read(tmp_path / "g").number_of_edges() == 1


def test_graphml_says_for_name_and_type_once_on_each_key(tmp_path: Path) -> None:
    write_graphml(SOURCE, tmp_path / "g.graphml", False, None)
    keys = [e for e in ET.parse(tmp_path / "g.graphml").getroot() if e.tag.endswith("key")]
    assert all(k.get("for") in ("node", "edge") and k.get("attr.type") for k in keys)
    assert len({(k.get("for"), k.get("attr.name")) for k in keys}) == len(keys) == 13
    namespaces = {e.tag.split("}")[0] for e in ET.parse(tmp_path / "g.graphml").iter()}
    assert namespaces == {"{http://graphml.graphdrawing.org/xmlns"}


def test_gexf_is_valid_and_has_a_spell_for_each_day(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    write_gexf(SOURCE, tmp_path / "g.gexf", False, None)
    schema = etree.XMLSchema(etree.parse(Path(__file__).parent / "gexf13" / "gexf.xsd"))
    schema.assertValid(etree.parse(tmp_path / "g.gexf"))
    edges = ET.parse(tmp_path / "g.gexf").getroot().iter(f"{GEXF}edge")
    spells = {(e.get("source"), e.get("label")): [s.get("start") for s in e.iter(f"{GEXF}spell")] for e in edges}
    assert spells["person:samir-nasr", "blames"] == ["2024-03-05", "2024-03-06", "2024-04-01"]
    assert spells["person:rima-khoury", "praises"] == []
