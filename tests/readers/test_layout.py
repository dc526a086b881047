"""Are glued articles told apart, boilerplate dropped, and whole articles left whole?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document
from kg.readers import layout
from kg.readers.dates import parse_date

BODY = "قال مدير المرفأ إن السفينة غادرت الرصيف مساء أمس بعد تأخير دام ساعات بسبب العاصفة. وأضاف أن الركاب وصلوا سالمين إلى الميناء المقابل وأن الشركة ستعوّضهم عن التأخير الذي لحق بهم في الرحلة."
FIRST = f"غرق عبّارة قرب المرفأ\nتاريخ النشر: 3 آذار 2021\n{BODY}\nالمصدر: صوت الساحل\n"
SECOND = f"إقرأ أيضاً:\nمدير المرفأ يرد على الانتقادات\n{BODY.replace('السفينة', 'الباخرة')} وختم بالقول إن التحقيق مستمر حتى تظهر النتائج كلها.\nالمصدر: جريدة المرسى\n"


def test_two_glued_articles_have_their_own_outlet_and_date() -> None:
    parts = layout(Document("d", FIRST + SECOND, date="2024-01-01", outlet="الناشر"))
    assert [(a.outlet, a.date) for a in parts.articles] == [("صوت الساحل", "2021-03-03"), ("جريدة المرسى", None)]
    assert parts.articles[0].end == parts.articles[1].start == len(FIRST)
    assert parts.articles[1].title == "مدير المرفأ يرد على الانتقادات"


def test_a_list_of_links_is_no_article() -> None:
    text = f"{FIRST}إقرأ أيضاً:\nعنوان أول\nعنوان ثان\nعنوان ثالث\n"
    assert len(layout(Document("d", text)).articles) == 1


def test_boilerplate_yields_no_region() -> None:
    text = f"{BODY}\nتابعونا على تلغرام\nجميع الحقوق محفوظة\nالمصدر: صوت الساحل"
    (regions,) = layout(Document("d", text)).regions
    assert [text[r.start : r.end] for r in regions] == [BODY]


def test_a_source_who_speaks_is_no_boilerplate() -> None:
    text = "قال المصدر إن السفينة غادرت.\nاشتركت وحدات في التمرين."
    (regions,) = layout(Document("d", text)).regions
    assert len(regions) == 2


def test_a_body_that_stands_twice_is_read_once() -> None:
    (regions,) = layout(Document("d", f"{BODY}\n{BODY}")).regions
    assert len(regions) == 1


def test_an_article_behind_a_border_changes_none_before_it() -> None:
    alone, glued = layout(Document("d", FIRST)), layout(Document("d", FIRST + SECOND))
    assert glued.regions[0] == alone.regions[0]


def test_a_story_without_a_title_behind_source_and_border_is_an_article() -> None:
    text = f"{FIRST}إقرأ أيضاً:\n{BODY.replace('السفينة', 'الباخرة')}\nالمصدر: جريدة المرسى | 4 آذار 2021\n"
    second = layout(Document("d", text)).articles[1]
    assert (second.title, second.outlet, second.date) == (None, "جريدة المرسى", "2021-03-04")


def test_a_day_below_each_headline_parts_articles_and_a_day_in_a_story_does_not() -> None:
    first, second = f"غرق عبّارة\n3 آذار 2021\n{BODY}\n", f"رد مدير المرفأ\n4 آذار 2021\n{BODY.replace('السفينة', 'الباخرة')}\n"
    assert [a.date for a in layout(Document("d", first + second)).articles] == ["2021-03-03", "2021-03-04"]
    assert len(layout(Document("d", f"{BODY}\n{second}")).articles) == 1


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("7th, October 2023 GMT", "2023-10-07"), ("٣ آذار ٢٠٢١", "2021-03-03"), ("3 تشرين الثاني 2020", "2020-11-03"), ("12 غشت 2019", "2019-08-12"),
        ("2022-02-30", None), ("1/2/2020", "2020-02-01"), ("March 5, 2019", "2019-03-05"), ("يوم الجمعة", None),
    ],
)  # fmt: skip
def test_dates(words: str, iso: str | None) -> None:
    assert parse_date(words) == iso


@given(st.text(alphabet=st.sampled_from('قال إن الوزير\n\r«»“”".:؟ \u200f\u0640\u064b🙂:إقرأ أيضاً المصدر تاريخ النشر 12/3'), max_size=300))
def test_regions_are_in_order_and_inside_their_article(text: str) -> None:
    parts = layout(Document("d", text or " "))
    last = 0
    for article, regions in zip(parts.articles, parts.regions, strict=True):
        for region in regions:
            assert last <= region.start < region.end <= article.end
            last = region.end
