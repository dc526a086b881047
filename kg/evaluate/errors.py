"""Which statements were missed, made up, or given to somebody else, and of which phenomenon is each?"""

from __future__ import annotations

from collections.abc import Iterable

from kg.evaluate.figures import Error
from kg.evaluate.names import Json


def statement_errors(doc: Json, predicted: list[Json], pairs: dict[int, int], right: set[int]) -> Iterable[Error]:
    """Errors in the order of the gold, then what was made up. `pairs` is gold to predicted, `right` the gold ones whose speaker is."""
    label = {k: a["name"] for k, a in doc["actors"].items()}
    for gi, g in enumerate(doc["statements"]):
        if gi not in pairs:
            yield Error(doc["id"], "missed", f"{g['cue']}@{g['cue_start']} {label[g['speaker']]}", phenomena(doc, g))
        elif gi not in right:
            p = predicted[pairs[gi]]
            what = f"{g['cue']}@{g['cue_start']} want {label[g['speaker']]} got {_speaker(p)}"
            yield Error(doc["id"], "speaker", what, (*phenomena(doc, g), _named(p)))
    used = set(pairs.values())
    for pi, p in enumerate(predicted):
        if pi not in used:
            cue = p["cue"].get("lemma") or p["cue"].get("text")
            made = (f"form {p.get('form')}", f"cue {cue}", _named(p), *(("nested",) if p.get("parent") else ()))
            yield Error(doc["id"], "spurious", f"{p['cue'].get('text')}@{p['cue']['start']} {_speaker(p)}", made)


def phenomena(doc: Json, statement: Json) -> tuple[str, ...]:
    """What a gold statement is a case of: its form, its cue, a headline's colon, nesting, no content."""
    found = [f"form {statement['form']}", f"cue {statement['cue']}"]
    if statement["cue"] == ":":
        found.append("headline colon")
    if any(_holds(doc, other, statement) for other in doc["statements"] if other is not statement):
        found.append("nested")
    if not statement.get("content"):
        found.append("no content")
    return tuple(found)


def _holds(doc: Json, outer: Json, inner: Json) -> bool:
    """Does the cue of one stand in the content of another? Gold contents have no offset: the nearest after their cue counts."""
    content = outer.get("content")
    start = doc["text"].find(content, outer["cue_start"]) if content else -1
    return bool(start >= 0 and start <= inner["cue_start"] < start + len(content or ""))


def _speaker(p: Json) -> str:
    return str((p.get("speaker") or {}).get("label"))


def _named(p: Json) -> str:
    return "named speaker" if (p.get("speaker") or {}).get("mention") else "understood speaker"
