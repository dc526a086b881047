"""In which order does a document become statements, and how is the work spread over processes?"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from functools import partial

from kg.errors import KgError
from kg.model import Article, Document, Statement
from kg.readers import Refusal
from kg.workers import spread


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document with its articles and statements."""

    document: Document
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]


Refused = Refusal
Result = Extracted | Refused


def extract_document(document: Document, reader: str | None) -> Result:
    """One document through all stages; the one border at which a document's error refuses it and the batch goes on.

    KgError where the reader or a model is not installed: that is no document's fault.
    """
    from kg.extractors import LANGUAGES, extractor
    from kg.readers import layout

    lang = document.lang or "ar"
    if lang not in LANGUAGES:
        hint = f"known are {', '.join(LANGUAGES)}; --lang says which one a text is in"
        return _refused(document, f"no reader for the language {lang!r}", hint)
    extract = extractor(lang, reader).extract
    try:
        parts = layout(document)
        return Extracted(document, parts.articles, tuple(extract(document, parts)))
    except KgError as error:
        return _refused(document, error.message, error.hint)
    except Exception as error:  # noqa: BLE001  the border of one document: named, counted, exit code 3
        return _refused(document, f"extraction failed: {type(error).__name__}: {error}", "please report this text")


def _refused(document: Document, reason: str, hint: str) -> Refused:
    return Refused(document.id, reason, hint, document.outlet, document.date)


def extract_all(inputs: Iterable[Document | Refused], *, jobs: int = 1, reader: str | None = None) -> Generator[Result, None, None]:
    """Results in the order of the inputs, the same for any number of jobs; only a few chunks are held at a time."""
    if jobs == 1:
        yield from (_result(item, reader) for item in inputs)
    else:
        yield from spread(partial(_result, reader=reader), inputs, jobs, _lost)


def _result(item: Document | Refused, reader: str | None) -> Result:
    return extract_document(item, reader) if isinstance(item, Document) else item


def _lost(item: Document | Refused) -> Result:
    if isinstance(item, Refused):
        return item
    hint = "its text may be too large for the memory: split it, or try it alone with --jobs 1"
    return _refused(item, "reading it killed its worker process, twice", hint)
