"""In which order does a document become statements, and how is the work spread over processes?"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

from kg.errors import KgError
from kg.model import Article, Document, Statement
from kg.readers import Refusal

_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document with its articles and statements."""

    document: Document
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]


Refused = Refusal
Result = Extracted | Refused


def extract_document(document: Document, reader: str | None) -> Result:
    """One document through all stages; the one border at which a document's error refuses it and the batch goes on."""
    from kg.extractors import extractor
    from kg.readers import layout

    try:
        parts = layout(document)
        return Extracted(document, parts.articles, tuple(extractor(document.lang or "ar", reader).extract(document, parts)))
    except KgError as error:
        return Refused(document.id, error.message, error.hint, document.outlet, document.date)
    except Exception as error:  # noqa: BLE001  the border of one document: named, counted, exit code 3
        return Refused(
            document.id, f"extraction failed: {type(error).__name__}: {error}", "please report this text", document.outlet, document.date
        )


def extract_all(inputs: Iterable[Document | Refused], *, jobs: int = 1, reader: str | None = None) -> Iterator[Result]:
    """Results in the order of the inputs, the same for any number of jobs; only a few chunks are held at a time."""
    if jobs == 1:
        for item in inputs:
            yield extract_document(item, reader) if isinstance(item, Document) else item
        return
    source = iter(inputs)
    try:
        with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
            waiting: deque[Future[list[Result]]] = deque()
            while True:
                while len(waiting) < 3 * jobs and (chunk := list(islice(source, _CHUNK))):
                    waiting.append(pool.submit(_chunk, chunk, reader))
                if not waiting:
                    return
                yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise KgError(
            "a worker process was killed", hint="it may have run out of memory: fewer --jobs; what was stored stays, run again to go on"
        ) from error


def _chunk(items: list[Document | Refused], reader: str | None) -> list[Result]:
    return [extract_document(item, reader) if isinstance(item, Document) else item for item in items]
