"""Which words of a paragraph name an actor who may speak or be meant?"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Scored
from kg.text.crf import Crf
from kg.text.passage import Passage
from kg.text.tagging import Tagged, WordTagger
from kg.text.trim import trim_mention

# Half the mentions that matter are not the tagger's first choice: it learned from those who speak or are meant only.
_FLOOR = 0.12


class MentionFinder:
    """Finds names, titles and nouns that stand for actors, by a tagger learned from annotated articles."""

    def __init__(self, model: Crf) -> None:
        self._tagger = WordTagger(model)

    def find(self, passages: Sequence[Passage]) -> list[list[Scored]]:
        """The mentions of each paragraph in order, with probabilities; doubtful ones too."""
        return [_mentions(p, tagged) for p, tagged in zip(passages, self._tagger.tag(passages), strict=True)]


def _mentions(p: Passage, tagged: Tagged) -> list[Scored]:
    found = ((trim_mention(p, a, b), q) for a, b, q in _pieces(p, tagged))
    return [Scored(span, round(q, 4)) for span, q in found if span is not None]


def _pieces(p: Passage, tagged: Tagged) -> list[tuple[int, int, float]]:
    begins, inside, n = tagged.of("B-M"), tagged.of("I-M"), len(p.tokens)
    pieces, i = [], 0
    while i < n:
        if (q := begins[i] + inside[i]) < _FLOOR or not p.tokens[i].is_word:
            i += 1
            continue
        first = i
        i += 1
        while i < n and inside[i] > 0.5 * q and inside[i] > begins[i]:
            i += 1
        pieces.append((first, i, q))
    return pieces
