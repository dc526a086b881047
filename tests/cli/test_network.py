"""Does `kg network` keep the contract of the command line?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.network import app
from kg.errors import KgError
from kg.graph.network import projections
from tests.builders import sample
from tests.conftest import make_workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workspace(tmp_path_factory.mktemp("network") / "w", sample())


def run(*words: object) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_with_no_name_the_projections_are_listed() -> None:
    assert [entry["name"] for entry in json.loads(run("--format", "json"))] == list(projections())


@pytest.mark.parametrize("name", list(projections()))
def test_each_projection_in_each_form(name: str, workspace: Path) -> None:
    told = json.loads(run(name, "-w", workspace, "--format", "json"))
    assert told["weight"]
    rows = run(name, "-w", workspace, "--format", "csv").splitlines()
    assert len(rows) - 1 == len(told["edges"]) == told["measures"]["edges"]
    assert "Weight: " in run(name, "-w", workspace)


def test_what_is_selected(workspace: Path) -> None:
    def edges(*words: str) -> list[tuple[str, str, int]]:
        told = json.loads(run("actors", "-w", workspace, "--format", "json", *words))
        return [(edge["source"], edge["relation"], edge["weight"]) for edge in told["edges"]]

    nasr, port = "person:samir-nasr", "organization:port-authority"
    assert edges("--from", "2024-04") == [(port, "accuses", 1), (nasr, "accuses", 1), (nasr, "blames", 1)]
    assert edges("--outlet", "صحيفة المرفأ", "--min", "2") == [(nasr, "accuses", 2), (nasr, "blames", 2)]
    assert edges("--relation", "praises", "--relation", "criticizes", "--confidence", "0.5") == [("person:rima-khoury", "praises", 1)]
    assert edges("--actor", "ريما الخوري", "--relation", "praises") == [("person:rima-khoury", "praises", 1)]
    assert len(edges("--hearsay")) == len(edges()) + 1


def test_a_file_is_written_by_its_suffix_and_its_weights_explained(workspace: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["tone", "-w", str(workspace), "-o", str(tmp_path / "t.graphml")])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "t.graphml: 4 nodes, 3 edges; weight: friendly minus hostile statements" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["t.graphml"]


def test_stances_in_no_window_are_counted(workspace: Path) -> None:
    done = CliRunner().invoke(app, ["actors", "-w", str(workspace), "--window", "1m", "--format", "csv", "--show", "measures"])
    assert "2 of 10 stances are in no window" in done.stderr
    assert [row.split(",")[0] for row in done.stdout.splitlines()] == ["window", "2024-03", "2024-04"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["tones"], "one of actors, tone, concepts", id="projection"),
        pytest.param(["tone", "--from", "2024-13"], "a day, month or year", id="date"),
        pytest.param(["tone", "--from", "2024-03", "--to", "2023"], "is before", id="dates the wrong way round"),
        pytest.param(["tone", "--relation", "blame"], "one of blames, accuses", id="relation"),
        pytest.param(["tone", "--outlet", "صوت الساحلي"], "nearest: صوت الساحل", id="outlet"),
        pytest.param(["tone", "--actor", "nobody"], "kg actors search", id="actor"),
        pytest.param(["tone", "-o", "x.pdf"], "end in one of .graphml", id="suffix"),
        pytest.param(["tone", "-o", "no/such/x.svg"], "mkdir -p", id="folder"),
        pytest.param(["tone", "--window", "fortnight"], "30d, 2w, 1m, 1y", id="window"),
        pytest.param(["tone", "--once-per", "day"], "one of statement, document, week", id="once per"),
        pytest.param(["tone", "--show", "all"], "one of edges, nodes, measures", id="show"),
        pytest.param(["tone", "--layout", "tree"], "one of force, circle", id="layout"),
        pytest.param(["tone", "--color", "red"], "one of community, type", id="color"),
        pytest.param(["tone", "--names", "fr"], "one of ar, en", id="names"),
        pytest.param(["tone", "--over", "concept"], "it takes target", id="over"),
        pytest.param(["subtract", "--normalize", "activity"], "no, average, jaccard, cosine", id="normalize"),
    ],
)
def test_what_is_wrong_is_said_with_what_is_allowed(words: list[str], said: str, workspace: Path) -> None:
    error = CliRunner().invoke(app, [*words, "-w", str(workspace)]).exception
    assert isinstance(error, KgError)
    assert error.exit_code == 2
    assert said in f"{error.message} {error.hint}"


def test_help_loads_no_networkx() -> None:
    asked = "import sys; from kg.cli.main import run\ntry: run()\nexcept SystemExit: print(sorted({'networkx', 'matplotlib', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asked, "network", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "Example: kg network tone" in done.stdout


@pytest.mark.parametrize("suffix", [".json", ".svg"])
def test_the_bytes_do_not_hang_on_how_strings_are_hashed(suffix: str, workspace: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", minversion="3.11")
    for seed in "12":
        words = ["network", "actors", "-w", str(workspace), "--top", "3", "-o", str(tmp_path / f"{seed}{suffix}")]
        run_it = [sys.executable, "-c", "from kg.cli.main import run; run()", *words]
        subprocess.run(run_it, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / f"1{suffix}").read_bytes() == (tmp_path / f"2{suffix}").read_bytes()
