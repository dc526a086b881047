"""What does the encoder see of a text? Windows of words, and each word as pieces of the model's vocabulary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from kg.lang.normalize import INVISIBLE
from kg.text.tokens import Token

WORDS = 110
PIECES = 320
BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
BODY, ROLES, VOCABULARY = "body.onnx", "roles.onnx", "vocabulary.jsonl.gz"
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
LONGEST_WORD = 40
_STOPS = frozenset(".!?؟…")
_CLOSERS = frozenset("\"'”“»«)]’״")
# Short vowels, tatweel and invisible marks: news writes them at will, and the encoder has seen few of them.
_OPTIONAL = re.compile(f"[\u0640\u064b-\u0652\u0670{INVISIBLE}]")


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """The word as the encoder reads it: compatibility forms unified, optional marks gone, letters and case kept.

    >>> plain("قَـــالَ"), plain("Said")
    ('قال', 'Said')
    """
    return word if word.isascii() else _OPTIONAL.sub("", unicodedata.normalize("NFKC", word))


class Pieces:
    """The vocabulary: cuts a word into the pieces of highest total score (unigram model) and numbers them."""

    def __init__(self, scores: Sequence[tuple[str, float]]) -> None:
        self.ids = {piece: i for i, (piece, _) in enumerate(scores)}
        self._scores: Mapping[str, float] = dict(scores[len(SPECIAL) :])
        self._longest = max(map(len, self._scores))
        self._unknown = min(self._scores.values()) - 10.0
        self._numbered = lru_cache(maxsize=1 << 15)(self._number)

    def of(self, word: str, blank: bool) -> tuple[int, ...]:
        """Ids of the word's pieces, at least one; `blank` says that a blank, or nothing, stands before it."""
        return self._numbered(word, blank)

    def _number(self, word: str, blank: bool) -> tuple[int, ...]:
        return tuple(self.ids.get(p, UNKNOWN) for p in self.cut(word, blank))

    def cut(self, word: str, blank: bool) -> list[str]:
        """The pieces themselves (Viterbi over piece scores); an unknown letter is a piece of its own."""
        text = ("▁" if blank else "") + plain(word)[:LONGEST_WORD].replace(" ", "▁")
        best = [(0.0, 0)] + [(float("-inf"), 0)] * len(text)
        for end in range(1, len(text) + 1):
            best[end] = max(self._ways(text, end, best))
        pieces, end = [], len(text)
        while end:
            start = best[end][1]
            pieces.append(text[start:end])
            end = start
        return pieces[::-1] or [SPECIAL[UNKNOWN]]

    def _ways(self, text: str, end: int, best: list[tuple[float, int]]) -> Iterable[tuple[float, int]]:
        yield best[end - 1][0] + self._unknown, end - 1
        for start in range(max(0, end - self._longest), end):
            score = self._scores.get(text[start:end])
            if score is not None:
                yield best[start][0] + score, start


def pieces_of(text: str, tokens: Sequence[Token], pieces: Pieces) -> list[tuple[int, ...]]:
    """Piece ids of each word."""
    return [pieces.of(t.text, t.start == 0 or text[t.start - 1].isspace()) for t in tokens]


def windows(tokens: Sequence[Token], lengths: Sequence[int], start: int, end: int) -> list[tuple[int, int]]:
    """Cut the words `[start, end)` of one paragraph into windows of at most WORDS words and PIECES pieces.

    A window ends after the last sentence that fits, else where it is full; `lengths` are pieces a word.
    """
    found = []
    while start < end:
        limit = _limit(lengths, start, end)
        stop = limit if limit == end else max((i for i in range(start + 1, limit) if _ends(tokens, i)), default=limit)
        found.append((start, stop))
        start = stop
    return found


def _limit(lengths: Sequence[int], start: int, end: int) -> int:
    room, i = PIECES - 2, start
    while i < min(end, start + WORDS) and room >= lengths[i]:
        room -= lengths[i]
        i += 1
    return max(i, start + 1)


def _ends(tokens: Sequence[Token], i: int) -> bool:
    """Does a sentence end before word `i`?"""
    if tokens[i - 1].end == tokens[i].start:
        return False
    last = i - 2 if tokens[i - 1].text in _CLOSERS and i >= 2 else i - 1
    return tokens[last].text in _STOPS
