"""Builders of valid records for tests: say only what the test is about."""

from __future__ import annotations

from kg.model import ActorRef, ActorType, Article, Document, Form, Modality, Relation, Span, Stance, Statement, statement_id


def document(text: str = "قال الوزير إن الجسر آمن.", **fields: object) -> Document:
    """A document; its id is `d1` unless given."""
    return Document(**{"id": "d1", "text": text, "date": "2024-03-05", "outlet": "صحيفة المرفأ", "lang": "ar", **fields})  # type: ignore[arg-type]


def actor(
    id: str = "person:samir-nasr", label: str = "سمير نصر", type: ActorType = ActorType.PERSON, mention: Span | None = None
) -> ActorRef:
    """A reference to an actor."""
    return ActorRef(id, label, type, mention)


def span_in(text: str, words: str, nth: int = 0) -> Span:
    """The nth occurrence of the words in the text; an error if there is none."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span.of(text, start, start + len(words))


def stance(relation: Relation = Relation.BLAMES, target: ActorRef | None = None, issue: Span | None = None, **fields: object) -> Stance:
    """A stance of confidence .9, to a default target where neither target nor issue is given."""
    if target is None and issue is None:
        target = actor("organization:port-authority", "هيئة الموانئ", ActorType.ORGANIZATION)
    return Stance(**{"relation": relation, "target": target, "issue": issue, "confidence": 0.9, **fields})  # type: ignore[arg-type]


def statement(doc: Document, cue: str, speaker: ActorRef | None = None, **fields: object) -> Statement:
    """A statement whose cue is the first occurrence of these words in the document."""
    cue_span = span_in(doc.text, cue)
    made = {
        "id": statement_id(doc.id, cue_span, 0),
        "document": doc.id,
        "speaker": speaker or actor(),
        "cue": cue_span,
        "content": None,
        "form": Form.INDIRECT,
        "confidence": 0.9,
        "utterance": "u" + statement_id(doc.id, cue_span, 0)[1:],
        "article": Article(0, 0, len(doc.text), doc.title, doc.date, doc.outlet),
        "date": doc.date,
        "lemma": cue,
        "rule": "test",
        **fields,
    }
    return Statement(**made)  # type: ignore[arg-type]


def sample() -> list[tuple[Document, list[Statement]]]:
    """A small graph with everything in it: blame both ways, three articles of one blame, hearsay, a negated and an issue-only stance,
    odd names, two outlets, glued articles. Used by every store, export and question test."""
    port = actor("organization:port-authority", "هيئة الموانئ", ActorType.ORGANIZATION)
    nasr = actor()
    rima = actor("person:rima-khoury", "ريما الخوري")
    odd = actor("xodd", 'بنك "الشرق" 100%\nفرع\\', ActorType.ORGANIZATION)
    country = actor("country:SY", "سوريا", ActorType.COUNTRY)
    out: list[tuple[Document, list[Statement]]] = []
    for n, (outlet, date) in enumerate([("صحيفة المرفأ", "2024-03-05"), ("صحيفة المرفأ", "2024-03-06"), ("صوت الساحل", "2024-04-01")]):
        text = f"{n}. حمّل سمير نصر هيئة الموانئ مسؤولية غرق العبّارة، مؤكداً أن الهيئة أهملت الصيانة."
        doc = document(text, id=f"d{n + 1}", date=date, outlet=outlet, title=f"غرق العبّارة {n}", url=f'https://example.org/{n}?q="a b"')
        blame = statement(doc, "حمّل", nasr, form=Form.SPEECH_ACT, stances=(stance(target=port, issue=span_in(text, "غرق العبّارة")),))
        detail = statement(doc, "مؤكداً", nasr, content=span_in(text, "الهيئة أهملت الصيانة"), stances=(stance(Relation.ACCUSES, port),))
        out.append((doc, [blame, detail]))
    text = (
        "نفت هيئة الموانئ أن تكون مسؤولة عن الغرق واتهمت سمير نصر بالتضليل. 🙂 وقالت ريما الخوري إن هيئة الموانئ حمّلت بنك الشرق المسؤولية."
    )
    doc = document(text, id='d4/"odd" id', date="2024-04-02", outlet="صوت الساحل", title='عنوان "فيه" علامات\n<b>')
    denial = statement(
        doc,
        "نفت",
        port,
        content=span_in(text, "تكون مسؤولة عن الغرق"),
        stances=(stance(Relation.DENIES, None, span_in(text, "تكون مسؤولة عن الغرق")),),
    )
    accuse = statement(doc, "اتهمت", port, form=Form.SPEECH_ACT, stances=(stance(Relation.ACCUSES, nasr, span_in(text, "التضليل")),))
    outer = statement(doc, "قالت", rima, content=span_in(text, "هيئة الموانئ حمّلت بنك الشرق المسؤولية"))
    inner = statement(doc, "حمّلت", port, form=Form.SPEECH_ACT, parent=outer.id, stances=(stance(Relation.BLAMES, odd),))
    out.append((doc, [denial, accuse, outer, inner]))
    text = "قال سمير نصر: «لا نتهم أحداً». وأشادت ريما الخوري بسوريا، ثم انتقدت ريما الخوري سوريا."
    doc = document(text, id="d5", date=None, outlet=None, title=None)
    no = statement(
        doc, "قال", nasr, content=span_in(text, "لا نتهم أحداً"), form=Form.DIRECT, stances=(stance(Relation.ACCUSES, port, negated=True),)
    )
    praise = statement(doc, "أشادت", rima, form=Form.SPEECH_ACT, addressee=country, stances=(stance(Relation.PRAISES, country),))
    crit = statement(
        doc,
        "انتقدت",
        rima,
        form=Form.SPEECH_ACT,
        stances=(stance(Relation.CRITICIZES, country, confidence=0.1234567890123, modality=Modality.ACTUAL),),
    )
    out.append((doc, [no, praise, crit]))
    return out
