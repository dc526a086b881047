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


def _statement(r: Json) -> Statement:
    cue = _value(r, "cue", dict)
    return Statement(
        id=_value(r, "id", str),
        document=_value(r, "document", str),
        speaker=_read_actor(_value(r, "speaker", dict)),
        cue=_read_span(cue),
        content=_read_span(content) if (content := _value(r, "content", dict, None)) is not None else None,
        form=Form(r["form"]),
        confidence=_probability(r),
        stances=tuple(map(_read_stance, _value(r, "stances", list))),
        lemma=_text(cue, "lemma"),
        utterance=_text(r, "utterance"),
        article=_read_article(r["article"]) if r.get("article") is not None else None,
        addressee=_read_actor(r["addressee"]) if r.get("addressee") is not None else None,
        parent=_text(r, "parent"),
        date=_text(r, "date"),
        rule=_text(r, "rule"),
    )


def _read_stance(r: Json) -> Stance:
    if "polarity" in r and _value(r, "polarity", int) not in (-1, 0, 1):
        raise ValueError(f"polarity is {r['polarity']!r}")
    return Stance(
        relation=Relation(r["relation"]),
        target=_read_actor(target) if (target := _value(r, "target", dict, None)) is not None else None,
        issue=_read_span(issue) if (issue := _value(r, "issue", dict, None)) is not None else None,
        confidence=_probability(r),
        negated="negated" in r and _value(r, "negated", bool),
        modality=Modality(r.get("modality", "actual")),
        evidence=_read_span(r["evidence"]) if "evidence" in r else None,
        condition=_read_span(r["condition"]) if r.get("condition") is not None else None,
        rule=_text(r, "rule"),
    )


def _read_actor(r: Json) -> ActorRef:
    mention = _value(r, "mention", dict, None)
    named = _read_span(mention) if mention is not None else None
    return ActorRef(_value(r, "id", str), _value(r, "label", str), ActorType(r["type"]), named)


def _read_article(r: Json) -> Article:
    index, start, end = (_value(r, name, int) for name in ("index", "start", "end"))
    return Article(index, start, end, _text(r, "title"), _text(r, "date"), _text(r, "outlet"))


def _read_span(r: Json) -> Span:
    return Span(_value(r, "start", int), _value(r, "end", int), _value(r, "text", str))


def _value(r: Json, name: str, *kinds: type | None) -> Any:
    """A field that must be there, of one of these kinds; a truth value is no number."""
    value = r[name]
    if type(value) not in kinds and not (value is None and None in kinds):
        raise TypeError(f"{name} is {value!r}")
    return value


def _text(r: Json, name: str) -> str | None:
    """A text that may be missing."""
    return _value({name: None} | r, name, str, None)  # type: ignore[no-any-return]


def _probability(r: Json) -> float:
    value = float(_value(r, "confidence", float, int))
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"confidence {value} is no probability")
    return value
