"""`kg actors`: who is known, and under which names."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from kg.cli import actor_judgements, actor_lists
from kg.cli.options import Format, FormatOption
from kg.cli.output import write_rows
from kg.errors import KgError

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Who is known, and who is who: lists, judgements, duplicates.")


@app.command(epilog="Example: kg actors search ترامب")
def search(
    words: Annotated[list[str], typer.Argument(help="Words of a name, in any spelling.")],
    limit: Annotated[int, typer.Option("--limit", min=1)] = 20,
    format: FormatOption = Format.TABLE,
) -> None:
    """Actors whose names hold all the words; spelling, case and diacritics are folded."""
    from kg.actors.registry import load
    from kg.lang.normalize import key

    wanted = key(" ".join(words)).split()
    registry = load()
    found = [a for a in registry.actors.values() if any(set(wanted) <= set(key(n).split()) for n in a.names)]
    rows = [(a.id, a.type.value, a.name_ar, a.name_en, len(a.names)) for a in sorted(found, key=lambda a: (len(a.label), a.id))[:limit]]
    write_rows(("id", "type", "name_ar", "name_en", "names"), rows, format)


@app.command(epilog="Example: kg actors show person:donald-trump")
def show(id: Annotated[str, typer.Argument(help="An actor's id.")], format: FormatOption = Format.TABLE) -> None:
    """Names, country and offices of an actor."""
    from kg.actors.registry import load

    registry = load()
    actor = registry.get(id)
    if actor is None:
        raise KgError(f"no actor {id!r} in the registry", hint="kg actors search WORDS lists ids")
    offices = [f"{t.office} of {t.of}, {t.start}..{t.end}" for t in registry.tenures if t.person == id]
    facts = {
        "id": actor.id,
        "type": actor.type.value,
        "label": actor.label,
        "names": list(actor.names),
        "country": actor.country,
        "offices": offices,
    }
    if format is Format.JSON:
        typer.echo(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        write_rows(("field", "value"), [(k, " | ".join(v) if isinstance(v, list) else v) for k, v in facts.items()], format)


for part in (actor_lists, actor_judgements):
    app.registered_commands += part.app.registered_commands
