"""Is a stance taken, or negated, asked, supposed; and on which condition does it hang? Rules of direction and reach, after ConText."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.lang.normalize import fold
from kg.model import Modality, Span
from kg.text.passage import Passage


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands over a cue."""

    negated: bool
    modality: Modality
    condition: Span | None


@dataclass(frozen=True, slots=True)
class _Words:
    negation: frozenset[str]
    reach: int
    question: frozenset[str]
    supposition: frozenset[str]
    condition: tuple[tuple[str, ...], ...]


def scope(lang: str, p: Passage, cue: tuple[int, int]) -> Scope:
    """Negation, modality and condition of the stance that the cue at these tokens takes.

    لم يتهم الوزير الشركة is negated, هل يتهم asks, لو اتهم supposes; سنرد إذا هاجمونا is an actual threat with the condition إذا هاجمونا.
    """
    words = _words(lang)
    start = next((i for i in range(cue[0], -1, -1) if i == 0 or p.sentence[i - 1] != p.sentence[cue[0]]), 0)
    near = [i for i in range(max(start, cue[0] - words.reach), cue[0])]
    negated = any(_bare(p.norms[i]) in words.negation for i in near) and all(p.tokens[i].is_word for i in near[-1:])
    before = [_bare(p.norms[i]) for i in range(start, cue[0])]
    modality = Modality.ACTUAL
    if any(w in words.supposition for w in before):
        modality = Modality.HYPOTHETICAL
    elif before and before[0] in words.question:
        modality = Modality.INTERROGATIVE
    return Scope(negated, modality, _condition(words, p, cue))


def _condition(words: _Words, p: Passage, cue: tuple[int, int]) -> Span | None:
    for i in range(cue[1], len(p.tokens)):
        if p.sentence[i] != p.sentence[cue[0]]:
            return None
        if any(p.norms[i : i + len(opening)] == opening for opening in words.condition):
            ends = (k for k in range(i + 1, len(p.tokens)) if p.sentence[k] != p.sentence[i] or not p.tokens[k].is_word)
            return p.span(i, next(ends, len(p.tokens)))
    return None


def _bare(norm: str) -> str:
    """Without a conjunction: ولم, فلا."""
    return norm[1:] if norm[:1] in ("و", "ف") and 2 < len(norm) < 5 else norm


@cache
def _words(lang: str) -> _Words:
    data = tomllib.loads(files("kg.lang").joinpath(lang, "modality.toml").read_text(encoding="utf-8"))
    sets = {k: frozenset(fold(w.replace("_", " ")) for w in data[k].split()) for k in ("negation", "question", "supposition")}
    condition = tuple(tuple(fold(w) for w in opening.split("_")) for opening in data["condition"].split())
    return _Words(sets["negation"], data["reach"], sets["question"], sets["supposition"], condition)
