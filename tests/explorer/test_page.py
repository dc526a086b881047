"""Is the page one file that nothing can break out of?"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.cli.view import app
from kg.explorer.modules import bundle
from kg.explorer.page import page_html, script_json, words
from tests.conftest import PROJECT
from tests.explorer.conftest import HOSTILE

PAGE = PROJECT / "kg" / "explorer" / "page"
MODULES = sorted(PAGE.glob("*.js"))


def test_the_command_writes_one_small_file(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "view.html"
    result = CliRunner().invoke(app, ["-w", str(workspace), "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert out.stat().st_size < 700_000
    assert "14 of 14 statements" in result.stderr


def test_what_is_left_out_is_said_with_the_way_to_it(workspace: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["-w", str(workspace), "-o", str(tmp_path / "v.html"), "--limit", "3"])
    assert "left out: 11" in result.stderr
    assert "--limit 14" in result.stderr


@pytest.mark.parametrize("day", ["yesterday", "2024-1", "2024-01-01T00"])
def test_a_day_that_is_none_is_wrong_usage(workspace: Path, tmp_path: Path, day: str) -> None:
    result = CliRunner().invoke(app, ["-w", str(workspace), "-o", str(tmp_path / "v.html"), "--since", day])
    assert getattr(result.exception, "exit_code", None) == 2
    assert "2024-03" in getattr(result.exception, "hint", "")


def test_the_same_workspace_gives_the_same_bytes(data: dict[str, Any]) -> None:
    assert page_html(data) == page_html(data)


def test_no_text_ends_the_script_that_holds_it(data: dict[str, Any]) -> None:
    page = page_html(data)
    assert HOSTILE not in page
    held = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert held is not None
    assert json.loads(held[1]) == json.loads(json.dumps(data))


def test_line_separators_are_escaped() -> None:
    assert script_json("a\u2028b<!--") == '"a\\u2028b\\u003c!--"'


def test_nothing_is_asked_for(data: dict[str, Any]) -> None:
    page = page_html(data)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    assert "connect-src" not in policy[1]
    outside = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    assert re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!data:)[^"]*"', outside) == []


def test_a_live_page_may_ask_its_own_server(data: dict[str, Any]) -> None:
    assert "connect-src 'self'" in page_html(data, live=True)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_puts_text_only_as_text(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.html\(", source) == []


@pytest.mark.parametrize("key", sorted(words()))
def test_a_phrase_is_there_in_both_languages_with_the_same_places(key: str) -> None:
    entry = words()[key]
    assert set(entry) == {"en", "ar"}
    assert sorted(re.findall(r"\{\w+\}", entry["en"])) == sorted(re.findall(r"\{\w+\}", entry["ar"]))


def test_no_phrase_is_missing_or_unused() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    named = set(re.findall(r'\bt\(\s*"(\w+)"', code))
    assert named <= set(words())
    stems = re.findall(r"\bt\(`(\w+_)\$", code)
    literal = set(re.findall(r'"(\w+)"', code)) | set(re.findall(r"\b(\w+):", code)) | named
    assert [key for key in words() if key not in literal and not key.startswith(tuple(stems))] == []


def test_modules_become_one_script() -> None:
    sources = {
        "app": 'import { twice } from "./sums.js";\n\nconst n = twice(2);\n',
        "sums": "export function twice(x) {\n  return 2 * x;\n}\n",
    }
    script = bundle("app", sources.__getitem__)
    assert script.index("module_sums") < script.index("module_app")
    assert "const { twice } = module_sums;" in script
    assert "return { twice };" in script


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ('import x from "./y.js";\n', "only named imports"),
        ("export default 1;\n", "only named imports"),
        ('import { a } from "./app.js";\n', "import each other"),
    ],
)
def test_a_module_of_another_form_is_refused(source: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        bundle("app", {"app": source}.__getitem__)
