"""What stands behind a cue, in order: noun phrases, prepositional phrases, commas; adverbs, times and brackets are passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.lang.borders import borders
from kg.lang.pack import Pack
from kg.lang.reference import Reference
from kg.model import Span
from kg.text.clitics import clitic_length
from kg.text.passage import Passage
from kg.text.phrases import phrase_end
from kg.text.trim import trim_mention

_LONGEST = 9
_REACH = 32
_CLITICS = "بلك"
_TANWEEN = "\u064b"
_VERB = 0.5  # a word that is a cue this often begins another clause
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A paragraph with what is known of its words; `named`: the token where a mention begins → where it ends."""

    p: Passage
    pack: Pack
    reference: Reference
    nation: Callable[[str], str | None]
    named: Mapping[int, int]

    def is_actor(self, i: int) -> bool:
        """Do the words that begin here name somebody: a mention, a head noun, a country?"""
        word, words = self.p.norms[i], borders()
        if word in words.documents | words.nobody | words.pronouns | words.times | self.pack.calendar:
            return False
        return i in self.named or any(self.reference.head(w) or self.nation(w) for w in {word, word[1:] if len(word) > 3 else word})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of tokens: `np`, `pp` (its preposition in `prep`, `glued` on or not) or `comma`.

    `joined`: by a conjunction to what precedes.
    """

    kind: str
    start: int
    end: int
    prep: str = ""
    glued: bool = False
    joined: bool = False

    def span(self, p: Passage) -> Span | None:
        """Its words without the conjunction or preposition glued to them."""
        span = trim_mention(p, self.start, self.end)
        raw = p.tokens[self.start].text
        cut = clitic_length(raw, "و") if self.joined and raw.startswith("و") else 0
        if self.glued and not p.norms[self.start].removeprefix("و").startswith("لل"):
            cut += clitic_length(raw[cut:], _CLITICS)
        start = p.tokens[self.start].start + cut
        return Span.of(p.text, start, span.end) if span and span.start < start < span.end else span


def chunks(s: Setting, at: int, governed: str) -> Iterator[Chunk]:
    """The chunks from the token `at` to the end of the clause; `governed` is the preposition that the cue asks for.

    (اتهم الوزير) في تصريح لصحيفة، اليوم، الشركةَ بالإهمال → pp تصريح, pp صحيفة, comma, comma, np الشركة, pp الإهمال.
    """
    i, joined = at, False
    while i < min(len(s.p.tokens), at + _REACH) and not _clause_ends(s, at, i):
        if s.p.norms[i] in ("و", "and"):
            i, joined = i + 1, True
            continue
        after = _passed_over(s, i)
        if after > i:
            if s.p.tokens[i].text in "،,":
                yield Chunk("comma", i, i + 1)
            i = after
            continue
        chunk = _chunk(s, i, governed, joined)
        yield chunk
        i, joined = max(chunk.end, i + 1), False


def _clause_ends(s: Setting, at: int, i: int) -> bool:
    """A sentence's end, a clause word, a colon, or another cue (… وأكد)."""
    p, words = s.p, borders()
    norm = p.norms[i]
    if p.sentence[i] != p.sentence[max(at - 1, 0)] or p.tokens[i].text in ":؛;." or norm in words.clauses or norm in words.responsibility:
        return True
    if norm in words.connectives and norm not in ("و", "and"):
        return True
    form = next(iter(s.pack.cue(norm)), None) if i > at and i not in s.named else None
    return form is not None and (form.circumstantial or (form.kind == "verb" and not form.suffix and form.prior >= _VERB))


def _passed_over(s: Setting, i: int) -> int:
    """The token behind what names nobody here: a mark, a bracket, an adverb, a time, a relative clause up to its comma."""
    p, words = s.p, borders()
    norm, end = p.norms[i], len(p.tokens)
    if not p.tokens[i].is_word:
        closing = (k + 1 for k in range(i, min(i + 12, end)) if p.tokens[k].text in ")]")
        return next(closing, i + 1) if p.tokens[i].text in "([" else i + 1
    if norm in words.relatives and i not in s.named:
        return next((k for k in range(i, end) if p.tokens[k].text in "،,"), end)
    if norm in words.times:
        return next((k for k in range(i + 1, end) if not _goes_on_a_time(s, k)), end)
    if i in s.named:
        return i
    plain = words.adverbs | words.quantifiers | words.pointing | s.pack.calendar | _ARTICLES
    return i + 1 if norm in plain or _TANWEEN in p.tokens[i].text[-2:] else i


def _goes_on_a_time(s: Setting, k: int) -> bool:
    """اليوم الأحد، يوم 11 فبراير: weekdays, numbers and months behind a word of time."""
    norm = s.p.norms[k]
    return norm in borders().times or norm[:1].isdigit() or norm in s.pack.calendar


def _chunk(s: Setting, i: int, governed: str, joined: bool) -> Chunk:
    norm = s.p.norms[i]
    own = s.nation(norm) or s.reference.head(norm)  # وكالة begins with a letter of its own
    bare = norm[1:] if norm.startswith("و") and len(norm) > 3 and not own else norm
    joined = joined or (bare != norm and i > 0)
    if norm in borders().prepositions or bare in borders().prepositions:
        start = i + 1
        while start + 1 < len(s.p.tokens) and (_is_open(s, start)):
            start += 1
        return Chunk("pp", start, _end(s, start, governed), bare if bare in borders().prepositions else norm, joined=joined)
    letter = glued(s, bare, governed)
    return Chunk("pp" if letter else "np", i, _end(s, i, governed), letter, glued=bool(letter), joined=joined)


def _is_open(s: Setting, i: int) -> bool:
    """Is this a quantifier, article or mark before the noun that is meant?"""
    return (s.p.norms[i] in borders().quantifiers or s.p.norms[i] in _ARTICLES or not s.p.tokens[i].is_word) and i not in s.named


def glued(s: Setting, word: str, governed: str = "") -> str:
    """The preposition written onto a word: بالإهمال → ب, للحكومة → ل; none where the letter is the word's own (بيروت)."""
    if word[:1] not in _CLITICS or len(word) < 4 or s.nation(word):
        return ""
    if word.startswith(("لل", "بال", "كال")) and len(word) > 4:
        return word[0]
    rest = word[1:]
    return word[0] if word[0] == governed or s.nation(rest) or s.reference.head(rest) else ""


def _end(s: Setting, start: int, governed: str) -> int:
    """Where the noun phrase that begins here ends: a mention's end, else by what no phrase goes on behind."""
    n = len(s.p.tokens)
    if start >= n:
        return n
    if start in s.named:
        return s.named[start]
    end = start + 1
    while end < n and end - start < _LONGEST and not _breaks(s, end, governed):
        end += 1
    return start + phrase_end(s.p.tokens[start:end], s.reference, s.nation)


def _breaks(s: Setting, i: int, governed: str) -> bool:
    p, words, norm = s.p, borders(), s.p.norms[i]
    if not p.tokens[i].is_word or p.sentence[i] != p.sentence[i - 1] or norm.startswith(("بال", "وبال", "كال")):
        return True
    if norm in words.prepositions or norm in words.connectives or norm in words.clauses or norm in words.responsibility:
        return True
    return norm in words.times or norm in words.adverbs or bool(glued(s, norm, governed))
