"""Where in the words of a gold document do its statements stand, role by role?

A gold file names cues by offset, but contents, speakers, addressees, targets and issues by their words alone. For each
statement this module finds the occurrence that the annotator meant: the one nearest to the cue, within its sentence.
All ranges count tokens of `kg.text.tokens.tokenize`, half-open, and a token that carries a clitic belongs to the range
of the name it is glued to (`لنتنياهو` is the mention `نتنياهو`).
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.lang.normalize import fold
from kg.model import Form, Relation
from kg.text.sentences import sentences
from kg.text.tokens import Token, tokenize

Range = tuple[int, int]
FOLDS = 5
# What may stand glued before a name: conjunction, then preposition. Gold mentions are written without them.
_CLITICS = tuple(a + b for a in ("", "و", "ف") for b in ("", "ب", "ل", "ك"))


@dataclass(frozen=True, slots=True)
class GoldStance:
    """One stance: its relation, the words of its target and issue where found, and the actor that is its target.

    `others` are further mentions of the same target in the statement: neither the marked one nor wrong.
    """

    relation: Relation
    actor: str | None
    target: Range | None
    issue: Range | None
    others: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One gold statement as token ranges; `source` is None where the speaker is only understood."""

    index: int
    cue: Range
    form: Form
    speaker: str
    sentence: Range
    content: Range | None
    source: Range | None
    addressee: Range | None
    stances: tuple[GoldStance, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A gold document read into words: tokens, paragraphs and sentences, mentions of its actors, statements."""

    id: str
    lang: str
    text: str
    tokens: tuple[Token, ...]
    paragraphs: tuple[Range, ...]
    sentences: tuple[Range, ...]
    mentions: Mapping[str, tuple[Range, ...]]
    statements: tuple[GoldStatement, ...]


def held_back(document_id: str, fold_index: int = 0) -> bool:
    """Does the document belong to the held-back fifth? Decided by the hash of its id, so by everybody alike."""
    return int(hashlib.sha256(document_id.encode("utf-8")).hexdigest(), 16) % FOLDS == fold_index


def read_gold(*paths: Path) -> Iterator[GoldDocument]:
    """Read gold files (JSON Lines), aligned, in order; KgError names file and line of what does not fit."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _read_line(line, f"{path}, line {number}")


def _read_line(line: str, place: str) -> GoldDocument:
    hint = "the gold format is checked by the gold folder's check.py"
    try:
        return align(json.loads(line))
    except json.JSONDecodeError as error:
        raise KgError(f"{place}: not JSON: {error}", hint=hint) from error
    except KeyError as error:
        raise KgError(f"{place}: no field or actor {error}", hint=hint) from error
    except ValueError as error:
        raise KgError(f"{place}: {error}", hint=hint) from error


def align(record: Mapping[str, Any]) -> GoldDocument:
    """Align one gold record; ValueError where a cue is no word of the text or a relation is unknown."""
    text = str(record["text"])
    tokens = tuple(tokenize(text))
    page = _Page(text, tokens)
    mentions = {who: page.mentions(actor["mentions"]) for who, actor in record["actors"].items()}
    statements = tuple(_statement(page, mentions, i, s) for i, s in enumerate(record["statements"]))
    return GoldDocument(record["id"], record["lang"], text, tokens, page.paragraphs, page.sentences, mentions, statements)


def _statement(page: _Page, mentions: Mapping[str, tuple[Range, ...]], index: int, record: Mapping[str, Any]) -> GoldStatement:
    cue = page.range_of(record["cue_start"], record["cue_start"] + len(record["cue"]))
    sentence = page.sentence_of(cue)
    content = page.nearest(record["content"], cue) if record["content"] else None
    scope = tuple(r for r in (sentence, content) if r)
    stances = tuple(_stance(page, mentions, cue, scope, s) for s in record["stances"])
    who, whom = record["speaker"], record.get("addressee")
    source = _named(mentions[who], cue, sentence, content)
    addressee = _named(mentions[whom], cue, sentence, content) if whom else None
    return GoldStatement(index, cue, Form(record["form"]), who, sentence, content, source, addressee, stances)


def _named(mentions: Iterable[Range], cue: Range, sentence: Range, content: Range | None) -> Range | None:
    """The mention that names a party of the cue: in its sentence, outside the content, the nearest.

    A name between cue and content (verb, subject, clause) beats an equally near one before the cue. A content that goes on behind its cue
    ("We lost," said the coach. "We will win.") holds cue and name both.
    """
    said = content if content and not _overlap(content, cue) else None
    found = [m for m in mentions if _inside(m, sentence) and not _overlap(m, cue) and not (said and _overlap(m, said))]

    def cost(mention: Range) -> tuple[int, int]:
        between = mention[0] >= cue[1] and (content is None or content[0] < cue[0] or mention[1] <= content[0])
        return gap(mention, cue) - 3 * between, mention[0]

    return min(found, key=cost, default=None)


def _stance(
    page: _Page, mentions: Mapping[str, tuple[Range, ...]], cue: Range, scope: tuple[Range, ...], record: Mapping[str, Any]
) -> GoldStance:
    """Words of target and issue; a target named inside its issue, or next to it, is preferred."""
    issue = page.nearest(record["issue"], cue, scope) if record.get("issue") else None
    actor = record.get("target")
    named = [m for m in mentions[actor] if any(_inside(m, s) for s in scope) and not _overlap(m, cue)] if actor else []
    target = min(named, key=lambda m: (gap(m, issue or cue), gap(m, cue), m), default=None)
    others = tuple(m for m in named if m != target)
    return GoldStance(Relation(record["relation"]), actor, target, issue, others)


def gap(a: Range, b: Range) -> int:
    """How many tokens stand between the two ranges; 0 where they touch or overlap."""
    return max(0, a[0] - b[1], b[0] - a[1])


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _inside(a: Range, b: Range) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]


class _Page:
    """The words of one text, indexed, so that names and verbatim words are found fast."""

    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        self.text = text
        self.tokens = tokens
        self.starts = [t.start for t in tokens]
        self.ends = [t.end for t in tokens]
        self.paragraphs = tuple(_paragraphs(text, tokens))
        self.sentences = tuple(s for p in self.paragraphs for s in sentences(tokens, *p))
        self._sentence_starts = [s[0] for s in self.sentences]
        self._places: dict[str, list[int]] = {}
        for i, token in enumerate(tokens):
            self._places.setdefault(token.norm, []).append(i)

    def range_of(self, start: int, end: int) -> Range:
        """Tokens that share a code point with `[start, end)`; ValueError where there is none."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        if first >= last:
            raise ValueError(f"no word at {start}:{end} ({self.text[start:end]!r})")
        return first, last

    def sentence_of(self, words: Range) -> Range:
        """The sentence in which the words begin."""
        return self.sentences[bisect_right(self._sentence_starts, words[0]) - 1]

    def nearest(self, words: str, cue: Range, scope: tuple[Range, ...] = ()) -> Range | None:
        """The verbatim occurrence nearest to the cue: inside `scope`, else in the cue's paragraph, else anywhere."""
        found = list(self._occurrences(words))
        paragraph = next(p for p in self.paragraphs if _inside(cue, p) or p[0] <= cue[0] < p[1])

        def cost(place: Range) -> tuple[bool, bool, int, Range]:
            away = not any(_inside(place, s) for s in scope)
            return away, not _overlap(place, paragraph), gap(place, cue), place

        return min(found, key=cost, default=None)

    def _occurrences(self, words: str) -> Iterator[Range]:
        at = self.text.find(words)
        while at >= 0:
            if any(not c.isspace() for c in words):
                yield self.range_of(at, at + len(words))
            at = self.text.find(words, at + 1)

    def mentions(self, names: Iterable[str]) -> tuple[Range, ...]:
        """Where any of the names stands, clitics allowed before it; of overlapping ones the longest, in order."""
        found = {r for name in names for r in self._name(tuple(t.norm for t in tokenize(name)))}
        kept: list[Range] = []
        for r in sorted(found, key=lambda r: (r[0] - r[1], r)):
            if not any(_overlap(r, k) for k in kept):
                kept.append(r)
        return tuple(sorted(kept))

    def _name(self, norms: tuple[str, ...]) -> Iterator[Range]:
        for form in glued(norms[0]) if norms else ():
            for i in self._places.get(form, ()):
                if tuple(t.norm for t in self.tokens[i + 1 : i + len(norms)]) == norms[1:]:
                    yield i, i + len(norms)


def glued(norm: str) -> set[str]:
    """The folded word alone and with each clitic before it; the article's alif falls after lam.

    >>> "للحكومه" in glued("الحكومه"), "وترامب" in glued("ترامب")
    (True, True)
    """
    if norm.isascii():
        return {norm}
    forms = {clitic + norm for clitic in _CLITICS}
    if norm.startswith(fold("ال")):
        forms |= {conjunction + "ل" + norm[1:] for conjunction in ("", "و", "ف")}
    return forms


def _paragraphs(text: str, tokens: tuple[Token, ...]) -> Iterator[Range]:
    """Token ranges of the lines."""
    yield from _cut(len(tokens), (i for i, (a, b) in enumerate(pairwise(tokens), 1) if "\n" in text[a.end : b.start]))


def _cut(length: int, borders: Iterable[int]) -> Iterator[Range]:
    yield from (pair for pair in pairwise([0, *borders, length]) if pair[0] < pair[1])
