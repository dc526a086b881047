"""CSV: one row a stance, and one for a statement without any."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.exports.source import GraphSource, Writer
from kg.exports.words import short
from kg.model import ActorRef, Span, Stance, Statement
from kg.relations import relations
from kg.written import whole_file

COLUMNS = (
    "statement", "document", "article", "date", "outlet", "title", "speaker_id", "speaker", "speaker_type", "cue", "form", "quote", "relation", "polarity",
    "target_id", "target", "target_type", "issue", "concept", "negated", "modality", "hearsay", "confidence", "stance_confidence", "start", "end",
    "speaker_text", "target_text", "addressee_id", "addressee", "condition", "parent", "rule", "stance_rule", "cue_start", "cue_end",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written: with a byte order mark, by which Excel knows UTF-8, and for places where 0.5 is written 0,5."""

    bom: bool = False
    decimal_comma: bool = False


def write_csv(source: GraphSource, path: Path, no_text: bool, base: str | None, dialect: Dialect = Dialect()) -> int:
    """Write the table; gives the number of statements. Text that a spreadsheet would take for a formula stays text."""
    n = 0
    with whole_file(path) as out:
        if dialect.bom:
            out.write("\ufeff")
        table = csv.writer(out, delimiter=";" if dialect.decimal_comma else ",", lineterminator="\r\n")
        table.writerow(COLUMNS)
        for s in source.iter_statements():
            n += 1
            table.writerows([cell(value, dialect) for value in row] for row in rows_of(s, no_text))
    return n


def rows_of(s: Statement, no_text: bool) -> Iterator[tuple[object, ...]]:
    """The rows of one statement, a value or None for each of `COLUMNS`."""
    for x in s.stances or (None,):
        yield (*_said(s, no_text), *_stance(x, no_text), *_told(s, x, no_text))


def _said(s: Statement, no_text: bool) -> Iterator[object]:
    a = s.article
    yield from (s.id, s.document, a.index if a else 0, s.date or (a.date if a else None), a.outlet if a else None, a.title if a else None)
    yield from (s.speaker.id, s.speaker.label, s.speaker.type.value, s.cue.text, s.form.value, _words(s.content or s.cue, no_text))


def _stance(x: Stance | None, no_text: bool) -> Iterator[object]:
    if x is None:
        yield from [None] * 9
        return
    yield from (x.relation.value, relations()[x.relation].polarity)
    yield from (x.target.id, x.target.label, x.target.type.value) if x.target else (None, None, None)
    yield from (_words(x.issue, no_text), x.concept, x.negated, x.modality.value)


def _told(s: Statement, x: Stance | None, no_text: bool) -> Iterator[object]:
    """Where the words stand and why we believe them: an edge can be asked for its reason in the file itself."""
    quote = s.content or s.cue
    yield from (s.parent is not None, s.confidence, x.confidence if x else None, quote.start, quote.end)
    yield from (_mention(s.speaker, no_text), _mention(x.target if x else None, no_text))
    yield from (s.addressee.id, s.addressee.label) if s.addressee else (None, None)
    yield from (_words(x.condition if x else None, no_text), s.parent, s.rule, x.rule if x else None, s.cue.start, s.cue.end)


def _mention(ref: ActorRef | None, no_text: bool) -> str | None:
    return _words(ref.mention, no_text) if ref else None


def _words(span: Span | None, no_text: bool) -> str | None:
    return None if span is None else short(span.text) if no_text else span.text


def cell(value: object, dialect: Dialect = Dialect()) -> object:
    """A value as a spreadsheet takes it: missing is empty, and text that it would take for a formula stays text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        return str(value).replace(".", ",") if dialect.decimal_comma else value
    return "'" + value if isinstance(value, str) and value.lstrip()[:1] in ("=", "+", "-", "@") else value


def write_semicolons(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """The table for a spreadsheet whose decimal sign is the comma, which only a spreadsheet needs: so with a byte order mark."""
    return write_csv(source, path, no_text, base, Dialect(bom=True, decimal_comma=True))


EXPORTS: dict[str, Writer] = {"csv": write_csv, "csv-semicolon": write_semicolons}
