"""XLSX: statements, actors, edges, and a page that explains them; for who counts and sorts in a spreadsheet."""

from __future__ import annotations

import re
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.exports.network import xml_text
from kg.exports.source import GraphSource, Writer
from kg.exports.table import COLUMNS, rows_of
from kg.graph.projection import actor_network
from kg.stores.graph import full_day
from kg.written import whole_path

if TYPE_CHECKING:
    from openpyxl import Workbook

# Limits of the format.
MAX_ROWS = 1_048_576
MAX_TEXT = 32_767
ACTOR_COLUMNS = ("id", "label", "type", "name_ar", "name_en", "names", "country", "parent", "wikidata", "statements", "targeted")
EDGE_COLUMNS = ("source", "source_label", "target", "target_label", "relation", "family", "polarity", "count", "first", "last")
_DATES = frozenset(("date", "first", "last"))
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
# The first day that a zip file can name.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Counts:
    """What is counted while statements pass: the statements of each speaker, the stances to each target."""

    total: int = 0
    made: Counter[str] = field(default_factory=Counter)
    targeted: Counter[str] = field(default_factory=Counter)


def write_xlsx(source: GraphSource, path: Path, no_text: bool, base: str | None) -> int:
    """Write the workbook; gives the number of statements. Nothing but the network is held in memory."""
    counts = Counts()
    with _closed_book() as book, whole_path(path) as out:
        _sheet(book, "statements", COLUMNS, _statements(source, no_text, counts))
        _sheet(book, "actors", ACTOR_COLUMNS, _actors(source, counts))
        _sheet(book, "edges", EDGE_COLUMNS, _edges(source))
        _sheet(book, "about", ("what", "means"), _about())
        book.save(out)
        _still(out)
    return counts.total


@contextmanager
def _closed_book() -> Iterator[Workbook]:
    """A workbook whose sheets, which are streams, are closed even where the work fails."""
    from openpyxl import Workbook
    from openpyxl.utils.exceptions import WorkbookAlreadySaved

    book = Workbook(write_only=True)
    try:
        yield book
    finally:
        for sheet in book.worksheets:
            with suppress(WorkbookAlreadySaved):
                sheet.close()


def _statements(source: GraphSource, no_text: bool, counts: Counts) -> Iterator[tuple[object, ...]]:
    for s in source.iter_statements():
        counts.total += 1
        counts.made[s.speaker.id] += 1
        counts.targeted.update(x.target.id for x in s.stances if x.target is not None)
        yield from rows_of(s, no_text)


def _actors(source: GraphSource, counts: Counts) -> Iterator[tuple[object, ...]]:
    for a in source.iter_actors():
        names = " | ".join(dict.fromkeys(a.names))
        said, meant = counts.made[a.id], counts.targeted[a.id]
        yield (a.id, a.label, a.type.value, a.name_ar, a.name_en, names, a.country, a.parent, a.wikidata, said, meant)


def _edges(source: GraphSource) -> Iterator[tuple[object, ...]]:
    graph = actor_network(source)
    for a, b, data in graph.edges(data=True):
        yield (a, graph.nodes[a]["label"], b, graph.nodes[b]["label"], *(data[name] for name in EDGE_COLUMNS[4:]))


def _about() -> Iterator[tuple[object, ...]]:
    """Pages, then columns, then notes, each after a blank row."""
    text = tomllib.loads(Path(__file__).with_name("about.toml").read_text(encoding="utf-8"))
    for entries in text.values():
        yield from entries.items()
        yield ()


def _sheet(book: Workbook, title: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """A sheet, and further ones where the rows are more than one can hold."""
    sheet = _titled(book, title, columns)
    held, number = 1, 1
    for row in rows:
        if held == MAX_ROWS:
            held, number = 1, number + 1
            sheet = _titled(book, f"{title} {number}", columns)
        sheet.append([_cell(sheet, value, name in _DATES) for name, value in zip(columns, row, strict=False)])
        held += 1


def _titled(book: Workbook, title: str, columns: tuple[str, ...]) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    header = [WriteOnlyCell(sheet, name) for name in columns]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    return sheet


def _cell(sheet: Any, value: object, dated: bool) -> object:
    """A number, a day, or text that stays text: marked as a spreadsheet marks what follows a typed apostrophe."""
    if isinstance(value, bool):
        return int(value)
    if not isinstance(value, str):
        return value
    if dated and (day := _day(value)):
        return day
    text = xml_text(value)
    text = text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"
    return _plain(sheet, text) if text.lstrip()[:1] in ("=", "+", "-", "@", "#") else text or None


def _plain(sheet: Any, text: str) -> object:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text)
    cell.data_type, cell.quotePrefix = "s", True
    return cell


def _day(text: str) -> date | None:
    """A day that a spreadsheet can count with: it knows none before 1900, and none of which only the month is known."""
    day = full_day(text)
    return day if day is not None and day.year > 1900 else None


def _still(path: Path) -> None:
    """Take the clock out of the file, so that the same graph gives the same bytes."""
    moved = path.with_name(path.name + ".clock")
    try:
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(moved, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                _copy(old, new, name)
        moved.replace(path)
    finally:
        moved.unlink(missing_ok=True)


def _copy(old: zipfile.ZipFile, new: zipfile.ZipFile, name: str) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    if name == "docProps/core.xml":
        new.writestr(entry, _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(name)))
        return
    with old.open(name) as given, new.open(entry, "w", force_zip64=True) as out:
        while block := given.read(1 << 20):
            out.write(block)


EXPORTS: dict[str, Writer] = {"xlsx": write_xlsx}
