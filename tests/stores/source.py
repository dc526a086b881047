"""A graph source over records in memory, as `kg.workspace.Workspace` is one over SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Actor, Article, Document, Statement
from kg.source import Concept

Pairs = list[tuple[Document, list[Statement]]]


@dataclass(frozen=True, slots=True)
class Records:
    """Documents with their statements, as `tests.builders.sample` gives them; each document is one article."""

    pairs: Pairs
    concepts: tuple[Concept, ...] = ()

    def iter_documents(self) -> Iterator[Document]:
        yield from (document for document, _ in self.pairs)

    def iter_articles(self) -> Iterator[tuple[str, Article]]:
        for document, _ in self.pairs:
            yield from ((document.id, article) for article in self.articles_of(document))

    def articles_of(self, document: Document) -> list[Article]:
        return [Article(0, 0, len(document.text), document.title, document.date, document.outlet)]

    def iter_actors(self) -> Iterator[Actor]:
        seen = {ref.id: ref for _, statements in self.pairs for statement in statements for ref in statement.actors}
        for id, ref in sorted(seen.items()):
            yield Actor(id, ref.type, ref.label, names=(ref.label,))

    def iter_statements(self) -> Iterator[Statement]:
        for _, statements in self.pairs:
            yield from sorted(statements, key=lambda statement: statement.cue.start)

    def iter_concepts(self) -> Iterator[Concept]:
        yield from self.concepts
