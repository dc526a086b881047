"""How does a workspace follow its documents? What is unchanged stays, what changed is read again."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from kg.model import Document, digest_of
from kg.pipeline import Extracted, Refused, extract_all
from kg.readers import read_inputs
from kg.resolution import link, resolve
from kg.workspace import Workspace


def build(
    store: Workspace, inputs: Sequence[str], *, lang: str | None = None, jobs: int = 1, reader: str | None = None
) -> Generator[Refused | None, None, None]:
    """Read files, folders and `-` into the workspace; one event a document that is new or changed: None, or why it was refused.

    Refusals of these inputs that do not come again are forgotten at the end: the file was mended, or is gone.
    """
    from kg.extractors import version

    identity = version(reader)
    run = digest_of(*identity)
    store.add_run(run, *identity)
    before = store.refused()
    stale = {place for place, file in before.items() if file is not None and _is_among(file, inputs)}

    def changed() -> Iterator[Document | Refused]:
        for item in read_inputs(inputs, lang=lang):
            if isinstance(item, Refused) or not store.is_current(item, run):
                yield item
            elif item.id in before:
                stale.add(item.id)

    with closing(extract_all(changed(), jobs=jobs, reader=reader)) as results:
        for result in results:
            if isinstance(result, Refused):
                stale.discard(result.place)
                store.refuse(result)
                yield result
            else:
                _put(store, result, run)
                yield None
    store.forgive(stale)
    store.tidy()
    link(store)
    resolve(store)


def _put(store: Workspace, result: Extracted, run: str) -> None:
    from kg.extractors import canonical

    ids = sorted({ref.id for s in result.statements for ref in s.actors})
    facts = [actor for id_ in ids if (actor := canonical(id_)) is not None]
    store.put_document(result.document, result.articles, result.statements, run, facts)


def _is_among(file: str, inputs: Sequence[str]) -> bool:
    """Is the file one of the inputs, or in a folder that is?"""
    if file == "-":
        return file in inputs
    return any(Path(file).resolve().is_relative_to(Path(name).resolve()) for name in inputs if name != "-")
