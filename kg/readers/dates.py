"""Which day does a line name?"""

from __future__ import annotations

import datetime
import re

from kg.lang.normalize import fold
from kg.readers.lines import patterns

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def parse_date(text: str) -> str | None:
    """The ISO date that the words name, or None: ISO, day/month/year, day month-name year in either language and calendar name.

    >>> parse_date("7th, October 2023 GMT"), parse_date("٣ آذار ٢٠٢١"), parse_date("3/4/2020"), parse_date("الجمعة")
    ('2023-10-07', '2021-03-03', '2020-04-03', None)
    """
    folded = fold(text.translate(_DIGITS))
    if m := re.search(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", folded):
        return _iso(m.group(1), m.group(2), m.group(3))
    if m := re.search(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", folded):
        return _iso(m.group(3), m.group(2), m.group(1))
    months = patterns().months
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    between = r"(?:st|nd|rd|th)?[\s,،/]*(?:من )?"
    if m := re.search(rf"(\d{{1,2}}){between}({names})(?:/\S+)?[\s,،/]*(\d{{4}})", folded):
        return _iso(m.group(3), str(months[m.group(2)]), m.group(1))
    if m := re.search(rf"({names})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", folded):
        return _iso(m.group(3), str(months[m.group(1)]), m.group(2))
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
