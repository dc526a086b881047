"""What are the words around each cue? The fast reader: conditional random fields over words, clitics and quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.attribution.certain import certain, with_certain
from kg.lang.pack import Pack
from kg.model import Attribution, Region, Scored, Span
from kg.text.crf import crf
from kg.text.passage import Passage, passage
from kg.text.spanscores import Window
from kg.text.tagging import Piece, SpanTagger, Tagged, WordTagger, window
from kg.text.trim import trim_content, trim_cue, trim_mention

# A source that is not the tagger's first choice is still likelier than the last speaker from here on.
_DOUBT = 0.35


class FastReader:
    """Reads with the taggers of one language; the same interface and records as the accurate reader."""

    exact = False

    def __init__(self, folder: Path, name: str = "fast", pack: Pack | None = None) -> None:
        self.name = name
        self._pack = pack
        self._cue = WordTagger(crf(folder / "cue.crf"))
        self._span = SpanTagger(crf(folder / "span.crf"))

    def read(self, text: str, regions: tuple[Region, ...]) -> list[Attribution]:
        """Attributions of one article's regions, in the order of their cues."""
        passages = [passage(text, r.start, r.end, r.headline) for r in regions]
        found = [(w, q) for p, cues in zip(passages, self._cue.tag(passages), strict=True) for w, q in self._cues(p, cues)]
        spans = self._span.tag([w for w, _ in found])
        return [self._attribution(w, q, tagged) for (w, q), tagged in zip(found, spans, strict=True)]

    def _cues(self, p: Passage, tagged: Tagged) -> Iterator[tuple[Window, float]]:
        """Each cue of a paragraph with the words around it, and its probability."""
        cues = with_certain([(a, b, q) for kind, a, b, q in tagged.pieces() if kind == "CUE"], certain(self._pack, p))
        places = [(a, b) for a, b, _ in cues]
        for a, b, q in cues:
            yield window(p, (a, b), places), q

    def _attribution(self, w: Window, probability: float, tagged: Tagged) -> Attribution:
        """What belongs to one cue of a paragraph."""
        at = w.range[0]
        pieces = [(kind, a + at, b + at, q) for kind, a, b, q in tagged.pieces()]
        if not any(kind == "S" for kind, *_ in pieces):
            pieces += [("S", a + at, b + at, q) for a, b, q in tagged.doubtful("S", _DOUBT)]
        return Attribution(
            cue=trim_cue(w.p, w.cue),
            p=probability,
            content=_content(w.p, w.cue, pieces),
            sources=_mentions(w.p, w.cue, pieces, "S"),
            addressees=_mentions(w.p, w.cue, pieces, "A"),
            rule=self.name,
        )


def _content(p: Passage, cue: tuple[int, int], pieces: list[Piece]) -> Scored | None:
    """The content nearest to the cue; pieces parted by a few words only (a cue in its midst) stay apart."""
    found = [piece for piece in pieces if piece[0] == "C"]
    best = max(found, key=lambda x: (x[2] - x[1]) * x[3], default=None)
    span = trim_content(p, best[1], best[2]) if best else None
    return Scored(span, best[3]) if span and best else None


def _mentions(p: Passage, cue: tuple[int, int], pieces: list[Piece], kind: str) -> tuple[Scored, ...]:
    spans = ((trim_mention(p, a, b), q) for k, a, b, q in pieces if k == kind)
    return tuple(Scored(span, q) for span, q in spans if isinstance(span, Span))
