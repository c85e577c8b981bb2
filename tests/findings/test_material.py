import pytest

from helpers.analysis.density import by_locality
from helpers.errors import UnknownNameError
from helpers.findings import material
from tests.analysis.invented import LEFT, RIGHT, articles, measures
from tests.findings.invented import NAMES, caveats, said, states_of


def test_the_scope_tells_both_readings():
    m, a = measures({}, {"theme": "T02", "unit_type": "event"}), articles({}, {})
    assert said(lambda n: material.scope(by_locality(m, a), states_of(m, LEFT), LEFT, n)) == [
        "本期通报刊有关于左市的文章2篇，共2000字；按编码手册计，报告措施2项，涉及2个主题；按保守读法为1项，涉及1个主题。",
        "The bulletin carries 2 articles (2,000 characters) on Left City; by the codebook’s rules, 2 measures on 2 "
        "themes are reported; on the conservative reading, 1 measure on 1 theme.",
    ]


def test_themes_of_the_conservative_reading_are_those_of_its_measures():
    series = {"series_id": "S1"}
    m = measures(series, {**series, "theme": "T02"}, {"theme": "T03", "unit_type": "event"})
    found = material.scope(by_locality(m, articles({})), states_of(m, LEFT), LEFT, NAMES["en"])
    careful = next(item for item in found.derived if item.id == f"themes.conservative.{LEFT}")
    assert (careful.formula, careful.rests_on) == ("mock bargaining", ("M1",))


def test_an_article_without_measures_has_none():
    m, a = measures(), articles({})
    assert said(lambda n: material.scope(by_locality(m, a), states_of(m, LEFT), LEFT, n)) == [
        "本期通报刊有关于左市的文章1篇，共1000字；按编码手册计，没有可计的措施。",
        "The bulletin carries 1 article (1,000 characters) on Left City; by the codebook’s rules, no measure is "
        "reported.",
    ]


def test_no_article_is_no_statement_on_the_work():
    a = articles({}, {})
    assert said(lambda n: material.no_article(a, RIGHT, n)) == [
        "本期通报共2篇文章，没有关于右市的文章。",
        "The bulletin has 2 articles, none of which is about Right City.",
    ]


def test_of_one_article_it_is_said_whom_it_is_not_about():
    a = articles({})
    assert said(lambda n: material.no_article(a, RIGHT, n)) == [
        "本期通报共1篇文章，没有关于右市的文章。",
        "The bulletin has 1 article, which is not about Right City.",
    ]


def test_articles_have_their_length_and_genre():
    m, a = measures({}), articles({}, {"locality_code": RIGHT, "char_count": 250}, {"locality_code": RIGHT})
    a = a.assign(genre=["speech", "speech", "work_report"])
    assert said(lambda n: material.by_locality(by_locality(m, a), a, n)) == [
        "本期通报共3篇文章，涉及2地：左1000字（讲话传达）；右1250字（讲话传达和工作汇报）。",
        "The bulletin has 3 articles on 2 localities, with this many characters: Left 1,000 (speech conveyed); Right "
        "1,250 (speech conveyed and work report).",
    ]


def test_one_article_is_one():
    m, a = measures({}), articles({}).assign(genre="speech")
    assert said(lambda n: material.by_locality(by_locality(m, a), a, n)) == [
        "本期通报共1篇文章，涉及1地：左1000字（讲话传达）。",
        "The bulletin has 1 article on 1 locality, with this many characters: Left 1,000 (speech conveyed).",
    ]


def test_the_scope_of_a_locality_without_an_article_is_an_error():
    m, a = measures({}), articles({})
    with pytest.raises(UnknownNameError, match="unknown locality with an article '900002'"):
        material.scope(by_locality(m, a), states_of(m, LEFT), RIGHT, NAMES["en"])


def test_a_conservative_count_of_none_rests_on_what_was_looked_through():
    m, a = measures({"unit_type": "event"}), articles({})
    found = material.scope(by_locality(m, a), states_of(m, LEFT), LEFT, NAMES["en"])
    careful = [(item.formula, item.rests_on) for item in found.derived if "conservative" in item.id]
    assert careful == [("counted one by one: 0 measures", ("M1",)), ("0", ("M1",))]


def test_the_absence_of_an_article_is_not_interpreted():
    assert caveats(lambda n: material.no_article(articles({}), RIGHT, n)) == [
        "通报不载，不等于当地不做；本简报不据此计数，也不据此推断。",
        "Absence from the bulletin does not mean absence of work; it is neither counted nor interpreted here.",
    ]
