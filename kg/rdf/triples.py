"""Which triples say what a workspace knows? Plain tuples, article by article, so that any writer can stream them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as calendar_date
from decimal import Decimal
from urllib.parse import quote

from kg.errors import KgError
from kg.lang.normalize import script
from kg.model import Actor, ActorRef, ActorType, Article, Document, Form, Span, Stance, Statement, article_id, digest_of
from kg.rdf.vocabulary import BASE, TYPE, checked_base, kg, minted, term
from kg.relations import relations
from kg.source import GraphSource

_CLASSES = {
    ActorType.PERSON: "schema:Person",
    ActorType.COUNTRY: "schema:Country",
    ActorType.ORGANIZATION: "schema:Organization",
    ActorType.GROUP: "kg:Group",
    ActorType.PLACE: "schema:Place",
}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
SHORT = 10


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal: text with a language, or with a datatype (CURIE); neither is a plain string."""

    text: str
    lang: str = ""
    datatype: str = ""


Triple = tuple[str, str, "str | Literal"]


@dataclass(slots=True)
class Triples:
    """Makes triples under a base IRI; `replaced` counts characters that no file may hold."""

    base: str = BASE
    no_text: bool = False
    replaced: int = 0

    def __post_init__(self) -> None:
        """KgError for a base that no parser would take: better before the work than after it."""
        self.base = checked_base(self.base)

    def of_actor(self, actor: Actor) -> Iterator[Triple]:
        """An actor with its names in both languages."""
        s = minted(self.base, "actor", actor.id)
        yield from self._typed(s, kg("Actor"), *([term(_CLASSES[actor.type])] if actor.type in _CLASSES else []))
        yield s, kg("id"), self.text(actor.id)
        yield s, kg("label"), self.text(actor.label if actor.label.strip() else actor.id)
        yield s, kg("type"), Literal(actor.type.value)
        yield from self._names(s, actor)
        for name, other in (("country", actor.country), ("parent", actor.parent)):
            if other:
                yield s, kg(name), minted(self.base, "actor", other)
        if actor.wikidata and _WIKIDATA.fullmatch(actor.wikidata):
            yield s, term("owl:sameAs"), f"http://www.wikidata.org/entity/{actor.wikidata}"

    def _names(self, s: str, actor: Actor) -> Iterator[Triple]:
        """One preferred name a language, the label where the registry has none; SKOS forbids a name that is both (S13)."""
        names = [name for name in dict.fromkeys((actor.label, *actor.names)) if name.strip()]
        preferred = {lang: name for lang, name in (("ar", actor.name_ar), ("en", actor.name_en)) if name}
        for name in names[:1] or [actor.id]:
            preferred.setdefault(script(name), name)
        for lang, name in preferred.items():
            yield s, term("skos:prefLabel"), self.text(name, lang)
        for name in names:
            if name not in preferred.values():
                yield s, term("skos:altLabel"), self.text(name, script(name))

    def of_article(self, document: Document, article: Article) -> Iterator[Triple]:
        """An article, its outlet, and the document that it is a part of."""
        s, d = minted(self.base, "article", article_id(document.id, article.index)), minted(self.base, "document", document.id)
        yield from self._typed(s, kg("Article"), term("schema:NewsArticle"))
        yield s, kg("id"), Literal(article_id(document.id, article.index))
        yield s, kg("document"), d
        yield from self._typed(d, kg("Document"))
        yield d, kg("id"), self.text(document.id)
        yield d, kg("digest"), Literal(document.digest)
        if document.lang:
            yield d, term("schema:inLanguage"), self.text(document.lang)
        if article.title:
            yield s, kg("title"), self.text(article.title)
        if article.date:
            yield s, kg("date"), self.text(article.date)
            yield from self._day(s, "schema:datePublished", article.date)
        if article.outlet:
            o = minted(self.base, "outlet", digest_of(article.outlet))
            yield s, kg("outlet"), o
            yield from self._typed(o, kg("Outlet"))
            yield o, kg("label"), self.text(article.outlet)
        if document.url:
            yield s, term("schema:url"), self.text(document.url)

    def of_statement(self, x: Statement) -> Iterator[Triple]:
        """A statement, its stances, and where its words stand."""
        s = minted(self.base, "statement", x.id)
        direct = [term("schema:Quotation")] if x.form is Form.DIRECT else []
        yield from self._typed(s, kg("Statement"), term("prov:Entity"), *direct)
        article = minted(self.base, "article", article_id(x.document, x.article.index if x.article else 0))
        yield s, kg("id"), self.text(x.id)
        yield s, kg("utterance"), self.text(x.utterance or x.id)
        yield s, kg("article"), article
        yield s, term("prov:wasQuotedFrom"), article
        yield from self._party(s, "speaker", x.speaker, "prov:wasAttributedTo")
        if x.addressee:
            yield from self._party(s, "addressee", x.addressee)
        yield s, kg("cue"), self.text(x.cue.text)
        if x.lemma:
            yield s, kg("lemma"), self.text(x.lemma)
        yield s, kg("form"), Literal(x.form.value)
        quoted = x.content or x.cue
        yield s, kg("quote"), self._quote(quoted.text)
        yield s, kg("confidence"), _number(x.confidence)
        for name, value in (("date", x.date or (x.article.date if x.article else None)), ("rule", x.rule)):
            if value:
                yield s, kg(name), self.text(value)
        if x.parent:
            yield s, kg("attestedBy"), minted(self.base, "statement", x.parent)
        yield s, kg("cueStart"), _integer(x.cue.start)
        yield s, kg("cueEnd"), _integer(x.cue.end)
        yield s, term("oa:hasSource"), minted(self.base, "document", x.document)
        yield from self._selector(s, quoted)
        for n, stance in enumerate(x.stances):
            yield from self._stance(s, n, stance)

    def _stance(self, s: str, n: int, x: Stance) -> Iterator[Triple]:
        t = f"{s}/{n}"
        yield s, kg("stance"), t
        yield from self._typed(t, kg("Stance"), term("marl:Opinion"))
        yield t, kg("ordinal"), _integer(n)
        yield t, kg("relation"), kg(x.relation.value)
        yield t, kg("negated"), Literal(str(x.negated).lower(), datatype="xsd:boolean")
        yield t, kg("modality"), Literal(x.modality.value)
        yield t, kg("confidence"), _number(x.confidence)
        if x.target:
            yield from self._party(t, "target", x.target, "marl:describesObject")
        for name, span in (("issue", x.issue), ("condition", x.condition), ("evidence", x.evidence)):
            if span:
                yield t, kg(name), self._quote(span.text)
        if x.concept:
            yield t, kg("concept"), self.text(x.concept)
        if x.rule:
            yield t, kg("rule"), self.text(x.rule)

    def _party(self, s: str, role: str, actor: ActorRef, also: str = "") -> Iterator[Triple]:
        who = minted(self.base, "actor", actor.id)
        yield s, kg(role), who
        if also:
            yield s, term(also), who
        if actor.mention:
            yield s, kg(role + "Mention"), self.text(actor.mention.text)

    def _selector(self, s: str, span: Span) -> Iterator[Triple]:
        """Web Annotation selectors: code points of the document's text, and the words where they may be shown whole."""
        position, words = s + "/position", s + "/words"
        yield s, term("oa:hasSelector"), position
        yield position, TYPE, term("oa:TextPositionSelector")
        yield position, term("oa:start"), Literal(str(span.start), datatype="xsd:nonNegativeInteger")
        yield position, term("oa:end"), Literal(str(span.end), datatype="xsd:nonNegativeInteger")
        if not self._too_long(span.text):
            yield s, term("oa:hasSelector"), words
            yield words, TYPE, term("oa:TextQuoteSelector")
            yield words, term("oa:exact"), self.text(span.text)

    def _typed(self, s: str, *classes: str) -> Iterator[Triple]:
        yield from ((s, TYPE, c) for c in classes)

    def _day(self, s: str, property_: str, date: str) -> Iterator[Triple]:
        if _is_day(date):
            yield s, term(property_), Literal(date, datatype="xsd:date")

    def _quote(self, text: str) -> Literal:
        return self.text(" ".join(text.split()[:SHORT]) + " …" if self._too_long(text) else text)

    def _too_long(self, text: str) -> bool:
        return self.no_text and len(text.split()) > SHORT

    def text(self, text: str, lang: str = "") -> Literal:
        """A literal without the characters that no file may hold; they are replaced and counted."""
        clean, n = _FORBIDDEN.subn("\ufffd", text)
        self.replaced += n
        return Literal(clean, lang)


def concepts() -> Iterator[Triple]:
    """The 18 relations as concepts with polarity, family and labels."""
    for relation, info in relations().items():
        c = kg(relation.value)
        yield c, TYPE, term("skos:Concept")
        yield c, kg("id"), Literal(relation.value)
        yield c, kg("polarity"), _integer(info.polarity)
        yield c, kg("family"), Literal(info.family)
        for lang in ("ar", "en"):
            yield c, term("skos:prefLabel"), Literal(info.data[f"label_{lang}"], lang)


def by_article(make: Triples, source: GraphSource) -> Iterator[tuple[str, list[Triple]]]:
    """Blocks (heading, triples): relations, actors a thousand at a time, then each article with its statements."""
    yield "relations", list(concepts())
    block: list[Triple] = []
    for n, actor in enumerate(source.iter_actors(), 1):
        block += make.of_actor(actor)
        if n % 1000 == 0:
            yield "actors", block
            block = []
    if block:
        yield "actors", block
    yield from _articles(make, source)


def _articles(make: Triples, source: GraphSource) -> Iterator[tuple[str, list[Triple]]]:
    """Documents, articles and statements come in the same order, so one pass over each suffices; what is left over is an error."""
    documents, statements = iter(source.iter_documents()), iter(source.iter_statements())
    document, statement = next(documents, None), next(statements, None)
    for document_id, article in source.iter_articles():
        while document is not None and document.id != document_id:
            document = next(documents, None)
        if document is None:
            raise _out_of_order(f"article {article.index} of document {document_id!r}")
        block = list(make.of_article(document, article))
        while statement and statement.document == document_id and (statement.article is None or statement.article.index == article.index):
            block += make.of_statement(statement)
            statement = next(statements, None)
        yield f"article {quote(document_id, safe=' /:', errors='replace')} {article.index}", block
    if statement is not None:
        raise _out_of_order(f"statement {statement.id} of document {statement.document!r}")


def _out_of_order(what: str) -> KgError:
    """A left-over would vanish from the file without a word."""
    hint = "the workspace is damaged or its iterators disagree in order: kg build again"
    return KgError(f"{what} came where none of it was due", hint=hint)


def _number(value: float) -> Literal:
    """A decimal with all its digits and never an exponent: readers differ on floats.

    >>> _number(1e-05).text, _number(0.9).text
    ('0.00001', '0.9')
    """
    return Literal(format(Decimal(repr(float(value))), "f"), datatype="xsd:decimal")


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype="xsd:integer")


def _is_day(text: str) -> bool:
    """Is it a day of the calendar as xsd:date writes it? (The library also takes 20240305.)"""
    try:
        return len(text) == 10 and calendar_date.fromisoformat(text) is not None
    except ValueError:
        return False


def unique(triples: Iterable[Triple]) -> list[Triple]:
    """Triples once each, sorted."""
    return sorted(
        set(triples), key=lambda t: (t[0], t[1], t[2] if isinstance(t[2], str) else t[2].text, "" if isinstance(t[2], str) else t[2].lang)
    )
