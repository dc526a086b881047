"""What a gold file says, whether it is sound, and what is extracted from its texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.errors import Exit, KgError
from kg.evaluate.names import Json
from kg.model import ActorType, Document, Form, Relation
from kg.pipeline import Refused, extract_all
from kg.records import to_record


def read_json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """One object a line; KgError names the line that is none."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _parsed(path, number, line)


def _parsed(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise KgError(f"{path}, line {number}: is not JSON: {error}", hint="one JSON object a line") from error
    if not isinstance(found, dict):
        raise KgError(f"{path}, line {number}: is no JSON object", hint="one JSON object a line")
    return found


def read_gold(path: Path) -> list[dict[str, Any]]:
    """The documents of a gold file; KgError names the first that is not sound."""
    documents = list(read_json_lines(path))
    for number, document in enumerate(documents, 1):
        missing = {"id", "text", "actors", "statements"} - document.keys()
        wrong = [f"lacks {', '.join(sorted(missing))}"] if missing else list(defects(document))
        if wrong:
            raise KgError(f"{path}, line {number}: {wrong[0]}", hint="a gold document is {id, lang, text, actors, statements}")
    return documents


def defects(document: Json) -> Iterator[str]:
    """What is wrong with a gold document: words that are not where it says, keys and values that nobody knows."""
    text, actors = document["text"], document["actors"]
    for key, actor in actors.items():
        if actor["type"] not in {t.value for t in ActorType} - {"unknown"}:
            yield f"{key}: type {actor['type']}"
        yield from (f"{key}: mention not in the text: {m}" for m in actor["mentions"] if m not in text)
    for s in document["statements"]:
        if not text.startswith(s["cue"], s["cue_start"]):
            yield f"cue {s['cue']} is not at {s['cue_start']}"
        if s["form"] not in set(Form):
            yield f"cue {s['cue']}: form {s['form']}"
        if s["content"] is not None and s["content"] not in text:
            yield f"cue {s['cue']}: content not verbatim: {s['content'][:60]}"
        who = [s["speaker"], s.get("addressee"), *(x.get("target") for x in s["stances"])]
        yield from (f"cue {s['cue']}: unknown actor {w}" for w in who if w is not None and w not in actors)
        yield from _stance_defects(text, s)


def _stance_defects(text: str, statement: Json) -> Iterator[str]:
    for x in statement["stances"]:
        if x["relation"] not in set(Relation):
            yield f"cue {statement['cue']}: relation {x['relation']}"
        if not x.get("target") and not x.get("issue"):
            yield f"cue {statement['cue']}: a stance without target or issue"
        if x.get("issue") and x["issue"] not in text:
            yield f"cue {statement['cue']}: issue not verbatim: {x['issue'][:60]}"


def extracted(documents: Iterable[Json], reader: str | None = None) -> Iterator[dict[str, Any]]:
    """Records of the gold's own texts, read now; KgError where one is refused, for a figure over the rest would flatter."""
    given = (Document(d["id"], d["text"], d.get("title"), d.get("date"), d.get("source"), d.get("url"), d.get("lang")) for d in documents)
    for result in extract_all(given, reader=reader):
        if isinstance(result, Refused):
            raise KgError(f"{result.place}: {result.reason}", hint=result.hint, exit_code=Exit.FAILED)
        yield from (to_record(s) for s in result.statements)
