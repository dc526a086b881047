"""Which article does an HTML page hold?"""

from __future__ import annotations

import re
from typing import Any

from kg.errors import KgError
from kg.model import Document
from kg.readers.refusal import Refusal

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)


def read_html(data: bytes, place: str, id_: str) -> Document | Refusal:
    """The article's text, title, date and outlet (extra `html`); charsets are tried in this order: UTF-8, declared, windows-1256."""
    page = decode(data)
    if page is None:
        return Refusal(place, "its bytes fit neither its declared charset nor UTF-8", "save the page as UTF-8")
    try:
        import trafilatura
    except ImportError as error:
        raise KgError(f"{place}: reading HTML needs the extra html", hint="pip install 'actor-statement-graph[html]'") from error
    found: Any = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, favor_recall=True)
    if found is None or not (found.text or "").strip():
        return Refusal(place, "no article was found in the page", "is it a list or an empty page? give the article's text as .txt")
    return Document(id_, found.text, found.title, found.date, found.sitename or found.hostname, found.url)


def decode(data: bytes) -> str | None:
    """The page's text; None where no charset fits, so that no mojibake ever becomes an actor.

    Bytes that are valid UTF-8 are UTF-8 whatever the page declares: other encodings of Arabic hardly ever are.
    """
    declared = _CHARSET.search(data)
    for charset in filter(None, ("utf-8-sig", declared and declared.group(1).decode("ascii"), "windows-1256")):
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return None
