"""Which words are cues whatever a model thinks? Those that the lexicon knows as hardly anything else, their condition met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.lang.cueforms import CueForm
from kg.lang.pack import Pack, load
from kg.text.passage import Passage

_CONDITIONED = 0.3
Place = tuple[int, int, float]


def certain(pack: Pack | None, p: Passage) -> Iterator[Place]:
    """First token, end and share of such words: حمّل … مسؤولية; English has none that is certain enough."""
    if pack is None:
        return
    norms = list(p.norms)
    for i, norm in enumerate(norms):
        form = _sure(pack.lang, norm)
        if form and pack.meets_needs(form, norms, i):
            yield i, i + 1, max(form.prior, pack.certain)


@lru_cache(maxsize=1 << 15)
def _sure(lang: str, norm: str) -> CueForm | None:
    """The word's likeliest reading as a cue, if it is hardly anything else once its condition is met."""
    pack = load(lang)
    form = next(iter(pack.cue(norm)), None)
    # The share counts uses of any kind: where the cue's own condition is met, a use is hardly anything but a cue.
    least = _CONDITIONED if form and form.cue.needs and form.kind != "noun" else pack.certain
    return form if form and form.prior >= least and not form.passive else None


def with_certain(found: list[Place], sure: Iterable[Place]) -> list[Place]:
    """The cues that a model found and those that it left out, in order."""
    return sorted(found + [c for c in sure if not any(c[0] < b and a < c[1] for a, b, _ in found)])
