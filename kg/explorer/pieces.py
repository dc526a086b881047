"""Which pieces of a document's text are on the page: all of it, or only the first words of what statements point at?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Span, Statement

# A piece: the offset (code points) at which it stands, and its words.
Piece = tuple[int, str]
_WORDS = 10


def whole(text: str) -> list[Piece]:
    """The text as one piece."""
    return [(0, text)]


def worded(text: str, spans: Iterable[Span]) -> list[Piece]:
    """The first ten words of each span, overlapping ones joined: for sharing where full texts may not be given on."""
    ends: list[list[int]] = []
    for start, end in sorted((s.start, s.start + _length(s.text)) for s in spans):
        if ends and start <= ends[-1][1]:
            ends[-1][1] = max(ends[-1][1], end)
        else:
            ends.append([start, end])
    return [(start, text[start:end]) for start, end in ends]


def spans_of(s: Statement) -> Iterator[Span]:
    """All words that a statement points at."""
    mentions = (actor.mention for actor in s.actors)
    words = (span for x in s.stances for span in (x.issue, x.evidence, x.condition))
    yield from (span for span in (s.cue, s.content, *mentions, *words) if span is not None)


def _length(text: str) -> int:
    words = list(re.finditer(r"\S+", text))
    return len(text) if len(words) <= _WORDS else words[_WORDS - 1].end()
