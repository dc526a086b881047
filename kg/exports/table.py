"""CSV: one row a stance, and one for a statement without any."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from kg.exports.source import GraphSource, Writer
from kg.model import Span, Stance, Statement
from kg.rdf.writers import whole_file
from kg.relations import relations

COLUMNS = (
    "statement", "document", "article", "date", "outlet", "title", "speaker_id", "speaker", "speaker_type", "cue", "form", "quote", "relation", "polarity",
    "target_id", "target", "target_type", "issue", "negated", "modality", "hearsay", "confidence", "stance_confidence", "start", "end",
)  # fmt: skip
_WORDS = 10


def write_csv(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Write the table with a byte order mark, so that Excel reads Arabic; text that would be a formula stays text."""
    n = 0
    with whole_file(path) as out:
        out.write("\ufeff")
        table = csv.writer(out, lineterminator="\r\n")
        table.writerow(COLUMNS)
        for s in source.iter_statements():
            n += 1
            for x in s.stances or (None,):
                table.writerow([_cell(v) for v in _row(s, x, no_text)])
    return n


def _row(s: Statement, x: Stance | None, no_text: bool) -> Iterator[object]:
    a, quote = s.article, s.content or s.cue
    yield from (s.id, s.document, a.index if a else 0, s.date or (a.date if a else None), a.outlet if a else None, a.title if a else None)
    yield from (s.speaker.id, s.speaker.label, s.speaker.type.value, s.cue.text, s.form.value, _short(quote, no_text))
    if x is None:
        yield from [None] * 8
    else:
        t = x.target
        yield from (
            x.relation.value,
            relations()[x.relation].polarity,
            t and t.id,
            t and t.label,
            t and t.type.value,
            _short(x.issue, no_text),
        )
        yield from (x.negated, x.modality.value)
    yield from (s.parent is not None, s.confidence, x.confidence if x else None, quote.start, quote.end)


def _short(span: Span | None, no_text: bool) -> str | None:
    if span is None:
        return None
    words = span.text.split()
    return " ".join(words[:_WORDS]) + " …" if no_text and len(words) > _WORDS else span.text


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


EXPORTS: dict[str, Writer] = {"csv": write_csv}
