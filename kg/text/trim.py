"""Where exactly do the words begin and end? Tokens carry clitics, clause words and marks that the spans leave out."""

from __future__ import annotations

from kg.lang.borders import borders
from kg.model import Span
from kg.text.clitics import clitic_length
from kg.text.passage import Passage
from kg.text.quotes import MARKS


def trim_cue(p: Passage, cue: tuple[int, int]) -> Span:
    """The cue without a leading و or ف that is a conjunction: وقالت → قالت, but وصف stays."""
    first, last = p.tokens[cue[0]], p.tokens[cue[1] - 1]
    length = 0 if first.norm in borders().radical or len(first.norm) <= 3 else clitic_length(first.text, "وف")
    return Span.of(p.text, first.start + length, last.end)


def trim_content(p: Passage, start: int, end: int) -> Span | None:
    """The content without أن/إن/that, colons, blanks and the marks around it; a mark that belongs to a word inside stays."""
    leading = borders().leading
    while start < end and (p.norms[start] in leading or (not p.tokens[start].is_word and p.tokens[start].text not in MARKS)):
        start += 1
    while start < end and not p.tokens[end - 1].is_word and p.tokens[end - 1].text not in MARKS and p.tokens[end - 1].text not in ")]٪%":
        end -= 1
    if end - start > 1 and p.tokens[start].text in MARKS and p.quoted[start] == p.quoted[end - 1]:
        start, end = start + 1, end - (p.tokens[end - 1].text in MARKS)
    elif start < end and p.tokens[end - 1].text in MARKS and p.quoted[start] == p.quoted[end - 1]:
        end -= 1
    while start < end and not p.tokens[end - 1].is_word and p.tokens[end - 1].text in ".،,:؛":
        end -= 1
    while start < end and p.norms[start] in leading:
        start += 1
    return p.span(start, end) if start < end else None


def trim_mention(p: Passage, start: int, end: int) -> Span | None:
    """The mention without marks around it and without a glued و ف ب ل ك (a name's own first letter is kept where known)."""
    while start < end and not p.tokens[start].is_word:
        start += 1
    while start < end and not p.tokens[end - 1].is_word and p.tokens[end - 1].text not in MARKS and p.tokens[end - 1].text != ")":
        end -= 1
    if start >= end:
        return None
    first = p.tokens[start]
    length = mention_clitic(first.text, first.norm)
    return Span.of(p.text, first.start + length, p.tokens[end - 1].end)


def mention_clitic(raw: str, norm: str) -> int:
    """Raw characters of clitics before a name: والوزير → 1, للحكومة → 1 (the rest reads لحكومة), بالوزير → 1.

    Without the article or a known name only a word's look could tell (وزير, فلسطين, لبنان): then nothing is cut.
    """
    for letters in ("و", "ف", ""):
        rest = norm[1:] if letters and norm.startswith(letters) else norm if not letters else ""
        if letters and rest.startswith("ال"):
            return clitic_length(raw, letters)
        if rest[:1] in ("ب", "ك") and rest[1:3] == "ال" and len(rest) > 4:
            return (clitic_length(raw, letters) if letters else 0) + 1
    return 0
