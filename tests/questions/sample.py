"""A graph on which no question of the cookbook is empty: the shared sample and what it lacks."""

from __future__ import annotations

from kg.model import ActorType, Document, Form, Modality, Relation, Statement
from tests.builders import actor, document, sample, span_in, stance, statement
from tests.stores.source import Pairs

NASR = actor()
PORT = actor("organization:port-authority", "هيئة الموانئ", ActorType.ORGANIZATION)
RIMA = actor("person:rima-khoury", "ريما الخوري")
UNION = actor("organization:sailors-union", "نقابة البحارة", ActorType.ORGANIZATION)
SYRIA = actor("country:SY", "سوريا", ActorType.COUNTRY)


def rich() -> Pairs:
    """`tests.builders.sample()` and four documents more."""
    return [*sample(), _two_outlets("d6", "صوت الساحل"), _two_outlets("d7", "صحيفة المرفأ"), _turn(), _many()]


def _two_outlets(id: str, outlet: str) -> tuple[Document, list[Statement]]:
    text = "أدانت نقابة البحارة هيئة الموانئ، وهددت بالإضراب إذا لم تُصرف الرواتب، وطالبت ريما الخوري بالاستقالة."
    doc = document(text, id=id, date="2024-05-01", outlet=outlet, title="بيان النقابة")
    condemn = statement(doc, "أدانت", UNION, form=Form.SPEECH_ACT, stances=(stance(Relation.CONDEMNS, PORT),))
    strike = stance(Relation.THREATENS, PORT, span_in(text, "الإضراب"), concept="strikes", condition=span_in(text, "إذا لم تُصرف الرواتب"))
    threat = statement(doc, "هددت", UNION, form=Form.SPEECH_ACT, stances=(strike,))
    demand = statement(
        doc, "طالبت", UNION, addressee=RIMA, stances=(stance(Relation.DEMANDS, RIMA, span_in(text, "الاستقالة"), concept="resignation"),)
    )
    return doc, [condemn, threat, demand]


def _turn() -> tuple[Document, list[Statement]]:
    """Nasr turns from blaming the authority to praising it; an epithet; a supposed accusation; a date that is only a month."""
    text = "أشاد سمير نصر بحارسة البحر، وأيدت النقابة ريما الخوري، وقال سمير نصر: لو اتهمنا النقابة لظلمناها."
    doc = document(text, id="d8", date="2024-07", outlet="صوت الساحل", title="نصر يتراجع")
    port = actor(PORT.id, PORT.label, PORT.type, span_in(text, "حارسة البحر"))
    praise = statement(doc, "أشاد", NASR, form=Form.SPEECH_ACT, stances=(stance(Relation.PRAISES, port, concept="strikes"),))
    support = statement(doc, "أيدت", UNION, form=Form.SPEECH_ACT, stances=(stance(Relation.SUPPORTS, RIMA),))
    supposed = stance(Relation.ACCUSES, UNION, modality=Modality.HYPOTHETICAL)
    said = statement(doc, "قال", NASR, content=span_in(text, "لو اتهمنا النقابة لظلمناها"), form=Form.DIRECT, stances=(supposed,))
    return doc, [praise, support, said]


def _many() -> tuple[Document, list[Statement]]:
    """Two stances of one statement, one of them towards nobody; no outlet; an answer to the accused; a whole triad of signs."""
    text = "رفضت ريما الخوري الاتهام وانتقدت هيئة الموانئ، ونفت أمام سمير نصر كل شيء. وشكرت هيئة الموانئ النقابة."
    doc = document(text, id="d9", date="2024-06-02", outlet=None, title="ردود")
    issue = span_in(text, "الاتهام")
    both = (stance(Relation.REJECTS, None, issue, concept="strikes"), stance(Relation.CRITICIZES, PORT, issue, concept="strikes"))
    reject = statement(doc, "رفضت", RIMA, stances=both)
    deny = statement(doc, "نفت", PORT, content=span_in(text, "كل شيء"), form=Form.MIXED, stances=(stance(Relation.DENIES, NASR),))
    thank = statement(doc, "شكرت", PORT, form=Form.SPEECH_ACT, stances=(stance(Relation.THANKS, UNION), stance(Relation.PRAISES, SYRIA)))
    return doc, [reject, deny, thank]
