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
from kg.text.phrases import is_nobody, phrase_end
from kg.text.trim import trim_mention

_BREAKS = frozenset(
    fold(w) for w in "في على من إلى عن مع ضد بعد قبل خلال منذ حول بشأن لكن بل أن إن أنه أنها لأن بأن عبر أمام كما حتى و ثم إذ حيث".split()
)
_RESPONSIBILITY = frozenset(fold(w) for w in "مسؤولية المسؤولية مسؤوليه تبعات تبعة كامل كاملة".split())
_ADVERBS = frozenset(
    fold(w) for w in "بشدة بقوة مجددا أيضا اليوم أمس الخميس الجمعة السبت الأحد الاثنين الثلاثاء الأربعاء علنا صراحة مباشرة رسميا".split()
)
_NO_PLURAL = frozenset(fold(w) for w in "الصين الأمين اليمين الجنين التأمين العين".split())
_TRANSITIVE = frozenset({Relation.ACCUSES, Relation.THANKS, Relation.CONGRATULATES})
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
    at = _past_adverbs(p, _after(p, source) if source and source[0] >= cue[1] else cue[1])
    found = []
    for place in ("object", "prep", "second"):
        role = slots.get(place)
        if role in ("target", "judged", "addressee", "issue"):
            governed = fold(form.cue.prep)
            ends = _Ends(p, governed, reference, nation)
            span = _PLACES[place](ends, at)
            if span:
                found.append(Argument(role, span, form.cue.relation, form.cue.weight, f"frame:{form.cue.frame}:{place}"))
    return found


def is_object(pack: Pack, p: Passage, cue: tuple[int, int], source: tuple[int, int]) -> bool:
    """Is what looks like the subject the object of a verb whose subject is dropped? Then the last speaker goes on.

    A sound masculine plural in ين is no subject (دعا اللبنانيين إلى …, but دعا اللبنانيون إلى …); a verb that cannot do without an
    object has it in the only noun phrase before its preposition (اتهم الحركة بالكذب, but اتهم الوزير الحركة بالكذب).
    """
    form = _form(pack, p, cue)
    if form is None or source[0] != cue[1] or pack.frames[form.cue.frame].slots.get("object") not in ("target", "addressee"):
        return False
    first, after = p.norms[source[0]], p.norms[source[1]] if source[1] < len(p.norms) else ""
    if first.startswith("ال") and first.endswith("ين") and len(first) > 5 and first not in _NO_PLURAL:
        return True
    governed = fold(form.cue.prep)
    return form.cue.relation in _TRANSITIVE and bool(governed) and (after == governed or after.startswith(_CLITIC.get(governed, ("\0",))))


def _past_adverbs(p: Passage, at: int) -> int:
    """Behind adverbs that stand between verb and object: دان بشدة الهجوم."""
    while at < len(p.tokens) and p.norms[at] in _ADVERBS:
        at += 1 + (at + 1 < len(p.tokens) and p.tokens[at + 1].text in "،,")
    return at


def _after(p: Passage, source: tuple[int, int]) -> int:
    """Behind the subject, and behind the comma that closes its apposition: اتهم الوزير، سالم نصر، الشركة."""
    end = source[1]
    apposed = any(p.tokens[i].text in "،," for i in range(source[0] - 1, end))
    return end + 1 if apposed and end < len(p.tokens) and p.tokens[end].text in "،," else end


def _form(pack: Pack, p: Passage, cue: tuple[int, int]) -> CueForm | None:
    norms = list(p.norms)
    return next((f for f in pack.cue(p.norms[cue[0]]) if pack.meets_needs(f, norms, cue[0])), None)


@dataclass(frozen=True, slots=True)
class _Ends:
    """What ends a noun phrase here: the preposition that the cue governs begins the next argument, also glued (بارتكاب)."""

    p: Passage
    governed: str
    reference: Reference
    nation: Callable[[str], str | None]

    def at(self, i: int) -> bool:
        """Does the phrase end before this token?"""
        norm = self.p.norms[i]
        if not self.p.tokens[i].is_word or norm in _BREAKS or norm in _RESPONSIBILITY or norm.startswith(("بال", "وبال", "كال")):
            return True
        return self.governed == norm[:1] in _CLITIC and len(norm) > 3 and self.nation(norm) is None

    def phrase(self, start: int) -> Span | None:
        """The noun phrase that begins here, cut where another one begins; None where the words name nobody and nothing."""
        end = start + 1
        while end < len(self.p.tokens) and end - start < _LONGEST and not self.at(end):
            end += 1
        tokens = self.p.tokens[start:end]
        if is_nobody(tokens) or not tokens[0].is_word:
            return None
        return trim_mention(self.p, start, start + phrase_end(tokens, self.reference, self.nation))


def _object(ends: _Ends, at: int) -> Span | None:
    """The noun phrase that begins right here: an object has no preposition before it."""
    return None if at >= len(ends.p.tokens) or ends.at(at) else ends.phrase(at)


def _governed(ends: _Ends, at: int) -> Span | None:
    """The noun phrase behind the governed preposition, in the same sentence and before any clause."""
    p, wanted = ends.p, ends.governed
    for i in range(at, min(at + 12, len(p.tokens))):
        if p.sentence[i] != p.sentence[max(at - 1, 0)] or p.norms[i] in ("ان", "بان", "انه", ":") or p.norms[i] in "؛.":
            return None
        if p.norms[i] == wanted and i + 1 < len(p.tokens):
            return ends.phrase(i + 1)
        if any(p.norms[i].startswith(c) and len(p.norms[i]) > len(c) + 2 for c in _CLITIC.get(wanted, ())):
            return ends.phrase(i)
    return None


def _second(ends: _Ends, at: int) -> Span | None:
    """What somebody is made responsible for: behind مسؤولية, in the same sentence."""
    p = ends.p
    for i in range(at, min(at + 12, len(p.tokens) - 1)):
        if p.norms[i] in _RESPONSIBILITY and p.norms[i + 1] not in _RESPONSIBILITY and p.sentence[i] == p.sentence[max(at - 1, 0)]:
            return ends.phrase(i + 1)
    return None


_PLACES = {"object": _object, "prep": _governed, "second": _second}
