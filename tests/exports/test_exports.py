"""Do other people's readers read what is exported?"""

import csv
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from typer.testing import CliRunner

from kg.cli.export import app
from kg.exports.graphml import write_graphml
from kg.exports.table import COLUMNS, write_csv
from kg.graph.projection import actor_network
from tests.builders import sample
from tests.conftest import make_workspace
from tests.stores.source import Records

SOURCE = Records(sample())


def test_the_network_counts_statements_and_leaves_hearsay_out() -> None:
    graph = actor_network(SOURCE)
    edge = graph.edges["person:samir-nasr", "organization:port-authority", "blames"]
    assert (edge["count"], edge["first"], edge["last"], edge["polarity"]) == (3, "2024-03-05", "2024-04-01", -1)
    assert "xodd" not in graph
    assert "xodd" in actor_network(SOURCE, hearsay=True)


def test_graphml_says_for_name_and_type_on_each_key_and_reads_back(tmp_path: Path) -> None:
    n = write_graphml(SOURCE, tmp_path / "g.graphml", False, None)
    keys = [e for e in ET.parse(tmp_path / "g.graphml").getroot() if e.tag.endswith("key")]
    assert all(k.get("for") in ("node", "edge") and k.get("attr.name") and k.get("attr.type") for k in keys)
    back = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert (back.number_of_edges(), set(back)) == (n, set(actor_network(SOURCE)))
    assert all(a and b for a, b in back.edges())


def test_csv_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    write_csv(SOURCE, tmp_path / "s.csv", False, None)
    assert (tmp_path / "s.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "s.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 13
    assert {r["target_id"] for r in rows if r["relation"] == "blames"} == {"organization:port-authority", "xodd"}


@pytest.mark.parametrize("format", ["turtle", "ntriples", "jsonld", "graphml", "csv"])
def test_the_command_writes_each_format(format: str, tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "w", sample())
    result = CliRunner().invoke(app, [format, "-o", str(tmp_path / "out"), "-w", str(workspace)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out").stat().st_size > 500
    assert [p.name for p in tmp_path.glob("*.part")] == []
