"""Which articles are glued into one text? Borders are believed only where a story really begins behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.readers.boilerplate import Kind, continues_story
from kg.readers.dates import parse_date
from kg.readers.lines import Line
from kg.text.tokens import tokenize

# Code points: the shortest story, the longest name of an outlet below its label.
_STORY = 80
_NAME = 40
# How many paragraphs tell what a story is about, and which share of its headline's words they must say.
_LEAD = 3
_SHARED = 0.3
_META = (Kind.DATE, Kind.UPDATED, Kind.OUTLET, Kind.DAY, Kind.STAMP)
# "دمشق – قال", "القاهرة (وكالات) --", "LONDON (Reuters) -": only a story's first paragraph has a dateline.
_DATELINE = re.compile(r"[^\W\d_a-z]\w+(?:[ ،,]+[^\W\d_a-z]\w*){0,2} ?(?:\([^()\n]{2,40}\) ?[-–—]{0,2}|[–—-]{1,2}) ")


@dataclass(slots=True)
class Part:
    """One article while it is put together: its lines, told apart, and what its head and foot say."""

    lines: list[Line] = field(default_factory=list)
    headline: Line | None = None
    date: str | None = None
    updated: str | None = None
    outlet: str | None = None
    stamp: str | None = None
    dayed: bool = False
    told: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class _Opening:
    """An article begins: what lies before `after` is its head, `links` in it are titles of other pages."""

    headline: Line | None
    after: int
    links: tuple[int, ...] = ()


def parts_of(lines: Sequence[Line]) -> list[Part]:
    """The articles of a text in order, each with all its lines (border and links as noise); at least one."""
    parts, i = [Part()], 0
    while i < len(lines):
        part = parts[-1]
        opening = _opening(lines, i, part)
        if opening:
            parts.append(_opened(lines, i, opening))
            i = opening.after
        elif lines[i].kind is Kind.BORDER:
            i = _links(lines, i, part)
        else:
            _take(part, lines, i)
            i += 1
    return parts


def _opened(lines: Sequence[Line], i: int, opening: _Opening) -> Part:
    part = Part(headline=opening.headline)
    for k in range(i, opening.after):
        line = lines[k]
        if opening.headline and line.start <= opening.headline.start < line.end:
            part.lines.append(opening.headline)
        elif k in opening.links or line.kind is Kind.BORDER:
            part.lines.append(line.as_kind(Kind.NOISE))
        else:
            _take(part, lines, k)
    return part


def _take(part: Part, lines: Sequence[Line], i: int) -> None:
    """Put a line into the article, read what it says of date and outlet."""
    line = lines[i]
    rest = line.text[line.rest - line.start :]
    if _names_source(lines, i):
        part.outlet = part.outlet or _name(line.text)
        line = line.as_kind(Kind.NOISE)
    elif line.kind is Kind.DATE:
        part.date = part.date or parse_date(rest) or _date_below(lines, i)
    elif line.kind is Kind.UPDATED:
        part.updated = part.updated or parse_date(rest)
    elif line.kind is Kind.DAY and not part.told:
        part.date, part.dayed = part.date or parse_date(line.text), True
    elif line.kind is Kind.OUTLET:
        part.date, part.outlet = part.date or parse_date(rest), part.outlet or _name(rest.split("|")[0])
        part.closed = part.told
    elif line.kind is Kind.STAMP and part.told:
        # Inside a story a short line with a colon introduces words: "وقال الوزير:".
        line = line.as_kind(Kind.BODY)
    elif line.kind is Kind.STAMP:
        part.stamp = part.stamp or _name(line.text)
    if line.kind is Kind.BODY:
        part.told = part.told or line.is_sentence
        part.closed = part.closed and not line.is_sentence
    part.lines.append(line)


def _names_source(lines: Sequence[Line], i: int) -> bool:
    """Whether this is the name below a bare "المصدر:": a short line, and no headline, since no story follows it."""
    above = i > 0 and lines[i - 1].kind is Kind.OUTLET and not lines[i - 1].tail()
    return above and len(lines[i].text) <= _NAME and lines[i].is_headline and not (i + 1 < len(lines) and lines[i + 1].is_sentence)


def _date_below(lines: Sequence[Line], i: int) -> str | None:
    return parse_date(lines[i + 1].text) if i + 1 < len(lines) and lines[i + 1].kind is Kind.DAY else None


def _name(rest: str) -> str | None:
    name = re.sub('[“”«»"„]', "", rest).strip(" .:-–|\t\u200e\u200f")
    return name if 0 < len(name) <= 80 else None


def _links(lines: Sequence[Line], i: int, part: Part) -> int:
    """A border with no story behind it: its titles are links to other pages."""
    last = i + 1
    if not lines[i].tail():
        while last < len(lines) and lines[last].is_headline and not _dated(lines, last + 1):
            last += 1
    part.lines += [line.as_kind(Kind.NOISE) for line in lines[i:last]]
    return last


def _opening(lines: Sequence[Line], i: int, part: Part) -> _Opening | None:
    """Whether an article begins at line `i` after the one that is being read."""
    if not part.told or _names_source(lines, i):
        return None
    line = lines[i]
    if line.kind is Kind.BORDER:
        return _behind_border(lines, i, part)
    if line.kind is Kind.DATE:
        return _behind_date(lines, i, part)
    if line.is_headline and (part.closed or _dated(lines, i + 1, part.dayed)):
        return _Opening(line, i + 1) if _story(lines, i + 1) else None
    return None


def _behind_border(lines: Sequence[Line], i: int, part: Part) -> _Opening | None:
    """Behind "إقرأ أيضاً:" one title or several, then perhaps the story of one of them."""
    titles, last = _titles(lines, i)
    lead = _story(lines, last)
    if not lead or continues_story(lead[0].text, 0, len(lead[0].text)):
        return None
    if not titles:
        return _Opening(None, last) if part.closed else None
    at = max(titles, key=lambda k: (_shared(titles[k], lead), -k))
    sure = part.closed or _dated(lines, at + 1) or bool(_DATELINE.match(lead[0].text))
    if not sure and not (len(titles) == 1 and at > i and _is_new(titles[at], lead, part)):
        return None
    return _Opening(titles[at], at + 1, tuple(k for k in titles if k < at))


def _titles(lines: Sequence[Line], i: int) -> tuple[dict[int, Line], int]:
    """The titles on the border's line and below it, by their lines, and the line behind them."""
    inline, last = lines[i].tail(), i + 1
    titles = {i: inline} if inline else {}
    while last < len(lines) and (lines[last].is_headline or lines[last].kind is Kind.NOISE):
        if lines[last].is_headline:
            titles[last] = lines[last]
        last += 1
    return titles, last


def _is_new(title: Line, lead: Sequence[Line], part: Part) -> bool:
    """Whether title and lead tell one story and the text before another; a link within a story shares its words with both sides."""
    before = [line for line in part.lines if line.is_sentence]
    shared = _shared(title, lead)
    return shared >= _SHARED and shared > 2 * max(_shared(title, before[:_LEAD]), _shared(title, before[-_LEAD:]))


def _behind_date(lines: Sequence[Line], i: int, part: Part) -> _Opening | None:
    """A line "تاريخ النشر:" above a headline opens its article, unless it is the foot of the one before."""
    k = i + 1
    while k < len(lines) and lines[k].kind in (Kind.DAY, Kind.NOISE, Kind.OUTLET):
        k += 1
    if k >= len(lines) or not lines[k].is_headline or not _story(lines, k + 1):
        return None
    if part.date is None and _dated(lines, k + 1):
        part.closed = True
        return None
    return _Opening(lines[k], k + 1)


def _dated(lines: Sequence[Line], i: int, bare: bool = False) -> bool:
    """Whether the lines of names and dates that begin here hold a date of publication; `bare`: a day without such a label will do."""
    while i < len(lines) and lines[i].kind in (*_META, Kind.NOISE):
        if lines[i].kind is Kind.DATE or (bare and lines[i].kind is Kind.DAY):
            return True
        i += 1
    return False


def _story(lines: Sequence[Line], i: int) -> list[Line]:
    """The first paragraphs of the story that begins here, after names and dates; empty where none does."""
    found = list(_paragraphs(lines, i))
    return found if sum(len(x.text) for x in found) >= _STORY and any(x.is_sentence for x in found) else []


def _paragraphs(lines: Sequence[Line], i: int) -> Iterator[Line]:
    n = 0
    for k in range(i, min(len(lines), i + 12)):
        if lines[k].kind is Kind.BORDER or n == _LEAD or (n and lines[k].kind in (Kind.DATE, Kind.OUTLET)):
            return
        if lines[k].kind is Kind.BODY:
            n += 1
            yield lines[k]


def _shared(title: Line, lead: Sequence[Line]) -> float:
    """The share of the title's words that the lead says too; a headline tells what its story begins with."""
    said = {s for line in lead for s in _stems(line.text[:600])}
    words = _stems(title.text)
    return len(words & said) / len(words) if len(words) > 1 else 0.0


def _stems(text: str) -> frozenset[str]:
    """Folded words of some length, clitics and endings roughly cut: enough to see that two lines tell of the same."""
    words = (re.sub("^(?:[وفبكل]?ال|لل|[وف](?=..))", "", t.norm) for t in tokenize(text) if t.is_word)
    return frozenset(w[:4] for w in words if len(w) >= 3)
