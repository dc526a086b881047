"""`kg network`: projections of the graph, their measures, files and pictures."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import DEFAULT_WORKSPACE, STDOUT, Format, FormatOption, WorkspaceAt
from kg.cli.output import check_output, write_rows
from kg.cli.selection import expect, selected
from kg.cli.spread import spread
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.exports.networks import Measured
    from kg.graph.network import Request
    from kg.graph.ties import Tie
    from kg.workspace import Workspace

app = typer.Typer(rich_markup_mode=None)
EXAMPLE = "Example: kg network tone --from 2024-01 --min 2 -o tone.svg   (kg network lists the projections)"
# Rows of a table for people, and columns that it leaves out, as labels say who it is: csv and json have all.
MOST = 30
_HIDDEN = frozenset(("source", "target", "weight_means", "name_ar", "name_en", "country", "wikidata", "family"))


def _option(name: str, help: str, **more: Any) -> Any:
    return typer.Option(name, help=help, **more)


def _many(name: str, help: str) -> Any:
    return typer.Option(name, help=f"{help}; repeatable.")


@dataclass(frozen=True, slots=True)
class Options:
    """What can be asked of a network."""

    projection: Annotated[str | None, typer.Argument(help="Which network; leave it out to list them.")] = None
    workspace: WorkspaceAt = DEFAULT_WORKSPACE
    since: Annotated[str, _option("--from", "Not before this day, month or year.", metavar="DATE")] = ""
    until: Annotated[str, _option("--to", "Not after this day, month or year.", metavar="DATE")] = ""
    outlet: Annotated[list[str] | None, _many("--outlet", "Only what this outlet published")] = None
    relation: Annotated[list[str] | None, _many("--relation", "Only this relation")] = None
    actor: Annotated[list[str] | None, _many("--actor", "Only stances of or to this actor: a name or an id")] = None
    confidence: Annotated[float, _option("--confidence", "Only stances at least so probable.", min=0, max=1)] = 0.0
    hearsay: Annotated[bool, _option("--hearsay", "Count also what a speaker reports that another said.")] = False
    least: Annotated[float, _option("--min", "Only edges whose weight, without its sign, is at least this.", min=0)] = 0.0
    rare: Annotated[int, _option("--min-statements", "Only nodes that make or receive so many statements.", min=1)] = 1
    isolates: Annotated[bool, _option("--isolates", "Keep nodes that no edge is left of.")] = False
    over: Annotated[str, _option("--over", "Agreement on concept or target; by default concepts where there is a codebook.")] = ""
    parents: Annotated[bool, _option("--parents", "Count a concept for the topmost one above it in the codebook.")] = False
    normalize: Annotated[str, _option("--normalize", "Divide weights: no, average, jaccard, cosine; activity, prominence (concepts).")] = (
        "no"
    )
    once_per: Annotated[
        str, _option("--once-per", "Count the same said again once per statement, document, week, month, year, or once in all.")
    ] = "statement"
    window: Annotated[str, _option("--window", "A network for each 30d, 2w, 1m, 1y, or for each 50e: statements.", metavar="LENGTH")] = ""
    step: Annotated[str, _option("--step", "From one window to the next; by default its length.", metavar="LENGTH")] = ""
    show: Annotated[str, _option("--show", "In csv: edges, nodes or measures.")] = "edges"
    format: FormatOption = Format.TABLE
    output: Annotated[Path, typer.Option("-o", "--output", help="The file: .graphml .gexf .csv .json .svg .png; - is stdout.")] = STDOUT
    top: Annotated[int, _option("--top", "In pictures: at most so many nodes.", min=2, max=400)] = 60
    layout: Annotated[str, _option("--layout", "In pictures: force or circle.")] = "force"
    color: Annotated[str, _option("--color", "In pictures: nodes filled by community or type.")] = "community"
    names: Annotated[str, _option("--names", "In pictures: names and legend in ar or en; by default names as they come.")] = ""


@app.command(epilog=EXAMPLE)
@spread(Options)
def network(given: Options) -> None:
    """Who takes which stance to whom, agrees with whom, is for or against what: a network, measured, as table, file or picture."""
    from kg.workspace import Workspace

    if given.projection is None:
        _list(given.format)
        return
    _check(given, given.projection)
    with Workspace.open(given.workspace) as store:
        made = _made(store, given, given.projection)
    if given.output == STDOUT:
        _show(made, given)
    else:
        _write(made, given)


def _check(given: Options, projection: str) -> None:
    """Say what is wrong before any work is done for it."""
    from kg.exports.layout import LAYOUTS
    from kg.exports.networks import Part, suffix_of
    from kg.graph.network import find
    from kg.graph.ties import PERIODS

    find(projection)
    expect("--once-per", given.once_per, PERIODS)
    expect("--show", given.show, list(Part))
    expect("--layout", given.layout, LAYOUTS)
    expect("--color", given.color, ("community", "type"))
    expect("--names", given.names or "ar", ("ar", "en"))
    if given.output != STDOUT:
        suffix_of(given.output)
        check_output(given.output, f"{projection}.graphml")


def _list(format: Format) -> None:
    from kg.graph.network import projections

    rows = [(p.name, p.title, p.weight.format(things="concepts or targets"), " ".join(p.normalizations)) for p in projections().values()]
    write_rows(("name", "title", "weight", "normalize"), rows, format)


def _made(store: Workspace, given: Options, projection: str) -> list[Measured]:
    from kg.exports.networks import Measured
    from kg.graph.measures import measure
    from kg.graph.network import Network, project
    from kg.graph.ties import ties

    wanted, looked = _request(store, given, projection), selected(store, given)
    graphs = project(_windows(ties(store, looked), given), wanted, store)
    signed = wanted.projection.signed
    return [Measured(Network(wanted, graph, looked, window), measure(graph, signed=signed)) for window, graph in graphs]


def _request(store: Workspace, given: Options, projection: str) -> Request:
    from kg.graph.network import find, request

    coded = next(store.iter_concepts(), None) is not None
    wanted = request(find(projection), given.over or None, given.normalize, coded=coded)
    return replace(wanted, once_per=given.once_per, least=given.least, rare=given.rare, isolates=given.isolates, parents=given.parents)


def _windows(found: Iterable[Tie], given: Options) -> Iterable[tuple[str, Iterable[Tie]]]:
    from kg.graph.windows import Length, is_dated, windows

    if not given.window:
        return [("", found)]
    length, held = Length.of(given.window), list(found)
    undated = sum(not is_dated(tie, length) for tie in held)
    if undated == len(held):
        raise KgError(f"none of the {len(held)} stances selected has a date to find its window by", hint="leave --window out")
    if undated:
        typer.echo(f"{undated} of {len(held)} stances are in no window: their date is not known or not exact enough", err=True)
    return windows(held, length, Length.of(given.step, "--step") if given.step else None)


def _write(made: list[Measured], given: Options) -> None:
    from kg.exports.networks import Part, write
    from kg.exports.picture import Look

    look = Look(given.top, given.layout, given.color, given.names)
    for file, what in write(made, given.output, Part(given.show), look):
        typer.echo(f"{file}: {what}; weight: {made[0].network.request.weight}", err=True)


def _show(made: list[Measured], given: Options) -> None:
    from kg.exports.networks import Part, record, table

    if given.format is Format.JSON:
        typer.echo(json.dumps(record(made), ensure_ascii=False, indent=1))
    elif given.format is Format.CSV:
        write_rows(*table(made, Part(given.show)), given.format)
    else:
        _people(made)


def _people(made: list[Measured]) -> None:
    """What is measured, the nodes with the most ties, the heaviest edges."""
    from kg.exports.networks import Part, described, table

    whole = replace(made[0].network, window="")
    typer.echo(described(whole))
    write_rows(*table(made, Part.MEASURES), Format.TABLE)
    if made[0].network.window:
        return
    for part, by in ((Part.NODES, ("degree", "in_degree", "out_degree")), (Part.EDGES, ("weight",))):
        columns, rows = table(made, part)
        places = [columns.index(name) for name in by if name in columns]
        rows.sort(key=lambda row, places=places: -sum(abs(row[at] or 0) for at in places))  # type: ignore[misc]
        shown = [at for at, name in enumerate(columns) if name not in _HIDDEN]
        write_rows([columns[at] for at in shown], [[row[at] for at in shown] for row in rows[:MOST]], Format.TABLE)
        if len(rows) > MOST:
            typer.echo(f"{MOST} of {len(rows)} {part.value}; --format csv --show {part.value} has all", err=True)
