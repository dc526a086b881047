"""Whatever the text: nothing raises, regions are in order, disjoint and inside their article, and glue changes nothing before it."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.model import Document, Layout
from kg.readers import layout
from kg.readers.dates import is_bare_date, parse_date

LINES = (
    "إقرأ أيضاً:", "اقرأ أيضا: صيادو المرفأ يحتجون", "تاريخ النشر: 3 آذار 2021", "المصدر: صوت الساحل", "المصدر:", "صوت الساحل:", "Read more:", "Advertisement",
    "صيادو المرفأ يرفضون الرسوم", "وقال نقيب الصيادين: “لن ندفع”", "رفض صيادو المرفأ الرسوم الجديدة التي أعلنتها الإدارة مطلع الأسبوع، وطالبوا بلقاء المحافظ.",
    "شكر تجار السوق القديم البلدية على ترميم السقف الخشبي بعد الحريق.", "\u200fتابعونا على تلغرام", "12/3/2020", "---", "©", "قَـــالَ\u200f «نَعم»", "🙂🙂 قال",
)  # fmt: skip
ANYTHING = st.text(alphabet=st.characters(codec="utf-8"), max_size=80)
TEXTS = st.lists(st.one_of(st.sampled_from(LINES), ANYTHING), max_size=14).flatmap(
    lambda lines: st.sampled_from(("\n", "\r\n", "\n\n", "\u2028", "\r")).map(lambda newline: newline.join(lines))
)
STORIES = st.lists(st.sampled_from([line for line in LINES if line.endswith(".")]), min_size=1, max_size=4).map("\n".join)
BORDER = "\nالمصدر: صوت الساحل\nإقرأ أيضاً:\nوزيرة النقل تفتح الجسر\n"
GLUED = "فتحت وزيرة النقل سلمى الخوري الجسر أمام السيارات صباح اليوم، وشكرت المهندسين على عملهم طوال الصيف.\nوانتقد نائب المدينة التأخير."


def check(text: str, parts: Layout) -> None:
    """What holds of every layout."""
    assert len(parts.articles) == len(parts.regions) >= 1
    assert [a.index for a in parts.articles] == list(range(len(parts.articles)))
    assert (parts.articles[0].start, parts.articles[-1].end) == (0, len(text))
    assert all(a.end == b.start for a, b in zip(parts.articles, parts.articles[1:], strict=False))
    for article, regions in zip(parts.articles, parts.regions, strict=True):
        bounds = [article.start, *(x for r in regions for x in (r.start, r.end)), article.end]
        assert bounds == sorted(bounds)
        assert all(r.start < r.end and text[r.start : r.end].strip() == text[r.start : r.end] for r in regions)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("")
@example("\n\u200f\n")
def test_any_text_has_a_layout(text: str) -> None:
    check(text, layout(Document("d", text)))


@settings(max_examples=100, deadline=None)
@given(STORIES)
def test_an_article_added_after_a_border_changes_none_before(story: str) -> None:
    alone, glued = layout(Document("d", story)), layout(Document("d", story + BORDER + GLUED))
    assert len(glued.articles) == len(alone.articles) + 1
    assert glued.regions[: len(alone.regions)] == alone.regions
    assert glued.articles[-1].title == "وزيرة النقل تفتح الجسر"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789٣/-. ،من تشرين الأولMay,thآذار"), max_size=40))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    assert is_bare_date(text) <= (parse_date(text) is not None)
