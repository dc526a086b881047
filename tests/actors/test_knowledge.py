"""Whom does a whole mention name?"""

import pytest

from kg.knowledge import Knowledge
from kg.text.passage import passage


@pytest.mark.parametrize(
    ("lang", "name", "id_"),
    [
        ("ar", "الحكومة السورية", "country:SY"),
        ("ar", "وزير الخارجية الروسي سيرغي لافروف", "person:sergey-lavrov"),
        ("ar", "المتمردون الحوثيون في اليمن", "organization:houthis"),
        ("ar", "الحوثيون في اليمن", "organization:houthis"),
        ("ar", "الشركة السورية", None),
        ("ar", "الفريق السيسي", "person:abdel-fattah-el-sisi"),
        ("ar", "فريق حملة دونالد ترامب", None),
        ("ar", "المتحدث باسم محمود عباس", None),
        ("en", "the Syrian government", "country:SY"),
        ("en", "the North Korean government", "country:KP"),
        ("en", "the United States", "country:US"),
        ("en", "the Syrian company", None),
    ],
)
def test_identify(lang: str, name: str, id_: str | None) -> None:
    found = Knowledge(lang).identify(name, None)
    assert (found.id if found else None) == id_


@pytest.mark.parametrize(
    ("lang", "name", "id_"),
    [
        ("ar", "عبد الملك الحوثي، القائد الميداني", "person:abdul-malik-al-houthi"),
        ("ar", "المتحدث باسم الرئيس محمود عباس (أبو مازن)", None),
        ("ar", "محامي الرئيس، دونالد ترامب", None),
        ("en", "Angela Merkel, the chancellor", "person:angela-merkel"),
        ("en", "the aide to Angela Merkel, Carl Osten", None),
    ],
)
def test_apposed(lang: str, name: str, id_: str | None) -> None:
    found = Knowledge(lang).apposed(name, None)
    assert (found.id if found else None) == id_


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انتقد القرار الأردني بشدة", [("الأردني", "country:JO")]),
        ("زار الرئيس الأردني المصنع", []),
        ("زار الأردنيون المصنع", []),
    ],
    ids=["an act", "an office", "people"],
)
def test_adjectives_of_acts_stand_for_their_country(text: str, expected: list[tuple[str, str]]) -> None:
    found = Knowledge("ar").adjectives(passage(text, 0, len(text), headline=False))
    assert [(span.text, country) for span, country in found] == expected
