"""What decides which stance the speaker takes to a candidate: words named beside a cue or in its content? One line a feature."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Protocol

from kg.lang.pack import load
from kg.lang.stems import Stems
from kg.model import ActorType, Relation, Span
from kg.text.passage import Passage

_NEGATIONS = frozenset(["لا", "لم", "لن", "ليس", "ليست", "ما", "غير", "دون", "عدم", "not", "no", "never", "n't"])
_WE = frozenset(["نحن", "اننا", "اننى", "انا", "انني", "اني", "بلادنا", "we", "our", "us", "i"])
_START, _END = attrgetter("start"), attrgetter("end")


class Said(Protocol):
    """A content pattern whose slot a candidate fills, and whether it is said as a fact."""

    @property
    def rule(self) -> str: ...  # noqa: D102
    @property
    def relation(self) -> Relation: ...  # noqa: D102
    @property
    def actual(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class CueView:
    """One attribution on the tokens of its paragraph: half-open token ranges; form as the words show it."""

    p: Passage
    cue: tuple[int, int]
    content: tuple[int, int] | None
    source: tuple[int, int] | None
    addressee: tuple[int, int] | None
    stems: Stems
    lang: str = "ar"

    @property
    def stem(self) -> str:
        """The folded cue without a conjunction."""
        norm = self.p.norms[self.cue[0]]
        return norm[1:] if norm[:1] in ("و", "ف") and len(norm) > 3 else norm


def token_range(p: Passage, span: Span | None) -> tuple[int, int] | None:
    """The tokens of the paragraph that share a code point with the span; None outside it."""
    if span is None:
        return None
    a = bisect_right(p.tokens, span.start, key=_END)
    b = bisect_left(p.tokens, span.end, key=_START)
    return (a, b) if a < b else None


def reachable(view: CueView, at: tuple[int, int]) -> bool:
    """May these words be meant: in the cue's sentence or its content, and not the cue itself?"""
    inside = view.content is not None and view.content[0] <= at[0] < view.content[1]
    return (inside or view.p.sentence[at[0]] == view.p.sentence[view.cue[0]]) and not (at[0] < view.cue[1] and view.cue[0] < at[1])


def candidate_features(view: CueView, at: tuple[int, int], kind: ActorType, known: bool, said: Sequence[Said] = ()) -> list[str]:
    """All features of one candidate: its own, and those that all candidates of the statement share."""
    return own_features(view, at, kind, known, said) + shared_features(view)


def shared_features(view: CueView) -> list[str]:
    """The content's words as a bag, does it speak in the first person?"""
    words, we = _content_words(view.p, *_bounds(view))
    return [*words, f"we={we}|{view.stem[:3]}"]


def own_features(view: CueView, at: tuple[int, int], kind: ActorType, known: bool, said: Sequence[Said] = ()) -> list[str]:
    """Features of one candidate: cue, place, neighbours, words of the content around it, kind, patterns whose slot it fills."""
    p, stem = view.p, view.stem
    place = _place(view, at)
    before = [p.norms[i] if i >= 0 else "#" for i in (at[0] - 1, at[0] - 2, at[0] - 3)]
    after = [p.norms[i] if i < len(p.norms) else "#" for i in (at[1], at[1] + 1)]
    glue = _glue(p, at)
    row = [
        "b",
        f"pl={place}",
        f"c={stem}",
        f"c={stem}|{place}",
        f"c4={stem[:4]}|{place}",
        f"k={kind}|{place}",
        f"k={kind}|{known}",
        f"g={glue}|{place}",
        f"g={glue}|{stem}",
    ]
    row += [
        f"-1={before[0]}|{place}",
        f"-1={before[0]}|{stem}",
        f"-2={before[1]}",
        f"-1-2={before[1]}|{before[0]}",
        f"+1={after[0]}",
        f"+12={after[0]}|{after[1]}",
    ]
    row += [
        f"n={glue}|{before[0][:4]}",
        f"q={bool(p.quoted[at[0]])}|{place}",
        f"w={p.norms[at[0]]}|{p.norms[at[1] - 1]}" if at[1] - at[0] < 3 else "long",
    ]
    cue_says = view.stems.of_cue(stem) or ("none",)
    row += (
        [f"r={r}|{place}" for r in cue_says]
        + [f"r={r}|{glue}|{before[0]}" for r in cue_says]
        + [f"r={r}|{glue}" for r in cue_says]
        + [f"r={r}|{kind}|{place[:3]}" for r in cue_says]
    )
    row += _lexicon_features(view, at, place, glue)
    row += _content_features(view, at, place) + _stem_features(view, at)
    for x in said:
        row += [f"C={x.rule}|{x.actual}", f"C={x.relation}|{x.actual}", f"C={x.relation}|{x.actual}|{kind}", f"C={x.relation}|{known}"]
    return row


def _lexicon_features(view: CueView, at: tuple[int, int], place: str, glue: str) -> list[str]:
    """What the lexicon says of the cue: its relation and frame, and whether the candidate stands behind the preposition it governs."""
    form = next(iter(load(view.lang).cue(view.p.norms[view.cue[0]])), None) if view.lang == "ar" else None
    if form is None:
        return ["R=?"]
    before = view.p.norms[at[0] - 1] if at[0] else "#"
    governed = bool(form.cue.prep) and (before == form.cue.prep or glue.startswith(form.cue.prep))
    relation, frame, where = form.cue.relation or "none", form.cue.frame, f"{place}|{governed}"
    return [f"R={relation}|{where}", f"F={frame}|{where}", f"RF={relation}|{frame}|{where}|{glue}", f"P={form.passive}|{place}"]


def _stem_features(view: CueView, at: tuple[int, int]) -> list[str]:
    """Stance words of the content: which relation, on which side of the candidate, how near, what stands between."""
    a, b = view.content or (view.cue[1], min(len(view.p.norms), view.cue[1] + 18))
    before, glue = view.p.norms[at[0] - 1] if at[0] else "#", _glue(view.p, at)
    row = []
    for i, relations, negated in _stance_words(view.p, a, b, view.stems):
        gap = i - at[1] if i >= at[1] else i - at[0]
        near = "0" if abs(gap) <= 1 else "1" if abs(gap) < 4 else "2" if abs(gap) < 9 else "3"
        side = ">" if i >= at[1] else "<" if i < at[0] else "="
        for r in relations:
            row += [f"h={r}|{side}{near}", f"h={r}|{side}{near}|{before}", f"h={r}|{negated}", f"h={r}|{glue}|{side}"]
    return row


# The candidates of one statement come one after the other and share its content.
@lru_cache(maxsize=8)
def _stance_words(p: Passage, a: int, b: int, stems: Stems) -> list[tuple[int, tuple[Relation, ...], bool]]:
    """The content's words that speak of a relation: place, relations, whether a negation stands right before."""
    found = enumerate(stems.of_content(p.norms[a:b]), a)
    return [(i, relations, any(p.norms[k] in _NEGATIONS for k in range(max(a, i - 2), i))) for i, relations in found if relations]


def _place(view: CueView, at: tuple[int, int]) -> str:
    """Where the candidate stands: addressee, before or after the cue, in the content."""
    if view.addressee and at[0] < view.addressee[1] and view.addressee[0] < at[1]:
        return "whom"
    if view.content and view.content[0] <= at[0] < view.content[1]:
        depth = at[0] - view.content[0]
        return "in0" if depth == 0 else "in1" if depth < 4 else "in2" if depth < 12 else "in3"
    if at[0] >= view.cue[1]:
        away = at[0] - view.cue[1]
        gap = "0" if away == 0 else "1" if away < 3 else "2" if away < 7 else "3" if away < 15 else "4"
        return f"after{gap}{view.content is None}"
    return f"before{view.cue[0] - at[1] < 4}"


def _glue(p: Passage, at: tuple[int, int]) -> str:
    norm = p.norms[at[0]]
    for clitic in ("ولل", "لل", "وبال", "بال", "وال", "كال", "ال"):
        if norm.startswith(clitic):
            return clitic
    return norm[0] if norm[:1] in ("ل", "ب", "و", "ك", "ف") and len(norm) > 3 else "-"


def _content_features(view: CueView, at: tuple[int, int], place: str) -> list[str]:
    """Words of the content near the candidate with their side, and negation."""
    bounds, norms = _bounds(view), view.p.norms
    row = []
    for side, indices in (("<", range(max(bounds[0], at[0] - 6), at[0])), (">", range(at[1], min(bounds[1], at[1] + 6)))):
        for i in indices:
            row += [f"{side}{norms[i]}", f"{side}{_root(norms[i])}"]
    row.append(f"neg={any(norms[i] in _NEGATIONS for i in range(max(bounds[0], at[0] - 5), at[0]))}|{place[:2]}")
    return row


def _bounds(view: CueView) -> tuple[int, int]:
    """The content, or the words behind the cue where there is none."""
    return view.content or (max(0, view.cue[1]), min(len(view.p.norms), view.cue[1] + 18))


@lru_cache(maxsize=8)
def _content_words(p: Passage, a: int, b: int) -> tuple[list[str], bool]:
    """The content's words as a bag and its first word; does it speak in the first person?"""
    words = [f"i={_root(norm)}" for norm in p.norms[a : min(b, a + 50)]] + [f"f={w}" for w in p.norms[a : a + 1]]
    return words, any(norm in _WE or _first_person(norm) for norm in p.norms[a:b])


@lru_cache(maxsize=1 << 14)
def _root(norm: str) -> str:
    """A rough stem: no conjunction or article, no common endings."""
    if norm.isascii():
        return norm[:6]
    if norm[:1] in ("و", "ف") and len(norm) > 4:
        norm = norm[1:]
    for prefix in ("بال", "لل", "ال", "س", "ب", "ل"):
        if norm.startswith(prefix) and len(norm) - len(prefix) > 2:
            norm = norm[len(prefix) :]
            break
    for suffix in ("هما", "ات", "ون", "ين", "ها", "هم", "نا", "وا", "ه", "ي", "ت", "ا"):
        if norm.endswith(suffix) and len(norm) - len(suffix) > 2:
            return norm[: -len(suffix)]
    return norm


def _first_person(norm: str) -> bool:
    return len(norm) > 3 and (norm.startswith(("سن", "ن")) or norm.endswith("نا")) and not norm.isascii()
