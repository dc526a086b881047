"""Are the figures of coverage those that one counts by hand?"""

from __future__ import annotations

from typing import Any

from kg.concepts.codebook import parse
from kg.concepts.coverage import COLUMNS, cover

BOOK = parse('[water]\nwords = ["dam"]\n[thirst]\nparent = "water"\nwords = ["well"]\n[war]\nwords = ["war"]')


def row(id: str, speaker: str, issue: str | None, content: str | None = None, polarity: int = 0) -> dict[str, Any]:
    return {"id": id, "speaker_id": speaker, "issue": issue, "content": content, "polarity": polarity}


def test_coverage() -> None:
    made = cover(
        BOOK,
        [
            row("s1", "a", "the dam", polarity=-1), row("s1", "a", "a dam", polarity=1), row("s2", "b", None, "our dam", -1),
            row("s3", "b", "the well"), row("s4", "c", "peace", "the dam"), row("s5", "c", None, "peace"), row("s6", "c", None, None),
            row("s7", "d", None, " ".join(["word"] * 20)), row("s8", "d", "peace"),
        ],
    )  # fmt: skip
    assert (made.stances, made.with_words, made.coded) == (9, 8, 4)
    rows = [dict(zip(COLUMNS, each, strict=True)) for each in made.rows()]
    assert {k: v for k, v in rows[0].items() if isinstance(v, int)} == {
        "stances": 3, "with_narrower": 4, "statements": 2, "speakers": 2, "friendly": 1, "hostile": 2,
    }  # fmt: skip
    assert [(each["concept"], each["stances"], each["with_narrower"]) for each in rows[1:]] == [("thirst", 1, 1), ("war", 0, 0)]
    assert made.left_rows() == [("peace", "issue", 2), ("peace", "content", 1), (" ".join(["word"] * 15) + " …", "content", 1)]
