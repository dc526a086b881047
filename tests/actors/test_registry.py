"""Does the registry know who is meant, and admit where it does not?"""

import pytest

from kg.actors.names import name_key
from kg.actors.offices import holder
from kg.actors.registry import load, words_of
from kg.text.tokens import tokenize


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("ترمب", "person:donald-trump"), ("Donald Trump", "person:donald-trump"), ("واشنطن", "country:US"), ("الكيان الصهيوني", "country:IL"),
        ("الحوثيين", "organization:houthis"), ("UN", "organization:united-nations"), ("سوريه", "country:SY"),
    ],
)  # fmt: skip
def test_names_in_any_spelling_mean_one_actor(name: str, id_: str) -> None:
    actor = load().named(name)
    assert actor is not None
    assert actor.id == id_


@pytest.mark.parametrize(
    ("title", "date", "id_"),
    [
        ("الرئيس الأمريكي", "2018-05-08", "person:donald-trump"), ("الرئيس الأميركي", "2022-05-08", "person:joe-biden"), ("الرئيس الأمريكي", None, None),
        ("الأمين العام للأمم المتحدة", "2018-01-01", "person:antonio-guterres"), ("الرئيس الأمريكي السابق", "2018-05-08", None), ("الرئيس", "2018-05-08", None),
    ],
)  # fmt: skip
def test_an_office_names_its_holder_at_the_date_only(title: str, date: str | None, id_: str | None) -> None:
    found = holder(load(), words_of(title), date)
    assert (found.id if found else None) == id_


def test_names_are_found_behind_clitics() -> None:
    text = "قالت روسيا للحوثيين وللسعودية إن بالولايات المتحدة"
    assert [id_ for *_, id_ in load().scan(tokenize(text))] == ["country:RU", "organization:houthis", "country:SA", "country:US"]


def test_every_name_has_its_actors_and_every_tenure_is_in_order() -> None:
    registry = load()
    assert all(id_ in registry.actors and name == name_key(name) for name, ids in registry.names.items() for id_ in ids)
    assert all(t.of in registry.actors and t.person in registry.actors and (not t.end or t.start < t.end) for t in registry.tenures)
