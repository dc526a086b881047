"""Do the commands do what the contract says, with its exit codes, and load nothing heavy for their help?"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

KG = [sys.executable, "-c", "from kg.cli.main import run; run()"]
ARTICLE = "اتهم وزير النقل سالم نصر شركة المرافئ بالإهمال.\nوقال المدير سمير نصر إن المصنع آمن.\n"


def kg(*args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*KG, *args], capture_output=True, text=True, input=stdin, check=False)


def test_help_loads_nothing_heavy() -> None:
    heavy = "('rdflib', 'networkx', 'neo4j', 'onnxruntime', 'numpy', 'pycrfsuite', 'pyoxigraph')"
    code = f"import sys; sys.argv = ['kg', '--help']\nfrom kg.cli.main import app\ntry: app()\nexcept SystemExit: print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip().endswith("[]")
    assert "extract" in out


@pytest.mark.parametrize(
    "command", ["extract", "build", "remove", "status", "query", "sparql", "export", "validate", "load", "explain", "eval", "actors"]
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


def test_a_build_that_is_killed_loses_nothing_and_goes_on(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(
        "".join(json.dumps({"id": f"d{n}", "text": ARTICLE * 20}, ensure_ascii=False) + "\n" for n in range(60)), encoding="utf-8"
    )
    build = [*KG, "build", str(source), "-w", str(tmp_path / "w")]
    for wait in (0.6, 0.9):
        process = subprocess.Popen(build, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    subprocess.run(build, check=True, capture_output=True)
    subprocess.run([*KG, "build", str(source), "-w", str(tmp_path / "whole")], check=True, capture_output=True)
    for w in ("w", "whole"):
        subprocess.run(
            [*KG, "export", "ntriples", "-o", str(tmp_path / f"{w}.nt"), "-w", str(tmp_path / w)], check=True, capture_output=True
        )
    assert (tmp_path / "w.nt").read_bytes() == (tmp_path / "whole.nt").read_bytes()
