"""Is the live page the same page, for this machine only, and does it see what a build changes?"""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import kg, started, write_articles
from tests.explorer.conftest import Seen

pytest.importorskip("uvicorn", reason="pip install -e '.[serve]' brings the server")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of one article, read by the fast reader."""
    folder = tmp_path_factory.mktemp("serve")
    done = kg("build", write_articles(folder / "one.jsonl", 1), "-w", folder / "w", "--reader", "fast")
    assert done.returncode == 0, done.stderr
    return folder / "w"


@pytest.fixture(scope="module")
def address(workspace: Path) -> Iterator[str]:
    """A running server."""
    with started("serve", "-w", workspace, "--port", "0") as process:
        assert process.stderr is not None
        yield process.stderr.readline().split()[0]


def get(url: str, **headers: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of an answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read().decode()


def test_the_data_are_those_of_the_page(address: str) -> None:
    status, headers, text = get(f"{address}api/data")
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert len(json.loads(text)["documents"]) == 1


def test_only_this_machine_s_names_are_answered_to(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")
    assert get(address, Host="evil.example")[0] == 400


def test_nobody_may_frame_it(address: str) -> None:
    assert "frame-ancestors 'none'" in get(address)[1]["content-security-policy"]


def test_it_only_reads(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="405"):
        urllib.request.urlopen(urllib.request.Request(address, data=b"x", method="POST"), timeout=60)


def test_a_statement_says_why_it_was_read_so(address: str, browser: Any) -> None:
    first = json.loads(get(f"{address}api/data")[2])["statements"][0]
    context = browser.new_context(locale="en-GB")
    seen = Seen(context.new_page(), address).open(f"#/statement/{first['id']}")
    seen.page.get_by_role("button", name="Show", exact=True).click()
    seen.page.wait_for_selector(".explained:not(:empty)")
    assert "cue" in seen.page.locator(".explained").inner_text()
    assert [c for c in seen.complaints if not c.startswith("http://127.0.0.1:")] == []
    context.close()


def test_a_statement_that_is_not_there_is_not_found(address: str) -> None:
    assert get(f"{address}api/explain/s0000")[0] == 404


def test_what_a_build_adds_is_seen_at_the_next_look(address: str, workspace: Path, tmp_path: Path) -> None:
    done = kg("build", write_articles(tmp_path / "two.jsonl", 2), "-w", workspace, "--reader", "fast")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(get(f"{address}api/data")[2])["documents"]) == 2


def test_a_port_that_is_taken_is_said_with_a_way_out(address: str, workspace: Path) -> None:
    done = kg("serve", "-w", workspace, "--port", address.rstrip("/").rsplit(":", 1)[1])
    assert done.returncode == 1
    assert "--port 0" in done.stderr
