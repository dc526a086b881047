"""The page as people use it, in a real Chromium: look, filter, click through to the words."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from kg.model import Span, Statement
from tests.explorer.conftest import HOSTILE, MIXED, Seen, pairs

VIEWS = ["network", "matrix", "timeline", "outlets", "actors", "about", "actor/organization:port-authority"]
STATEMENTS = {s.id: s for _, statements in pairs() for s in statements}
HARD = next(s for s in STATEMENTS.values() if s.document == "hard")


@pytest.mark.parametrize("language", ["en", "ar", "both"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_opens_without_a_complaint(seen: Seen, view: str, language: str) -> None:
    page = seen.open(f"#/{view}?lang={language}").page
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.locator("main").inner_text().strip() != ""


def test_what_is_seen_first_is_what_is_asserted(seen: Seen) -> None:
    """Neither the hearsay (one statement) nor what is denied (one)."""
    seen.open().leaves(12)
    seen.page.get_by_label("Hearsay").check()
    seen.leaves(13)
    seen.page.get_by_label("Denied or supposed").check()
    seen.leaves(14)


def test_the_denominators_stand_beside(seen: Seen) -> None:
    said = seen.open().page.locator(".summary").inner_text()
    assert re.sub(r"\s+", " ", said).endswith("statements, of 14 in articles 6 / 6 read · 1 refused")


def test_filters_leave_what_they_say(seen: Seen) -> None:
    seen.open().page.get_by_role("button", name="Positive").click()
    seen.leaves(1)
    seen.page.get_by_role("button", name="Reset filters").click()
    seen.page.get_by_role("checkbox", name="blames").check()
    seen.leaves(3)
    seen.page.get_by_label("From", exact=True).fill("2024-03-06")
    seen.leaves(2)
    seen.page.locator(".facet", has_text="Outlets").get_by_label("صوت الساحل").check()
    seen.leaves(1)
    assert "since=2024-03-06" in seen.page.url


@pytest.mark.parametrize(
    ("words", "found"),
    [("هيئه الموانئ", 9), ("ريما|مرفأ", 7), ("🙂", 1), ("لاشيء من هذا", 0)],
)
def test_a_search_finds_every_spelling_and_patterns(seen: Seen, words: str, found: int) -> None:
    seen.open().page.get_by_label("Search").fill(words)
    seen.leaves(found)


def test_a_bad_pattern_is_said_and_is_no_empty_answer_without_a_word(seen: Seen) -> None:
    seen.open().page.get_by_label("Search").fill("وزير(")
    seen.page.wait_for_selector("#search-error:not(:empty)")
    assert "cannot be read" in seen.page.locator("#search-error").inner_text()
    assert seen.page.get_by_label("Search").get_attribute("aria-invalid") == "true"


def test_from_an_edge_to_the_words(seen: Seen) -> None:
    page = seen.open().page
    page.locator(".edge.negative[aria-label^='\u2068سمير نصر'][aria-label*='هيئة الموانئ']").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#list-title")
    assert "سمير نصر" in page.locator("#list-title").inner_text()
    assert len(seen.texts(".list .card")) == 6
    page.locator(".list .said").nth(1).click()
    page.wait_for_selector(".full-text")
    assert "".join(seen.texts("mark[data-roles~=content]")) == "الهيئة أهملت الصيانة"
    assert page.locator("mark[data-roles~=cue]").is_visible()


def spans_of(s: Statement) -> dict[str, set[tuple[int, int]]]:
    """All stored spans by their role on the page."""
    found: dict[str, list[Span | None]] = {"cue": [s.cue], "content": [s.content], "speaker": [s.speaker.mention]}
    found["target"] = [x.target.mention for x in s.stances if x.target]
    found["issue"] = [x.issue for x in s.stances]
    found["condition"] = [x.condition for x in s.stances]
    return {role: {(span.start, span.end) for span in spans if span} for role, spans in found.items()}


@pytest.mark.parametrize("id", list(STATEMENTS))
def test_what_is_marked_is_the_stored_slice(seen: Seen, id: str) -> None:
    """The code points under marks of each role, as the browser shows them, beside those of the record."""
    seen.open(f"#/statement/{id}")
    shown = seen.page.evaluate(
        """() => {
          const marks = {}; let at = 0;
          const walk = (node, roles) => {
            if (node.nodeType === 3) for (const point of node.data) { for (const role of roles) (marks[role] ??= []).push([at, point]); at += 1; }
            else for (const child of node.childNodes) walk(child, node.dataset.roles ? node.dataset.roles.split(" ") : roles);
          };
          walk(document.querySelector(".full-text"), []);
          return { marks, text: document.querySelector(".full-text").textContent };
        }"""
    )
    text = next(d.text for d, statements in pairs() if STATEMENTS[id] in statements)
    assert shown["text"] == text
    for role, spans in spans_of(STATEMENTS[id]).items():
        wanted = sorted({n for start, end in spans for n in range(start, end)})
        assert [n for n, _ in shown["marks"].get(role, [])] == wanted, role
        assert "".join(point for _, point in shown["marks"].get(role, [])) == "".join(text[n] for n in wanted)


@pytest.mark.parametrize("view", ["network", "matrix", "timeline", "outlets", "actors", "actor/organization:port-authority"])
def test_every_number_leads_to_as_many_statements(seen: Seen, view: str) -> None:
    page = seen.open(f"#/{view}?hearsay=1").page
    links = page.evaluate("[...document.querySelectorAll('a.figure[href*=\"in.\"]')].map((a) => [a.getAttribute('href'), a.innerText])")
    assert links
    for href, number in dict(links).items():
        page.evaluate("(href) => { location.hash = href; }", href)
        page.wait_for_selector(f".list:not([hidden])[aria-label='Statements: {number}']")
        assert page.locator(".list .card").count() == int(number)


def test_what_is_hostile_stays_text(seen: Seen) -> None:
    for view in [*VIEWS, f"statement/{HARD.id}", "network?in.actor=xhostile"]:
        page = seen.open(f"#/{view}").page
        page.wait_for_timeout(50)
        assert page.title() != "owned"
        assert page.locator("img").count() == 0
    seen.open(f"#/statement/{HARD.id}")
    assert HOSTILE in seen.page.locator(".text-head h2").inner_text()
    assert seen.page.locator("a[href^='javascript']").count() == 0


def test_a_label_of_two_scripts_shows_in_order(seen: Seen) -> None:
    """Right to left: the Arabic first, then the Latin in its brackets, then the number; each of the latter from left to right."""
    page = seen.open(f"#/actor/{quote('organization:mot')}?lang=en").page
    left = page.evaluate(
        """() => {
          const node = document.querySelector(".actor-head h2 bdi").firstChild;
          const at = (words) => { const range = document.createRange(); const start = node.data.indexOf(words); range.setStart(node, start); range.setEnd(node, start + words.length); return range.getBoundingClientRect().left; };
          return ["وزارة", "النقل", "MoT", "2026"].map(at);
        }"""
    )
    assert left == sorted(left, reverse=True)


def test_a_label_of_two_scripts_shows_in_order_in_the_network_too(seen: Seen) -> None:
    page = seen.open("#/network?lang=ar").page
    left = page.evaluate(
        """(label) => {
          const text = [...document.querySelectorAll(".node text")].find((one) => one.textContent.includes(label));
          const at = (words) => text.getStartPositionOfChar(text.textContent.indexOf(words)).x;
          return [at("وزارة"), at("النقل"), at("M"), at("2026"), at("6")];
        }""",
        MIXED,
    )
    assert left[0] > left[1] > left[2] > left[3]
    assert left[4] > left[3]


@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("ar", "right")])
def test_the_layout_is_mirrored(seen: Seen, language: str, side: str) -> None:
    page = seen.open(f"#/network?lang={language}&in.all=1").page
    boxes = {name: page.locator(name).bounding_box() for name in (".filters", "main", ".list")}
    order = sorted(boxes, key=lambda name: boxes[name]["x"])
    assert order == ([".filters", "main", ".list"] if side == "left" else [".list", "main", ".filters"])


def test_the_network_is_laid_out_alike_on_every_run(seen: Seen) -> None:
    places = "[...document.querySelectorAll('.node')].map((node) => [node.dataset.key, node.getAttribute('transform')])"
    first = seen.open().page.evaluate(places)
    assert len(first) == 6
    assert seen.open().page.evaluate(places) == first


def test_all_is_done_by_keyboard(seen: Seen) -> None:
    page = seen.open().page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.locator(".node[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    there = page.evaluate("document.activeElement.dataset.key")
    assert there.startswith("n:")
    assert first.startswith("n:")
    page.keyboard.press("Enter")
    page.wait_for_selector("#list-title:focus")
    page.keyboard.press("Escape")
    page.wait_for_selector(f"[data-key='{there}']:focus", state="attached")
    page.keyboard.press("2")
    page.wait_for_selector("table.matrix")


def test_j_and_k_go_from_statement_to_statement(seen: Seen) -> None:
    page = seen.open(f"#/statement/{next(iter(STATEMENTS))}?in.all=1").page
    page.keyboard.press("j")
    page.wait_for_selector(".steps:has-text('2 / 12')")
    page.keyboard.press("k")
    page.wait_for_selector(".steps:has-text('1 / 12')")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("view", [*VIEWS, f"statement/{HARD.id}", "network?in.all=1"])
def test_axe_finds_nothing_serious(seen: Seen, view: str, language: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install -e '.[test]' brings axe")
    page = seen.open(f"#/{view}{'&' if '?' in view else '?'}lang={language}").page
    source = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(source)
    found = page.evaluate("() => axe.run().then((result) => result.violations)")
    assert [
        (one["id"], one["impact"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ] == []


def saved(seen: Seen, button: str) -> bytes:
    with seen.page.expect_download() as download:
        seen.page.locator(".saving").get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path()).read_bytes()


def test_what_is_seen_is_saved(seen: Seen) -> None:
    from xml.etree import ElementTree

    seen.open("#/network?lang=en")
    assert saved(seen, "PNG")[:8] == b"\x89PNG\r\n\x1a\n"
    drawn = ElementTree.fromstring(saved(seen, "SVG"))
    assert any("هيئة الموانئ" in (text.text or "") for text in drawn.iter("{http://www.w3.org/2000/svg}text"))
    assert drawn.findall(".//{http://www.w3.org/2000/svg}a") == []
    gexf = ElementTree.fromstring(saved(seen, "GEXF"))
    assert len(gexf.findall(".//{http://gexf.net/1.3}node")) == 6
    table = saved(seen, "CSV").decode("utf-8-sig").splitlines()
    assert table[0] == "speaker_id,speaker,target_id,target,polarity,statements,relations"
    assert "person:samir-nasr,سمير نصر,organization:port-authority,هيئة الموانئ,-1,6,accuses 3; blames 3" in table


def test_names_and_by_whom_they_are_used(seen: Seen) -> None:
    page = seen.open("#/actor/xhostile").page
    row = page.locator(".part", has_text="Names used for it").locator("tbody tr")
    assert HOSTILE in row.inner_text()
    assert MIXED in row.locator(".mouth").inner_text()


def test_a_link_to_a_statement_that_is_not_here_says_so(seen: Seen) -> None:
    assert "No statement here has this id" in seen.open("#/statement/s0000").page.locator("main").inner_text()


def test_a_page_that_leaves_out_says_how_to_see_it(browser: Any, workspace: Path, tmp_path: Path) -> None:
    from kg.explorer import Choice, page_data, page_html
    from kg.workspace import Workspace

    with Workspace.open(workspace) as store:
        data = page_data(store, Choice(limit=3), no_text=True)
    path = tmp_path / "few.html"
    path.write_text(page_html(json.loads(json.dumps(data))), encoding="utf-8")
    page = browser.new_page(locale="en-GB")
    page.goto(path.as_uri())
    notice = page.locator(".notice").inner_text()
    assert "3 of 14" in notice
    assert "--limit 14" in notice
    page.goto(f"{path.as_uri()}#/statement/{data['statements'][0]['id']}")
    page.wait_for_selector(".full-text mark[data-roles~=cue]")
    page.close()


def test_the_number_of_an_actor_in_the_network_is_that_of_its_list(seen: Seen) -> None:
    page = seen.open().page
    said = page.evaluate(
        "[...document.querySelectorAll('.node')].map((node) => [node.getAttribute('href'), node.getAttribute('aria-label')])"
    )
    assert len(said) == 6
    for href, label in said:
        page.evaluate("(href) => { location.hash = href; }", href)
        page.wait_for_selector(f".list[aria-label='Statements: {label.rsplit(' ', 1)[1]}']")
