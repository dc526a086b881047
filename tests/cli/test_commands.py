"""Do the commands do what the contract says, with its exit codes, and load nothing heavy for their help?"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ARTICLE, kg


def test_help_loads_nothing_heavy() -> None:
    heavy = "('rdflib', 'networkx', 'neo4j', 'onnxruntime', 'numpy', 'pycrfsuite', 'pyoxigraph', 'openpyxl', 'pyarrow')"
    code = f"import sys; sys.argv = ['kg', '--help']\nfrom kg.cli.main import app\ntry: app()\nexcept SystemExit: print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip().endswith("[]")
    assert "extract" in out


@pytest.mark.parametrize(
    "command",
    ["extract", "build", "remove", "status", "query", "sparql", "export", "validate", "load", "explain", "eval", "actors", "view", "serve"],
)
def test_each_command_has_help_with_an_example(command: str) -> None:
    out = kg(command, "--help")
    assert out.returncode == 0, out.stderr
    text = out.stdout if command != "actors" else kg("actors", "search", "--help").stdout
    assert "Example:" in text


def test_extract_reads_stdin_and_names_what_it_refuses() -> None:
    stdin = json.dumps({"id": "a", "text": ARTICLE}, ensure_ascii=False) + "\nbroken\n"
    out = kg("extract", "-", stdin=stdin)
    assert out.returncode == 3
    assert "<stdin>, line 2" in out.stderr
    records = [json.loads(line) for line in out.stdout.splitlines()]
    assert [r["cue"]["text"] for r in records] == ["اتهم", "قال"]
    assert records[0]["document"] == "a"


def test_build_status_query_remove(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    workspace = str(tmp_path / "w")
    assert kg("build", str(tmp_path / "in"), "-w", workspace).returncode == 0
    status = json.loads(kg("status", "-w", workspace, "--format", "json").stdout)
    assert (status["documents"], status["statements"]) == (1, 2)
    rows = json.loads(kg("query", "who-blamed-whom", "-w", workspace, "--format", "json").stdout)
    assert [(r["speaker"], r["relation"], r["target"]) for r in rows] == [("وزير النقل سالم نصر", "accuses", "شركة المرافئ")]
    assert json.loads(kg("sparql", "who-blamed-whom", "-w", workspace, "--format", "json").stdout) == rows
    assert kg("remove", "a.txt", "-w", workspace).returncode == 0
    assert kg("remove", "a.txt", "-w", workspace).returncode == 1
    assert json.loads(kg("status", "-w", workspace, "--format", "json").stdout)["actors"] == 0


def test_wrong_usage_exits_2(tmp_path: Path) -> None:
    assert kg("extract", str(tmp_path / "none.txt")).returncode == 2
    assert kg("status", "-w", str(tmp_path / "none")).returncode == 2
    assert kg("export", "papyrus", "-o", str(tmp_path / "x"), "-w", str(tmp_path)).returncode == 2
