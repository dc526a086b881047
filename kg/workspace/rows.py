"""How is a statement a row of the workspace's tables, and read back from one?"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from kg.errors import KgError
from kg.model import ActorRef, ActorType, Article, Form, Modality, Relation, Span, Stance, Statement, article_id
from kg.relations import relations


def put_statement(c: sqlite3.Connection, s: Statement) -> None:
    """Insert a statement and its stances; its document and article are there already."""
    _insert(c, "statements", _said(s))
    for n, x in enumerate(s.stances):
        _insert(c, "stances", (s.id, n, *_taken(x)))


def _insert(c: sqlite3.Connection, table: str, values: tuple[object, ...]) -> None:
    c.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(values))})", values)


def _said(s: Statement) -> tuple[object, ...]:
    """The columns of `statements`, in their order."""
    article = article_id(s.document, s.article.index if s.article else 0)
    cue = (s.cue.text, s.lemma, s.cue.start, s.cue.end)
    told = (s.form.value, s.parent, s.date, s.confidence, s.rule)
    return (s.id, s.document, article, s.utterance or s.id, *_ref(s.speaker), *_ref(s.addressee), *cue, *_flat(s.content), *told)


def _taken(x: Stance) -> tuple[object, ...]:
    """The columns of `stances` after statement and ordinal, in their order."""
    info = relations()[x.relation]
    what = (x.relation.value, info.family, info.polarity, *_ref(x.target), *_flat(x.issue))
    return (*what, int(x.negated), x.modality.value, *_flat(x.evidence), *_flat(x.condition), x.confidence, x.rule, x.concept)


# Whom a reference in a document means once judgements are heard.
Meant = Callable[[str, ActorRef], ActorRef]


def read_statement(r: sqlite3.Row, article: Article, stances: Iterable[sqlite3.Row], meant: Meant) -> Statement:
    """The statement of a row, its stances' rows given in order; `meant` says whom its references mean."""

    def actor(row: sqlite3.Row, role: str) -> ActorRef | None:
        ref = _actor(row, role)
        return meant(r["document_id"], ref) if ref else None

    speaker = actor(r, "speaker")
    if speaker is None:
        raise KgError(f"statement {r['id']} has no speaker", hint="rebuild the workspace: kg build … -w …")
    return Statement(
        id=r["id"],
        document=r["document_id"],
        speaker=speaker,
        cue=Span(r["cue_start"], r["cue_end"], r["cue"]),
        content=_span(r, "content"),
        form=Form(r["form"]),
        confidence=r["confidence"],
        stances=tuple(_stance(x, actor(x, "target")) for x in stances),
        lemma=r["lemma"],
        utterance=r["utterance"],
        article=article,
        addressee=actor(r, "addressee"),
        parent=r["parent_id"],
        date=r["date"],
        rule=r["rule"],
    )


def _stance(r: sqlite3.Row, target: ActorRef | None) -> Stance:
    return Stance(
        Relation(r["relation"]),
        target,
        _span(r, "issue"),
        r["confidence"],
        bool(r["negated"]),
        Modality(r["modality"]),
        _span(r, "evidence"),
        _span(r, "condition"),
        r["rule"],
        r["concept"],
    )


def _ref(actor: ActorRef | None) -> tuple[object, ...]:
    return (actor.id, actor.label, actor.type.value, *_flat(actor.mention)) if actor else (None,) * 6


def _flat(span: Span | None) -> tuple[str | None, int | None, int | None]:
    return (span.text, span.start, span.end) if span else (None, None, None)


def _span(r: sqlite3.Row, name: str, text: str | None = None) -> Span | None:
    return Span(r[f"{name}_start"], r[f"{name}_end"], r[text or name]) if r[f"{name}_start"] is not None else None


def _actor(r: sqlite3.Row, role: str) -> ActorRef | None:
    id_ = r[f"{role}_id"]
    return ActorRef(id_, r[f"{role}_label"], ActorType(r[f"{role}_type"]), _span(r, role, f"{role}_text")) if id_ else None
