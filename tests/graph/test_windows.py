"""Does each stance fall into the window of its date, and are the windows those of the calendar?"""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.graph.ties import Selection, ties
from kg.graph.windows import Length, windows
from tests.graph.said import said

TIES = list(
    ties(said("A blames X 2024-02-27", "A blames X 2024-03-04", "B blames X 2024-03", "B blames X 2024-05-31", "C blames X 2024", "C blames X"), Selection())
)  # fmt: skip


def found(length: str, step: str = "") -> dict[str, str]:
    return {name: "".join(t.speaker.id for t in held) for name, held in windows(TIES, Length.of(length), Length.of(step) if step else None)}


@pytest.mark.parametrize(
    ("length", "step", "expected"),
    [
        pytest.param("1m", "", {"2024-02": "A", "2024-03": "BA", "2024-04": "", "2024-05": "B"}, id="months, an empty one too"),
        pytest.param("quarter".replace("quarter", "3m"), "", {"2024-01..2024-03": "ABA", "2024-04..2024-06": "B"}, id="quarters"),
        pytest.param("1y", "", {"2024": "CABAB"}, id="a year takes what has only a year"),
        pytest.param("week", "6w", {"2024-02-26..2024-03-03": "A", "2024-04-08..2024-04-14": "", "2024-05-20..2024-05-26": ""}, id="weeks begin on Monday"),
        pytest.param("60d", "60d", {"2024-02-27..2024-04-26": "AA", "2024-04-27..2024-06-25": "B"}, id="days leave out what has only a month"),
        pytest.param("2m", "1m", {"2024-01..2024-02": "A", "2024-02..2024-03": "ABA", "2024-03..2024-04": "BA", "2024-04..2024-05": "B", "2024-05..2024-06": "B"}, id="moving"),
        pytest.param("2e", "", {"1-2": "CA", "3-4": "BA", "5-5": "B"}, id="statements"),
        pytest.param("3e", "2e", {"1-3": "CAB", "3-5": "BAB"}, id="moving over statements"),
    ],
)  # fmt: skip
def test_windows(length: str, step: str, expected: dict[str, str]) -> None:
    assert found(length, step) == expected


@pytest.mark.parametrize("text", ["", "0d", "-1m", "3x", "m3", "1.5y"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(KgError, match="is no length of time") as error:
        Length.of(text)
    assert "30d" in error.value.hint


def test_window_and_step_are_in_one_unit() -> None:
    with pytest.raises(KgError, match="--step in d and --window in m"):
        found("1m", "10d")


def test_far_too_many_windows_are_refused() -> None:
    far = list(ties(said("A blames X 0900-01-01", "A blames X 2024-01-01"), Selection()))
    with pytest.raises(KgError, match="more than 10000 windows from 0900-01-01 to 2024-01-01"):
        list(windows(far, Length.of("1d")))


def test_a_date_that_is_none_is_in_no_window() -> None:
    assert list(windows(ties(said("A blames X 2024-13-41", "A blames X soon"), Selection()), Length.of("1y"))) == []
