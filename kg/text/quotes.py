"""Which words stand in quotation marks, however the marks are broken?"""

from __future__ import annotations

from collections.abc import Sequence

from kg.text.tokens import Token

MARKS = frozenset('“”«»"„‟″״❝❞‹›〝〞＂')
_ALWAYS_OPEN = frozenset("«„❝‹〝")
_ALWAYS_CLOSE = frozenset("❞")


def quotations(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """Token ranges of the quotations of a paragraph, marks included, outermost only, in order.

    A mark opens or closes by where it stands, not by its shape: closers are used as openers in the wild (”نعم”), nested ones
    are closed once, and one left open runs to the paragraph's end.

    >>> from kg.text.tokens import tokenize
    >>> t = tokenize("قال ”نعم” ثم مضى")
    >>> quotations(t, 0, len(t))
    [(1, 4)]
    """
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for i in range(start, end):
        if tokens[i].text not in MARKS:
            continue
        if _opens(tokens, i, start, end, bool(opened)):
            opened.append(i)
        elif opened:
            first = opened.pop()
            if _closes_all(tokens, i, end, opened):
                first, opened = (opened or [first])[0], []
            if not opened:
                found.append((first, i + 1))
    if opened:
        found.append((opened[0], end))
    return found


def _opens(tokens: Sequence[Token], i: int, start: int, end: int, inside: bool) -> bool:
    mark = tokens[i].text
    if mark in _ALWAYS_CLOSE or i + 1 >= end:
        return False
    blank_before = i == start or tokens[i - 1].end < tokens[i].start
    blank_after = tokens[i].end < tokens[i + 1].start
    if mark in _ALWAYS_OPEN and not (inside and not blank_before and blank_after):
        return True
    if blank_before != blank_after:
        return blank_before or (not inside and not blank_after)
    return not inside


def _closes_all(tokens: Sequence[Token], i: int, end: int, opened: list[int]) -> bool:
    """A closing mark before the sentence's end closes all that is open: nested ones are closed once."""
    return bool(opened) and (i + 1 >= end or tokens[i + 1].text in ".!؟?")
