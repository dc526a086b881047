"""May two names with one skeleton be one name? The long vowels and the k-like letters that the skeleton leaves out decide."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.actors.names import sketch
from kg.actors.skeleton import latin_words, letters, skeleton
from kg.lang.normalize import script

# Letters of the class k that one sound is written with: ج is g or j, never k.
_ALIKE = {
    frozenset(p)
    for p in (
        ("ج", "j"),
        ("ج", "g"),
        ("غ", "g"),
        ("ق", "q"),
        ("ق", "k"),
        ("ق", "g"),
        ("ك", "k"),
        ("ك", "q"),
        ("k", "q"),
        ("g", "j"),
        ("g", "q"),
    )
}
_LONG = re.compile("aa|ee|ii|oo|ou|uu|ei|ee|ai|ay")
_WANTED = {"ا": "a", "و": "ouw", "ي": "iey"}
_SLOTS = re.compile("[aeiouwyاويعء]*")
_FOREIGN = ("a", "e"), ("o", "u"), ("i", "e"), ("i", "y"), ("e", "y")


@lru_cache(maxsize=1 << 14)
def same_sound(a: str, b: str) -> bool:
    """Can the two be spellings of one name? False where one has no skeleton: what cannot be compared is not alike.

    >>> same_sound("حسين النجار", "Hussein al-Najjar"), same_sound("حسن النجار", "Hussein al-Najjar")
    (True, False)
    """
    if not skeleton(a) or skeleton(a) != skeleton(b):
        return False
    if script(a) == script(b) == "ar":
        return bool(sketch(a)) and sketch(a) == sketch(b)
    if script(a) == "en" and script(b) == "ar":
        a, b = b, a
    one, two = (latin_words(n) if script(n) == "en" else letters(n) for n in (a, b))
    return len(one) == len(two) and all(_words(x, y) for x, y in zip(one, two, strict=True))


def _words(a: str, b: str) -> bool:
    """`a` is in Arabic letters, or both are in Latin ones."""
    return _hard(a, b) and all(_vowels(x, y) for x, y in zip(_slots(a), _slots(b), strict=False))


def _hard(a: str, b: str) -> bool:
    pairs = zip(re.findall("[جغقكjgkqc]", a.replace("gh", "g")), re.findall("[جغقكjgkqc]", b.replace("gh", "g")), strict=False)
    hard = ((x.replace("c", "k"), y.replace("c", "k")) for x, y in pairs)
    return all(x == y or frozenset((x, y)) in _ALIKE for x, y in hard)


def _slots(word: str) -> list[str]:
    """What stands between the consonants, the edges of the word left out: a doubled letter is one."""
    parts = re.findall("[aeiouwyاويعء]+|[^aeiouwyاويعء]+", word)
    if parts and _SLOTS.fullmatch(parts[0]):
        parts = parts[1:]
    found: list[str] = []
    for part in parts:
        if _SLOTS.fullmatch(part):
            found[-1] = part
        else:
            found += [""] * len(_single(part))
    return found[:-1]


def _single(consonants: str) -> str:
    """Consonants, each sound once: sh, kh and their like are one, and so is a double."""
    return re.sub(r"(.)\1+", r"\1", re.sub("tch|sch|tsh|[kgscdtp]h|ck", lambda m: m[0][0], consonants))


def _vowels(a: str, b: str) -> bool:
    """Long vowels of the Arabic must be heard in the Latin, and a long one of the Latin written in the Arabic."""
    if not re.search("[اويعء]", a) and re.search("[a-z]", a):
        return a == b or not b or any({*p} & {*a} and {*p} & {*b} for p in (*_FOREIGN, *((v, v) for v in "aeiou")))
    wanted = all(any(v in b for v in _WANTED[long]) for long in a if long in _WANTED)
    return wanted and (bool(a) or not _LONG.search(b))
