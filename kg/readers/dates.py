"""Which day does a line name?"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import KgError
from kg.lang.normalize import fold
from kg.lang.packfile import check_keys, read_toml

LANGUAGES = ("ar", "en")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ISO = re.compile(r"(?<![\d-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])")
_DMY = re.compile(r"(?<![\d-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d-])")
_CLOCK = r"t?\d{1,2}[:.]\d{2}(?::\d{2})?z?"


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Names of months and days in all languages, and the two orders in which a date is written."""

    months: dict[str, int]
    days: dict[str, int]
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    furniture: re.Pattern[str]


def parse_date(text: str) -> str | None:
    """The ISO date that the words name: ISO, day/month/year, or with the month's name in either language; None without a year.

    >>> parse_date("7th, October 2023 GMT"), parse_date("٣ آذار ٢٠٢١"), parse_date("3/4/2020"), parse_date("الجمعة")
    ('2023-10-07', '2021-03-03', '2020-04-03', None)
    """
    found = _find(fold(text.translate(_DIGITS)))
    return found[0] if found else None


def is_bare_date(text: str) -> bool:
    """Whether a line names a day and says nothing else but weekday, hour and the like.

    >>> is_bare_date("الأحد 3 آذار 2021 - 14:30"), is_bare_date("غادر السفير في 3 آذار 2021")
    (True, False)
    """
    if len(text) > 80 or not any(c.isdigit() for c in text):
        return False
    folded = fold(text.translate(_DIGITS))
    found = _find(folded)
    return found is not None and not re.search(r"\w", _calendar().furniture.sub(" ", f"{folded[: found[1]]} {folded[found[2] :]}"))


def _find(folded: str) -> tuple[str, int, int] | None:
    """The first form of date that the folded text holds, with its place there."""
    calendar = _calendar()
    for pattern, read in ((_ISO, _year_first), (_DMY, _day_month_year), (calendar.day_first, _named), (calendar.month_first, _named)):
        if (m := pattern.search(folded)) and (day := read(m)):
            return day, m.start(), m.end()
    return None


def _year_first(m: re.Match[str]) -> str | None:
    return _iso(int(m[1]), int(m[3]), int(m[4]))


def _day_month_year(m: re.Match[str]) -> str | None:
    day, month = int(m[1]), int(m[3])
    # Day before month is the usage of Arabic and European news; where that is no date, it was American.
    return _iso(int(m[4]), month, day) or _iso(int(m[4]), day, month)


def _named(m: re.Match[str]) -> str | None:
    calendar = _calendar()
    day = int(m["day"]) if m["day"].isdigit() else calendar.days[m["day"]]
    return _iso(int(m["year"]), calendar.months[m["month"]], day)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat() if 1900 <= year <= 2100 else None
    except ValueError:
        return None


@cache
def _calendar() -> _Calendar:
    months: dict[str, int] = {}
    days: dict[str, int] = {}
    loose: list[str] = []
    between: list[str] = []
    for lang in LANGUAGES:
        data = calendar_data(lang)
        months |= {fold(name): n for n, names in enumerate(data["months"], 1) for name in names}
        days |= {fold(name): n for n, name in enumerate(data["days"], 1)}
        between += data["between"]
        loose += [*data["weekdays"], *data["after"]]
    month, day = f"(?P<month>{_any(months)})", rf"(?P<day>\d{{1,2}}|{_any(days)})"
    twin, ordinal = rf"(?: ?/ ?(?:{_any(months)}))?", "(?:st|nd|rd|th)?"
    gap = rf"[\s,،/.-]{{1,3}}(?:(?:{_any(map(fold, between))}) )?"
    year = r"(?P<year>\d{4})(?!\d)"
    return _Calendar(
        months,
        days,
        re.compile(rf"(?<!\w){day}{ordinal}{gap}{month}{twin}[\s,،/.-]{{1,3}}{year}"),
        re.compile(rf"(?<!\w){month}\.?\s{day}{ordinal},?\s{year}"),
        re.compile(rf"(?<!\w)(?:{_CLOCK}|{_any(map(fold, loose))})(?!\w)"),
    )


def calendar_data(lang: str) -> dict[str, Any]:
    """The checked names of one language's calendar (lang/<lang>/months.toml)."""
    data, place = read_toml(lang, "months.toml"), f"lang/{lang}/months.toml"
    check_keys(place, data, required=("months", "weekdays", "days", "between", "after", "yes", "no"))
    if len(data["months"]) != 12:
        raise KgError(f"{place}: {len(data['months'])} months", hint="twelve lists of names, January first")
    return data


def _any(names: Any) -> str:
    """An alternation that tries longer names first, so that a name is never cut at its beginning."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n))) or "(?!)"
