"""Which ties fall into which window? Windows of days, weeks, months or years of the calendar, or of so many statements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.errors import Exit, KgError
from kg.graph.ties import Tie

_WINDOW = re.compile(r"([1-9]\d{0,4})?\s*(d|w|m|y|e|days?|weeks?|months?|years?|events?)")
_HINT = "30d, 2w, 1m, 1y: days, weeks, months, years; 50e: so many statements"
# How much of a date must be known for a window of this unit: a month is enough for windows of months, not for those of days.
_KNOWN = {"d": 10, "w": 10, "m": 7, "y": 4, "e": 4}
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Length:
    """So many of a unit: d, w, m, y, or e for statements."""

    n: int
    unit: str

    @classmethod
    def of(cls, text: str, option: str = "--window") -> Length:
        """From `30d`, `month`, `50e`; KgError (wrong usage) for anything else.

        >>> Length.of("2 weeks"), Length.of("m")
        (Length(n=2, unit='w'), Length(n=1, unit='m'))
        """
        found = _WINDOW.fullmatch(text.strip().lower())
        if found is None:
            raise KgError(f"{option} {text!r} is no length of time", hint=_HINT, exit_code=Exit.USAGE)
        return cls(int(found[1] or 1), found[2][0])


def is_dated(tie: Tie, length: Length) -> bool:
    """Does the tie's date tell its window?"""
    return _place(tie.date, length.unit) is not None


def windows(found: Iterable[Tie], length: Length, step: Length | None = None) -> Iterator[tuple[str, list[Tie]]]:
    """Name and ties of each window in order, empty ones between others too; ties whose date tells too little are left out."""
    step = step or length
    if step.unit != length.unit:
        raise KgError(f"--step in {step.unit} and --window in {length.unit}", hint="give both in one unit", exit_code=Exit.USAGE)
    placed = [(place, tie) for tie in found if (place := _place(tie.date, length.unit)) is not None]
    placed.sort(key=lambda each: (each[0], each[1].date, each[1].statement))
    if placed:
        yield from _of_statements(placed, length.n, step.n) if length.unit == "e" else _of_time(placed, length, step)


def _of_statements(placed: list[tuple[int, Tie]], n: int, step: int) -> Iterator[tuple[str, list[Tie]]]:
    said: dict[str, list[Tie]] = {}
    for _, tie in placed:
        said.setdefault(tie.statement, []).append(tie)
    order = list(said.values())
    for start in range(0, max(len(order) - n, 0) + step, step):
        if held := order[start : start + n]:
            yield f"{start + 1}-{start + len(held)}", [tie for ties in held for tie in ties]


def _of_time(placed: list[tuple[int, Tie]], length: Length, step: Length) -> Iterator[tuple[str, list[Tie]]]:
    places = [place for place, _ in placed]
    # Months that make up a year begin with it: quarters are those of the calendar.
    first = places[0] - (places[0] % length.n if length.unit == "m" and 12 % length.n == 0 else 0)
    if (places[-1] - first) // step.n > MOST:
        hint = "a longer window, or --from and --to around the years that matter"
        raise KgError(f"more than {MOST} windows from {placed[0][1].date} to {placed[-1][1].date}", hint=hint, exit_code=Exit.USAGE)
    for start in range(first, places[-1] + 1, step.n):
        held = placed[bisect_left(places, start) : bisect_left(places, start + length.n)]
        yield _name(start, length), [tie for _, tie in held]


def _place(text: str, unit: str) -> int | None:
    """Which day, week, month or year since year 1; None where the date does not tell."""
    if len(text) < _KNOWN[unit]:
        return None
    try:
        day = date.fromisoformat((text[:10] + "-01-01"[len(text) - 4 :])[:10])
    except ValueError:
        return None
    whole = {"y": day.year, "m": day.year * 12 + day.month - 1, "w": (day.toordinal() - 1) // 7}
    return whole.get(unit, day.toordinal() - 1)


def _name(start: int, length: Length) -> str:
    """The window's first day, month or year, and its last where it is more than one.

    >>> _name(2024 * 12 + 2, Length(1, "m")), _name(2024, Length(2, "y"))
    ('2024-03', '2024..2025')
    """
    per_week = 7 if length.unit == "w" else 1
    ends = [_text(start * per_week, length.unit), _text((start + length.n) * per_week - 1, length.unit)]
    return "..".join(dict.fromkeys(ends))


def _text(place: int, unit: str) -> str:
    if unit == "y":
        return f"{place:04}"
    return f"{place // 12:04}-{place % 12 + 1:02}" if unit == "m" else (date.min + timedelta(days=place)).isoformat()
