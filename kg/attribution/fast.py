"""What are the words around each cue? The fast reader: conditional random fields over words, clitics and quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.attribution.certain import certain, with_certain
from kg.lang.pack import Pack
from kg.model import Attribution, Region, Scored, Span
from kg.text.features import span_window
from kg.text.passage import Passage, passage
from kg.text.tagging import Piece, doubtful, span_items, tag, tagger, word_items
from kg.text.trim import trim_content, trim_cue, trim_mention

# A source that is not the tagger's first choice is still likelier than the last speaker from here on.
_DOUBT = 0.35


class FastReader:
    """Reads with the taggers of one language; the same interface and records as the accurate reader."""

    exact = False

    def __init__(self, folder: Path, name: str = "fast", pack: Pack | None = None) -> None:
        self.name = name
        self._pack = pack
        self._cue = tagger(folder / "cue.crf")
        self._span = tagger(folder / "span.crf")

    def read(self, text: str, regions: tuple[Region, ...]) -> list[Attribution]:
        """Attributions of one article's regions, in the order of their cues."""
        return [a for r in regions for a in self.read_passage(passage(text, r.start, r.end, r.headline))]

    def read_passage(self, p: Passage) -> Iterator[Attribution]:
        """Attributions of one paragraph."""
        cues = [(a, b, probability) for kind, a, b, probability in tag(self._cue, word_items(p)) if kind == "CUE"]
        cues = with_certain(cues, certain(self._pack, p))
        places = [(a, b) for a, b, _ in cues]
        for a, b, probability in cues:
            yield self.attribution(p, (a, b), places, probability)

    def attribution(self, p: Passage, cue: tuple[int, int], cues: Sequence[tuple[int, int]], probability: float) -> Attribution:
        """What belongs to one cue of the paragraph; `cues` are all its cues as token ranges."""
        window = span_window(p, cue)
        pieces = [(kind, a + window[0], b + window[0], q) for kind, a, b, q in tag(self._span, span_items(p, cue, cues))]
        if not any(kind == "S" for kind, *_ in pieces):
            pieces += [("S", a + window[0], b + window[0], q) for a, b, q in doubtful(self._span, window[1] - window[0], "S", _DOUBT)]
        return Attribution(
            cue=trim_cue(p, cue),
            p=probability,
            content=_content(p, cue, pieces),
            sources=_mentions(p, cue, pieces, "S"),
            addressees=_mentions(p, cue, pieces, "A"),
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
