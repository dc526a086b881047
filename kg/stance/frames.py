"""Whom and what does a cue's frame name? Valency decides: where subject, object and governed preposition stand beside the cue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.lang.cueforms import CueForm
from kg.lang.normalize import fold
from kg.lang.pack import Pack
from kg.lang.reference import Reference
from kg.model import Relation, Span
from kg.text.passage import Passage
from kg.text.phrases import phrase_end
from kg.text.trim import trim_mention

_BREAKS = frozenset(
    fold(w) for w in "في على من إلى عن مع ضد بعد قبل خلال منذ حول بشأن لكن بل أن إن أنه أنها لأن بأن عبر أمام كما حتى و ثم إذ حيث".split()
)
_RESPONSIBILITY = frozenset(fold(w) for w in "مسؤولية المسؤولية مسؤوليه تبعات تبعة كامل كاملة".split())
_CLITIC = {"ب": ("ب", "بال"), "ل": ("ل", "لل"), "ك": ("ك",)}
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Argument:
    """Words that the frame puts in a role (`target`, `issue`, `judged`, `addressee`), and the relation that the cue alone says."""

    role: str
    span: Span
    relation: Relation | None
    weight: float
    rule: str


def arguments(
    pack: Pack, reference: Reference, nation: Callable[[str], str | None], p: Passage, cue: tuple[int, int], source: tuple[int, int] | None
) -> list[Argument]:
    """The roles that stand beside the cue; none where the word is no cue of the lexicon, or its own condition is not met.

    حمّل الوزير الشركة مسؤولية الانهيار → target الشركة; دان الوزير الهجوم → judged الهجوم. Not: حمل الرجل الحقيبة (needs a responsibility).
    """
    form = _form(pack, p, cue)
    if form is None or form.passive:
        return []
    slots = pack.frames[form.cue.frame].slots
    at = source[1] if source and source[0] >= cue[1] else cue[1]
    found = []
    for place in ("object", "prep"):
        role = slots.get(place)
        if role in ("target", "judged", "addressee", "issue"):
            span = _object(p, at, reference, nation) if place == "object" else _governed(p, at, form.cue.prep, reference, nation)
            if span:
                found.append(Argument(role, span, form.cue.relation, form.cue.weight, f"frame:{form.cue.frame}:{place}"))
    return found


def _form(pack: Pack, p: Passage, cue: tuple[int, int]) -> CueForm | None:
    norms = list(p.norms)
    return next((f for f in pack.cue(p.norms[cue[0]]) if pack.meets_needs(f, norms, cue[0])), None)


def _object(p: Passage, at: int, reference: Reference, nation: Callable[[str], str | None]) -> Span | None:
    """The noun phrase that begins right here: an object has no preposition before it."""
    if at >= len(p.tokens) or not p.tokens[at].is_word or p.norms[at] in _BREAKS or _prepositional(p.norms[at]):
        return None
    return _phrase(p, at, reference, nation)


def _governed(p: Passage, at: int, prep: str, reference: Reference, nation: Callable[[str], str | None]) -> Span | None:
    """The noun phrase behind the governed preposition, in the same sentence and before any clause."""
    wanted = fold(prep)
    for i in range(at, min(at + 12, len(p.tokens))):
        if p.sentence[i] != p.sentence[max(at - 1, 0)] or p.norms[i] in ("ان", "بان", "انه", ":") or p.norms[i] in "؛.":
            return None
        if p.norms[i] == wanted and i + 1 < len(p.tokens):
            return _phrase(p, i + 1, reference, nation)
        if any(p.norms[i].startswith(c) and len(p.norms[i]) > len(c) + 2 for c in _CLITIC.get(wanted, ())):
            return _phrase(p, i, reference, nation)
    return None


def _phrase(p: Passage, start: int, reference: Reference, nation: Callable[[str], str | None]) -> Span | None:
    end = start + 1
    while end < len(p.tokens) and end - start < _LONGEST and not _ends(p, end):
        end += 1
    end = start + phrase_end(p.tokens[start:end], reference, nation)
    return trim_mention(p, start, end)


def _ends(p: Passage, i: int) -> bool:
    norm = p.norms[i]
    return not p.tokens[i].is_word or norm in _BREAKS or norm in _RESPONSIBILITY or _prepositional(norm)


def _prepositional(norm: str) -> bool:
    """A glued preposition before the article; without the article a first ب or ل may be the word's own."""
    return norm.startswith(("بال", "وبال", "كال")) and len(norm) > 5
