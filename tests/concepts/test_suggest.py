"""Does a draft group what recurs, and can it be used as it is?"""

from __future__ import annotations

import tomllib

import pytest

from kg.concepts.codebook import parse
from kg.concepts.suggest import draft, groups

ISSUES = {
    "غرق العبّارة": 4, "مسؤولية غرق العبارة الشمالية": 1, "بغرق السفينة": 2, "الانتخابات": 2, "مقاطعة الانتخابات الرئاسية": 1, "وبالانتخابات": 1,
    "أن": 9, "the dam wall": 1, "repair of the dam": 1, "a dam of 2024": 1, "2024": 5, 'شيء "غريب"': 1,
}  # fmt: skip


def test_what_recurs_is_a_group_the_strongest_first() -> None:
    found = groups(ISSUES, 3)
    assert [(group.words, group.stances) for group in found] == [("غرق العبّارة", 5), ("الانتخابات", 4), ("dam", 3)]
    assert found[0].issues == ("غرق العبّارة", "مسؤولية غرق العبارة الشمالية")


def test_every_issue_is_in_one_group() -> None:
    held = [issue for group in groups(ISSUES, 1) for issue in group.issues]
    assert len(held) == len(set(held)) == len(ISSUES) - 2  # neither أن nor 2024 says anything


@pytest.mark.parametrize(("n", "found"), [(8, []), (9, ["القمع"])], ids=["eight times", "nine times"])
def test_copies_of_one_issue_are_not_yet_a_debate(n: int, found: list[str]) -> None:
    assert [group.words for group in groups({"القمع": n}, 3)] == found


@pytest.mark.parametrize("least", [1, 2, 3])
def test_a_draft_can_be_used_and_its_examples_hold(least: int) -> None:
    found = groups(ISSUES, least)
    text = draft(found)
    book = parse(text)
    assert [concept.id for concept in book.concepts] == [group.words for group in found]
    assert all(entry["examples"] for entry in tomllib.loads(text).values())
