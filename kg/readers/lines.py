"""What are the lines of a scraped text, and what is each: border, date, outlet, noise, or story?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.readers.boilerplate import Kind, continues_story, match_line
from kg.readers.dates import is_bare_date

_LINE = re.compile(r"[^\s\u200e\u200f\ufeff](?:[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*[^\s\u200e\u200f\ufeff])?")
_HEADLINE = 160
# A name, perhaps with a place, that stands alone above a story: "صوت الساحل:"; where it stands decides what it is.
_STAMP = re.compile(r"[^\W\d_A-Za-z][^:.«\"“]{1,38}[:：]")
_STOPS = (".", "!", "؟", "?", "…")
_CLOSERS = "\"'”’“»)]* \u200e\u200f"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the blanks around it; `rest` is where a title, date or outlet begins after a known phrase."""

    start: int
    end: int
    kind: Kind
    rest: int
    text: str

    @property
    def is_headline(self) -> bool:
        """Short, and no sentence: neither full stop nor comma ends it, no word carries on a story."""
        if self.kind not in (Kind.BODY, Kind.STAMP) or len(self.text) > _HEADLINE:
            return False
        return not self.text.rstrip(_CLOSERS).endswith((".", "،", "؛", ",", ";")) and not continues_story(self.text, 0, len(self.text))

    @property
    def is_sentence(self) -> bool:
        """Running text: a sentence with its stop, or too long for a title."""
        if self.kind is not Kind.BODY:
            return False
        return len(self.text) > _HEADLINE or self.text.rstrip(_CLOSERS).endswith(_STOPS)

    def as_kind(self, kind: Kind) -> Line:
        """The same line, told by its place to be something else."""
        return Line(self.start, self.end, kind, self.rest, self.text)

    def tail(self) -> Line | None:
        """The title that stands on the line after the phrase, as a line of its own; None where nothing follows."""
        text = self.text[self.rest - self.start :]
        return Line(self.rest, self.end, Kind.BODY, self.end, text) if text else None


def lines_of(text: str) -> Iterator[Line]:
    """All lines that hold anything, in order.

    >>> [(line.kind.value, line.text) for line in lines_of("المصدر: صوت الساحل\\r\\n\\r\\n  قال المصدر إن السفينة غادرت.")]
    [('outlet', 'المصدر: صوت الساحل'), ('body', 'قال المصدر إن السفينة غادرت.')]
    """
    for m in _LINE.finditer(text):
        kind, rest = _kind(text, m.start(), m.end())
        yield Line(m.start(), m.end(), kind, rest, m.group())


def _kind(text: str, start: int, end: int) -> tuple[Kind, int]:
    matched = match_line(text, start, end)
    if matched:
        return matched
    if end - start <= 80:
        line = text[start:end]
        if is_bare_date(line):
            return Kind.DAY, start
        if _STAMP.fullmatch(line):
            return Kind.STAMP, end
    return Kind.BODY, end
