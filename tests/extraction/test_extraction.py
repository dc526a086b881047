"""What is read out of small Arabic texts: cue, speaker, content, stance; and what must hold for any text."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extractors import extractor
from kg.model import Document, Form, Relation, Statement
from kg.pipeline import Extracted, extract_all
from kg.readers import layout
from kg.records import to_line, to_record

SCHEMA = json.loads((Path(__file__).parent.parent / "statement.schema.json").read_text(encoding="utf-8"))


def read(text: str, **fields: str) -> list[Statement]:
    document = Document("d", text, lang="ar", **fields)
    return extractor("ar").extract(document, layout(document))


def cues(text: str) -> list[tuple[str, str, str | None]]:
    return [(s.cue.text, s.speaker.label, s.content.text if s.content else None) for s in read(text)]


def test_verb_subject_clause() -> None:
    """The plain order of news: verb, subject, أن-clause; the conjunction is no part of the cue."""
    assert cues("وقالت وزيرة النقل ريما الخوري إن السد آمن.") == [("قالت", "وزيرة النقل ريما الخوري", "السد آمن")]


def test_direct_speech_behind_a_colon() -> None:
    (s,) = read("قال المدير سمير نصر: «لن نغلق المصنع هذا العام».")
    assert (s.cue.text, s.form) == ("قال", Form.DIRECT)
    assert s.content is not None
    assert s.content.text == "لن نغلق المصنع هذا العام"


def test_dropped_subject_is_the_last_speaker() -> None:
    first, second = read("قال المدير سمير نصر إن المصنع آمن.\nوأضاف أن العمال بخير.")
    assert second.speaker.id == first.speaker.id
    assert second.speaker.mention is None


def test_accusation_has_target_and_issue() -> None:
    """Valency: subject and object stand side by side, the governed preposition brings the issue."""
    s = read("اتهم وزير النقل سالم نصر شركة المرافئ بالإهمال.")[0]
    (x,) = s.stances
    assert (x.relation, x.target and x.target.label, x.issue and x.issue.text) == (Relation.ACCUSES, "شركة المرافئ", "الإهمال")
    assert s.form is Form.SPEECH_ACT


def test_blame_says_for_what() -> None:
    """حمّل X مسؤولية Y: two objects, the one blamed and what for; an apposition between commas belongs to the subject."""
    s = read("حمّل وزير النقل، سالم نصر، إسرائيل مسؤولية غرق العبّارة.")[0]
    (x,) = s.stances
    assert s.speaker.label == "وزير النقل، سالم نصر"
    assert (x.relation, x.target and x.target.label, x.issue and x.issue.text) == (Relation.BLAMES, "إسرائيل", "غرق العبّارة")


def test_the_object_of_a_dropped_subject_does_not_speak() -> None:
    """اتهم needs an object: the only noun phrase before its preposition is it; so is a plural in the accusative."""
    said, accused, urged = read("قال وزير النقل سالم نصر إن الجسر آمن.\nواتهم شركة المرافئ بالإهمال.\nودعا اللبنانيين إلى الهدوء.")
    assert {accused.speaker.id, urged.speaker.id} == {said.speaker.id}
    assert [x.target and x.target.label for s in (accused, urged) for x in s.stances] == ["شركة المرافئ", "اللبنانيين"]


def test_what_bears_the_governed_preposition_does_not_speak() -> None:
    """أشاد بـ: who is praised bears the preposition; a name's own first letter is none."""
    said, praised = read("قال وزير النقل سالم نصر إن الجسر آمن.\nوأشاد برجال الإطفاء في المدينة.")
    assert praised.speaker.id == said.speaker.id
    assert read("قال وزير النقل سالم نصر إن الجسر آمن.\nوأشاد باسل العمري برجال الإطفاء.")[1].speaker.label == "باسل العمري"


def test_what_is_denied_blames_nobody() -> None:
    """نفى أن: the content is the claim that is untrue, so its words take no stance of the speaker."""
    stances = [x for s in read("نفى وزير النقل سالم نصر أن تكون شركة المرافئ مسؤولة عن الحادث.") for x in s.stances]
    assert not [x for x in stances if x.relation in (Relation.BLAMES, Relation.ACCUSES, Relation.CONDEMNS)]


@pytest.mark.parametrize(
    ("text", "negated", "modality"),
    [
        ("اتهم وزير النقل سالم نصر شركة المرافئ بالإهمال.", False, "actual"),
        ("لم يتهم وزير النقل سالم نصر شركة المرافئ بالإهمال.", True, "actual"),
        ("لو اتهم وزير النقل سالم نصر شركة المرافئ بالإهمال لخسر القضية.", False, "hypothetical"),
    ],
    ids=["said", "negated", "supposed"],
)
def test_a_stance_is_what_stands_over_its_cue(text: str, negated: bool, modality: str) -> None:
    for s in read(text):
        for x in s.stances:
            assert (x.negated, x.modality.value) == (negated, modality)
    assert modality != "actual" or negated or any(s.stances for s in read(text))


def test_a_deed_told_by_the_outlet_is_no_statement() -> None:
    assert read("وصل القطار الثامنة صباحاً. فتح المعرض أبوابه وامتلأت الساحة بالزوار.") == []


def test_offsets_survive_marks_and_emoji() -> None:
    text = "🙂🙂 قَـــالَ المديرُ\u200f سمير نصر: «لَن نَتراجع عن القرار»."
    s = read(text)[0]
    assert text[s.cue.start : s.cue.end] == s.cue.text == "قَـــالَ"
    assert s.content is not None
    assert text[s.content.start : s.content.end] == s.content.text == "لَن نَتراجع عن القرار"


@pytest.mark.parametrize(("date", "who"), [("2018-05-08", "person:donald-trump"), ("2022-05-08", "person:joe-biden")], ids=["2018", "2022"])
def test_an_office_is_its_holder_at_the_date(date: str, who: str) -> None:
    assert read("قال الرئيس الأمريكي إن الاتفاق سيئ.", date=date)[0].speaker.id == who


def test_a_capital_speaks_for_its_government() -> None:
    assert read("وأعلنت موسكو أنها لن تشارك في المؤتمر.")[0].speaker.id == "country:RU"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            ["قال", "اتهم", "الوزير", "إسرائيل", "أن", "«", "»", "”", ":", ".", "،", "\n", "🙂", "قَـالَ", "به", "لـ", "\u200f", "الحكومة"]
        ),
        max_size=40,
    )
)
def test_any_text_gives_records_whose_offsets_are_true(words: list[str]) -> None:
    text = " ".join(words) or " "
    for s in read(text):
        record = to_record(s)
        jsonschema.validate(record, SCHEMA)
        spans = [s.cue, s.content, s.speaker.mention, *(x.issue for x in s.stances), *(x.target.mention for x in s.stances if x.target)]
        assert all(span is None or text[span.start : span.end] == span.text for span in spans)


def test_any_number_of_jobs_gives_the_same_bytes() -> None:
    texts = ["قال المدير سمير نصر إن المصنع آمن.", "اتهم الوزير شركة المرافئ بالإهمال.", "وأعلنت موسكو أنها لن تشارك."] * 7
    documents = [Document(f"d{n}", text, lang="ar") for n, text in enumerate(texts)]

    def lines(jobs: int) -> list[str]:
        results = list(extract_all(documents, jobs=jobs))
        assert all(isinstance(r, Extracted) for r in results)
        return [to_line(s) for r in results if isinstance(r, Extracted) for s in r.statements]

    assert lines(1) == lines(2)
    assert len(lines(1)) >= 21


def test_english_is_read_too() -> None:
    document = Document("e", "Ann Reeve said the bridge was safe.\nShe added that the ferry would return.", lang="en")
    first, second = extractor("en").extract(document, layout(document))
    assert (first.cue.text, first.speaker.label) == ("said", "Ann Reeve")
    assert second.cue.text == "added"


def test_who_says_we_is_who_speaks() -> None:
    """A verb of the first person inside a quotation has the quoted for its subject; the name behind it is its object."""
    outer, inner = read("قالت نقابة البحارة في بيان: «السفينة قديمة، ونحذر الحكومة من تكرار الكارثة».")
    assert inner.cue.text == "نحذر"
    assert inner.speaker.id == outer.speaker.id
    assert inner.parent == outer.id


def test_a_third_person_inside_a_quotation_speaks_for_itself() -> None:
    outer, inner = read("قالت نقابة البحارة إن الحكومة حذرت من تكرار الكارثة.")
    assert inner.cue.text == "حذرت"
    assert inner.speaker.id != outer.speaker.id


def test_whom_we_thank_the_words_around_do_not_accuse() -> None:
    found = read("وقالت النقابة في بيان: “نشكر رجال الإنقاذ على شجاعتهم، ونحذر الحكومة من تكرار الكارثة”.")
    stances = [x for s in found for x in s.stances if x.target and "الإنقاذ" in x.target.label]
    assert not [x for x in stances if x.relation in (Relation.ACCUSES, Relation.BLAMES)]
