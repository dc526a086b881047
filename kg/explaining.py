"""Why was a text read as it was? Each decision in a line."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors import extractor
from kg.model import Article, Document, Region, Statement
from kg.readers import layout
from kg.workspace import Workspace


def explain_text(text: str, lang: str) -> list[str]:
    """Decisions for each statement of a text that stands for a whole document."""
    document = Document("text", text, lang=lang)
    parts = layout(document)
    found: list[str] = []
    for article, regions in zip(parts.articles, parts.regions, strict=True):
        found += _article(document, article, regions, lang)
    return found or ["no cue was found: no statement"]


def explain_statement(store: Workspace, id_: str) -> list[str] | None:
    """Decisions for one statement of the workspace, from its document's text; None where the id is unknown."""
    row = next(store.rows("SELECT d.* FROM statements s JOIN documents d ON d.id = s.document_id WHERE s.id = ?", (id_,)), None)
    if row is None:
        return None
    document = Document(row["id"], row["text"], row["title"], row["date"], row["outlet"], row["url"], row["lang"])
    parts = layout(document)
    found: list[str] = []
    for article, regions in zip(parts.articles, parts.regions, strict=True):
        found += _article(document, article, regions, document.lang or "ar", id_)
    return found


def _article(document: Document, article: Article, regions: tuple[Region, ...], lang: str, only: str | None = None) -> Iterator[str]:
    for statement in extractor(lang).reading(document, article).run(regions):
        if only is None or statement.id == only:
            yield from _statement(statement)


def _statement(s: Statement) -> Iterator[str]:
    yield f"{s.id}  cue {s.cue.text!r} at {s.cue.start}, {s.form.value}, confidence {s.confidence}, by {s.rule}"
    named = f"named {s.speaker.mention.text!r} at {s.speaker.mention.start}" if s.speaker.mention else "understood: nobody is named here"
    yield f"    speaker {s.speaker.label} ({s.speaker.id}), {named}"
    if s.content:
        yield f"    content [{s.content.start}:{s.content.end}] {s.content.text}"
    for x in s.stances:
        target = f"{x.target.label} ({x.target.id})" if x.target else "no actor"
        about = f", about {x.issue.text!r}" if x.issue else ""
        how = f"{x.modality.value}{', negated' if x.negated else ''}, confidence {x.confidence}, by {x.rule}"
        yield f"    stance {x.relation.value} → {target}{about}, {how}"
    if s.parent:
        yield f"    said inside {s.parent}: hearsay"
