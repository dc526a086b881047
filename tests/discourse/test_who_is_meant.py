"""Who is meant by a title or a short name, and who speaks where nobody is named."""

from __future__ import annotations

import pytest

from kg.discourse.cast import Cast
from kg.discourse.entity import Entity
from kg.discourse.homonyms import is_homonym, surnames
from kg.discourse.link import Pair, bucket
from kg.discourse.profile import Profile, profile
from kg.discourse.speakers import Memory
from kg.extractors import weights
from kg.knowledge import Knowledge
from kg.lang.normalize import fold
from kg.lang.pack import load
from kg.lang.reference import reference
from kg.linear import read_tables
from kg.model import Span

AR_TABLES = read_tables(weights("ar") / "reference.toml", "", ("link", "understood"))
EN_TABLES = read_tables(weights("en") / "reference.toml", "", ("link", "understood"))
AR = (
    "قال رئيس بلدية الزهراء كريم الشاذلي إن الطريق مغلق. وحذرت مديرة المدرسة ليلى منصور من الغبار.\n"
    "ووعد رئيس البلدية بحل قريب، وشكرت منصور العمال. وطالب حزب الفجر بتحقيق، ثم انتقد الحزب الشركة."
)
EN = (
    "The mayor of Northfield, Carl Osten, said the road was closed. Headteacher Laila Mansour warned of dust.\n"
    "Osten promised a quick fix, and Mansour thanked the workers."
)


def _mentions(text: str, lang: str, *names: str) -> list[Profile]:
    """The names in the order of the text, each found behind the one before."""
    found, at = [], 0
    for name in names:
        at = text.index(name, at)
        found.append(profile(Span.of(text, at, at + len(name)), reference(lang), Knowledge(lang).nation))
        at += len(name)
    return found


def _cast(text: str, lang: str, *names: str) -> tuple[Cast, list[Entity]]:
    mentions = _mentions(text, lang, *names)
    cast = Cast([(m, None) for m in mentions], text, (AR_TABLES if lang == "ar" else EN_TABLES)["link"])
    entities = [cast.of(m.span) for m in mentions]
    assert all(entities)
    return cast, [e for e in entities if e]


def test_a_title_means_who_bears_it_and_a_surname_its_owner() -> None:
    names = ("رئيس بلدية الزهراء كريم الشاذلي", "مديرة المدرسة ليلى منصور", "رئيس البلدية", "منصور", "حزب الفجر", "الحزب", "الشركة")
    _, (mayor, head, title, surname, party, again, company) = _cast(AR, "ar", *names)
    assert title is mayor
    assert surname is head
    assert again is party
    assert len({id(e) for e in (mayor, head, party, company)}) == 4


def test_an_english_surname_means_who_bears_it() -> None:
    _, (mayor, head, osten, mansour) = _cast(
        EN, "en", "The mayor of Northfield, Carl Osten", "Headteacher Laila Mansour", "Osten", "Mansour"
    )
    assert osten is mayor
    assert mansour is head
    assert mayor is not head


@pytest.mark.parametrize(("second", "alike"), [("شوداري", 1.0), ("شودريان", 0.0), ("مرزوق", 0.0)])
def test_one_letter_more_is_another_spelling_of_a_name(second: str, alike: float) -> None:
    text = f"وصل المحامي انجم شودري ثم تحدث {second}"
    first, short = _mentions(text, "ar", "المحامي انجم شودري", second)
    named = Profile(short.span, short.words, (), short.words, short.nations, short.type, short.gender, short.definite)
    assert Pair(named, Entity([first]), text, []).features()["spelled alike"] == alike


def test_nations_that_differ_speak_against() -> None:
    text = "زار الوزير الأردني عمان والتقى الوزير التونسي"
    first, second = _mentions(text, "ar", "الوزير الأردني", "الوزير التونسي")
    assert "nation x" in Pair(second, Entity([first]), text, []).features()


def test_a_range_has_a_name() -> None:
    assert [bucket("gap", n, (3, 40)) for n in (3, 4, 41)] == ["gap<=3", "gap<=40", "gap>40"]


def _understood(text: str, turns: list[tuple[str, str | None, int]], cue: str, *names: str) -> tuple[Entity | None, list[Entity]]:
    """Who speaks at a cue; `turns` are cues with their contents and the number of the speaker among the names."""
    cast, entities = _cast(text, "ar", *names)
    memory = Memory(text, AR_TABLES["understood"])
    for word, content, k in turns:
        memory.add(_span(text, word), _span(text, content) if content else None, entities[k])
    at = Span.of(text, text.rindex(cue), text.rindex(cue) + len(cue))
    return memory.understood(at, next(iter(load("ar").cue(fold(cue)))), cast.entities), entities


def _span(text: str, words: str) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


def test_who_spoke_last_goes_on() -> None:
    text = "قال كريم الشاذلي إن الطريق مغلق، وردت ليلى منصور بأن الغبار كثيف. وأضافت أن المدرسة ستغلق."
    turns = [("قال", "الطريق مغلق", 0), ("وردت", "الغبار كثيف", 1)]
    who, (_, laila) = _understood(text, turns, "أضافت", "كريم الشاذلي", "ليلى منصور")
    assert who is laila


def test_who_is_quoted_inside_does_not_go_on() -> None:
    text = "قالت مديرة المدرسة ليلى منصور إن رئيس البلدية كريم الشاذلي أكد أن الطريق آمن منذ شهر.\nوأضافت أن الغبار كثيف."
    turns = [("قالت", "رئيس البلدية كريم الشاذلي أكد أن الطريق آمن منذ شهر", 0), ("أكد", "الطريق آمن منذ شهر", 1)]
    who, (laila, _) = _understood(text, turns, "أضافت", "مديرة المدرسة ليلى منصور", "رئيس البلدية كريم الشاذلي")
    assert who is laila


def test_nobody_is_understood_where_nobody_was_named() -> None:
    assert Memory("وأضاف أن", AR_TABLES["understood"]).understood(Span.of("وأضاف أن", 1, 5), None, []) is None


@pytest.mark.parametrize(
    ("lang", "full", "short", "expected"),
    [
        ("ar", "الوزير أحمد مالي", "مالي", True),
        ("ar", "معاناة لاجئي مالي", "مالي", False),
        ("ar", "الوزير أحمد مالي", "النيجر", False),
        ("en", "President Michael Jordan", "Jordan", True),
        ("en", "the refugees in Jordan", "Jordan", False),
    ],
)
def test_a_last_name_is_no_country(lang: str, full: str, short: str, expected: bool) -> None:
    know = Knowledge(lang)
    country = know.identify(short, None)
    assert country is not None
    person, name = (profile(Span(0, len(t), t), reference(lang), know.nation, kind) for t, kind in ((full, None), (short, country.type)))
    assert is_homonym(name, surnames([person], know.is_given)) is expected


@pytest.mark.parametrize(
    ("mention", "title", "name", "kind"),
    [
        ("Google chief legal officer David Osten", ("officer", "legal", "chief", "google"), ("david", "osten"), "person"),
        ("Northfield-Mill Police Chief Kerr Osten", ("chief", "police", "mill", "northfield"), ("kerr", "osten"), "person"),
        ("Carl Osten, a senior town house adviser", (), ("carl", "osten"), "person"),
        ("the mayor, Carl Osten", ("mayor",), ("carl", "osten"), "person"),
        ("FBI and Justice Department officials", ("officials", "department", "justice", "and", "fbi"), (), "group"),
        ("the Northfield Water Commission", ("commission", "water", "northfield"), (), "organization"),
        ("Larry King", (), ("larry", "king"), "person"),
        ("the king", ("king",), (), "person"),
    ],
)
def test_an_english_head_noun_closes_the_noun_phrase(mention: str, title: tuple[str, ...], name: tuple[str, ...], kind: str) -> None:
    p = profile(Span(0, len(mention), mention), reference("en"), Knowledge("en").nation)
    assert (p.title, p.name, p.type.value) == (title, name, kind)


def test_the_same_officer_without_his_firm_is_one_person() -> None:
    text = "Google chief legal officer David Osten spoke. Osten went on. The officer left."
    cast, (first, second, third) = _cast(text, "en", "Google chief legal officer David Osten", "Osten", "The officer")
    assert first is second is third
    assert len(cast.entities) == 1
