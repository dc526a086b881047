"""Why was a text read as it was? Each decision in a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction import Reading
from kg.extractors import extractor
from kg.judging import Bench, Case
from kg.linear import ranked, telling
from kg.model import Article, Document, Region, Statement
from kg.readers import layout
from kg.workspace import Workspace

# Edges shown for a statement, kept or not.
_SHOWN = 6
# Speakers shown where none is named.
_CANDIDATES = 4


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
    reading = extractor(lang).reading(document, article)
    found = reading.cases(regions)
    cases = {reading.id_of(case): (n, case) for n, case in enumerate(found)}
    for s in reading.state(found):
        if only is None or s.id == only:
            n, case = cases[s.id]
            yield from _statement(s, case)
            yield from _meant(case) if case.mention else _understood(reading, case, n)
            yield from _edges(reading.bench, case)


def _statement(s: Statement, case: Case) -> Iterator[str]:
    yield f"{s.id}  cue {s.cue.text!r} at {s.cue.start} ({case.attribution.p:.2f}), {s.form.value}, confidence {s.confidence}, by {s.rule}"
    named = f"named {s.speaker.mention.text!r} at {s.speaker.mention.start}" if s.speaker.mention else "understood: nobody is named here"
    yield f"    speaker {s.speaker.label} ({s.speaker.id}), {named}, {case.sure:.2f}"
    others = [m for m in case.attribution.sources if m.span != s.speaker.mention]
    yield from (f"    not the speaker: {m.span.text!r} at {m.span.start} ({m.p:.2f}), another is likelier or joined" for m in others)
    if s.content:
        yield f"    content [{s.content.start}:{s.content.end}] {s.content.text}"
    yield from (f"    frame {x.rule}: {x.role} {x.span.text!r}" for x in case.roles)
    for x in s.stances:
        target = f"{x.target.label} ({x.target.id})" if x.target else "no actor"
        about = f", about {x.issue.text!r}" if x.issue else ""
        how = f"{x.modality.value}{', negated' if x.negated else ''}, confidence {x.confidence}, by {x.rule}"
        yield f"    stance {x.relation.value} → {target}{about}, {how}"
    if s.parent:
        yield f"    said inside {s.parent}: hearsay"


def _meant(case: Case) -> Iterator[str]:
    """What else the article calls the speaker."""
    others = [m.span for m in case.speaker.mentions if m.span != case.mention]
    if others:
        yield f"    the same actor: {', '.join(f'{s.text!r} at {s.start}' for s in others[:_SHOWN])}"


def _understood(reading: Reading, case: Case, n: int) -> Iterator[str]:
    """Who came into question as the speaker that no words name, likeliest first; `n` turns had been told by then."""
    cue, before = case.attribution.cue, replace(reading.memory, turns=reading.memory.turns[:n])
    for p, entity, features in ranked(before.weights, before.choices(cue, reading.form_of(cue), reading.cast.entities))[:_CANDIDATES]:
        verdict = "kept" if entity is case.speaker else "not the speaker"
        yield f"    understood {entity.names[0]!r}: {p:.2f} ({verdict}); {telling(before.weights, features)}"


def _edges(bench: Bench, case: Case) -> Iterator[str]:
    """The edges that came into question, likeliest first, each with the evidence that moved it most."""
    judged = sorted(((bench.judge.probability(x.features), x) for x in bench.proposals(case)), key=lambda j: -j[0])
    for p, x in judged[:_SHOWN]:
        verdict = "kept" if p >= bench.judge.floor else f"under {bench.judge.floor}"
        yield f"    considered {x.relation.value} → {x.span.text!r}: {p:.2f} ({verdict}); {telling(bench.judge.weights, x.features)}"
