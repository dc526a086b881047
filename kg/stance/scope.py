"""Is a stance taken, or negated, asked, supposed; and on which condition does it hang? Rules of direction and reach, after ConText."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.lang.normalize import fold
from kg.model import Modality, Relation, Span
from kg.stance.features import CueView
from kg.text.passage import Passage

# Stances that may hang on a condition and are taken all the same: "we shall strike if they attack" threatens.
HANGING = frozenset({Relation.THREATENS, Relation.WARNS, Relation.PLEDGES, Relation.DEMANDS})
_UNSAID = frozenset({Relation.DENIES})
_DOUBTED = frozenset({Relation.QUESTIONS})


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands over a cue."""

    negated: bool
    modality: Modality
    condition: Span | None


@dataclass(frozen=True, slots=True)
class _Words:
    negation: frozenset[str]
    going_on: frozenset[str]
    reach: int
    question: frozenset[str]
    supposition: frozenset[str]
    doubt: frozenset[str]
    hearsay: frozenset[str]
    consequence: tuple[str, ...]
    condition: tuple[tuple[str, ...], ...]
    # The first words of conditions.
    opens: frozenset[str]


def scope(lang: str, p: Passage, cue: tuple[int, int]) -> Scope:
    """Negation, modality and condition of the stance that the cue at these tokens takes.

    لم يتهم الوزير الشركة is negated, هل يتهم asks, لو اتهم supposes; سنرد إذا هاجمونا is an actual threat with the condition إذا هاجمونا.
    """
    words = _words(lang)
    start = next((i for i in range(cue[0], -1, -1) if i == 0 or p.sentence[i - 1] != p.sentence[cue[0]]), 0)
    negated = _negates(words, p, start, cue[0])
    before = [_bare(p.norms[i]) for i in range(start, cue[0])]
    modality = Modality.ACTUAL
    if any(w in words.supposition for w in before):
        modality = Modality.HYPOTHETICAL
    elif before and before[0] in words.question:
        modality = Modality.INTERROGATIVE
    return Scope(negated, modality, _condition(words, p, cue))


def content_scope(view: CueView, at: tuple[int, int], relation: Relation) -> Scope:
    """What stands over the words at these tokens of a content: its own negation, doubt, hearsay and condition, and a denying cue.

    نفى أن تكون الشركة مسؤولة is negated, يقال إن الشركة مسؤولة and إذا كانت الشركة مسؤولة suppose; هل الشركة مسؤولة؟ asks.
    """
    p, words = view.p, _words(view.lang)
    start = _clause_start(view, at[0])
    before = [_bare(p.norms[i]) for i in range(start, at[0])]
    negated = _negates(words, p, start, at[0])
    cue = frozenset(view.stems.of_cue(view.stem))
    if cue & _UNSAID:
        return Scope(not negated, Modality.ACTUAL, None)
    if relation in _DOUBTED:
        return Scope(negated, Modality.ACTUAL, None)
    if _supposed(words, before) or cue & _DOUBTED or _in_condition(words, p, start, at[0]):
        return Scope(negated, Modality.HYPOTHETICAL, None)
    if _asked(words, p, before, at):
        return Scope(negated, Modality.INTERROGATIVE, None)
    condition = (_condition(words, p, at) or _condition_before(words, p, start, at[0])) if relation in HANGING else None
    return Scope(negated, Modality.ACTUAL, condition)


def _clause_start(view: CueView, at: int) -> int:
    """Where the sentence begins, or the content if that is later."""
    p, least = view.p, view.content[0] if view.content else 0
    return next((i for i in range(at, least, -1) if p.sentence[i - 1] != p.sentence[at]), least)


def _negates(words: _Words, p: Passage, start: int, at: int) -> bool:
    """Does a negation stand right before? Not one that says that something goes on (ما زالت ترتكب)."""
    near = range(max(start, at - words.reach), at)
    found = (i for i in near if _bare(p.norms[i]) in words.negation and p.norms[i + 1] not in words.going_on)
    return next(found, None) is not None and all(p.tokens[i].is_word for i in near[-1:])


def _supposed(words: _Words, before: list[str]) -> bool:
    return any(w in words.supposition or w in words.doubt or w in words.hearsay for w in before)


def _asked(words: _Words, p: Passage, before: list[str], at: tuple[int, int]) -> bool:
    """Does a question word open the sentence, or a question mark close it?"""
    ends = next((p.tokens[i].text for i in range(at[1], len(p.tokens)) if p.tokens[i].text in "؟?.!"), "")
    return bool(before and before[0] in words.question) or (ends in ("؟", "?"))


def _opening(words: _Words, p: Passage, start: int, at: int) -> int | None:
    """The last word before `at` that opens a condition."""
    found = [i for i in range(start, at) for o in words.condition if _opens(p, i, o)]
    return found[-1] if found else None


def _opens(p: Passage, i: int, opening: tuple[str, ...]) -> bool:
    return (_bare(p.norms[i]), *p.norms[i + 1 : i + len(opening)]) == opening


def _condition_end(words: _Words, p: Passage, opening: int, limit: int) -> int:
    """Where the condition that opens there ends: at a mark, or where the consequence begins (فسنرد)."""
    ends = (k for k in range(opening + 1, limit + 1) if not p.tokens[k].is_word or p.norms[k].startswith(words.consequence))
    return next(ends, limit + 1)


def _in_condition(words: _Words, p: Passage, start: int, at: int) -> bool:
    opening = _opening(words, p, start, at)
    return opening is not None and _condition_end(words, p, opening, at) > at


def _condition_before(words: _Words, p: Passage, start: int, at: int) -> Span | None:
    opening = _opening(words, p, start, at)
    return p.span(opening, _condition_end(words, p, opening, at)) if opening is not None else None


def _condition(words: _Words, p: Passage, cue: tuple[int, int]) -> Span | None:
    for i in range(cue[1], len(p.tokens)):
        if p.sentence[i] != p.sentence[cue[0]]:
            return None
        if p.norms[i] in words.opens and any(p.norms[i : i + len(opening)] == opening for opening in words.condition):
            ends = (k for k in range(i + 1, len(p.tokens)) if p.sentence[k] != p.sentence[i] or not p.tokens[k].is_word)
            return p.span(i, next(ends, len(p.tokens)))
    return None


def _bare(norm: str) -> str:
    """Without a conjunction: ولم, فلا."""
    return norm[1:] if norm[:1] in ("و", "ف") and 2 < len(norm) < 5 else norm


@cache
def _words(lang: str) -> _Words:
    data = tomllib.loads(files("kg.lang").joinpath(lang, "modality.toml").read_text(encoding="utf-8"))
    named = ("negation", "going_on", "question", "supposition", "doubt", "hearsay")
    sets = {k: frozenset(fold(w.replace("_", " ")) for w in data[k].split()) for k in named}
    consequence = tuple(fold(w) for w in data["consequence"].split())
    condition = tuple(tuple(fold(w) for w in opening.split("_")) for opening in data["condition"].split())
    return _Words(
        sets["negation"],
        sets["going_on"],
        data["reach"],
        sets["question"],
        sets["supposition"],
        sets["doubt"],
        sets["hearsay"],
        consequence,
        condition,
        frozenset(opening[0] for opening in condition),
    )
