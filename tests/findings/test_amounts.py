import pytest

from helpers.findings.amounts import amount, by_when
from tests.findings.invented import NAMES


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "zh", "en"),
    [
        (1200.0, "家", "=", "1200家", "1,200"),
        (80.0, "%", ">=", "不低于80%", "at least 80%"),
        (12.5, "%", "<", "低于12.5%", "less than 12.5%"),
        (3.0, "名", "<", "少于3名", "less than 3"),
        (1.0, "次", ">=", "不少于1次", "at least once"),
        (2.0, "次", "=", "2次", "twice"),
        (3.0, "次", "≈", "约3次", "about 3 times"),
        (1.0, "分", "=", "1分", "1 point"),
        (8.0, "分", "<=", "不超过8分", "at most 8 points"),
        (5.0, "平方米", ">", "超过5平方米", "more than 5 square metres"),
        (600000.0, "元", "=", "600000元", "600,000 yuan"),
        (9400.0, "人", "≈", "约9400人", "about 9,400"),
        (1.0, "年", ">=", "不少于1年", "at least 1 year"),
    ],
)
def test_an_amount_has_its_bound_and_unit(value: float, unit: str, comparator: str, zh: str, en: str):
    assert [amount(value, unit, comparator, NAMES[language]) for language in ("zh", "en")] == [zh, en]


@pytest.mark.parametrize(
    ("deadline", "zh", "en"),
    [
        ("", "", ""),
        ("2031", "2031年底前", "by the end of 2031"),
        ("2031-12-31", "2031年底前", "by the end of 2031"),
        ("2030/2031", "2031年底前", "by the end of 2031"),
        ("2031-06", "2031年6月底前", "by the end of June 2031"),
        ("2031-06-05", "2031年6月5日前", "by 5 June 2031"),
    ],
)
def test_a_deadline_is_written_as_a_date_in_a_sentence(deadline: str, zh: str, en: str):
    assert [by_when(deadline, NAMES[language]) for language in ("zh", "en")] == [zh, en]
