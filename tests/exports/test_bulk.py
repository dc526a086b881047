"""Do pandas and Neo4j's import tool read the folder, and is it the loader's graph?"""

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.cli.export import app
from kg.errors import KgError
from kg.exports.bulk import BETWEEN, TABLES, WORKSPACE, write_bulk
from kg.graph.projection import actor_network
from kg.model import Statement
from kg.stores.cypher import COUNTED
from kg.stores.graph import document_rows
from tests.builders import sample, span_in
from tests.conftest import make_workspace
from tests.stores.source import Records

SOURCE = Records(sample())


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)
    return table.to_dict("records")  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bulk") / "graph"
    assert write_bulk(SOURCE, folder, False, None) == 13
    return folder


FILES = {"MADE": "made", "IN": "in", "PART_OF": "part_of", "Document": "documents", "Article": "articles", "Statement": "statements"}


@pytest.mark.parametrize("counted", COUNTED)
def test_each_file_holds_what_the_loader_would_write(made: Path, counted: str) -> None:
    part = COUNTED[counted]
    want = sum(len(document.rows[part]) for document in document_rows(SOURCE, WORKSPACE))
    assert len(rows(made, FILES.get(counted, part))) == want > 0


def test_every_end_is_a_node(made: Path) -> None:
    ids = {t.label: [r[f"key:ID({t.label})"] for r in rows(made, name)] for name, t in TABLES.items() if t.ends is None}
    assert all(max(Counter(keys).values()) == 1 for keys in ids.values())
    ends = [(t.ends, name) for name, t in TABLES.items() if t.ends is not None]
    assert len(ends) == 9
    for (start, end), name in ends:
        assert {r[f":START_ID({start})"] for r in rows(made, name)} <= set(ids[start])
        assert {r[f":END_ID({end})"] for r in rows(made, name)} <= set(ids[end])


def test_the_projection_counts_what_the_network_counts(made: Path) -> None:
    network = actor_network(SOURCE)
    want = {(f"{WORKSPACE} {a}", f"{WORKSPACE} {b}", d["relation"].upper()): d["count"] for a, b, d in network.edges(data=True)}
    found = rows(made, "projection")
    assert {(r[":START_ID(Actor)"], r[":END_ID(Actor)"], r[":TYPE"]): int(r["count:long"]) for r in found} == want
    blame = next(r for r in found if r[":TYPE"] == "BLAMES")
    assert (blame["first:date"], blame["last:date"]) == ("2024-03-05", "2024-04-01")
    assert blame["outlets:string[]"].split(BETWEEN) == ["صحيفة المرفأ", "صوت الساحل"]
    assert len(blame["statements:string[]"].split(BETWEEN)) == 3


def test_what_is_missing_is_an_empty_field_and_text_is_quoted(made: Path) -> None:
    last = (made / "documents.csv").read_text(encoding="utf-8").splitlines()[-1]
    assert last == '"bulk d5","Document","bulk","d5","d5",,,"ar",,'
    titles = [r["title:string"] for r in rows(made, "documents")]
    assert 'عنوان "فيه" علامات\n<b>' in titles


def test_no_text_shortens_long_quotes(tmp_path: Path) -> None:
    pairs = sample()
    document, (first, *others) = pairs[0]
    words = span_in(document.text, document.text[3:-1])
    pairs[0] = (document, [first.__class__(**{f: getattr(first, f) for f in first.__dataclass_fields__} | {"content": words}), *others])
    write_bulk(Records(pairs), tmp_path / "g", True, None)
    assert next(r for r in rows(tmp_path / "g", "statements") if r["id:string"] == first.id)["quote:string"].endswith(" …")


def test_the_command_writes_the_folder_twice_with_the_same_bytes(tmp_path: Path) -> None:
    workspace, out = make_workspace(tmp_path / "w", sample()), tmp_path / "graph"
    taken = []
    for _ in range(2):
        result = CliRunner().invoke(app, ["neo4j-admin", "-o", str(out), "-w", str(workspace)])
        assert result.exit_code == 0, result.output
        taken.append({p.name: p.read_bytes() for p in out.iterdir()})
    assert taken[0] == taken[1]
    assert sorted(taken[0]) == sorted([*(f"{name}.csv" for name in TABLES), "constraints.cypher", "import.sh"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["graph", "w"]
    assert os.access(out / "import.sh", os.X_OK)


def test_a_failed_export_keeps_the_folder_that_was_there(tmp_path: Path) -> None:
    class Broken(Records):
        def iter_statements(self) -> Iterator[Statement]:
            yield next(super().iter_statements())
            raise KgError("the disk is gone")

    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "import.sh").write_text("what was there", encoding="utf-8")
    with pytest.raises(KgError, match="the disk is gone"):
        write_bulk(Broken(sample()), tmp_path / "graph", False, None)
    assert (tmp_path / "graph" / "import.sh").read_text(encoding="utf-8") == "what was there"
    assert [p.name for p in tmp_path.iterdir()] == ["graph"]


@pytest.mark.parametrize(
    ("output", "said"),
    [
        pytest.param("-", "stdout; this format is a folder", id="stdout"),
        pytest.param("file", "is a file", id="a file"),
        pytest.param("other", "holds other files", id="somebody's folder"),
        pytest.param("no/such", "no such folder", id="no folder"),
    ],
)
def test_a_path_that_is_no_place_for_a_folder_is_refused(output: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.doc").write_text("x", encoding="utf-8")
    path = output if output == "-" else str(tmp_path / output)
    error = CliRunner().invoke(app, ["neo4j-admin", "-o", path]).exception
    assert isinstance(error, KgError)
    assert (error.exit_code, said in error.message) == (2, True)
    assert (tmp_path / "other" / "thesis.doc").exists()


@pytest.mark.neo4j
def test_the_import_tool_takes_every_node_and_relationship(made: Path, tmp_path: Path) -> None:
    done = _imported(made, tmp_path)
    said = " ".join(done.stdout.split())
    nodes = sum(len(rows(made, name)) for name, table in TABLES.items() if table.ends is None)
    ties = sum(len(rows(made, name)) for name, table in TABLES.items() if table.ends is not None)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Imported: {nodes} nodes {ties} relationships" in said


def _imported(folder: Path, home: Path) -> Any:
    """Runs `import.sh` with the tool of the server of scripts/neo4j, into a home of its own."""
    lib = Path(os.environ.get("KG_NEO4J_HOME") or Path(__file__).parents[2] / ".neo4j") / "lib"
    if not lib.is_dir() or shutil.which("java") is None:
        pytest.skip("no import tool: scripts/neo4j start (with Java) brings it")
    for name in ("bin", "conf", "data"):
        (home / name).mkdir()
    tool = home / "bin" / "neo4j-admin"
    tool.write_text(f"#!/bin/sh\nexec java -Xmx512m -cp '{lib}/*' org.neo4j.cli.AdminTool \"$@\"\n", encoding="utf-8")
    tool.chmod(0o755)
    env = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    return subprocess.run([folder / "import.sh"], capture_output=True, text=True, check=False, env=env)
