"""Which statements are on the page, where a workspace holds more than a page can show, and how are the others seen?"""

from __future__ import annotations

from dataclasses import dataclass

from kg.workspace import Workspace

LIMIT = 5000

# A stance to somebody first, the surest first: what makes edges is what a picture is for.
_DAY = "COALESCE(s.date, a.date)"
_DATED = f"(:since = '' OR {_DAY} >= :since) AND (:until = '' OR substr({_DAY}, 1, length(:until)) <= :until)"
_SAID = f"FROM statements s JOIN articles a ON a.id = s.article_id WHERE {_DATED}"
_IDS = f"""
SELECT s.id, (SELECT max(x.confidence + (x.target_id IS NOT NULL)) FROM stances x WHERE x.statement_id = s.id) AS worth
{_SAID} ORDER BY worth IS NULL, worth DESC, s.confidence DESC, s.id LIMIT :limit"""


@dataclass(frozen=True, slots=True)
class Choice:
    """At most so many statements, said (or published) in these days; empty is unbounded."""

    limit: int = LIMIT
    since: str = ""
    until: str = ""

    def ids(self, store: Workspace) -> list[str]:
        """The statements' ids."""
        return [row["id"] for row in store.rows(_IDS, {"limit": self.limit, "since": self.since, "until": self.until})]

    def total(self, store: Workspace) -> int:
        """How many statements these days hold."""
        row = next(store.rows(f"SELECT count(*) AS n {_SAID}", {"since": self.since, "until": self.until}))
        return int(row["n"])
