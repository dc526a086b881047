"""Does `kg concepts` do what its help says, and do exports, networks and questions follow the codebook?"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from kg.cli.concepts import app
from kg.cli.export import _writers
from kg.cli.network import app as network
from kg.cli.query import app as query
from kg.concepts.codebook import parse
from kg.errors import KgError
from kg.workspace import Workspace
from tests.builders import sample
from tests.conftest import PROJECT, make_workspace

BOOK = '["الغرق"]\nname_en = "Wrecks"\nwords = ["غرق"]\nexamples = ["غرق العبّارة"]\n[lies]\nparent = "الغرق"\nwords = ["تضليل"]\n'
SAMPLES = PROJECT / "kg" / "samples" / "concepts.toml"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "book.toml").write_text(BOOK, encoding="utf-8")
    return make_workspace(tmp_path / "w", sample())


@pytest.fixture
def used(workspace: Path) -> Path:
    run("use", workspace.parent / "book.toml", "-w", workspace)
    return workspace


def run(*words: object) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout


def failed(*words: object) -> KgError:
    error = CliRunner().invoke(app, [str(word) for word in words]).exception
    assert isinstance(error, KgError)
    return error


def test_a_codebook_is_tried_without_being_stored(workspace: Path) -> None:
    told = json.loads(run(workspace.parent / "book.toml", "-w", workspace, "--format", "json"))
    assert (told["stances"], told["with_words"], told["coded"]) == (12, 9, 5)
    assert [(each["concept"], each["stances"], each["with_narrower"]) for each in told["concepts"]] == [("الغرق", 4, 5), ("lies", 1, 1)]
    assert {"words": "الهيئة أهملت الصيانة", "where": "content", "stances": 3} in told["left"]
    assert "uses no codebook" in failed("-w", workspace).message


def test_without_a_file_the_one_in_use_is_shown(used: Path) -> None:
    assert run("-w", used, "--format", "json") == run(used.parent / "book.toml", "-w", used, "--format", "json")
    assert "5 of 9 stances with words fall under a concept (56%)" in run("-w", used)
    assert [row[0] for row in csv.reader(io.StringIO(run("-w", used, "--format", "csv")))] == ["concept", "الغرق", "lies"]
    assert next(csv.reader(io.StringIO(run("-w", used, "--format", "csv", "--left")))) == ["words", "where", "stances"]


def test_forget(used: Path) -> None:
    run("forget", "-w", used)
    assert "uses no codebook" in failed("-w", used).message


def test_a_draft_is_a_codebook(workspace: Path, tmp_path: Path) -> None:
    assert run("--suggest", "--min", "1", "-w", workspace, "-o", tmp_path / "draft.toml") == ""
    drafted = parse((tmp_path / "draft.toml").read_text(encoding="utf-8"))
    assert [concept.id for concept in drafted.concepts] == ["غرق", "التضليل"]
    run("use", tmp_path / "draft.toml", "-w", workspace)
    assert "--min 8" in failed("--suggest", "--min", "9", "-w", workspace).hint


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["use", "nowhere.toml"], 2, "--suggest"),
        (["use", "bad.toml"], 1, "unknown key 'word'"),
        (["use", "latin.toml"], 1, "not UTF-8"),
        (["book.toml", "-o", "x.csv"], 2, "-o is for the draft"),
    ],
)
def test_what_is_wrong_is_said(words: list[str], code: int, said: str, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace.parent)
    Path("bad.toml").write_text('[a]\nwords = ["x"]\nword = []', encoding="utf-8")
    Path("latin.toml").write_bytes('[a]\nwords = ["é"]'.encode("latin-1"))
    error = failed(*words, "-w", workspace)
    assert (error.exit_code, said in f"{error.message} {error.hint}") == (code, True)


def test_questions_and_networks_follow(used: Path) -> None:
    asked = CliRunner().invoke(query, ["positions", "-w", str(used), "--format", "csv", "-p", "concept=الغرق"]).stdout.splitlines()
    assert asked[1:] == ["الغرق,سمير نصر,3,0,3,3,person:samir-nasr", "الغرق,هيئة الموانئ,1,0,1,1,organization:port-authority"]
    told = json.loads(CliRunner().invoke(network, ["concepts", "-w", str(used), "--format", "json"]).stdout)
    assert sorted((edge["source"], edge["target"], edge["weight"]) for edge in told["edges"]) == [
        ("lies", "organization:port-authority", -1), ("organization:port-authority", "الغرق", -1), ("person:samir-nasr", "الغرق", -3),
    ]  # fmt: skip
    assert next(node for node in told["nodes"] if node["id"] == "الغرق")["name_en"] == "Wrecks"
    together = json.loads(CliRunner().invoke(network, ["concepts", "--parents", "-w", str(used), "--format", "json"]).stdout)
    assert sorted(edge["weight"] for edge in together["edges"]) == [-3, -2]
    agreed = json.loads(CliRunner().invoke(network, ["congruence", "-w", str(used), "--format", "json"]).stdout)
    assert (agreed["over"], [edge["weight"] for edge in agreed["edges"]]) == ("concept", [3])


def exported(workspace: Path, format: str) -> Path:
    path = workspace.parent / f"g.{format}"
    with Workspace.open(workspace) as store:
        _writers()[format](store, path, False, None)
    return path


def test_csv_and_parquet_have_the_concept(used: Path) -> None:
    for table in (pd.read_csv(exported(used, "csv")), pd.read_parquet(exported(used, "parquet"))):
        assert table["concept"].dropna().tolist() == ["الغرق"] * 4 + ["lies"]


def test_the_workbook_has_the_concept_and_says_what_it_is(used: Path) -> None:
    book = load_workbook(exported(used, "xlsx"))
    header, *rows = book["statements"].iter_rows(values_only=True)
    assert [row[header.index("concept")] for row in rows if row[header.index("concept")]] == ["الغرق"] * 4 + ["lies"]
    assert "concept" in [row[0] for row in book["about"].iter_rows(values_only=True)]


DNA_CONCEPTS = """SELECT e.Value, i.Value FROM STATEMENTS s
  JOIN VARIABLES v ON v.StatementTypeId = s.StatementTypeId AND v.Variable = 'concept'
  JOIN DATASHORTTEXT d ON d.StatementId = s.ID AND d.VariableId = v.ID JOIN ENTITIES e ON e.ID = d.Entity
  JOIN VARIABLES w ON w.StatementTypeId = s.StatementTypeId AND w.Variable = 'issue'
  JOIN DATASHORTTEXT f ON f.StatementId = s.ID AND f.VariableId = w.ID JOIN ENTITIES i ON i.ID = f.Entity
  WHERE i.Value <> '' ORDER BY s.ID"""


def test_in_dna_the_concept_is_the_codebooks_and_the_issue_stays(used: Path) -> None:
    with closing(sqlite3.connect(exported(used, "dna"))) as db:
        assert db.execute(DNA_CONCEPTS).fetchall() == [
            *[("Wrecks", "غرق العبّارة")] * 3, ("Wrecks", "تكون مسؤولة عن الغرق"), ("lies", "التضليل"),
        ]  # fmt: skip
    run("forget", "-w", used)
    with closing(sqlite3.connect(exported(used, "dna"))) as db:
        assert db.execute(DNA_CONCEPTS).fetchall()[0] == ("غرق العبّارة", "غرق العبّارة")


@pytest.mark.parametrize("format", ["turtle", "jsonld", "cypher"])
def test_graphs_have_the_concept(format: str, used: Path) -> None:
    assert "الغرق" in exported(used, format).read_text(encoding="utf-8")


def test_the_sample_codebook_holds() -> None:
    assert len(parse(SAMPLES.read_text(encoding="utf-8")).concepts) == 6
