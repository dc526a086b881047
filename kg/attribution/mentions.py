"""Which words of a paragraph name an actor who may speak or be meant?"""

from __future__ import annotations

from pathlib import Path

import pycrfsuite

from kg.model import Scored
from kg.text.passage import Passage
from kg.text.tagging import tagger, word_items
from kg.text.trim import trim_mention

# Half the mentions that matter are not the tagger's first choice: it learned from those who speak or are meant only.
_FLOOR = 0.12
_SURELY_NOT = 1 - _FLOOR + 1e-6


class MentionFinder:
    """Finds names, titles and nouns that stand for actors, by a tagger learned from annotated articles."""

    def __init__(self, model: Path | pycrfsuite.Tagger) -> None:
        self._tagger = tagger(model / "mention.crf") if isinstance(model, Path) else model

    def find(self, p: Passage) -> list[Scored]:
        """The mentions of the paragraph in order, with probabilities; doubtful ones too."""
        found = ((trim_mention(p, a, b), q) for a, b, q in self._pieces(p))
        return [Scored(span, round(q, 4)) for span, q in found if span is not None]

    def _pieces(self, p: Passage) -> list[tuple[int, int, float]]:
        self._tagger.set(word_items(p))
        marginal, n = self._tagger.marginal, len(p.tokens)
        pieces, i = [], 0
        while i < n:
            # Few tokens may name anybody; what the others are need not be known exactly.
            if not p.tokens[i].is_word or marginal("O", i) > _SURELY_NOT or (q := marginal("B-M", i) + marginal("I-M", i)) < _FLOOR:
                i += 1
                continue
            first = i
            i += 1
            while i < n and (inside := marginal("I-M", i)) > 0.5 * q and inside > marginal("B-M", i):
                i += 1
            pieces.append((first, i, q))
        return pieces
