"""How does one document become statements? Readers, discourse, stance and actors put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.attribution.mentions import MentionFinder
from kg.discourse.cast import Cast, Entity
from kg.discourse.profile import Profile, profile
from kg.discourse.speakers import Memory
from kg.knowledge import Knowledge
from kg.lang.normalize import fold
from kg.lang.pack import Pack
from kg.lang.reference import reference
from kg.lang.stems import stems
from kg.model import (
    ActorRef,
    ActorType,
    Article,
    Attribution,
    Document,
    Form,
    Layout,
    Modality,
    Reader,
    Region,
    Relation,
    Scored,
    Span,
    Stance,
    Statement,
    digest_of,
    statement_id,
)
from kg.stance.content import ContentStance, backing, by_candidate
from kg.stance.features import CueView, reachable, token_range
from kg.stance.frames import Argument, arguments, is_object
from kg.stance.rank import StanceModel
from kg.stance.scope import HANGING, Scope, content_scope, scope
from kg.stance.slots import candidate
from kg.text.passage import Passage, passage
from kg.text.phrases import is_nobody, phrase_end, wants_genitive
from kg.text.spans import apart
from kg.text.tokens import tokenize

Arguments = dict[Span, list[Argument]]
Read = tuple[Passage, list[Attribution], list[Scored], Arguments]
Speaker = tuple[Span | None, Entity, float]
_STANCE_FLOOR = 0.25
# Where words of the content say the same.
_BACKED_FLOOR = 0.2
# Code points in which the next word begins and ends.
_WORD = 24


@dataclass(frozen=True, slots=True)
class Extractor:
    """All that reading one language needs; a document goes in, its statements come out."""

    reader: Reader
    mentions: MentionFinder
    stances: StanceModel
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
        self.memory = Memory()
        self.cast = Cast([])
        self.refs: dict[int, ActorRef] = {}

    def run(self, regions: tuple[Region, ...]) -> list[Statement]:
        """The article's statements in the order of their cues."""
        reads = [self._read(region) for region in regions]
        self.cast = Cast(self._profiles(reads))
        found = [
            s
            for p, attributions, mentions, roles in reads
            for a in attributions
            for s in self._statements(p, a, mentions, roles[a.cue], _inner(p, a, attributions))
        ]
        return _nested(found)

    def _read(self, region: Region) -> Read:
        text = self.document.text
        p = passage(text, region.start, region.end, region.headline)
        found = self.x.mentions.find(p)
        attributions = [self._valent(p, self._cut(a, found)) for a in self.x.reader.read(text, (region,))]
        roles = {a.cue: self._arguments(p, a) for a in attributions}
        return p, attributions, self._merge(p, attributions, roles, found), roles

    def _arguments(self, p: Passage, a: Attribution) -> list[Argument]:
        cue, source = token_range(p, a.cue), token_range(p, a.sources[0].span) if a.sources else None
        if cue is None or self.x.pack is None:
            return []
        return arguments(self.x.pack, reference(self.x.lang), self.x.knowledge.nation, p, cue, source)

    def _is_actor(self, x: Argument) -> bool:
        """Is the argument an actor, and not an act or a thing? A judged one only where its words say so."""
        if x.role in ("target", "addressee"):
            return True
        know = self.x.knowledge
        known = know.identify(x.span.text, self.article.date)
        kind = profile(x.span, reference(self.x.lang), know.nation, known.type if known else None)
        return x.role == "judged" and (known is not None or (bool(kind.title) and kind.type is not ActorType.UNKNOWN))

    def _valent(self, p: Passage, a: Attribution) -> Attribution:
        """Without the source that by the verb's valency is its object."""
        cue, source = token_range(p, a.cue), token_range(p, a.sources[0].span) if a.sources else None
        if cue and source and self.x.pack and is_object(self.x.pack, p, cue, source):
            return replace(a, sources=a.sources[1:])
        return a

    def _cut(self, a: Attribution, found: list[Scored]) -> Attribution:
        """Sources and addressees as whole noun phrases, cut where the next begins; those that name nobody left out."""
        return replace(
            a, sources=self._phrases(self._apposed(_whole(a.sources, found), found)), addressees=self._phrases(_whole(a.addressees, found))
        )

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

    def _profile(self, span: Span) -> Profile:
        return profile(span, reference(self.x.lang), self.x.knowledge.nation)

    def _phrases(self, found: Iterable[Scored]) -> tuple[Scored, ...]:
        return tuple(cut for m in found if (cut := self._phrase(m)))

    def _phrase(self, m: Scored) -> Scored | None:
        tokens = tokenize(self.document.text, m.span.start, m.span.end)
        if not tokens or is_nobody(tokens):
            return None
        following = tokenize(self.document.text, m.span.end, min(m.span.end + _WORD, self.article.end))
        if following and wants_genitive(tokens[-1], following[0], reference(self.x.lang)):
            tokens.append(following[0])
        end = phrase_end(tokens, reference(self.x.lang), self.x.knowledge.nation)
        return replace(m, span=Span.of(self.document.text, m.span.start, tokens[end - 1].end))

    def _merge(self, p: Passage, attributions: list[Attribution], roles: Arguments, found: list[Scored]) -> list[Scored]:
        """Mentions of the paragraph: what the reader named, then what the finder and the registry saw, none overlapping."""
        named = [m for a in attributions for m in (*a.sources, *a.addressees)]
        named += [Scored(x.span, x.weight) for stated in roles.values() for x in stated if self._is_actor(x)]
        return apart([*named, *self._phrases(found), *self.x.knowledge.scan(p)])

    def _profiles(self, reads: list[Read]) -> Iterator[tuple[Profile, str | None]]:
        ref, know = reference(self.x.lang), self.x.knowledge
        for _, _, mentions, _ in reads:
            for m in mentions:
                known = know.identify(m.span.text, self.article.date)
                yield profile(m.span, ref, know.nation, known.type if known else None), known.id if known else None

    def _statements(
        self, p: Passage, a: Attribution, mentions: list[Scored], roles: list[Argument], inner: list[tuple[int, int]]
    ) -> Iterator[Statement]:
        speakers = self._speakers(a)
        content = a.content.span if a.content else None
        for _, entity, _ in speakers:
            self.memory.add(a.cue, content, entity)
        for ordinal, speaker in enumerate(speakers):
            s = self._statement(p, a, ordinal, speaker)
            ranked = self._stances(self._view(p, a), speaker[1], mentions, inner)
            yield replace(s, stances=self._scoped(p, a, _merged(tuple(ranked), self._framed(roles, speaker[1]))))

    def _speakers(self, a: Attribution) -> list[Speaker]:
        """The named speakers, else the one understood; nobody where nobody has spoken yet."""
        named = _coordinated(a.sources, self.document.text)
        found: list[Speaker] = [(m.span, e, m.p) for m in named if (e := self.cast.of(m.span))]
        if found:
            return list({id(e): (s, e, q) for s, e, q in reversed(found)}.values())[::-1]
        form = next(iter(self.x.pack.cue(fold(a.cue.text))), None) if self.x.pack else None
        last = self.memory.understood(a.cue, form.gender if form else "", bool(form and form.circumstantial))
        return [(None, last, 0.7)] if last else []

    def _statement(self, p: Passage, a: Attribution, ordinal: int, speaker: Speaker) -> Statement:
        mention, entity, sure = speaker
        content = a.content.span if a.content else None
        whom = a.addressees[0].span if a.addressees else None
        addressee = self.cast.of(whom) if whom else None
        return Statement(
            id=statement_id(self.document.id, a.cue, ordinal),
            document=self.document.id,
            speaker=self._ref(entity, mention),
            cue=a.cue,
            content=content,
            form=_form(p, token_range(p, content)),
            confidence=round(a.p * sure, 4),
            stances=(),
            lemma=a.lemma,
            utterance="u" + digest_of(self.document.id, str(a.cue.start)),
            article=self.article,
            addressee=self._ref(addressee, whom) if addressee and addressee is not entity else None,
            date=self.article.date,
            rule=a.rule,
        )

    def _view(self, p: Passage, a: Attribution) -> CueView:
        cue = token_range(p, a.cue)
        assert cue is not None
        content, whom = a.content.span if a.content else None, a.addressees[0].span if a.addressees else None
        return CueView(p, cue, token_range(p, content), None, token_range(p, whom), stems(self.x.lang), self.x.lang)

    def _stances(self, view: CueView, speaker: Entity, mentions: list[Scored], inner: list[tuple[int, int]]) -> Iterator[Stance]:
        best: dict[tuple[int, str], Stance] = {}
        at = {candidate(view.p, *r, m.span.start): m.span for m in mentions if (r := token_range(view.p, m.span))}
        patterns = by_candidate(view, list(at), inner)
        for c, span in at.items():
            entity = self.cast.of(span)
            if entity is None or entity is speaker or not reachable(view, (c.start, c.end)):
                continue
            known = entity.known is not None
            top = self.x.stances.relations(view, (c.start, c.end), entity.type, known, patterns.get(c, ()))[0]
            says = backing(patterns.get(c, ()), top.relation)
            key = (id(entity), top.relation.value)
            if top.p >= (_BACKED_FLOOR if says else _STANCE_FLOOR) and (key not in best or best[key].confidence < top.p):
                best[key] = _by_words(Stance(top.relation, self._ref(entity, span), None, round(top.p, 4), rule="ranker"), view, says)
        yield from best.values()
        for issue in self.x.stances.issues(view):
            yield Stance(issue.relation, None, issue.issue, round(issue.p, 4), rule="issue")

    def _scoped(self, p: Passage, a: Attribution, stances: tuple[Stance, ...]) -> tuple[Stance, ...]:
        """The stances with what stands over their cue: no model overrides a negation, a question or a supposition."""
        cue = token_range(p, a.cue)
        over = scope(self.x.lang, p, cue) if cue else None
        if over is None:
            return stances
        return tuple(_under(x, over) for x in stances)

    def _framed(self, roles: list[Argument], speaker: Entity) -> Iterator[Stance]:
        """The stance that the cue's frame says by itself: target, issue, or both."""
        stated = [x for x in roles if x.relation is not None and x.role != "addressee"]
        if not stated or stated[0].relation is None:
            return
        targets = [(e, x) for x in stated if x.role in ("target", "judged") and (e := self.cast.of(x.span)) and e is not speaker]
        issue = next((x.span for x in stated if x.role in ("issue", "judged") and all(x is not t for _, t in targets)), None)
        ref = self._ref(targets[0][0], targets[0][1].span) if targets else self._nation_in(issue)
        if ref or issue:
            yield Stance(stated[0].relation, ref, issue, stated[0].weight, rule=stated[0].rule)

    def _nation_in(self, issue: Span | None) -> ActorRef | None:
        """The country that an act's adjective or possessor names: العدوان الإسرائيلي → إسرائيل. A place (في حمص) is none."""
        words = [t.norm for t in tokenize(issue.text)] if issue else []
        before_place = words[: words.index("في")] if "في" in words else words
        # An indefinite word may only look like an adjective of nationality (مجرى, a course; مجري, Hungarian).
        definite = [w for w in before_place[1:] if w.startswith("ال")]
        possessor = [w for w in before_place[1:2] if self.x.knowledge.identify(w, None)]
        nation = next((n for w in (*possessor, *definite) if (n := self.x.knowledge.nation(w))), None)
        return self.x.knowledge.link((issue.text,), ActorType.COUNTRY, nation, self.document, True) if issue and nation else None

    def _ref(self, entity: Entity, mention: Span | None) -> ActorRef:
        if id(entity) not in self.refs:
            self.refs[id(entity)] = self.x.knowledge.link(entity.names, entity.type, entity.known, self.document, entity.proper)
        return replace(self.refs[id(entity)], mention=mention)


def _whole(parts: Iterable[Scored], found: list[Scored]) -> Iterator[Scored]:
    """Each part, or the found mention that begins there and goes on: a title whose name was left off."""
    for m in parts:
        fuller = [f for f in found if f.span.start == m.span.start and f.span.end > m.span.end]
        yield replace(m, span=fuller[0].span) if fuller else m


def _under(x: Stance, over: Scope) -> Stance:
    """The stance with what stands over its cue added to what stands over its own words."""
    return replace(
        x,
        negated=x.negated or over.negated,
        modality=over.modality if x.modality is Modality.ACTUAL else x.modality,
        condition=x.condition or (over.condition if x.relation in HANGING else None),
    )


def _inner(p: Passage, a: Attribution, attributions: list[Attribution]) -> list[tuple[int, int]]:
    """The contents that others speak inside this one's content."""
    own = a.content.span if a.content else None
    inside = [o for o in attributions if own and o.cue != a.cue and o.content and own.holds(o.cue)]
    return [r for o in inside if o.content and (r := token_range(p, o.content.span))]


def _by_words(x: Stance, view: CueView, pattern: ContentStance | None) -> Stance:
    """The ranker's stance with the words of the content that say it, and what stands over them or over the one meant."""
    at = token_range(view.p, x.target.mention) if x.target else None
    if pattern is None:
        inside = at and view.content and view.content[0] <= at[0] < view.content[1]
        return replace(x, modality=content_scope(view, at, x.relation).modality) if at and inside else x
    over, evidence = pattern.scope, view.p.span(*pattern.evidence)
    return replace(x, negated=over.negated, modality=over.modality, condition=over.condition, evidence=evidence, rule=pattern.rule)


def _merged(ranked: tuple[Stance, ...], framed: Iterable[Stance]) -> tuple[Stance, ...]:
    """Frames first; the ranker adds what they do not say: another target, or the same one under no relation yet."""
    kept = list(framed)
    if any(k.relation is Relation.DENIES for k in kept):
        # What is denied is not said: "denied that the company was to blame" blames nobody.
        return tuple(kept)
    for x in ranked:
        who = x.target.id if x.target else None
        same = [k for k in kept if (k.target.id if k.target else None) == who and (who or k.relation is x.relation)]
        if not same:
            kept.append(x)
    return tuple(kept)


def _coordinated(sources: tuple[Scored, ...], text: str) -> list[Scored]:
    """One speaker, or several joined by a conjunction (أردوغان وبوتين); of others the most probable."""
    if len(sources) < 2:
        return list(sources)
    joined = [sources[0]]
    for m in sources[1:]:
        gap = text[joined[-1].span.end : m.span.start].strip(" ،,")
        if gap in ("و", "and", "ومن", "وكذلك"):
            joined.append(m)
    return joined if len(joined) > 1 else [max(sources, key=lambda m: m.p)]


def _form(p: Passage, content: tuple[int, int] | None) -> Form:
    """Direct, indirect or mixed by where the marks stand; an act where there is no content."""
    if content is None:
        return Form.SPEECH_ACT
    a, b = content
    words = [i for i in range(a, b) if p.tokens[i].is_word]
    quoted = [i for i in words if p.quoted[i]]
    if not quoted:
        return Form.INDIRECT
    if len(quoted) == len(words):
        return Form.DIRECT
    longest = max((e - s for s, e in p.quotes if s < b and a < e), default=0)
    return Form.MIXED if longest > 3 else Form.INDIRECT


def _nested(found: list[Statement]) -> list[Statement]:
    """Each statement whose cue stands in another's content gets the smallest such one as its parent."""
    out = []
    for s in found:
        outer = [o for o in found if o.content and o.cue != s.cue and o.content.holds(s.cue)]
        parent = min(outer, key=lambda o: (o.content.end - o.content.start if o.content else 0, o.cue), default=None)
        out.append(replace(s, parent=parent.id) if parent else s)
    return sorted(out, key=lambda s: (s.cue.start, s.cue.end))
