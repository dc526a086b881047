"""`kg status`: what a workspace holds, and what could not be read."""

from __future__ import annotations

import json
from typing import Any

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceAt
from kg.cli.output import write_rows

app = typer.Typer(rich_markup_mode=None)

_BY_OUTLET = """
SELECT outlet, month, sum(read) AS read, sum(refused) AS refused FROM (
  SELECT COALESCE(outlet, '') AS outlet, COALESCE(substr(date, 1, 7), '') AS month, 1 AS read, 0 AS refused FROM documents
  UNION ALL SELECT COALESCE(outlet, ''), COALESCE(substr(date, 1, 7), ''), 0, 1 FROM refused
) GROUP BY outlet, month ORDER BY outlet, month"""


@app.command(epilog="Example: kg status -w elections --format json")
def status(workspace: WorkspaceAt = DEFAULT_WORKSPACE, format: FormatOption = Format.TABLE) -> None:
    """Documents read and refused by outlet and month, statements, actors, versions: the denominators."""
    from kg.workspace import Workspace

    with Workspace.open(workspace) as store:
        counts = store.counts()
        runs = [
            dict(r)
            for r in store.rows(
                "SELECT version, reader, pack, (SELECT count(*) FROM documents d WHERE d.run_id = r.id) AS documents FROM runs r"
            )
        ]
        outlets = [dict(r) for r in store.rows(_BY_OUTLET)]
        refused = [dict(r) for r in store.rows("SELECT place, reason, hint FROM refused ORDER BY place")]
    report: dict[str, Any] = {
        "workspace": str(workspace),
        **counts,
        "runs": runs,
        "by_outlet_and_month": outlets,
        "refused_documents": refused,
    }
    if format is Format.JSON:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    write_rows(("what", "count"), [*counts.items()], format)
    write_rows(("outlet", "month", "read", "refused"), [tuple(o.values()) for o in outlets], format)
    write_rows(("version", "reader", "pack", "documents"), [tuple(r.values()) for r in runs], format)
    if refused:
        write_rows(("refused", "reason", "way out"), [tuple(r.values()) for r in refused], format)
