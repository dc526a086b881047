"""Is an output path that cannot be written said before the work, with the way out, and what is there never spoilt?"""

import os
from pathlib import Path

import pytest

from tests.cli.running import kg, write_articles


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paths")
    assert kg("build", write_articles(folder / "in.jsonl", 2), "-w", folder / "w").returncode == 0
    return folder


def run(workspace: Path, command: str, output: Path) -> tuple[int, str]:
    args = ["extract", workspace / "in.jsonl"] if command == "extract" else ["export", command, "-w", workspace / "w"]
    done = kg(*args, "-o", output)
    return done.returncode, done.stderr


COMMANDS = ["extract", "turtle", "ntriples", "jsonld", "csv", "csv-semicolon", "xlsx", "parquet", "dna", "graphml", "gexf", "cypher"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_folder_is_named(workspace: Path, tmp_path: Path, command: str) -> None:
    code, said = run(workspace, command, tmp_path / "missing" / "x")
    assert code == 2
    assert f"{tmp_path / 'missing'}: no such folder" in said
    assert f"mkdir -p '{tmp_path / 'missing'}'" in said


@pytest.mark.parametrize("command", ["extract", "turtle"])
def test_a_folder_is_no_file(workspace: Path, tmp_path: Path, command: str) -> None:
    code, said = run(workspace, command, tmp_path)
    assert (code, "is a folder" in said) == (2, True)


@pytest.mark.parametrize("command", ["extract", "turtle"])
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="the system has no /dev/full")
def test_a_full_disk_is_said(workspace: Path, command: str) -> None:
    code, said = run(workspace, command, Path("/dev/full"))
    assert (code, "No space left" in said, "Traceback" in said) == (1, True, False)
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize("command", ["extract", "csv"])
def test_a_link_is_followed(workspace: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    assert run(workspace, command, tmp_path / "link")[0] == 0
    assert os.readlink(tmp_path / "link") == "real"
    assert "سمير نصر" in (tmp_path / "real").read_text(encoding="utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link", "real"]


def test_work_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("old")
    done = kg("extract", write_articles(tmp_path / "in.jsonl", 1), "--reader", "accurate", "-o", tmp_path / "out")
    if done.returncode == 0:
        pytest.skip("the accurate reader is installed")
    assert done.returncode == 2
    assert (tmp_path / "out").read_text() == "old"
    assert not (tmp_path / "out.part").exists()
