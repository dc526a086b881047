"""What does a reader see of one paragraph: words, sentences, quotations?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from kg.model import Scored, Span
from kg.text.quotes import quotations
from kg.text.sentences import sentences
from kg.text.tokens import Token, tokenize


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One paragraph: `sentence[i]` counts from 0, `quoted[i]` is the quotation's number from 1 or 0 outside."""

    text: str
    tokens: tuple[Token, ...]
    norms: tuple[str, ...]
    sentence: tuple[int, ...]
    quoted: tuple[int, ...]
    quotes: tuple[tuple[int, int], ...]
    headline: bool = False

    def span(self, start: int, end: int) -> Span:
        """The span of the tokens `[start, end)`."""
        return Span.of(self.text, self.tokens[start].start, self.tokens[end - 1].end)


# The reader, the mention finder and the stance model each see the article at hand: as many paragraphs as most have.
@lru_cache(maxsize=128)
def passage(text: str, start: int, end: int, headline: bool = False) -> Passage:
    """Read `text[start:end]`, offsets into `text`."""
    tokens = tuple(tokenize(text, start, end))
    n = len(tokens)
    number = [0] * n
    for k, (a, b) in enumerate(sentences(tokens, 0, n)):
        number[a:b] = [k] * (b - a)
    quotes = tuple(quotations(tokens, 0, n))
    quoted = [0] * n
    for k, (a, b) in enumerate(quotes, 1):
        quoted[a:b] = [k] * (b - a)
    return Passage(text, tokens, tuple(t.norm for t in tokens), tuple(number), tuple(quoted), quotes, headline)


class Finder(Protocol):
    """Finds the words of paragraphs that name actors."""

    def find(self, passages: Sequence[Passage]) -> list[list[Scored]]:
        """The mentions of each paragraph in order, with probabilities; doubtful ones too."""
        ...
