"""Which articles are glued into a document, and which of its lines may hold statements?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Article, Document, Layout, Region
from kg.readers.dates import parse_date
from kg.readers.lines import Kind, kind_of

_HEADLINE = 160
_BODY = 200
_STOP = (".", "!", "؟", "?", "…", "”", "»", '"')


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    kind: Kind


@dataclass(slots=True)
class _Part:
    lines: list[_Line] = field(default_factory=list)
    date: str | None = None
    outlet: str | None = None

    @property
    def body(self) -> list[_Line]:
        return [line for line in self.lines if line.kind is Kind.BODY]


def layout(document: Document) -> Layout:
    """Articles of the document with their date and outlet, and the regions of each that may hold statements.

    A border ("إقرأ أيضاً:", or a headline after "المصدر:") opens a new article only if a body follows; a list of links does not.
    A body that stands twice is read once. The first article falls back on the document's own date and outlet.
    """
    parts = _parts(list(_lines(document.text)))
    articles, regions, seen = [], [], set[str]()
    for index, part in enumerate(parts):
        first = index == 0
        start = part.lines[0].start if index else 0
        end = parts[index + 1].lines[0].start if index + 1 < len(parts) else len(document.text)
        title = document.title if first and document.title else _title(part)
        articles.append(
            Article(
                index,
                start,
                end,
                title,
                part.date or (document.date if first else None),
                part.outlet or (document.outlet if first else None),
            )
        )
        regions.append(tuple(_regions(part, seen)))
    return Layout(tuple(articles), tuple(regions))


def _lines(text: str) -> Iterator[_Line]:
    for m in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        stripped = m.group().strip()
        if stripped:
            start = m.start() + m.group().index(stripped)
            yield _Line(start, start + len(stripped), stripped, kind_of(stripped))


def _parts(lines: list[_Line]) -> list[_Part]:
    """Cut at borders behind which an article stands."""
    parts = [_Part()]
    closed = False
    for i, line in enumerate(lines):
        glued = line.kind is Kind.BORDER and _article_follows(lines[i + 1 :])
        if glued or (closed and line.kind is Kind.BODY and _is_headline(line) and _article_follows(lines[i:])):
            if parts[-1].lines:
                parts.append(_Part())
            closed = False
        part = parts[-1]
        part.lines.append(line)
        if line.kind is Kind.DATE:
            part.date = part.date or parse_date(line.text)
        elif line.kind is Kind.OUTLET:
            part.outlet = _outlet(line.text) or part.outlet
            closed = True
        elif line.kind is Kind.STAMP and not any(x.kind is Kind.BODY and len(x.text) > _HEADLINE for x in part.lines):
            part.outlet = part.outlet or line.text.rstrip(": ")
    return parts if parts[-1].lines or len(parts) > 1 else [_Part([_Line(0, 0, "", Kind.NOISE)])]


def _article_follows(lines: list[_Line]) -> bool:
    """A headline and then running text, before the next border."""
    body = []
    for line in lines:
        if line.kind is Kind.BORDER:
            break
        if line.kind is Kind.BODY:
            body.append(line)
    return (
        len(body) > 1
        and _is_headline(body[0])
        and sum(len(x.text) for x in body[1:]) >= _BODY
        and any(x.text.endswith(_STOP) for x in body[1:])
    )


def _is_headline(line: _Line) -> bool:
    return len(line.text) <= _HEADLINE and not line.text.endswith((".", "،", "؛"))


def _outlet(line: str) -> str | None:
    name = re.split(r"[:：-]", line, maxsplit=1)[-1].strip(" .\u200f")
    return re.sub('[“”«»"]', "", name).strip() or None


def _title(part: _Part) -> str | None:
    body = part.body
    return body[0].text if len(body) > 1 and _is_headline(body[0]) else None


def _regions(part: _Part, seen: set[str]) -> Iterator[Region]:
    """The body's lines; long ones that stood before in the document are read once."""
    for i, line in enumerate(part.body):
        if len(line.text) > 60 and line.text in seen:
            continue
        seen.add(line.text)
        yield Region(line.start, line.end, i == 0 and len(part.body) > 1 and _is_headline(line))
