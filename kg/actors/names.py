"""When are two spellings of a name one name?"""

from __future__ import annotations

import re

from kg.lang.normalize import key

# عبد الله is written عبدالله too; ابن is بن inside a name; the names of the Gulf's houses begin with آل, which folds to ال.
_JOINED = re.compile(r"\b(عبد|ابو|ابي|ابا) (?=ال|رب)|\b(عبد) (?=رب)")
_SON = re.compile(r"(?<= )ابن(?= )")
_ENGLISH_ARTICLE = re.compile(r"^(the|an?) (?=\w)")


def name_key(name: str) -> str:
    """The key under which names are compared: folded words, عبد joined to what follows, no English article before.

    >>> name_key("عبد الإله ابن كيران"), name_key("the White House")
    ('عبدالاله بن كيران', 'white house')
    """
    folded = key(name)
    if folded.isascii():
        return _ENGLISH_ARTICLE.sub("", folded)
    return _SON.sub("بن", _JOINED.sub(lambda m: m.group().strip(), folded))


def is_arabic(name: str) -> bool:
    """Is the name written in Arabic letters?"""
    return any("\u0620" <= c <= "\u064a" for c in name)
