"""A page of known content, and a real Chromium to see it in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.explorer import Choice, page_data, page_html
from kg.model import Document, Form, Relation, Statement
from kg.workspace import Workspace
from tests.builders import actor, document, sample, span_in, stance, statement
from tests.conftest import PROJECT, make_workspace

Pairs = list[tuple[Document, list[Statement]]]
HOSTILE = """</script><img src=x onerror="document.title='owned'"><!--<script>document.title='owned'</script>"""
MIXED = "وزارة النقل (MoT) 2026"


def pairs() -> Pairs:
    """The sample of all tests, and what is hard to show: hostile names, titles and quotes, emoji and diacritics before every span."""
    mot = actor("organization:mot", MIXED)
    hostile = actor("xhostile", HOSTILE)
    text = f"😀👩‍👩‍👧 قَـالَ وَزِيرٌ 🇸🇾: أدانت {MIXED} «{HOSTILE} 🙂 والشركة»، إن استمر الإهمال."
    doc = document(text, id="hard", title=HOSTILE, url="javascript:document.title='owned'", outlet=HOSTILE, date="2024-05-01")
    aimed = actor(hostile.id, hostile.label, hostile.type, span_in(text, HOSTILE))
    said = statement(
        doc,
        "أدانت",
        actor(mot.id, mot.label, mot.type, span_in(text, MIXED)),
        content=span_in(text, f"{HOSTILE} 🙂 والشركة"),
        form=Form.DIRECT,
        stances=(stance(Relation.CONDEMNS, aimed, span_in(text, "🙂 والشركة"), condition=span_in(text, "إن استمر الإهمال")),),
    )
    return [*sample(), (doc, [said])]


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pairs as a workspace, one document refused."""
    from kg.readers.refusal import Refusal

    path = make_workspace(tmp_path_factory.mktemp("explorer") / "w", pairs())
    with Workspace.open(path, write=True) as store:
        store.refuse(
            Refusal(place="broken.html", reason="no text in it", hint="", outlet="صوت الساحل", date="2024-04-03", file="broken.html")
        )
    return path


@pytest.fixture(scope="session")
def data(workspace: Path) -> dict[str, Any]:
    """What the page of this workspace knows."""
    with Workspace.open(workspace) as store:
        return page_data(store, Choice())


@pytest.fixture(scope="session")
def file(data: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page on disk, as the address that a browser opens."""
    path = tmp_path_factory.mktemp("page") / "view.html"
    path.write_text(page_html(data), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium; in CI it is installed where there is none, elsewhere tests that need one are skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install -e '.[test]' brings Playwright")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=_browser(), args=["--no-sandbox"])
        yield chromium
        chromium.close()


def _browser() -> str:
    in_ci = os.environ.get("CI") == "true"
    done = subprocess.run([PROJECT / "scripts" / "browser", *(["install"] if in_ci else [])], capture_output=True, text=True, check=False)
    if done.returncode and in_ci:
        pytest.fail(f"CI must have a browser and has none: {done.stderr}")
    if done.returncode:
        pytest.skip("no Chromium: scripts/browser install, then run the tests again (or set KG_BROWSER)")
    return done.stdout.strip().split("\n")[-1]


class Seen:
    """A page in the browser, and everything that it complained of or asked for."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on(
            "request", lambda request: None if request.url.startswith(("file:", "blob:", "data:")) else self.complaints.append(request.url)
        )

    def open(self, fragment: str = "#/network") -> Seen:
        """Go to a view, as if the link were opened anew."""
        self.page.goto("about:blank")
        self.page.goto(self.address + fragment)
        self.page.wait_for_selector("main > *")
        return self

    def leaves(self, n: int) -> None:
        """The filters leave so many statements, as the page says it."""
        from playwright.sync_api import expect

        expect(self.page.locator(".summary .big")).to_have_text(str(n), timeout=10_000)

    def texts(self, selector: str) -> list[str]:
        """The text of all that is found."""
        return [str(text) for text in self.page.locator(selector).all_inner_texts()]


@pytest.fixture
def seen(browser: Any, file: str) -> Iterator[Seen]:
    """The page in a window of its own, that must end without a complaint."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB")
    one = Seen(context.new_page(), file)
    yield one
    complaints = list(one.complaints)
    context.close()
    assert complaints == []
