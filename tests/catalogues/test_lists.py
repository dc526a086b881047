"""Is each format of the field read for what it says, and told from the others by what stands in it?"""

import gzip
import json
from pathlib import Path

import pytest

from kg.catalogues.entry import Entry, Holding, Item, Post
from kg.catalogues.files import reader_of
from kg.errors import KgError
from kg.model import ActorType
from kg.readers.refusal import Refusal

OURS = """id,type,name_ar,name_en,names,country,offices
person:rima,person,ريما الخوري,Rima Khoury,ر. الخوري|Rima al-Khoury,lb,"president@country:LB,2020-01-01..2021-01-01"
,organization,هيئة المرافئ,,,Lebanon,
x9,ghost,شبح,,,,
"""
FTM = [
    {
        "id": "p1",
        "schema": "Person",
        "properties": {"name": ["Rima Khoury", "Рима"], "alias": ["ريما الخوري"], "nationality": ["lb"], "wikidataId": ["Q12"]},
    },
    {"id": "pos", "schema": "Position", "properties": {"name": ["President of Lebanon"], "country": ["lb"]}},
    {"id": "occ", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["pos"], "startDate": ["2020"], "endDate": ["2021-03"]}},
    {"id": "a", "schema": "Address", "properties": {"full": ["Tripoli"]}},
    {"id": "nameless", "schema": "Company", "properties": {}},
]
POPOLO = {
    "persons": [
        {
            "id": "u1",
            "name": "Rima Khoury",
            "other_names": [{"name": "ريما الخوري", "lang": "ar"}],
            "identifiers": [{"scheme": "wikidata", "identifier": "Q12"}],
        }
    ],
    "organizations": [{"id": "o1", "name": "Port Authority"}],
    "posts": [{"id": "pos", "label": "President of Lebanon"}],
    "memberships": [{"person_id": "u1", "post_id": "pos", "start_date": "2020-01-01"}, {"person_id": "u1", "organization_id": "o1"}],
}
WIKIDATA = """person,personLabel,personAltLabel,label_ar,country,countryLabel,positionLabel,start
http://www.wikidata.org/entity/Q12,Rima Khoury,"R. Khoury, Rima al-Khoury",ريما الخوري,http://www.wikidata.org/entity/Q822,Lebanon,president,2020-01-01T00:00:00Z
nobody,Nobody,,,,,,
"""  # fmt: skip


def read(path: Path, text: str) -> list[Item]:
    path.write_text(text, encoding="utf-8")
    return list(reader_of(path)(path))


def test_our_columns(tmp_path: Path) -> None:
    rima, post, held, body, ghost = read(tmp_path / "a.csv", OURS)
    assert rima == Entry(
        "person:rima",
        ActorType.PERSON,
        ("ريما الخوري", "Rima Khoury", "ر. الخوري", "Rima al-Khoury"),
        "ريما الخوري",
        "Rima Khoury",
        "country:LB",
    )
    assert (post, held) == (
        Post("president@country:LB", "president", "country:LB"),
        Holding("person:rima", "president@country:LB", "2020-01-01", "2021-01-01"),
    )
    assert isinstance(body, Entry)
    assert (body.type, body.country, body.id.partition(":")[0]) == (ActorType.ORGANIZATION, "country:LB", "organization")
    assert isinstance(ghost, Refusal)
    assert (ghost.place, "ghost" in ghost.reason) == (f"{tmp_path / 'a.csv'}, line 4", True)


def test_follow_the_money(tmp_path: Path) -> None:
    rima, post, held, nameless = read(tmp_path / "a.json", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in FTM))
    assert rima == Entry("p1", ActorType.PERSON, ("Rima Khoury", "ريما الخوري"), "ريما الخوري", "Rima Khoury", "country:LB", "", "Q12")
    assert (post, held) == (Post("pos", "president", "country:LB"), Holding("p1", "pos", "2020-01-01", "2021-03-31"))
    assert isinstance(nameless, Refusal)


def test_popolo(tmp_path: Path) -> None:
    rima, body, post, held = read(tmp_path / "a.json", json.dumps(POPOLO, ensure_ascii=False, indent=1))
    assert rima == Entry("u1", ActorType.PERSON, ("Rima Khoury", "ريما الخوري"), "ريما الخوري", "Rima Khoury", "", "", "Q12")
    assert (getattr(body, "id", ""), post, held) == ("o1", Post("pos", "president", "country:LB"), Holding("u1", "pos", "2020-01-01", ""))


def test_the_query_service_of_wikidata(tmp_path: Path) -> None:
    rima, post, held, nobody = read(tmp_path / "a.csv", WIKIDATA)
    assert isinstance(rima, Entry)
    assert (rima.id, rima.names, rima.country) == ("Q12", ("Rima Khoury", "R. Khoury", "Rima al-Khoury", "ريما الخوري"), "country:LB")
    assert (post, held) == (Post("president", "president", "country:LB"), Holding("Q12", "president", "2020-01-01", ""))
    assert isinstance(nobody, Refusal)


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(OURS.encode()))
    assert len(list(reader_of(path)(path))) == 5


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"colour,size\nred,3\n"), ("a.csv", b""), ("a.json", b'{"colour": "red"}'), ("a.csv", OURS.encode("utf-16")), ("a.csv.gz", b"no gzip"),
        ("a.tsv", b"id\tname_ar\nx\ty\n"), ("a.json", b'{"persons": [{"id": '), ("a.csv", b'id,type,name_en\n"x",person,"broken'),
    ],
    ids=["other columns", "empty", "other json", "utf-16", "broken gzip", "tabs", "broken json", "broken csv"],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_the_formats(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(KgError, match=name) as error:
        list(reader_of(path)(path))
    assert "FollowTheMoney" in error.value.hint
