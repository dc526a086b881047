"""How does one document become statements? Readers, discourse, stance and actors put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.discourse.cast import Cast
from kg.discourse.entity import Entity
from kg.discourse.homonyms import is_homonym, surnames
from kg.discourse.profile import Profile, profile
from kg.discourse.speakers import Memory, coordinated
from kg.judging import Bench, Case
from kg.knowledge import Knowledge
from kg.lang.borders import borders
from kg.lang.cueforms import CueForm, first_person
from kg.lang.normalize import fold
from kg.lang.pack import Pack
from kg.lang.reference import reference
from kg.lang.stems import stems
from kg.model import (
    Actor,
    ActorRef,
    ActorType,
    Article,
    Attribution,
    Document,
    Layout,
    Reader,
    Region,
    Scored,
    Span,
    Stance,
    Statement,
    digest_of,
    statement_id,
)
from kg.nesting import nested
from kg.stance.chunks import Setting
from kg.stance.features import CueView, token_range
from kg.stance.form import form_of
from kg.stance.frames import Argument, stated, valent
from kg.stance.judge import Judge
from kg.stance.rank import StanceModel
from kg.text.governed import ungoverned, unprefixed
from kg.text.passage import Finder, Passage, passage
from kg.text.phrases import is_nobody, phrase_end, wants_genitive
from kg.text.spans import apart, whole
from kg.text.tokens import Token, tokenize

Arguments = dict[Span, list[Argument]]
Read = tuple[Passage, list[Attribution], list[Scored], Arguments]
Speaker = tuple[Span | None, Entity, float]
# Code points in which the next word begins and ends.
_WORD = 24


@dataclass(frozen=True, slots=True)
class Extractor:
    """All that reading one language needs; a document goes in, its statements come out."""

    reader: Reader
    mentions: Finder
    stances: StanceModel
    judge: Judge
    reference: Mapping[str, Mapping[str, float]]
    knowledge: Knowledge
    lang: str
    pack: Pack | None = None

    def extract(self, document: Document, layout: Layout) -> list[Statement]:
        """The statements of all articles in the order of their cues; nothing said in one article is carried into the next."""
        found: list[Statement] = []
        for article, regions in zip(layout.articles, layout.regions, strict=True):
            found += self.reading(document, article).run(regions)
        return found

    def reading(self, document: Document, article: Article) -> Reading:
        """One article about to be read."""
        return Reading(self, document, article)


class Reading:
    """One article while it is read."""

    def __init__(self, extractor: Extractor, document: Document, article: Article) -> None:
        self.x = extractor
        self.document = document
        self.article = article
        self.memory = Memory(document.text, extractor.reference["understood"])
        self.cast = Cast([], document.text, {})
        self.refs: dict[int, ActorRef] = {}

    def run(self, regions: tuple[Region, ...]) -> list[Statement]:
        """The article's statements in the order of their cues."""
        return self.state(self.cases(regions))

    def state(self, cases: list[Case]) -> list[Statement]:
        """The statements that the article's cases become."""
        stances = self.bench.stances(cases)
        return nested([self._statement(case, edges) for case, edges in zip(cases, stances, strict=True)])

    @property
    def bench(self) -> Bench:
        """Who judges the article's edges, once its cases are known."""
        return Bench(self.x.stances, self.x.judge, self.cast, self._ref)

    def cases(self, regions: tuple[Region, ...]) -> list[Case]:
        """What is to be judged, statement by statement."""
        reads = list(self._reads(regions))
        self.cast = Cast(self._profiles(reads), self.document.text, self.x.reference["link"])
        reads = [(p, a, [*m, *self._adjectives(p, m)], r) for p, a, m, r in reads]
        return [case for read in reads for a in read[1] for case in self._cases(read, a)]

    def _adjectives(self, p: Passage, mentions: list[Scored]) -> Iterator[Scored]:
        """Adjectives of nationality outside all mentions stand for the country: القرار الأمريكي."""
        for span, country in self.x.knowledge.adjectives(p):
            if not any(m.span.overlaps(span) for m in mentions):
                self.cast.point(span, country)
                yield Scored(span, 0.5)

    def _reads(self, regions: tuple[Region, ...]) -> Iterator[Read]:
        """What each paragraph holds; the models read all of the article at once."""
        text = self.document.text
        passages = [passage(text, r.start, r.end, r.headline) for r in regions]
        attributions = self.x.reader.read(text, regions)
        for region, p, found in zip(regions, passages, self.x.mentions.find(passages), strict=True):
            yield self._read(p, found, [a for a in attributions if region.start <= a.cue.start < region.end])

    def _read(self, p: Passage, found: list[Scored], attributions: list[Attribution]) -> Read:
        spotted = [*self._phrases(found), *self.x.knowledge.scan(p)]
        setting = self._setting(p, spotted)
        attributions = [valent(setting, self._cut(a, found)) for a in attributions]
        roles = {a.cue: stated(setting, a) for a in attributions}
        return p, attributions, self._merge(attributions, roles, spotted), roles

    def _setting(self, p: Passage, spotted: list[Scored]) -> Setting | None:
        """The paragraph as frames see it, with the places where mentions begin."""
        if self.x.pack is None:
            return None
        named = {at[0]: at[1] for m in apart(spotted) if (at := token_range(p, m.span))}
        return Setting(p, self.x.pack, reference(self.x.lang), self.x.knowledge.nation, named)

    def _is_actor(self, x: Argument) -> bool:
        """Is the argument an actor, and not an act or a thing? A judged one only where its words say so."""
        if x.role in ("target", "addressee"):
            return True
        know = self.x.knowledge
        known = know.identify(x.span.text, self.article.date)
        kind = self._profile(x.span, known)
        return x.role == "judged" and (known is not None or (bool(kind.title) and kind.type is not ActorType.UNKNOWN))

    def _cut(self, a: Attribution, found: list[Scored]) -> Attribution:
        """Content without what the cue governs; sources and addressees as whole noun phrases, those that name nobody left out."""
        sources, addressees = self._apposed(whole(a.sources, found), found), whole(a.addressees, found)
        return replace(a, content=self._said(a), sources=self._phrases(sources), addressees=self._phrases(addressees))

    def _said(self, a: Attribution) -> Scored | None:
        forms = self._forms(a.cue)
        return replace(a.content, span=ungoverned(a.content.span, forms, self.document.text)) if a.content else None

    def form_of(self, cue: Span) -> CueForm | None:
        """What the cue's form says of its speaker."""
        return next(iter(self._forms(cue)), None)

    def _forms(self, cue: Span) -> tuple[CueForm, ...]:
        return self.x.pack.cue(fold(cue.text)) if self.x.pack else ()

    def _apposed(self, parts: Iterable[Scored], found: list[Scored]) -> Iterator[Scored]:
        """A person's title with the name that stands behind a comma: مستشار الأمن القومي، سمير نصر."""
        for m in parts:
            names = [
                f
                for f in found
                if 0 < f.span.start - m.span.end <= 3 and self.document.text[m.span.end : f.span.start].strip() in ("،", ",")
            ]
            title, name = self._profile(m.span), self._profile(names[0].span) if names else None
            joined = title.type is ActorType.PERSON and not title.name and name is not None and name.name and not name.title
            yield replace(m, span=Span.of(self.document.text, m.span.start, names[0].span.end)) if joined else m

    def _profile(self, span: Span, known: Actor | None = None) -> Profile:
        return profile(span, reference(self.x.lang), self.x.knowledge.nation, known.type if known else None)

    def _phrases(self, found: Iterable[Scored]) -> tuple[Scored, ...]:
        named, text = self.x.knowledge.begins_name, self.document.text
        cuts = (cut for m in found if (cut := self._phrase(m)))
        return tuple(replace(cut, span=unprefixed(cut.span, text, named)) for cut in cuts)

    def _phrase(self, m: Scored) -> Scored | None:
        tokens = tokenize(self.document.text, m.span.start, m.span.end)
        if not tokens or is_nobody(tokens):
            return None
        if self.x.reader.exact:
            return self._closed(m, tokens)
        following = tokenize(self.document.text, m.span.end, min(m.span.end + _WORD, self.article.end))
        if following and wants_genitive(tokens[-1], following[0], reference(self.x.lang)):
            tokens.append(following[0])
        end = phrase_end(tokens, reference(self.x.lang), self.x.knowledge.nation)
        return replace(m, span=Span.of(self.document.text, m.span.start, tokens[end - 1].end))

    def _closed(self, m: Scored, tokens: list[Token]) -> Scored:
        """No phrase ends in a preposition: with the word behind it (الجماعات المدعومة من + واشنطن)."""
        if len(tokens) < 2 or tokens[-1].norm not in borders().prepositions:
            return m
        following = tokenize(self.document.text, m.span.end, min(m.span.end + _WORD, self.article.end))
        end = following[0].end if following and following[0].is_word else tokens[-2].end
        return replace(m, span=Span.of(self.document.text, m.span.start, end))

    def _merge(self, attributions: list[Attribution], roles: Arguments, spotted: list[Scored]) -> list[Scored]:
        """Mentions of the paragraph: what the reader named, then the longest that anything saw, none overlapping."""
        named = [m for a in attributions for m in (*a.sources, *a.addressees)]
        named += [Scored(x.span, x.weight) for stated in roles.values() for x in stated if self._is_actor(x)]
        seen = [*self._phrases(Scored(v.span, v.p) for a in attributions for v in a.targets), *spotted]
        return apart([*named, *sorted(seen, key=lambda m: m.span.start - m.span.end)])

    def _profiles(self, reads: list[Read]) -> list[tuple[Profile, str | None]]:
        know, date = self.x.knowledge, self.article.date
        spans = [m.span for _, _, mentions, _ in reads for m in mentions]
        found = [(s, know.identify(s.text, date) or know.apposed(s.text, date)) for s in spans]
        told = [(self._profile(s, known), known.id if known else None) for s, known in found]
        names = surnames((p for p, _ in told), know.is_given)
        return [(self._profile(p.span), None) if is_homonym(p, names) else (p, known) for p, known in told]

    def _cases(self, read: Read, a: Attribution) -> Iterator[Case]:
        speakers = self._speakers(a)
        for _, entity, _ in speakers:
            self.memory.add(a.cue, a.content.span if a.content else None, entity)
        told = [x for roles in read[3].values() for x in roles]
        for k, (mention, entity, sure) in enumerate(speakers):
            yield Case(self._view(read[0], a), a, entity, sure, mention, k, read[2], read[3][a.cue], _reported(read, a), told)

    def _view(self, p: Passage, a: Attribution) -> CueView:
        cue = token_range(p, a.cue)
        assert cue is not None
        content, whom = a.content.span if a.content else None, a.addressees[0].span if a.addressees else None
        return CueView(p, cue, token_range(p, content), None, token_range(p, whom), stems(self.x.lang), self.x.lang)

    def _speakers(self, a: Attribution) -> list[Speaker]:
        """The named speakers, else the one understood; nobody where nobody has spoken yet."""
        forms = self._forms(a.cue)
        holder = self.memory.holder(a.cue) if first_person(forms) else None
        if holder:
            return [(None, holder, 0.9)]
        # A statement or report that is named alone stands for whoever issued it.
        issued = reference(self.x.lang).documents
        named = coordinated(tuple(m for m in a.sources if fold(m.span.text) not in issued), self.document.text)
        found: list[Speaker] = [(m.span, e, m.p) for m in named if (e := self.cast.of(m.span))]
        if found:
            return list({id(e): (s, e, q) for s, e, q in reversed(found)}.values())[::-1]
        last = self.memory.understood(a.cue, self.form_of(a.cue), self.cast.entities)
        return [(None, last, 0.7)] if last else []

    def id_of(self, case: Case) -> str:
        """The id of the statement that the case becomes."""
        return statement_id(self.document.id, case.attribution.cue, case.ordinal)

    def _statement(self, case: Case, stances: tuple[Stance, ...]) -> Statement:
        a = case.attribution
        whom = a.addressees[0].span if a.addressees else None
        addressee = self.cast.of(whom) if whom else None
        return Statement(
            id=self.id_of(case),
            document=self.document.id,
            speaker=self._ref(case.speaker, case.mention),
            cue=a.cue,
            content=a.content.span if a.content else None,
            form=form_of(case.view),
            confidence=round(a.p * case.sure, 4),
            stances=stances,
            lemma=a.lemma,
            utterance="u" + digest_of(self.document.id, str(a.cue.start)),
            article=self.article,
            addressee=self._ref(addressee, whom) if addressee and addressee is not case.speaker else None,
            date=self.article.date,
            rule=a.rule,
        )

    def _ref(self, entity: Entity, mention: Span | None) -> ActorRef:
        if id(entity) not in self.refs:
            self.refs[id(entity)] = self.x.knowledge.link(entity.names, entity.type, entity.known, self.document, entity.proper)
        return replace(self.refs[id(entity)], mention=mention)


def _reported(read: Read, a: Attribution) -> list[tuple[int, int]]:
    """What cues inside the content report: those stances are their own speakers'."""
    p, attributions, _, _ = read
    inner = [o for o in attributions if o is not a and a.content and a.content.span.holds(o.cue)]
    return [at for o in inner if o.content and (at := token_range(p, o.content.span))]
