"""Whom and what does a cue's frame name? Valency decides: where subject, object and governed preposition stand beside the cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.lang.borders import borders
from kg.lang.cueforms import CueForm
from kg.lang.pack import Pack
from kg.model import Attribution, Relation, Scored, Span
from kg.stance.chunks import Chunk, Setting, chunks, glued
from kg.stance.features import token_range
from kg.text.passage import Passage

# How sure a subject is that valency alone shows.
_UNREAD = 0.6
_TRANSITIVE = frozenset({Relation.ACCUSES, Relation.THANKS, Relation.CONGRATULATES})
_CLITIC = {"ب": ("ب", "بال"), "ل": ("ل", "لل"), "ك": ("ك",)}
_NEAR = 6  # tokens between a cue and the subject behind it
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Argument:
    """Words that the frame puts in a role (`target`, `issue`, `judged`, `addressee`), and the relation that the cue alone says."""

    role: str
    span: Span
    relation: Relation | None
    weight: float
    rule: str


@dataclass(frozen=True, slots=True)
class _Valency:
    """A cue in its setting: its form, what stands behind it (and behind its subject), and whether a subject stands there."""

    s: Setting
    form: CueForm
    slots: dict[str, str]
    at: int
    subject: bool
    found: tuple[Chunk, ...]

    def argument(self, role: str, span: Span, place: str) -> Argument:
        return Argument(role, span, self.form.relation, self.form.weight, f"frame:{self.form.frame}:{place}")


def arguments(s: Setting, cue: Range, sources: Sequence[Range]) -> list[Argument]:
    """The roles that stand beside the cue; none where the word is no cue of the lexicon, or its own condition is not met.

    حمّل الوزير الشركة مسؤولية الانهيار → target الشركة; دان الوزير أمس الهجوم → judged الهجوم.
    Not: حمل الرجل الحقيبة (needs a responsibility).
    """
    form = _form(s.pack, s.p, cue)
    if form is None or form.passive:
        return []
    behind = [r for r in sources if cue[1] <= r[0] <= cue[1] + _NEAR]
    at = max((r[1] for r in behind), default=cue[1])
    found = tuple(chunks(s, at, form.cue.prep))
    v = _Valency(s, form, s.pack.frames[form.frame].slots, at, bool(behind), found)
    return [_told(v, x) for x in (*_objects(v), *_governed(v), *_second(v))] + list(_each_other(v, sources))


def _told(v: _Valency, x: Argument) -> Argument:
    """Who is accused of standing behind a deed is blamed for it: اتهمها بالوقوف وراء الهجوم."""
    if x.relation is not Relation.ACCUSES:
        return x
    near = range(v.at, min(v.at + 14, len(v.s.p.norms)))
    first = next((i for i in near if v.s.p.norms[i] in borders().clauses or _stripped(v.s.p.norms[i]) in borders().behind), None)
    told = first is not None and any(_stripped(norm) in borders().behind for norm in v.s.p.norms[first : first + 3])
    return replace(x, relation=Relation.BLAMES) if told else x


def _stripped(norm: str) -> str:
    """بالوقوف → الوقوف."""
    return norm[1:] if norm.startswith("بال") else norm


def _objects(v: _Valency) -> Iterator[Argument]:
    role = v.slots.get("object")
    # Whose object is a pronoun (اتهمته الشركة) has its subject behind it; a verbal noun has it there as well (تهديد الوزير).
    hidden = v.form.suffix and v.form.kind == "verb"
    bare_noun = v.form.kind == "noun" and not (v.subject or v.form.suffix)
    if role not in ("target", "judged", "addressee") or hidden or bare_noun or (role == "judged" and v.form.cue.prep):
        return
    stated = _before_governed(v, _behind_subject(v) if v.subject else v.found)
    if not v.subject and v.form.kind == "verb":
        stated = stated[_unread_subject(v.s, stated) :]
    if v.s.p.norms[v.at - 1].isascii() and (v.subject or [c.kind for c in stated[:1]] != ["np"]):
        return  # English has its object right behind the verb, and its subject there in the passive only
    yield from _filled(v, [c for c in stated if c.kind == "np"], role, "object")


def _before_governed(v: _Valency, found: Sequence[Chunk]) -> list[Chunk]:
    governed = next((i for i, c in enumerate(found) if c.kind == "pp" and c.prep == v.form.cue.prep), len(found))
    return list(found[:governed])


def _unread_subject(s: Setting, stated: Sequence[Chunk]) -> int:
    """How many chunks the subject takes that no reader saw: of two actors the first is it (اتهمت الهيئة | الشركة بـ)."""
    free = [i for i, c in enumerate(stated) if c.kind == "np" and not c.joined and s.is_actor(c.start)]
    return free[1] if len(free) > 1 and free[0] == 0 else 0


def _behind_subject(v: _Valency) -> list[Chunk]:
    """The chunks without what goes on with the subject: joined names, an apposition between commas."""
    rest = list(v.found)
    while rest and rest[0].joined and rest[0].kind == "np":
        rest = rest[1:]
    closing = next((i for i, c in enumerate(rest) if i and c.kind == "comma"), 0)
    if rest[:1] and rest[0].kind == "comma" and closing and any(c.kind != "comma" for c in rest[closing:]):
        return rest[closing:]
    return rest


def _filled(v: _Valency, found: list[Chunk], role: str, place: str) -> Iterator[Argument]:
    """The arguments that these phrases are: the first that can be one, and those joined to it."""
    if role == "judged":
        yield from (a for c in found[:1] for a in _judged(v, c, place))
        return
    first = next((i for i, c in enumerate(found[:2]) if v.s.is_actor(c.start)), None)
    if first is None:
        return
    for k, c in enumerate(found[first:]):
        span = c.span(v.s.p)
        if k and not (c.joined and v.s.is_actor(c.start)):
            return
        if span:
            yield v.argument(role, span, place)


def _governed(v: _Valency) -> Iterator[Argument]:
    role, prep = v.slots.get("prep"), v.form.cue.prep
    if role not in ("target", "judged", "addressee", "issue") or not prep:
        return
    at = next((i for i, c in enumerate(v.found) if c.kind == "pp" and c.prep == prep), None)
    if at is None:
        return
    first, rest = v.found[at], v.found[at + 1 :]
    if role == "target":
        yield from _filled(v, [first, *rest[:1]], role, "prep")
    elif role == "judged":
        yield from _judged(v, first, "prep")
    elif span := first.span(v.s.p):
        yield v.argument(role, span, "prep")


def _judged(v: _Valency, c: Chunk, place: str) -> Iterator[Argument]:
    """What is judged, and whose it is: قرار الوزير → the minister; but who was killed is nobody's target (مقتل الوزير)."""
    span = c.span(v.s.p)
    if span is None:
        return
    whose = (
        _possessor(v.s, c) if v.form.relation is not Relation.DENIES or _stripped_all(v.s.p.norms[c.start]) in borders().claims else None
    )
    if whose:
        yield v.argument("target", whose, f"{place}:whose")
        yield v.argument("issue", span, place)
    else:
        yield v.argument("judged", span, place)


def _stripped_all(norm: str) -> str:
    return norm.removeprefix("و").removeprefix("ب").removeprefix("ل")


def _possessor(s: Setting, c: Chunk) -> Span | None:
    """The mention behind the indefinite nouns that a phrase begins with."""
    if c.start in s.named or _stripped_all(s.p.norms[c.start]) in borders().befalls:
        return None
    for i in range(c.start + 1, min(c.end, c.start + 4)):
        if s.p.norms[i - 1].removeprefix("ب").startswith("ال") or s.p.norms[i - 1] in borders().befalls:
            return None
        if i in s.named:
            return Chunk("np", i, s.named[i]).span(s.p)
    return None


def _second(v: _Valency) -> Iterator[Argument]:
    """What somebody is made responsible for: behind مسؤولية, in the same sentence."""
    p, words = v.s.p, borders().responsibility
    if v.slots.get("second") != "issue":
        return
    for i in range(v.at, min(v.at + 14, len(p.tokens) - 1)):
        if p.norms[i] in words and p.norms[i + 1] not in words and p.sentence[i] == p.sentence[max(v.at - 1, 0)]:
            first = next(iter(chunks(v.s, i + 1, "")), None)
            if first and first.kind == "np" and (span := first.span(p)):
                yield v.argument("issue", span, "second")
            return


def _each_other(v: _Valency, sources: Sequence[Range]) -> Iterator[Argument]:
    """Several who agree, agree with each other: اتفق الوزير والنقابة على موعد."""
    if v.slots.get("prep") != "target" or v.form.frame != "join" or v.form.kind != "verb" or len(sources) < 2:
        return
    for r in sources:
        if span := Chunk("np", *r, joined=v.s.p.norms[r[0]].startswith("و")).span(v.s.p):
            yield v.argument("target", span, "each-other")


def subject(s: Setting, cue: Range, sources: Sequence[Range]) -> Range | None:
    """The subject that no reader saw, where valency shows it: two actors stand behind the verb (اتهمت الهيئة الشركة بالإهمال)."""
    form = _form(s.pack, s.p, cue)
    if form is None or sources or form.passive or form.kind != "verb" or form.suffix:
        return None
    if s.pack.frames[form.frame].slots.get("object") not in ("target", "addressee"):
        return None
    v = _Valency(s, form, s.pack.frames[form.frame].slots, cue[1], False, tuple(chunks(s, cue[1], form.cue.prep)))
    stated = _before_governed(v, v.found)
    return (stated[0].start, stated[0].end) if _unread_subject(s, stated) and stated[0].start == cue[1] else None


def is_object(s: Setting, cue: Range, source: Range) -> bool:
    """Is what looks like the subject the object of a verb whose subject is dropped? Then the last speaker goes on.

    A sound masculine plural in ين is no subject (دعا اللبنانيين إلى …, but دعا اللبنانيون إلى …); a verb that cannot do without an
    object has it in the only noun phrase before its preposition (اتهم الحركة بالكذب, but اتهم الوزير الحركة بالكذب). What bears the
    preposition that the verb governs is none either (أشاد برجال الإطفاء, but أشاد بايدن بهم).
    """
    p, form = s.p, _form(s.pack, s.p, cue)
    if form is None or source[0] != cue[1]:
        return False
    if form.cue.prep and glued(s, p.norms[source[0]]) == form.cue.prep:
        return True
    if s.pack.frames[form.cue.frame].slots.get("object") not in ("target", "addressee"):
        return False
    first, after = p.norms[source[0]], p.norms[source[1]] if source[1] < len(p.norms) else ""
    if first.startswith("ال") and first.endswith("ين") and len(first) > 5 and first not in borders().singular_in_n:
        return True
    governed = form.cue.prep
    return form.cue.relation in _TRANSITIVE and bool(governed) and (after == governed or after.startswith(_CLITIC.get(governed, ("\0",))))


def _form(pack: Pack, p: Passage, cue: Range) -> CueForm | None:
    norms = list(p.norms)
    return next((f for f in pack.cue(p.norms[cue[0]]) if pack.meets_needs(f, norms, cue[0])), None)


def valent(setting: Setting | None, a: Attribution) -> Attribution:
    """Without the source that by the verb's valency is its object, and with the subject that valency alone shows."""
    cue = token_range(setting.p, a.cue) if setting else None
    if setting is None or cue is None:
        return a
    sources = [at for m in a.sources if (at := token_range(setting.p, m.span))]
    if sources and is_object(setting, cue, sources[0]):
        return replace(a, sources=a.sources[1:])
    unread = subject(setting, cue, sources)
    return replace(a, sources=(Scored(setting.p.span(*unread), _UNREAD),)) if unread else a


def stated(setting: Setting | None, a: Attribution) -> list[Argument]:
    """What the frame of an attribution's cue names; nothing where the language has no frames."""
    cue = token_range(setting.p, a.cue) if setting else None
    if setting is None or cue is None:
        return []
    return arguments(setting, cue, [at for m in a.sources if (at := token_range(setting.p, m.span))])
