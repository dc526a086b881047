"""Does `kg status` count what could not be read when it was last tried, and nothing that was mended or taken away since?"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import ARTICLE, kg


class Project:
    """A folder of articles and its workspace."""

    def __init__(self, folder: Path) -> None:
        self.articles, self.workspace = folder / "in", folder / "w"
        self.articles.mkdir()

    def write(self, name: str, text: str) -> None:
        (self.articles / name).write_text(text, encoding="utf-8")

    def build(self, *inputs: object, stdin: str = "") -> int:
        return kg("build", *(inputs or [self.articles]), "-w", self.workspace, stdin=stdin).returncode

    def status(self) -> dict[str, Any]:
        return dict(json.loads(kg("status", "-w", self.workspace, "--format", "json").stdout))

    def refused(self) -> list[str]:
        return [r["place"].removeprefix(f"{self.articles}/") for r in self.status()["refused_documents"]]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.write("empty.txt", "  \n")
    made.write("good.txt", ARTICLE)
    made.write("some.jsonl", json.dumps({"id": "a", "text": ARTICLE}) + "\nbroken\n" + json.dumps({"id": "b"}) + "\n")
    assert made.build() == 3
    assert made.refused() == ["empty.txt", "some.jsonl, line 2", "some.jsonl, line 3"]
    return made


def test_what_is_still_bad_is_still_refused(project: Project) -> None:
    assert project.build() == 3
    assert project.refused() == ["empty.txt", "some.jsonl, line 2", "some.jsonl, line 3"]


def test_what_was_mended_is_refused_no_more(project: Project) -> None:
    project.write("empty.txt", ARTICLE)
    project.write("some.jsonl", json.dumps({"id": "a", "text": ARTICLE}) + "\n" + json.dumps({"id": "b", "text": ARTICLE}) + "\n")
    assert project.build() == 0
    assert project.refused() == []
    assert project.status()["documents"] == 4


def test_what_was_taken_away_is_refused_no_more(project: Project) -> None:
    (project.articles / "empty.txt").unlink()
    assert project.build() == 3
    assert project.refused() == ["some.jsonl, line 2", "some.jsonl, line 3"]


def test_one_file_read_again_leaves_the_others(project: Project) -> None:
    project.write("empty.txt", ARTICLE)
    project.write("some.jsonl", json.dumps({"id": "a", "text": ARTICLE}) + "\n")
    assert project.build(project.articles / "some.jsonl") == 0
    assert project.refused() == ["empty.txt"]


def test_the_same_folder_by_another_name(project: Project) -> None:
    project.write("empty.txt", ARTICLE)
    (project.articles / "some.jsonl").unlink()
    assert project.build(project.articles / ".." / "in") == 0
    assert project.refused() == []


def test_an_id_given_twice_is_refused_until_it_is_not(project: Project) -> None:
    project.write("empty.txt", ARTICLE)
    project.write("some.jsonl", 2 * (json.dumps({"id": "a", "text": ARTICLE}) + "\n"))
    assert project.build() == 3
    assert project.refused() == ["a"]
    assert project.build() == 3
    assert project.refused() == ["a"]
    project.write("some.jsonl", json.dumps({"id": "a", "text": ARTICLE}) + "\n")
    assert project.build() == 0
    assert project.refused() == []


def test_stdin_is_as_it_was_last_given(project: Project) -> None:
    assert project.build("-", stdin="broken\n") == 3
    assert "<stdin>, line 1" in project.refused()
    assert project.build("-", stdin=json.dumps({"id": "c", "text": ARTICLE}) + "\n") == 0
    assert project.refused() == ["empty.txt", "some.jsonl, line 2", "some.jsonl, line 3"]


def test_what_was_refused_can_be_removed_by_name(project: Project) -> None:
    assert kg("remove", project.articles / "empty.txt", "-w", project.workspace).returncode == 0
    assert project.refused() == ["some.jsonl, line 2", "some.jsonl, line 3"]


def test_people_see_what_was_refused_and_why(project: Project) -> None:
    shown = kg("status", "-w", project.workspace).stdout
    assert "some.jsonl, line 2" in shown
    assert "is not JSON" in shown
