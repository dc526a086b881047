"""In which charset is a page written? Bytes decide over what a page declares, so that no mojibake ever becomes an actor."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|<\?xml[^>]+encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""",
    re.IGNORECASE,
)
# What browsers read under these names.
_MEANT = {"cp1256": "windows-1256", "iso8859-1": "windows-1252", "cp1252": "windows-1252", "ascii": "windows-1252"}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Letters with accents stand alone among plain ones in every Latin language; a row of them is another script's bytes.
_MOJIBAKE = re.compile("[\u00a1-\u00ff\u0152-\u0192]{4,}")
# windows-1256 has French letters between the Arabic ones: bytes of a third script (Cyrillic, Greek) mix the two in one word.
_MIXED = re.compile("[\u0621-\u064a][àâçèéêëîïôùûü]")
_ARABIC_WORD = re.compile("[\u0621-\u064a]{3,}")


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded page; `declared` is the charset that its meta tag claims where the bytes say another one."""

    text: str
    charset: str
    declared: str | None = None


def decode(data: bytes) -> Page | None:
    """The page by its byte order mark, else UTF-8 where the bytes are, else as declared, else windows-1256; None where none is plausible.

    UTF-8 goes before the declaration: text of another charset is hardly ever valid UTF-8 by chance.
    """
    declared = _declared(data)
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _page(data[len(mark) :], charset, None)
    for charset in dict.fromkeys(filter(None, ("utf-8", declared, "windows-1256"))):
        page = _page(data, charset, declared)
        if page and (charset == "utf-8" or _plausible(page.text, charset == declared)):
            return page
    return None


def _page(data: bytes, charset: str, declared: str | None) -> Page | None:
    try:
        text = data.decode(charset)
    except UnicodeDecodeError:
        return None
    wrong = declared is not None and declared != charset and not data.isascii()
    return Page(text, charset, declared if wrong else None)


def _declared(data: bytes) -> str | None:
    """The name of the charset in the page's meta tag, as Python spells it; None where it names none that is known."""
    m = _DECLARED.search(data, 0, 200_000)
    if not m:
        return None
    try:
        name = codecs.lookup((m[1] or m[2]).decode("ascii")).name
    except LookupError:
        return None
    return _MEANT.get(name, name)


def _plausible(text: str, declared: bool) -> bool:
    """Whether the decoded text is text: no row of accented letters; for a guess there must be Arabic words."""
    if any(c < " " and c not in "\t\n\r\f\v" for c in set(text)):
        return False
    if declared:
        return len(_MOJIBAKE.findall(text)) < 2
    return bool(_ARABIC_WORD.search(text)) and len(_MIXED.findall(text)) < 2
