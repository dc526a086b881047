"""Are the articles of 20 glued files told apart, and 20 whole ones left whole, with title, date, outlet and just the story's lines?"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.model import Document
from kg.readers import layout

HERE = Path(__file__).parent


def files_of(folder: str) -> list[Any]:
    expected = tomllib.loads((HERE / folder / "expected.toml").read_text(encoding="utf-8"))
    assert len(expected) == len(list((HERE / folder).glob("*.txt"))) == 20
    return [pytest.param(HERE / folder / f"{name}.txt", articles, id=f"{folder}-{name}") for name, articles in expected.items()]


@pytest.mark.parametrize(("path", "expected"), [*files_of("glued"), *files_of("whole")])
def test_articles_and_regions(path: Path, expected: list[dict[str, Any]]) -> None:
    text = path.read_bytes().decode("utf-8")
    parts = layout(Document(path.name, text))
    found = [
        {
            "starts": text[article.start : article.end].lstrip("\u200f").splitlines()[0].strip("\u200f"),
            "title": article.title,
            "date": article.date,
            "outlet": article.outlet,
            "regions": [" ".join(text[r.start : r.end].split()[:6]) for r in regions],
            "ends": " ".join(text[regions[-1].start : regions[-1].end].split()[-4:]) if regions else None,
        }
        for article, regions in zip(parts.articles, parts.regions, strict=True)
    ]
    assert found == [dict.fromkeys(("title", "date", "outlet", "ends")) | article for article in expected]
