"""Is a picture one that can be read: letters joined, no box over another, signs told without colour, and honest about what it leaves out?"""

from __future__ import annotations

import re
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.errors import KgError
from kg.exports.layout import LAYOUTS
from kg.exports.networks import Measured
from kg.exports.picture import SIGNS, Look, draw, most_important, sign_of
from kg.model import Actor, ActorType
from tests.exports.test_networks import made
from tests.graph.said import said
from tests.stores.source import Records

STAR = said(*(f"A{n} praises B" for n in range(9)), *(f"A{n} blames A{n + 1}" for n in range(0, 8, 2)), "B demands A1")


def drawn(network: Measured, path: Path, **look: Any) -> str:
    pytest.importorskip("matplotlib", minversion="3.11")
    draw(network.network, path, Look(**look))
    return path.read_text(encoding="utf-8") if path.suffix == ".svg" else ""


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(3))
def test_no_box_lies_over_another(layout: str, seed: int) -> None:
    graph = nx.gnm_random_graph(40, 70, seed=seed, directed=True)
    graph = nx.relabel_nodes(graph, {n: f"n{n}" for n in graph})
    nx.set_edge_attributes(graph, 1, "weight")
    sizes = {node: (40.0 + 90 * (n % 2), 22.0 + 14 * (n % 3)) for n, node in enumerate(graph)}
    places = LAYOUTS[layout](graph, sizes)
    over = [
        (a, b)
        for a, b in combinations(graph, 2)
        if all(abs(places[a][axis] - places[b][axis]) < (sizes[a][axis] + sizes[b][axis]) / 2 for axis in (0, 1))
    ]
    assert over == []


def test_arabic_letters_are_joined(tmp_path: Path) -> None:
    """Shaped, the two letters of لا are one glyph, and a letter has other outlines in a word than alone."""
    pytest.importorskip("matplotlib", minversion="3.11")
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    def outlines(text: str) -> int:
        return int((TextPath((0, 0), text, prop=FontProperties(family="DejaVu Sans")).codes == 1).sum())

    assert outlines("لا") < outlines("ل") + outlines("ا")
    widths = [TextPath((0, 0), text, size=40).get_extents().width for text in ("هه", "ه")]
    assert widths[0] != pytest.approx(2 * widths[1], rel=0.1)


def test_names_stand_in_the_file_and_signs_have_lines_of_their_own(tmp_path: Path) -> None:
    picture = drawn(made("tone", STAR)[0], tmp_path / "p.svg")
    assert "<!-- «B» -->" in picture
    assert [words for words in ("friendly", "hostile", "neither") if f"<!-- {words}" not in picture] == []
    dashes = set(re.findall(r"stroke-dasharray: ([\d.]+),", picture))
    assert len(dashes) >= 2
    assert {color.lower() for color, _ in SIGNS.values()} <= set(re.findall(r"#[0-9a-f]{6}", picture))
    assert "friendly minus hostile statements" in picture


def test_names_and_legend_in_arabic_where_known(tmp_path: Path) -> None:
    class Named(Records):
        def iter_actors(self) -> Any:
            yield Actor("B", ActorType.COUNTRY, "سوريا", name_ar="سوريا", name_en="Syria")

    source = Named(STAR.pairs)
    assert "<!-- Syria -->" in drawn(made("tone", source)[0], tmp_path / "en.svg", lang="en")
    arabic = drawn(made("tone", source)[0], tmp_path / "ar.svg", lang="ar")
    assert "<!-- سوريا -->" in arabic
    assert "<!-- عدائي -->" in arabic


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    picture = drawn(made("tone", STAR)[0], tmp_path / "p.svg", top=4)
    assert "Drawn: 4 of 10 nodes, 5 of 14 edges" in " ".join(re.findall(r"<!-- (.*?) -->", picture))


def test_the_nodes_that_matter_most_are_kept() -> None:
    graph = made("tone", STAR)[0].network.graph
    assert set(most_important(graph, 3)) == {"B", "A1", "A0"}
    assert set(most_important(graph, 400)) == set(graph)


@pytest.mark.parametrize(
    ("data", "sign"),
    [
        ({"weight": 3}, 1),
        ({"weight": -0.5}, -1),
        ({"weight": 0}, 0),
        ({"weight": 3, "polarity": -1}, -1),
        ({"weight": 3, "polarity": 0}, 0),
    ],
)
def test_sign(data: dict[str, Any], sign: int) -> None:
    assert sign_of(data) == sign


def test_without_matplotlib_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(KgError, match="extra 'picture'") as error:
        draw(made("tone", STAR)[0].network, tmp_path / "p.png", Look())
    assert "[picture]" in error.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_matplotlib_that_does_not_shape_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytest.importorskip("matplotlib"), "__version__", "3.10.7")
    with pytest.raises(KgError, match=r"3\.10\.7 does not shape Arabic"):
        draw(made("tone", STAR)[0].network, tmp_path / "p.png", Look())
