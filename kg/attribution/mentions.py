"""Which words of a paragraph name an actor who may speak or be meant?"""

from __future__ import annotations

from pathlib import Path

from kg.attribution.fast import tag, tagger
from kg.attribution.features import word_features
from kg.attribution.trim import trim_mention
from kg.model import Scored
from kg.text.passage import Passage


class MentionFinder:
    """Finds names, titles and nouns that stand for actors, by a tagger learned from annotated articles."""

    def __init__(self, folder: Path) -> None:
        self._tagger = tagger(folder / "mention.crf")

    def find(self, p: Passage) -> list[Scored]:
        """The mentions of the paragraph in order, with probabilities."""
        found = ((trim_mention(p, a, b), q) for _, a, b, q in tag(self._tagger, word_features(p)))
        return [Scored(span, q) for span, q in found if span is not None]
