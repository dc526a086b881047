"""A content as its patterns read it: the words after the colon are said, the names given may be meant."""

from __future__ import annotations

from kg.lang.stems import stems
from kg.stance.content import ContentStance, proposed
from kg.stance.features import CueView
from kg.stance.slots import Candidate, candidate
from kg.text.passage import Passage, passage


def said(text: str, *names: str, nested: str | None = None) -> tuple[Passage, list[ContentStance]]:
    """The stances of `cue: content`; `nested` are words of the content that another speaks."""
    p = passage(text, 0, len(text))
    colon = p.norms.index(":")
    view = CueView(p, (0, 1), (colon + 1, len(p.tokens)), None, None, stems("ar"))
    return p, list(proposed(view, [at(p, n) for n in names], [span(p, nested)] if nested else []))


def at(p: Passage, name: str) -> Candidate:
    start = p.text.index(name)
    return candidate(p, *span(p, name), start)


def span(p: Passage, words: str) -> tuple[int, int]:
    start = p.text.index(words)
    inside = [i for i, t in enumerate(p.tokens) if t.start < start + len(words) and start < t.end]
    return inside[0], inside[-1] + 1
