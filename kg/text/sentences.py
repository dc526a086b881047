"""Where do the sentences of a paragraph end?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.text.tokens import Token

_STOPS = frozenset(".!?؟…")
_ABBREVIATED = frozenset(
    ["mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "lt", "col", "st", "jr", "sr", "prof", "rev", "sgt", "capt", "adm", "vs"]
)


def sentence_ends(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    """Token indices at which a new sentence begins, within the paragraph `[start, end)`; never `start` or `end`.

    A stop ends a sentence where a blank, or a closing mark and a blank, follows; not after an initial or a title (د. سامي, Mr. Smith).
    """
    found = []
    for i in range(start, end - 1):
        if tokens[i].text not in _STOPS:
            continue
        after = i + 1 if tokens[i].end < tokens[i + 1].start or tokens[i + 1].is_word else i + 2
        if after < end and tokens[after - 1].end < tokens[after].start and _really_ends(tokens, i, start):
            found.append(after)
    return found


def sentences(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """Token ranges of the sentences of the paragraph `[start, end)`."""
    borders = [start, *sentence_ends(tokens, start, end), end]
    return [(a, b) for a, b in pairwise(borders) if a < b]


def _really_ends(tokens: Sequence[Token], stop: int, start: int) -> bool:
    before = tokens[stop - 1] if stop > start else None
    return before is None or not ((len(before.text) == 1 and before.is_word) or before.norm in _ABBREVIATED)
