"""What does the page know? One JSON value, described by `data.schema.json`; an API gives the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg import __version__
from kg.explorer.choice import Choice
from kg.explorer.pieces import spans_of, whole, worded
from kg.model import Actor, ActorRef, Article, Document, Span, Stance, Statement
from kg.relations import relations
from kg.workspace import Workspace

Json = dict[str, Any]
FORMAT = 1

_COVERAGE = """
SELECT COALESCE(outlet, '') AS outlet, COALESCE(date, '') AS date, sum(articles) AS articles, sum(refused) AS refused FROM (
  SELECT outlet, date, 1 AS articles, 0 AS refused FROM articles UNION ALL SELECT outlet, date, 0, 1 FROM refused
) GROUP BY 1, 2 ORDER BY 1, 2"""
_REFUSED = "SELECT place, reason FROM refused ORDER BY place LIMIT 1000"
_RUNS = "SELECT version, reader, pack, (SELECT count(*) FROM documents d WHERE d.run_id = r.id) AS documents FROM runs r ORDER BY id"


def page_data(store: Workspace, choice: Choice, *, no_text: bool = False) -> Json:
    """The statements chosen, and all that they refer to; what refers to a list does so by its index there."""
    ids = choice.ids(store)
    statements = list(store.iter_statements(ids))
    actors = _actors_of(store, statements)
    texts = list(store.iter_documents(sorted({s.document for s in statements})))
    places = {d.id: n for n, d in enumerate(texts)}
    articles = sorted({(places[s.document], s.article) for s in statements if s.article}, key=lambda x: (x[0], x[1].index))
    said: dict[str, list[Statement]] = {d.id: [] for d in texts} if no_text else {}
    for s in statements if no_text else ():
        said[s.document].append(s)
    rows = _Rows({a.id: n for n, a in enumerate(actors)}, {(d, a.index): n for n, (d, a) in enumerate(articles)}, places)
    return {
        **_about(store, choice, len(statements)),
        "texts": "excerpts" if no_text else "full",
        "documents": [_document(d, said.get(d.id)) for d in texts],
        "articles": [_article(place, a) for place, a in articles],
        "actors": [_actor(a) for a in actors],
        "statements": [rows.statement(s) for s in statements],
    }


def _about(store: Workspace, choice: Choice, shown: int) -> Json:
    """Where it comes from, and the denominators."""
    return {
        "format": FORMAT,
        "workspace": store.path.resolve().name,
        "program": __version__,
        "runs": [dict(r) for r in store.rows(_RUNS)],
        "held": store.counts(),
        "choice": {"limit": choice.limit, "since": choice.since, "until": choice.until, "total": choice.total(store), "shown": shown},
        "coverage": [dict(r) for r in store.rows(_COVERAGE)],
        "refused": [dict(r) for r in store.rows(_REFUSED)],
        "relations": [_relation(info.relation.value, info.data) for info in relations().values()],
    }


def _relation(name: str, data: Json) -> Json:
    return {"id": name, **{key: data[key] for key in ("polarity", "family", "label_en", "label_ar", "definition", "definition_ar")}}


def _actors_of(store: Workspace, statements: Iterable[Statement]) -> list[Actor]:
    return list(store.iter_actors(sorted({ref.id for s in statements for ref in s.actors})))


def _document(d: Document, excerpts: Sequence[Statement] | None) -> Json:
    pieces = whole(d.text) if excerpts is None else worded(d.text, (span for s in excerpts for span in spans_of(s)))
    return _slim(id=d.id, title=d.title, url=d.url, lang=d.lang) | {"pieces": pieces}


def _article(document: int, a: Article) -> Json:
    return {"document": document, "index": a.index, "start": a.start, "end": a.end, **_slim(title=a.title, date=a.date, outlet=a.outlet)}


def _actor(a: Actor) -> Json:
    facts = _slim(name_ar=a.name_ar, name_en=a.name_en, country=a.country, wikidata=a.wikidata)
    return {"id": a.id, "type": a.type.value, "label": a.label, "names": list(a.names), **facts}


class _Rows:
    """How a statement is written: its actors and article as indices, its words as offsets into its document."""

    def __init__(self, actors: dict[str, int], articles: dict[tuple[int, int], int], documents: dict[str, int]) -> None:
        self.actors, self.articles, self.documents = actors, articles, documents

    def statement(self, s: Statement) -> Json:
        article = self.articles[self.documents[s.document], s.article.index if s.article else 0]
        told = _slim(content=_at(s.content), lemma=s.lemma, parent=s.parent, date=s.date, rule=s.rule, addressee=self.ref(s.addressee))
        said = {"id": s.id, "article": article, "speaker": self.ref(s.speaker), "cue": _at(s.cue)}
        return {**said, "form": s.form.value, "confidence": s.confidence, **told, "stances": [self.stance(x) for x in s.stances]}

    def stance(self, x: Stance) -> Json:
        words = _slim(issue=_at(x.issue), evidence=_at(x.evidence), condition=_at(x.condition))
        how = _slim(target=self.ref(x.target), negated=x.negated or None, rule=x.rule)
        return {"relation": x.relation.value, "modality": x.modality.value, "confidence": x.confidence, **how, **words}

    def ref(self, a: ActorRef | None) -> Json | None:
        return {"actor": self.actors[a.id], **_slim(at=_at(a.mention))} if a else None


def _at(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _slim(**fields: object) -> Json:
    """What is missing is left out."""
    return {key: value for key, value in fields.items() if value is not None}
