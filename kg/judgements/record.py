"""What did a person decide about actors, when, and who was it? One record a judgement, one line of JSON to share it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kg.errors import KgError
from kg.model import digest_of

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|\+00:00)")
_FIELDS = ("at", "by", "verb", "actors", "documents", "value", "reason")


class Verb(StrEnum):
    """What is decided; the closed set."""

    MERGE = "merge"  # the first actor is all the others
    SPLIT = "split"  # these actors are different ones
    PART = "part"  # in these documents the actor is somebody else, called `value`
    RENAME = "rename"  # the actor is called `value`
    ALIAS = "alias"  # `value` names the actor too
    UNDO = "undo"  # the judgements whose ids stand in `actors` do not hold


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, dated (UTC) and signed."""

    at: str
    by: str
    verb: Verb
    actors: tuple[str, ...]
    documents: tuple[str, ...] = ()
    value: str | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        least = 2 if self.verb in (Verb.MERGE, Verb.SPLIT) else 1
        if len(set(self.actors)) != len(self.actors) or len(self.actors) < least or not all(self.actors):
            raise ValueError(f"{self.verb.value} needs {least} or more different ids, not {self.actors}")
        if self.verb in (Verb.RENAME, Verb.ALIAS) and not (self.value and self.value.strip()):
            raise ValueError(f"{self.verb.value} needs a name")
        if (self.verb is Verb.PART) != bool(self.documents):
            raise ValueError(f"{self.verb.value} with {len(self.documents)} documents")
        if not self.by or not _INSTANT.fullmatch(self.at):
            raise ValueError(f"signed {self.by!r} on {self.at!r}")

    @property
    def id(self) -> str:
        """The same in every workspace that the judgement is applied to."""
        return "j" + digest_of(
            self.at, self.by, self.verb.value, *self.actors, "", *self.documents, "", self.value or "", self.reason or ""
        )

    @property
    def order(self) -> tuple[str, str]:
        """By which judgements of many people fall into one order: time, then id."""
        return self.at, self.id


def to_line(j: Judgement) -> str:
    """One line of JSON Lines."""
    told = {
        "at": j.at,
        "by": j.by,
        "verb": j.verb.value,
        "actors": j.actors,
        "documents": j.documents,
        "value": j.value,
        "reason": j.reason,
    }
    return json.dumps({k: v for k, v in told.items() if v}, ensure_ascii=False)


def from_line(line: str, place: str) -> Judgement:
    """The judgement of a line; KgError names the place of one that is none."""
    try:
        return from_record(json.loads(line))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise KgError(f"{place}: no judgement: {error}", hint="a line is what kg actors log -o FILE writes") from error


def from_record(r: dict[str, Any]) -> Judgement:
    """The judgement of an object; ValueError, KeyError or TypeError where it is none."""
    if unknown := sorted(set(r) - set(_FIELDS)):
        raise ValueError(f"unknown field {unknown[0]!r}")
    texts = [r.get(name) for name in ("value", "reason")]
    lists = [r["actors"], r.get("documents", [])]
    if not all(isinstance(x, str | None) for x in texts) or not all(
        isinstance(x, list) and all(isinstance(i, str) for i in x) for x in lists
    ):
        raise ValueError("a field of the wrong kind")
    return Judgement(str(r["at"]), str(r["by"]), Verb(r["verb"]), tuple(lists[0]), tuple(lists[1]), *texts)
