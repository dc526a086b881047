"""When do two written words look like one name spelled twice?"""

from __future__ import annotations


def one_letter_apart(a: str, b: str) -> bool:
    """Does one letter differ, or is one left out?

    >>> one_letter_apart("شوداري", "شودري"), one_letter_apart("Hussein", "Hossein"), one_letter_apart("سامر", "سامر")
    (True, True, False)
    """
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return any(short == long[:i] + long[i + 1 :] for i in range(len(long)))
