"""How is a statement written as one line of JSON, and read back? (the contract's `statement.schema.json`)"""

from __future__ import annotations

import json
from typing import Any

from kg.errors import KgError
from kg.model import ActorRef, ActorType, Article, Form, Modality, Relation, Span, Stance, Statement
from kg.relations import relations

Json = dict[str, Any]


def to_line(statement: Statement) -> str:
    """One line of JSON Lines, keys in fixed order, Arabic as it is."""
    return json.dumps(to_record(statement), ensure_ascii=False)


def to_record(s: Statement) -> Json:
    """The statement as the contract's object."""
    return {
        "id": s.id,
        "document": s.document,
        "utterance": s.utterance,
        "article": _article(s.article),
        "speaker": _actor(s.speaker),
        "cue": {"text": s.cue.text, "lemma": s.lemma, "start": s.cue.start, "end": s.cue.end},
        "content": _span(s.content),
        "form": s.form.value,
        "addressee": _actor(s.addressee),
        "stances": [_stance(x) for x in s.stances],
        "parent": s.parent,
        "date": s.date,
        "confidence": s.confidence,
        "rule": s.rule,
    }


def from_record(record: Json) -> Statement:
    """The statement that a record describes, fields of others left aside; KgError where one is missing or holds a wrong value."""
    try:
        return _statement(record)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise KgError(f"statement record {str(record)[:60]}: {error!r}", hint="see the statement schema of the contract") from error


def _statement(r: Json) -> Statement:
    cue = r["cue"]
    speaker = _read_actor(r["speaker"])
    if speaker is None:
        raise ValueError("a statement needs a speaker")
    return Statement(
        id=r["id"],
        document=r["document"],
        speaker=speaker,
        cue=Span(cue["start"], cue["end"], cue["text"]),
        content=_read_span(r["content"]),
        form=Form(r["form"]),
        confidence=r["confidence"],
        stances=tuple(_read_stance(x) for x in r["stances"]),
        lemma=cue.get("lemma"),
        utterance=r.get("utterance"),
        article=_read_article(r.get("article")),
        addressee=_read_actor(r.get("addressee")),
        parent=r.get("parent"),
        date=r.get("date"),
        rule=r.get("rule"),
    )


def _span(span: Span | None) -> Json | None:
    return {"text": span.text, "start": span.start, "end": span.end} if span else None


def _actor(actor: ActorRef | None) -> Json | None:
    return {"id": actor.id, "label": actor.label, "type": actor.type.value, "mention": _span(actor.mention)} if actor else None


def _article(a: Article | None) -> Json | None:
    if a is None:
        return None
    return {"index": a.index, "start": a.start, "end": a.end, "title": a.title, "date": a.date, "outlet": a.outlet}


def _stance(x: Stance) -> Json:
    evidence = {"evidence": _span(x.evidence)} if x.evidence else {}
    return {
        "relation": x.relation.value,
        "polarity": relations()[x.relation].polarity,
        "target": _actor(x.target),
        "issue": _span(x.issue),
        "negated": x.negated,
        "modality": x.modality.value,
        **evidence,
        "condition": _span(x.condition),
        "confidence": x.confidence,
        "rule": x.rule,
    }


def _read_span(r: Json | None) -> Span | None:
    return Span(r["start"], r["end"], r["text"]) if r else None


def _read_actor(r: Json | None) -> ActorRef | None:
    return ActorRef(r["id"], r["label"], ActorType(r["type"]), _read_span(r.get("mention"))) if r else None


def _read_article(r: Json | None) -> Article | None:
    return Article(r["index"], r["start"], r["end"], r.get("title"), r.get("date"), r.get("outlet")) if r else None


def _read_stance(r: Json) -> Stance:
    return Stance(
        relation=Relation(r["relation"]),
        target=_read_actor(r["target"]),
        issue=_read_span(r["issue"]),
        confidence=r["confidence"],
        negated=r.get("negated", False),
        modality=Modality(r.get("modality", "actual")),
        evidence=_read_span(r.get("evidence")),
        condition=_read_span(r.get("condition")),
        rule=r.get("rule"),
    )
