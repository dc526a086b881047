"""Which candidate fills the slot of a pattern: the verb's subject or object, a noun's possessor, the one behind a preposition?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.lang.normalize import fold
from kg.lang.stances import StanceHit
from kg.stance.features import CueView
from kg.text.passage import Passage

_BREAKS = frozenset(
    fold(w) for w in "أن إن أنه أنها أنهم بأن لأن لكن ولكن بل بينما فيما حيث إذ مما كما حتى قبل بعد that but while because".split()
)
_RELATIVES = frozenset(fold(w) for w in "الذي التي الذين اللذين اللتين واللذان who which that".split())
_PREPOSITIONS = frozenset(
    fold(w) for w in "في من إلى على عن مع ضد بين لدى عند نحو حول منذ خلال عبر أمام وراء خلف بحق in to on from with against for".split()
)
_STOPS = frozenset(".؛:؟!?;")
_FAR, _CHAIN, _BEHIND = 5, 2, 4
_CLITICS = ("وب", "ول", "فل", "ب", "ل", "ك", "و", "ف")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that may be meant: token range, and the letters written onto its front (`ل`, `وب`)."""

    start: int
    end: int
    glue: str = ""

    @property
    def preposition(self) -> str:
        """The preposition written onto it."""
        return self.glue.lstrip("وف")


def candidate(p: Passage, start: int, end: int, name_at: int) -> Candidate:
    """The candidate at these tokens whose name begins at code point `name_at`: وبإيران is the name إيران behind وب."""
    first = p.tokens[start]
    glue = fold(p.text[first.start : name_at]) if name_at > first.start else ""
    return Candidate(start, end, glue or next((f for f in ("ولل", "لل") if first.norm.startswith(f)), ""))


Filler = Callable[[CueView, StanceHit, Sequence[Candidate]], Candidate | None]


def fill(view: CueView, hit: StanceHit, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates in the slot of the hit, with those joined to the first by a conjunction; empty where nobody stands there.

    ترتكب إسرائيل مجازر and إسرائيل ترتكب مجازر → إسرائيل; Iran supports terror → Iran. Not: ترتكب مجازر في حلب (a place).
    """
    filler = _FILLED.get(hit.entry.target)
    first = filler(view, hit, candidates) if filler else None
    return _joined(first, candidates) if first else ()


def _joined(first: Candidate, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """With those that `و` joins to it, on either side: إيران وسوريا ترتكبان."""
    found = [first]
    for c in sorted(candidates, key=lambda c: c.start):
        if c.start == found[-1].end and c.glue == "و":
            found.append(c)
    for c in sorted(candidates, key=lambda c: -c.start):
        if c.end == found[0].start and found[0].glue == "و":
            found.insert(0, c)
    return tuple(found)


def _subject(view: CueView, hit: StanceHit, candidates: Sequence[Candidate]) -> Candidate | None:
    """Right before the verb at the head of its clause, right after it (Arabic only), then farther before it."""
    p = view.p
    before = _nearest_before(view, hit, candidates)
    if view.lang != "ar" or (before and before.end == hit.start):
        return before
    after = [c for c in candidates if c.start in (hit.start + 1, hit.end) and not c.preposition and not c.glue]
    if after and not (before and _is_antecedent(p, hit)):
        return after[0]
    return before


def _is_antecedent(p: Passage, hit: StanceHit) -> bool:
    """المليشيا التي ترتكب: the one before the relative pronoun is the doer, unless the verb holds it as object (ترتكبها)."""
    return p.norms[hit.start - 1] in _RELATIVES and not p.norms[hit.start].endswith(("ها", "هم"))


def _nearest_before(view: CueView, hit: StanceHit, candidates: Sequence[Candidate]) -> Candidate | None:
    """The last candidate before the verb in the same clause that no preposition governs."""
    p, start = view.p, view.content[0] if view.content else 0
    near = [c for c in candidates if start <= c.start and c.end <= hit.start and hit.start - c.end <= _FAR]
    for c in sorted(near, key=lambda c: -c.end):
        between = range(c.end, hit.start)
        if any(_breaks(p, i, hit.start) for i in between):
            return None
        relative = any(p.norms[i] in _RELATIVES for i in between)
        if relative or not _governed(p, c):
            return c
    return None


def _breaks(p: Passage, i: int, verb: int) -> bool:
    return p.sentence[i] != p.sentence[verb] or p.tokens[i].text in _STOPS or p.norms[i] in _BREAKS


def _governed(p: Passage, c: Candidate) -> bool:
    """Does a preposition stand before it, apart or written onto it?"""
    return bool(c.preposition) or (c.start > 0 and p.norms[c.start - 1].removeprefix("و") in _PREPOSITIONS)


def _object(view: CueView, hit: StanceHit, candidates: Sequence[Candidate]) -> Candidate | None:
    """Right behind the verb, or the possessor at the end of its object: ندعم جهود النقابة."""
    return _chain(view.p, hit.end, candidates)


def _possessor(view: CueView, hit: StanceHit, candidates: Sequence[Candidate]) -> Candidate | None:
    """The noun's genitive, right behind it or behind its adjectives: جرائم الميليشيا, سياسة القمع الإسرائيلية."""
    inside = [c for c in candidates if hit.start < c.start < hit.end and not c.preposition]
    return inside[0] if inside else _chain(view.p, hit.end, candidates)


def _chain(p: Passage, at: int, candidates: Sequence[Candidate]) -> Candidate | None:
    """The first candidate behind at most two plain nouns."""
    for i in range(at, min(at + _CHAIN + 1, len(p.tokens))):
        found = next((c for c in candidates if c.start == i), None)
        if found:
            return None if found.preposition else found
        if not p.tokens[i].is_word or p.norms[i] in _PREPOSITIONS or p.norms[i] in _BREAKS or p.norms[i] in _RELATIVES:
            return None
    return None


def _after(view: CueView, hit: StanceHit, candidates: Sequence[Candidate]) -> Candidate | None:
    """The one behind a governed preposition, apart or written onto the name, before the clause ends."""
    p, preps = view.p, hit.entry.preps
    for i in range(hit.end - 1, min(hit.end + _BEHIND, len(p.tokens))):
        glued = next((c for c in candidates if c.start == i and i > hit.start and c.preposition.startswith(preps)), None)
        if glued:
            return glued
        if p.norms[i].removeprefix("و") in preps or (i > hit.start and _is_glued(p.norms[i], preps)):
            return _chain(p, i + 1, candidates)
        if i >= hit.end and (not p.tokens[i].is_word or p.norms[i] in _BREAKS):
            return None
    return None


def _is_glued(norm: str, preps: tuple[str, ...]) -> bool:
    """Does the word carry a governed preposition of one letter (بقرار المحكمة)?"""
    return len(norm) > 3 and norm.startswith(tuple(x for x in preps if len(x) == 1))


def _addressee(view: CueView, _: StanceHit, candidates: Sequence[Candidate]) -> Candidate | None:
    """The one spoken to."""
    whom = view.addressee
    return next((c for c in candidates if whom and c.start < whom[1] and whom[0] < c.end), None)


_FILLED: dict[str, Filler] = {
    "subject": _subject,
    "object": _object,
    "possessor": _possessor,
    "after": _after,
    "addressee": _addressee,
}
