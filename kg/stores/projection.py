"""Which relationships between actors do the statements make? What the loader's Cypher counts, counted without a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from kg.model import Modality
from kg.stores.graph import Row

# By date as text, then id: the order in which the loader collects.
_Said = tuple[str, str, "date | None", "str | None"]


@dataclass(slots=True)
class Projection:
    """Counts one relation's asserted statements by speaker and target, hearsay left out; grows with the statements counted."""

    _said: dict[tuple[str, str, str], dict[str, _Said]] = field(default_factory=dict)

    def add(self, rows: dict[str, list[Row]]) -> None:
        """The rows of one document, as `document_rows` makes them."""
        statements = {row["key"]: row for row in rows["statements"]}
        outlets = {row["key"]: row["outlet"] for row in rows["articles"]}
        for target in rows["targets"]:
            statement, stance = statements[target["from"]], target["properties"]
            own = statement["properties"]
            if stance["negated"] or stance["modality"] != Modality.ACTUAL.value or own["hearsay"]:
                continue
            said = (own.get("date_text") or "", own["id"], own.get("date"), outlets[statement["article"]])
            ends = (statement["speaker"], target["to"], stance["relation"])
            self._said.setdefault(ends, {})[own["id"]] = said

    def rows(self) -> Iterator[tuple[str, str, str, Row]]:
        """Key of the speaker, key of the target, type, properties."""
        for (start, end, relation), by_id in self._said.items():
            said = sorted(by_id.values(), key=lambda each: each[:2])
            days = [day for _, _, day, _ in said if day is not None]
            properties: Row = {
                "count": len(said),
                "first": min(days, default=None),
                "last": max(days, default=None),
                "outlets": list(dict.fromkeys(outlet for *_, outlet in said if outlet)),
                "statements": [id for _, id, *_ in said],
            }
            yield start, end, relation.upper(), properties
