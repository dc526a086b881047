"""How does a workspace follow its documents? What is unchanged stays, what changed is read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Document, digest_of
from kg.pipeline import Refused, extract_all
from kg.workspace import Workspace


def build(store: Workspace, inputs: Iterable[Document | Refused], *, jobs: int = 1, reader: str | None = None) -> Iterator[Refused | None]:
    """Read into the workspace; one event a document: None where it was stored or unchanged, else why it was refused."""
    from kg.extractors import canonical, version

    identity = version(reader)
    run = digest_of(*identity)
    store.add_run(run, *identity)
    changed = (d for d in inputs if isinstance(d, Refused) or not store.is_current(d, run))
    for result in extract_all(changed, jobs=jobs, reader=reader):
        if isinstance(result, Refused):
            store.refuse(result.place, result.reason, result.hint, result.outlet, result.date)
            yield result
            continue
        store.put_document(result.document, result.articles, result.statements, run)
        ids = {ref.id for s in result.statements for ref in s.actors}
        store.put_actors(a for id_ in sorted(ids) if (a := canonical(id_)) is not None)
        yield None
    store.tidy()
