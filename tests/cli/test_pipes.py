"""Does a command end quietly when whoever reads its output has seen enough, and give a stream as it comes?"""

import json
from pathlib import Path

import pytest

from tests.cli.running import ARTICLE, KG, kg, started, write_articles

COMMANDS = [
    "extract IN",
    "extract IN --jobs 2",
    "extract --help",
    "--help",
    "query",
    "query --format csv",
    "query speakers -w W",
    "query speakers -w W --format json",
    "sparql speakers -w W --format csv",
    "status -w W",
    "export ntriples -w W",
    "export turtle -o - -w W",
    "export csv -w W",
    "export xlsx -w W",
    "export dna -w W",
    "validate -w W",
    "actors search وزير",
    "actors show country:JO",
]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pipes")
    source = write_articles(folder / "in.jsonl", 40)
    assert kg("build", source, "-w", folder / "w").returncode == 0
    return {"IN": str(source), "W": str(folder / "w")}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_that_is_closed_at_once(names: dict[str, str], command: str) -> None:
    with started(*(names.get(word, word) for word in command.split())) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait() == 0, said
    assert "Traceback" not in said
    assert "BrokenPipe" not in said


@pytest.mark.parametrize("command", ["extract IN", "export ntriples -w W"])
def test_a_pipe_that_is_closed_after_the_first_line(names: dict[str, str], command: str) -> None:
    with started(*(names.get(word, word) for word in command.split())) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
        assert process.wait() == 0


def test_each_document_of_a_stream_comes_out_before_the_next_goes_in() -> None:
    import subprocess

    with subprocess.Popen([*KG, "extract", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for name in ("a", "b"):
            process.stdin.write(json.dumps({"id": name, "text": ARTICLE}) + "\n")
            process.stdin.flush()
            assert [json.loads(process.stdout.readline())["document"] for _ in range(2)] == [name, name]
        process.stdin.close()
        assert process.wait() == 0


def test_an_export_to_stdout_is_that_to_a_file(names: dict[str, str], tmp_path: Path) -> None:
    assert kg("export", "turtle", "-o", tmp_path / "g.ttl", "-w", names["W"]).returncode == 0
    assert kg("export", "turtle", "-w", names["W"]).stdout == (tmp_path / "g.ttl").read_text(encoding="utf-8") != ""
