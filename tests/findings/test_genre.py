import pandas as pd

from helpers.findings import genre
from tests.analysis.invented import RIGHT, THIRD, articles, measures
from tests.findings.invented import NAMES, said


def material(*genres: str, of: tuple[int, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return mandated measures, as many of each article as is said, and articles of these genres."""
    a = articles(*({} for _ in genres)).assign(genre=list(genres))
    m = measures(*({"status": "mandated"} for count in of for _ in range(count)))
    return m.assign(article_no=[number for number, count in enumerate(of, start=1) for _ in range(count)]), a


def test_nothing_is_said_of_a_status_that_no_measure_has():
    m, a = material("speech", of=(1,))
    assert said(lambda n: genre.concentration(m, a, "announced", n)) is None


def test_all_measures_may_come_from_one_genre():
    m, a = material("speech", of=(3,))
    assert said(lambda n: genre.concentration(m, a, "mandated", n)) == [
        "标为“发文要求”的3项措施，所出文章同属一种体裁：讲话传达。",
        "The 3 measures coded “mandated” come from articles of one genre: speech conveyed.",
    ]


def test_one_measure_comes_from_one_genre():
    m, a = material("speech", of=(1,))
    assert said(lambda n: genre.concentration(m, a, "mandated", n)) == [
        "标为“发文要求”的1项措施，所出文章同属一种体裁：讲话传达。",
        "The 1 measure coded “mandated” comes from articles of one genre: speech conveyed.",
    ]


def test_the_genre_with_most_measures_is_named_with_its_share():
    m, a = material("speech", "work_report", of=(3, 1))
    assert said(lambda n: genre.concentration(m, a, "mandated", n)) == [
        "标为“发文要求”的4项措施中，出自讲话传达的最多，有3项，占75%。",
        "Of the 4 measures coded “mandated”, the largest part, 3 (75%), comes from this genre: speech conveyed.",
    ]


def test_genres_with_equally_many_measures_are_both_named():
    m, a = material("speech", "work_report", of=(2, 2))
    assert said(lambda n: genre.concentration(m, a, "mandated", n)) == [
        "标为“发文要求”的4项措施中，出自讲话传达和工作汇报的最多，各2项，各占50%。",
        "Of the 4 measures coded “mandated”, the largest parts, 2 (50%) each, come from these genres: speech "
        "conveyed and work report.",
    ]


def test_genres_that_differ_are_told_with_their_localities():
    a = articles({"locality_code": RIGHT}, {}, {"locality_code": RIGHT}, {"locality_code": THIRD})
    a = a.assign(genre=["speech", "work_report", "speech", "speech"])
    assert [str(genre.differing(a, names)) for names in NAMES.values()] == [
        "文章体裁不同：工作汇报（左）、讲话传达（右和中）；写法因体裁而异，这类差别不宜读作力度的差别。",
        "Articles differ in genre: work report (Left); speech conveyed (Right and Third). Wording goes with genre: "
        "such a difference says little of strength.",
    ]


def test_nothing_is_said_of_a_single_genre():
    a = articles({}, {"locality_code": RIGHT}).assign(genre="speech")
    assert [str(genre.differing(a, names)) for names in NAMES.values()] == ["", ""]
