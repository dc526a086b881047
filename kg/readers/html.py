"""Which article does an HTML page hold?"""

from __future__ import annotations

import logging
from typing import Any

from kg.errors import KgError
from kg.model import Document
from kg.readers.charset import decode
from kg.readers.dates import parse_date
from kg.readers.refusal import Refusal

_LOG = logging.getLogger(__name__)


def read_html(data: bytes, place: str, id_: str) -> Document | Refusal:
    """The article's text, title, date and outlet (extra `html`); a wrong charset declaration is logged as a warning.

    The document's text is what trafilatura takes out of the page, so offsets count in that text. KgError where the extra is missing.
    """
    page = decode(data)
    if page is None:
        return Refusal(place, "its bytes fit neither UTF-8, nor its declared charset, nor windows-1256", "save the page as UTF-8")
    if page.declared:
        _LOG.warning("%s: declares the charset %s, but is written in %s: read so", place, page.declared, page.charset)
    found = _article(page.text, place)
    text = (found.text or "") if found else ""
    if not text.strip():
        return Refusal(place, "no article was found in the page", "is it a list or an empty page? give the article's text as .txt")
    date = parse_date(found.date) if found.date else None
    return Document(id_, text, found.title or None, date, found.sitename or found.hostname or None, found.url or None)


def _article(page: str, place: str) -> Any:
    try:
        import trafilatura
    except ImportError as error:
        raise KgError(f"{place}: reading HTML needs the extra html", hint="pip install 'actor-statement-graph[html]'") from error
    return trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False, favor_recall=True)
