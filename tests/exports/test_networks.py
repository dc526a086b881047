"""Do other people's readers read the files of a projection, and does each say what a weight means?"""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from kg.errors import KgError
from kg.exports.gexf import NOUGHT
from kg.exports.networks import SUFFIXES, Measured, Part, described, suffix_of, write
from kg.exports.picture import Look
from kg.graph.measures import measure
from kg.graph.network import Network, find, project, projections, request
from kg.graph.ties import Selection, ties
from kg.graph.windows import Length, windows
from kg.model import Relation
from tests.graph.said import said
from tests.stores.source import Records

SAID = said(
    "A praises X 2024-03-05", "A blames X 2024-04-05", "B blames X 2024-04-06", "B praises A", "X accuses B 2024-04-07", '"=1+1"<&> blames A',
    "A blames #water 2024-03-06", "B praises #water 2024-04-06",
)  # fmt: skip
EMPTY: Records = said()
GEXF = "{http://gexf.net/1.3}"


def made(name: str, source: Records = SAID, window: str = "") -> list[Measured]:
    asked, looked = request(find(name), None, "no", coded=False), Selection()
    found = windows(ties(source, looked), Length.of(window)) if window else [("", ties(source, looked))]
    return [
        Measured(Network(asked, graph, looked, name_), measure(graph, signed=asked.projection.signed))
        for name_, graph in project(found, asked, source)
    ]


def written(name: str, path: Path, **more: Any) -> Path:
    write(made(name, **more), path, Part.EDGES, Look())
    return path


READ: dict[str, Callable[[Path], Any]] = {".graphml": nx.read_graphml, ".gexf": nx.read_gexf}


@pytest.mark.parametrize("suffix", READ)
@pytest.mark.parametrize("name", list(projections()))
def test_networkx_reads_each_projection(name: str, suffix: str, tmp_path: Path) -> None:
    back = READ[suffix](written(name, tmp_path / f"n{suffix}"))
    graph = made(name)[0].network.graph
    assert graph.number_of_edges() > 0
    assert (back.is_directed(), set(back), back.number_of_edges()) == (graph.is_directed(), set(graph), graph.number_of_edges())
    weights = sorted(data.get("signed_weight", data["weight"]) for *_, data in back.edges(data=True))
    assert weights == sorted(float(data["weight"]) for *_, data in graph.edges(data=True))
    for node, data in back.nodes(data=True):
        assert {k: data[k] for k in ("statements", "betweenness") if k in data} == {
            k: graph.nodes[node][k] for k in ("statements", "betweenness")
        }


@pytest.mark.parametrize("name", list(projections()))
@pytest.mark.parametrize("source", [SAID, EMPTY], ids=["full", "empty"])
def test_gexf_keeps_to_its_schema_and_has_no_weight_that_gephi_dies_of(name: str, source: Records, tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    tree = etree.parse(written(name, tmp_path / "n.gexf", source=source))
    etree.XMLSchema(etree.parse(Path(__file__).parent / "gexf13" / "gexf.xsd")).assertValid(tree)
    assert all(float(edge.get("weight")) >= NOUGHT for edge in tree.iter(f"{GEXF}edge"))


def test_graphml_has_each_key_once_with_its_type_and_what_a_weight_is(tmp_path: Path) -> None:
    root = ET.parse(written("tone", tmp_path / "n.graphml")).getroot()
    spaced = "{http://graphml.graphdrawing.org/xmlns}"
    keys = [(k.get("for"), k.get("attr.name"), k.get("attr.type")) for k in root.iter(f"{spaced}key")]
    assert len({key[:2] for key in keys}) == len(keys)
    assert ("edge", "weight", "double") in keys
    assert ("node", "community", "int") in keys
    (desc,) = root.iter(f"{spaced}desc")
    assert desc.text == "Who speaks well or ill of whom? Weight: friendly minus hostile statements."


def test_csv_opens_in_pandas_with_the_meaning_of_its_weights_and_no_formula(tmp_path: Path) -> None:
    table = pd.read_csv(written("tone", tmp_path / "n.csv"))
    assert dict(zip(table["source"] + table["target"], table["weight"], strict=True))["AX"] == 0
    assert set(table["weight_means"]) == {"friendly minus hostile statements"}
    assert not any(str(value).startswith(("=", "+", "@")) for value in table["source_label"])
    assert table["first"].isna().tolist() == [
        source in ("B", '"=1+1"<&>') and target == "A" for source, target in zip(table["source"], table["target"], strict=True)
    ]


@pytest.mark.parametrize(("part", "columns"), [(Part.NODES, {"id", "label", "betweenness"}), (Part.MEASURES, {"measure", "value"})])
def test_csv_of_nodes_and_of_measures(part: Part, columns: set[str], tmp_path: Path) -> None:
    write(made("tone"), tmp_path / "n.csv", part, Look())
    assert columns <= set(pd.read_csv(tmp_path / "n.csv").columns)


def test_json_says_all_and_networkx_takes_it(tmp_path: Path) -> None:
    told = json.loads(written("subtract", tmp_path / "n.json").read_text(encoding="utf-8"))
    assert (told["projection"], told["weight"], told["over"]) == ("subtract", "congruence minus conflict, over targets", "target")
    assert told["measures"]["edges"] == len(told["edges"]) == 2
    back = nx.node_link_graph({**told, "multigraph": False, "graph": {}}, edges="edges")
    assert (back.edges["A", "B"]["congruence"], back.edges["A", "B"]["conflict"]) == (1, 1)


def test_windows_are_a_file_each_or_a_column(tmp_path: Path) -> None:
    files = write(made("tone", window="1m"), tmp_path / "n.gexf", Part.EDGES, Look())
    assert [(file.name, what) for file, what in files] == [("n.2024-03.gexf", "2 nodes, 1 edges"), ("n.2024-04.gexf", "3 nodes, 3 edges")]
    assert pd.read_csv(written("tone", tmp_path / "n.csv", window="1m"))["window"].tolist() == ["2024-03", "2024-04", "2024-04", "2024-04"]
    told = json.loads(written("tone", tmp_path / "n.json", window="1m").read_text(encoding="utf-8"))
    assert [(each["window"], len(each["edges"])) for each in told["windows"]] == [("2024-03", 1), ("2024-04", 3)]
    assert "window 2024-03" in (tmp_path / "n.2024-03.gexf").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_network_is_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    if suffix in (".svg", ".png"):
        pytest.importorskip("matplotlib", minversion="3.11")
    first, second = (written("actors", tmp_path / f"{n}{suffix}").read_bytes() for n in "ab")
    assert first == second


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_network_of_nothing_is_a_file_all_the_same(suffix: str, tmp_path: Path) -> None:
    if suffix in (".svg", ".png"):
        pytest.importorskip("matplotlib", minversion="3.11")
    path = written("actors", tmp_path / f"n{suffix}", source=EMPTY)
    assert path.stat().st_size > 0
    if suffix in READ:
        assert len(READ[suffix](path)) == 0
    if suffix == ".csv":
        assert list(csv.reader(io.StringIO(path.read_text(encoding="utf-8")))) == [["source", "target", "weight"]]


def test_all_that_was_selected_is_said() -> None:
    (one,) = made("congruence")
    selection = Selection("2024-01", "2024-06", frozenset({"صوت الساحل"}), frozenset({Relation.BLAMES}), frozenset({"A"}), 0.5, True)
    network = replace(one.network, selection=selection, request=replace(one.network.request, least=2, rare=3, once_per="month"))
    words = [
        "from 2024-01",
        "to 2024-06",
        "صوت الساحل",
        "blames",
        "A",
        "at least 0.5",
        "from 2",
        "3 statements",
        "once per month",
        "hearsay",
    ]
    assert [word for word in words if word not in described(network)] == []


@pytest.mark.parametrize("name", ["n.pdf", "n"])
def test_an_unknown_suffix_names_all(name: str) -> None:
    with pytest.raises(KgError, match="no network is written as") as error:
        suffix_of(Path(name))
    assert ".graphml .gexf .csv .json .svg .png" in error.value.hint
