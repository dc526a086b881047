"""Which articles are glued into a document, and which of its lines may hold statements?"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Article, Document, Layout, Region
from kg.readers.articles import Part, parts_of
from kg.readers.boilerplate import Kind
from kg.readers.datelines import after_dateline
from kg.readers.lines import Line, lines_of

# Shorter lines may well be said twice ("نعم."); a longer one that stands twice is a copy.
_COPY = 40


def layout(document: Document) -> Layout:
    """Articles of the document with their date and outlet, and the regions of each that may hold statements.

    A border ("إقرأ أيضاً:", a dated headline, a headline after "المصدر:") opens a new article only where a story follows; titles of other
    pages, dates, outlets and the like are in no region. A paragraph that stands twice is read once. The first article falls back on the
    document's own title, date and outlet; a later one without its own has none.
    """
    parts = [part for part in parts_of(list(lines_of(document.text))) if part.lines] or [Part()]
    starts = [0, *(part.lines[0].start for part in parts[1:]), len(document.text)]
    articles = tuple(_article(i, part, starts[i], starts[i + 1], document) for i, part in enumerate(parts))
    seen: set[str] = set()
    return Layout(articles, tuple(tuple(_regions(part, seen)) for part in parts))


def _article(index: int, part: Part, start: int, end: int, document: Document) -> Article:
    headline = part.headline or _headline(part)
    title, date, outlet = headline.text if headline else None, part.date, part.outlet
    if index == 0:
        title, date, outlet = document.title or title, date or document.date, outlet or document.outlet
    return Article(index, start, end, title, date or part.updated, outlet or part.stamp)


def _headline(part: Part) -> Line | None:
    """The first line of the story, where it is a title."""
    body = [line for line in part.lines if line.kind is Kind.BODY]
    return body[0] if len(body) > 1 and body[0].is_headline else None


def _regions(part: Part, seen: set[str]) -> Iterator[Region]:
    """The lines of the story, its dateline cut; a long line that stood before in the document is left out."""
    headline, led = part.headline or _headline(part), False
    for line in part.lines:
        if line.kind is not Kind.BODY or (len(line.text) >= _COPY and line.text in seen):
            continue
        seen.add(line.text)
        lead = line.is_sentence and not led
        led = led or lead
        yield Region(line.start + (after_dateline(line.text) if lead else 0), line.end, line is headline)
