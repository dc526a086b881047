"""When are two spellings of a name one name, and which names are too common to name anybody?"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from kg.lang.normalize import key

# عبد الله is written عبدالله too; ابن is بن inside a name; the names of the Gulf's houses begin with آل, which folds to ال.
_JOINED = re.compile(r"\b(عبد|ابو|ابي|ابا) (?=ال|رب)|\b(عبد) (?=رب)")
_SON = re.compile(r"(?<= )ابن(?= )")
_ENGLISH_ARTICLE = re.compile(r"^(the|an?) (?=\w)")
# Foreign sounds are written with several letters, their vowels with or without one: غيتس, جيتس; برلسكوني, برلوسكوني.
_SOUNDS = str.maketrans({"غ": "ج", "ق": "ك", "ث": "ت", "ذ": "د", "ط": "ت", "ص": "س", "ض": "د", "ظ": "ز"})
_VOWELS = re.compile("(?<=.)[اويه]")
_LEAST_SOUNDS = 5


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """The key under which names are compared: folded words, عبد joined to what follows, no English article before.

    >>> name_key("عبد الإله ابن كيران"), name_key("the White House")
    ('عبدالاله بن كيران', 'white house')
    """
    folded = key(name)
    if folded.isascii():
        return _ENGLISH_ARTICLE.sub("", folded)
    return _SON.sub("بن", _JOINED.sub(lambda m: m.group().strip(), folded))


def sketch(name: str) -> str:
    """The consonants of a full name in Arabic letters, so that spellings of one foreign name are one; empty where too little is left.

    Given names of the Arab world stay as they are: محمد and محمود are two.

    >>> sketch("سيلفيو برلوسكوني") == sketch("سلفيو برلسكوني"), sketch("محمود عباس") == sketch("محمد عباس")
    (True, False)
    """
    words = name_key(name).split()
    if len(words) < 2 or name.isascii():
        return ""
    given = given_names()
    sounds = [w if w in given or w.startswith(("عبد", "ابو")) or w == "بن" else _VOWELS.sub("", w.translate(_SOUNDS)) for w in words]
    return " ".join(sounds) if len("".join(sounds)) >= _LEAST_SOUNDS else ""


def common(name: str) -> bool:
    """Is it one or two given names that thousands bear (أحمد علي)?"""
    words = name_key(name).split()
    return len(words) < 3 and all(w in given_names() for w in words)


@cache
def given_names() -> frozenset[str]:
    """Given names of the Arab world, folded."""
    text = files("kg.actors").joinpath("data", "given_names.txt").read_text(encoding="utf-8")
    return frozenset(name_key(w) for line in text.splitlines() if not line.startswith("#") for w in line.split())
