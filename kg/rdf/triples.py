"""Which triples say what a workspace knows? Plain tuples, article by article, so that any writer can stream them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from kg.model import Actor, ActorRef, ActorType, Article, Document, Form, Stance, Statement, article_id, digest_of
from kg.rdf.vocabulary import BASE, TYPE, kg, minted, term
from kg.relations import relations
from kg.source import GraphSource

_CLASSES = {
    ActorType.PERSON: "schema:Person",
    ActorType.COUNTRY: "schema:Country",
    ActorType.ORGANIZATION: "schema:Organization",
    ActorType.GROUP: "schema:Audience",
    ActorType.PLACE: "schema:Place",
}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
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

    def of_actor(self, actor: Actor) -> Iterator[Triple]:
        """An actor with its names in both languages."""
        s = minted(self.base, "actor", actor.id)
        yield from self._typed(s, kg("Actor"), *([term(_CLASSES[actor.type])] if actor.type in _CLASSES else []))
        yield s, kg("id"), self.text(actor.id)
        yield s, kg("label"), self.text(actor.label)
        yield s, kg("type"), Literal(actor.type.value)
        for name in dict.fromkeys((actor.label, *actor.names)):
            yield s, term("skos:altLabel"), self.text(name, _language(name))
        for lang, preferred in (("ar", actor.name_ar), ("en", actor.name_en)):
            if preferred:
                yield s, term("skos:prefLabel"), self.text(preferred, lang)
        if actor.country:
            yield s, kg("country"), minted(self.base, "actor", actor.country)

    def of_article(self, document: Document, article: Article) -> Iterator[Triple]:
        """An article, its outlet, and the document that it is a part of."""
        s, d = minted(self.base, "article", article_id(document.id, article.index)), minted(self.base, "document", document.id)
        yield from self._typed(s, kg("Article"), term("schema:NewsArticle"))
        yield s, kg("id"), Literal(article_id(document.id, article.index))
        yield s, kg("document"), d
        yield from self._typed(d, kg("Document"))
        yield d, kg("id"), self.text(document.id)
        yield d, kg("digest"), Literal(document.digest)
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
        yield s, kg("id"), Literal(x.id)
        yield s, kg("utterance"), Literal(x.utterance or x.id)
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
        yield from self._selector(s, quoted.start, quoted.end, quoted.text)
        for n, stance in enumerate(x.stances):
            yield from self._stance(s, n, stance)

    def _stance(self, s: str, n: int, x: Stance) -> Iterator[Triple]:
        t = f"{s}/{n}"
        yield s, kg("stance"), t
        yield from self._typed(t, kg("Stance"), term("marl:Opinion"))
        yield t, kg("ordinal"), Literal(str(n), datatype="xsd:integer")
        yield t, kg("relation"), kg(x.relation.value)
        yield t, kg("negated"), Literal(str(x.negated).lower(), datatype="xsd:boolean")
        yield t, kg("modality"), Literal(x.modality.value)
        yield t, kg("confidence"), _number(x.confidence)
        if x.target:
            yield from self._party(t, "target", x.target, "marl:describesObject")
        for name, span in (("issue", x.issue), ("condition", x.condition), ("evidence", x.evidence)):
            if span:
                yield t, kg(name), self._quote(span.text)

    def _party(self, s: str, role: str, actor: ActorRef, also: str = "") -> Iterator[Triple]:
        who = minted(self.base, "actor", actor.id)
        yield s, kg(role), who
        if also:
            yield s, term(also), who
        if actor.mention:
            yield s, kg(role + "Mention"), self.text(actor.mention.text)

    def _selector(self, s: str, start: int, end: int, text: str) -> Iterator[Triple]:
        """Web Annotation selectors: code points of the document's text, and the words."""
        position, words = s + "/position", s + "/words"
        yield s, term("oa:hasSelector"), position
        yield position, TYPE, term("oa:TextPositionSelector")
        yield position, term("oa:start"), Literal(str(start), datatype="xsd:nonNegativeInteger")
        yield position, term("oa:end"), Literal(str(end), datatype="xsd:nonNegativeInteger")
        yield s, term("oa:hasSelector"), words
        yield words, TYPE, term("oa:TextQuoteSelector")
        yield words, term("oa:exact"), self._quote(text)

    def _typed(self, s: str, *classes: str) -> Iterator[Triple]:
        yield from ((s, TYPE, c) for c in classes)

    def _day(self, s: str, property_: str, date: str) -> Iterator[Triple]:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
            yield s, term(property_), Literal(date, datatype="xsd:date")

    def _quote(self, text: str) -> Literal:
        words = text.split()
        return self.text(" ".join(words[:SHORT]) + " …" if self.no_text and len(words) > SHORT else text)

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
        yield c, kg("polarity"), Literal(str(info.polarity), datatype="xsd:integer")
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
    """Documents, articles and statements come in the same order, so one pass over each suffices."""
    documents, statements = iter(source.iter_documents()), iter(source.iter_statements())
    document, statement = next(documents, None), next(statements, None)
    for document_id, article in source.iter_articles():
        while document is not None and document.id != document_id:
            document = next(documents, None)
        if document is None:
            return
        block = list(make.of_article(document, article))
        while statement and statement.document == document_id and (statement.article is None or statement.article.index == article.index):
            block += make.of_statement(statement)
            statement = next(statements, None)
        yield f"article {quote(document_id, safe=' /:')} {article.index}", block


def _number(value: float) -> Literal:
    """A decimal as Python's shortest form, never an exponent: readers differ on floats."""
    text = format(value, ".17g") if "e" in repr(value) else repr(value)
    return Literal(f"{value:.20f}".rstrip("0") + "0" if "e" in text else text, datatype="xsd:decimal")


def _language(name: str) -> str:
    return "ar" if any("\u0600" <= c <= "\u06ff" for c in name) else "en"


def unique(triples: Iterable[Triple]) -> list[Triple]:
    """Triples once each, sorted."""
    return sorted(
        set(triples), key=lambda t: (t[0], t[1], t[2] if isinstance(t[2], str) else t[2].text, "" if isinstance(t[2], str) else t[2].lang)
    )
