"""`kg actors`: who is known, and under which names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import actor_judgements, actor_lists, actor_reconcile
from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceAt
from kg.cli.output import write_rows
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.model import Actor
    from kg.workspace import Workspace

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Who is known, and who is who: lists, judgements, duplicates.")


@app.command(epilog="Example: kg actors search ترامب")
def search(
    words: Annotated[list[str], typer.Argument(help="Words of a name, in any spelling.")],
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    limit: Annotated[int, typer.Option("--limit", min=1)] = 20,
    format: FormatOption = Format.TABLE,
) -> None:
    """Actors whose names hold all the words, of the workspace (if there is one) and of the registry; spelling and case are folded."""
    from kg.actors.registry import load
    from kg.lang.normalize import key

    wanted = set(key(" ".join(words)).split())
    found = {a.id: a for a in load().actors.values() if any(wanted <= set(key(n).split()) for n in a.names)}
    counts = _of_workspace(workspace, wanted, found)
    shown = sorted(found.values(), key=lambda a: (-counts.get(a.id, 0), len(a.label), a.id))[:limit]
    rows = [(a.id, a.type.value, a.label, a.name_ar, a.name_en, len(a.names), counts.get(a.id, 0)) for a in shown]
    write_rows(("id", "type", "label", "name_ar", "name_en", "names", "statements"), rows, format)


def _of_workspace(workspace: Path, wanted: set[str], found: dict[str, Actor]) -> dict[str, int]:
    """Add the workspace's actors of these words; in how many statements each of those found speaks."""
    from kg.lang.normalize import key
    from kg.workspace import Workspace

    if not (workspace / "kg.db").exists():
        return {}
    with Workspace.open(workspace) as store:
        here = (a for a in store.iter_actors() if any(wanted <= set(key(n).split()) for n in (a.label, *a.names)))
        found |= {a.id: a for a in here}
        return {r[0]: r[1] for r in store.rows("SELECT speaker_id, count(*) FROM statement_view GROUP BY speaker_id") if r[0] in found}


@app.command(epilog="Example: kg actors show person:donald-trump")
def show(
    id: Annotated[str, typer.Argument(help="An actor's id.")],
    workspace: WorkspaceAt = DEFAULT_WORKSPACE,
    format: FormatOption = Format.TABLE,
) -> None:
    """Names, country and offices of an actor; which ids are one with it in the workspace, and why."""
    from kg.workspace import Workspace

    if (workspace / "kg.db").exists():
        with Workspace.open(workspace) as store:
            facts = _facts(id, store)
    else:
        facts = _facts(id, None)
    if format is Format.JSON:
        typer.echo(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        write_rows(("field", "value"), [(k, " | ".join(v) if isinstance(v, list) else v) for k, v in facts.items()], format)


def _facts(id_: str, store: Workspace | None) -> dict[str, Any]:
    from kg.actors.registry import load

    registry = load()
    rows = list(store.rows("SELECT to_id FROM redirects WHERE from_id = ?", (id_,))) if store else []
    shown = rows[0]["to_id"] if rows else id_
    here = next((a for a in store.iter_actors() if a.id == shown), None) if store else None
    actor = here or registry.get(shown)
    if actor is None:
        raise KgError(f"no actor {id_!r} in the registry or in the workspace", hint="kg actors search WORDS lists ids")
    facts = {"id": actor.id, "type": actor.type.value, "label": actor.label, "names": list(actor.names), "country": actor.country}
    offices = [f"{t.office} of {t.of}, {t.start}..{t.end}" for t in registry.offices_of(actor.id)]
    return {**facts, "wikidata": actor.wikidata, "offices": offices, **(_joined(store, actor.id) if store else {})}


def _joined(store: Workspace, id_: str) -> dict[str, list[str]]:
    """The ids that are one with an actor, and what says so."""
    ids = [r[0] for r in store.rows("SELECT from_id FROM redirects WHERE to_id = ? ORDER BY 1", (id_,))]
    links = store.rows("SELECT * FROM links ORDER BY actor_id")
    why = [f"{r['actor_id']} is {r['to_id']}: {r['reason']}" for r in links if r["to_id"] in (id_, *ids) or r["actor_id"] == id_]
    told = [f"{n}: {j.verb.value} by {j.by}, {j.at[:10]}" for n, j in store.judgements().items() if {id_, *ids} & {*j.actors}]
    return {"also": ids, "links": why, "judgements": told}


for part in (actor_lists, actor_judgements, actor_reconcile):
    app.registered_commands += part.app.registered_commands
