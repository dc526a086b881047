"""Where does a story's first sentence begin, behind the place and agency in front of it?"""

from __future__ import annotations

import re

from kg.lang.normalize import fold
from kg.readers.boilerplate import boilerplate

_PLACE = r"[^\W\d_][^\W_]*(?:[ /،,.]+[^\W\d_][^\W_]*){0,5}?"
_LATIN_PLACE = r"[A-Z][\w.]*(?:[ /,]+[A-Z][\w.]*){0,4}?"
_WORDS = r"[^\W\d_A-Za-z]+(?: [^\W\d_A-Za-z]+)?"
_AGENCY = r"[(\[][^()\[\]\n]{2,40}[)\]]"
_DASH = r"[-–—]{1,2}"
# A dash that is followed by another one opens a parenthesis: "أكد الوزير - في بيان - أن".
_ONCE = r"(?![^\n]{0,80} [-–—])"
_FORMS = (
    re.compile(rf"(?:{_PLACE} ?)?(?:{_DASH} ?)?{_AGENCY} ?{_DASH}[ \t]*"),
    re.compile(rf"{_WORDS}(?:، {_WORDS})? ?{_DASH}[ \t]+{_ONCE}"),
    re.compile(rf"{_LATIN_PLACE} \((?:[A-Z]{{2,6}}|Reuters)\)[ \t]+"),
    re.compile(rf"(?!FILE\b)[A-Z]{{3,}}(?: [A-Z]{{2,}})*(?:, [A-Z][\w.]*)? {_DASH}[ \t]+{_ONCE}"),
)
# "الرياض - وكالات:", "وكالات - الرياض:": only beside an agency's name, for others may speak behind a colon.
_COLON = re.compile(rf"({_WORDS}) ?{_DASH} ?[«\"“]?([^\W\d_]+(?: [^\W\d_]+){{0,2}})[»\"”]? ?[:：][ \t]*")
_LEAST = 40


def after_dateline(line: str) -> int:
    """How many code points of a lead belong to its dateline: none where it has none, or where too little would be left.

    >>> line = "الوادي، الساحل (وكالات)-- انتقد المدرب تحكيم المباراة بعد الخسارة أمس"
    >>> line[after_dateline(line):][:11]
    'انتقد المدر'
    >>> after_dateline("انتقد المدرب (51 عاما) تحكيم المباراة بعد الخسارة في الدقيقة الأخيرة")
    0
    """
    end = 0
    # Up to three stand in a row: writer, agency, place.
    for _ in range(3):
        step = _one(line, end)
        if not step or len(line) - step < _LEAST:
            break
        end = step
    return end


def _one(line: str, at: int) -> int:
    agencies = boilerplate().agencies
    m = _COLON.match(line, at)
    if m and not agencies.isdisjoint((fold(m[1]), fold(m[2]))):
        return m.end()
    return next((m.end() for form in _FORMS if (m := form.match(line, at))), 0)
