"""What is written, loaded and measured: the graph of a workspace, or of records in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from kg.model import Actor, Article, Document, Statement


@dataclass(frozen=True, slots=True)
class Concept:
    """One code of a user's codebook, under which issues are grouped."""

    id: str
    name_ar: str | None = None
    name_en: str | None = None
    parent: str | None = None

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name_ar or self.name_en or self.id


class GraphSource(Protocol):
    """What the graph is made from: a workspace, or records in memory."""

    def iter_documents(self) -> Iterator[Document]:
        """Documents by id."""
        ...

    def iter_articles(self) -> Iterator[tuple[str, Article]]:
        """Articles with their document's id."""
        ...

    def iter_actors(self) -> Iterator[Actor]:
        """Actors by id."""
        ...

    def iter_statements(self) -> Iterator[Statement]:
        """Statements by document and cue."""
        ...

    def iter_concepts(self) -> Iterator[Concept]:
        """Concepts of the codebook in its order; none where none is used."""
        ...
