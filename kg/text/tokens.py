"""What are the words of a text, and where do they stand?"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.lang.normalize import INVISIBLE, fold

_MARKS = f"\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed{INVISIBLE}"
_WORD = rf"[^\W_](?:[^\W_]|[{_MARKS}](?=[{_MARKS}]*[^\W_]))*[\u0300-\u036f\u064b-\u065f\u0670]*"
_ENGLISH_CLITIC = r"(?<=[A-Za-z])['’](?:s|t|re|ve|ll|d|m)(?![^\W_])"
_TOKEN = re.compile(rf"{_ENGLISH_CLITIC}|{_WORD}|\S")


class Token(NamedTuple):
    """One word or one mark; `norm` is folded for comparing, `start` and `end` point into the raw text."""

    start: int
    end: int
    text: str
    norm: str

    @property
    def is_word(self) -> bool:
        """Letters or digits, not a punctuation mark."""
        return self.text[0].isalnum()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Words and single marks of `text[start:end]`, offsets into `text`; clitics stay on (see `kg.text.clitics`).

    >>> [t.text for t in tokenize("وقالت الهيئة: «نعم»")]
    ['وقالت', 'الهيئة', ':', '«', 'نعم', '»']
    >>> [t.text for t in tokenize("Trump's plan")]
    ['Trump', "'s", 'plan']
    """
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(*m.span(), word := m.group(), fold(word)) for m in found]
