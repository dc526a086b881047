"""Can a name in Arabic letters and one in Latin letters be one name? The consonants that both scripts write, folded alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.actors.names import name_key
from kg.lang.normalize import script

# Letters that news writes for one another: g, j and k (القذافي: Gaddafi, Qaddafi, Kadhafi), p and b, f and v, s and z.
_ARABIC = str.maketrans(
    {"ب": "b", "ت": "t", "ث": "t", "ج": "k", "ح": "h", "خ": "x", "د": "d", "ذ": "d", "ر": "r", "ز": "s", "س": "s", "ش": "c", "ص": "s"}
    | {"ض": "d", "ط": "t", "ظ": "s", "غ": "k", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "پ": "b", "چ": "c"}
    | {"ڤ": "f", "گ": "k", "ع": "", "ا": "", "و": "", "ي": "", "ء": ""}
)
_LATIN = str.maketrans(
    {"p": "b", "v": "f", "q": "k", "g": "k", "j": "k", "z": "s", "w": "", "y": "", "a": "", "e": "", "i": "", "o": "", "u": ""}
)
_PAIRS = (
    ("tch", "C"),
    ("sch", "C"),
    ("tsh", "C"),
    ("kh", "X"),
    ("gh", "k"),
    ("sh", "C"),
    ("ch", "C"),
    ("th", "t"),
    ("dh", "d"),
    ("ph", "f"),
    ("ck", "k"),
)
_SOFT_C = re.compile("c(?=[eiy])")
_ARTICLE = re.compile(r"\b(?:al|el|ul|as|ad|ar|an|ash|at|az)[ -](?=\w)")
_SERVANT = re.compile(r"\b(abd)(?:[aeou]?l)?[ -]*(?:al|el|ul|ar|er|ur)?[ -]*(?=\w{2})")
_SON = re.compile(r"\b(?:ibn|ben)\b")
_DOUBLE = re.compile(r"(.)\1+")
_NOT_LATIN = re.compile(r"[^a-z ]")
# Fewer consonants than this are shared by chance.
LEAST = 4


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """The consonants of a name of two words or more, the same in both scripts; empty where too little is left to compare.

    An empty skeleton is "unknown": it equals nothing, not even another empty one.

    >>> skeleton("محمد القذافي"), skeleton("Mohamed al-Gaddafi"), skeleton("Muhammad Qaddafi")
    ('mhmd kdf', 'mhmd kdf', 'mhmd kdf')
    >>> skeleton("علي")
    ''
    """
    words = _of_arabic(name) if script(name) == "ar" else _of_latin(name)
    found = [w for w in words if w]
    return " ".join(found) if len(found) > 1 and len("".join(found)) >= LEAST else ""


def letters(name: str) -> list[str]:
    """The folded words of a name in Arabic letters, without articles."""
    return [_article_off(w) for w in name_key(name).split()]


def latin_words(name: str) -> list[str]:
    """The words of a name in Latin letters, plain and without articles: عبد and what follows are one, ibn is bin."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c)).replace("ı", "i")
    plain = _SON.sub("bin", _ARTICLE.sub("", _SERVANT.sub(r"\1", re.sub("['’`ʿʾ.]", "", bare))))
    return _NOT_LATIN.sub(" ", plain).split()


def _of_arabic(name: str) -> list[str]:
    words = letters(name)
    if not all("\u0600" <= c <= "\u06ff" for w in words for c in w):
        return []
    return [_DOUBLE.sub(r"\1", _tail(w.translate(_ARABIC), w)) for w in words]


def _article_off(word: str) -> str:
    if word.startswith("عبدال") and len(word) > 6:
        return "عبد" + word[5:]
    return word[2:] if word.startswith("ال") and len(word) > 3 else word


def _tail(consonants: str, word: str) -> str:
    """A final h is hardly heard: فاطمة, Fatima, Fatimah; صالح, Saleh."""
    return consonants[:-1] if word.endswith(("ه", "ح")) and len(word) > 3 else consonants


def _of_latin(name: str) -> list[str]:
    return [_consonants(w) for w in latin_words(name)]


def _consonants(word: str) -> str:
    text = _SOFT_C.sub("s", _replaced(word)).replace("c", "k").replace("x", "ks").translate(_LATIN).lower()
    return _DOUBLE.sub(r"\1", text[:-1] if text.endswith("h") and len(word) > 3 and word[-1] == "h" else text)


def _replaced(word: str) -> str:
    for letters, sound in _PAIRS:
        word = word.replace(letters, sound)
    return word
