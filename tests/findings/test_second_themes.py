"""A theme that a locality touches on as a second one is never passed over in silence."""

from __future__ import annotations

import pandas as pd

from helpers.findings import silence, theme
from tests.analysis.invented import LEFT, RIGHT, THIRD, by_theme
from tests.findings.invented import NAMES, said, states_of


def _coded():
    m = by_theme({LEFT: {"T01": 1}, RIGHT: {"T02": 1, "T01": 1}, THIRD: {"T02": 1, "T01": 1}})
    m.loc[m["locality_code"] == LEFT, "theme_second"] = "T02"
    return m


def test_a_theme_page_names_who_touches_on_it_as_a_second_theme():
    m = _coded()
    s = states_of(m, LEFT, RIGHT, THIRD)
    assert said(lambda n: theme.who(s, "T02", n, m)) == [
        "以“虚构组建”为主要主题的措施共2项（按保守读法2项）：右1项和中1项；左的文章没有。其中作为次要主题涉及的：左（M1）。",
        "2 measures have mock organizing as the main theme (2 on the conservative reading): Right 1 and Third 1; there "
        "is none on Left. Of these, it is touched on as a second theme by: Left (M1).",
    ]


def test_what_only_one_reports_names_who_else_touches_on_it():
    m = by_theme({LEFT: {"T01": 1}, RIGHT: {"T02": 1, "T01": 1}})
    m.loc[m["locality_code"] == LEFT, "theme_second"] = "T02"
    s = states_of(m, LEFT, RIGHT)
    assert said(lambda n: silence.distinctive(s, n, m)) == [
        "按措施的主要主题计，在有文章的2个县级市、区中，只有1地报告的主题有1个：虚构组建（右）。其他地方作为次要主题"
        "涉及的：虚构组建，左（M1）。",
        "By main theme, 1 theme is reported by only one of the 2 county-level cities and districts with an article: "
        "mock organizing (Right). Touched on elsewhere as a second theme: mock organizing, Left (M1).",
    ]


def test_what_all_share_says_how_firm_that_is_where_it_is_asked_for():
    m = by_theme({LEFT: {"T01": 1, "T02": 2}, RIGHT: {"T01": 2, "T02": 2}})
    s = states_of(m, LEFT, RIGHT)
    caveats = []
    for language in ("zh", "en"):
        found = silence.shared(s, NAMES[language], m)
        assert found is not None
        caveats.append(str(found.block.caveat))
    assert caveats == [
        "任意去掉1项措施后仍为共同的有1个，按保守读法仍为共同的有2个。措施还可涉及次要主题，此处不计。",
        "If any one measure were dropped, 1 would still be shared; on the conservative reading, 2. A measure may touch "
        "on a second theme, which is left out here.",
    ]


def test_measures_of_other_themes_that_are_for_the_group_of_a_theme_are_named():
    m = by_theme({LEFT: {"T01": 2, "T03": 1}, RIGHT: {"T01": 1}}).assign(target_group="虚构职工")
    m.loc[[0, 2, 3], "target_group"] = ["虚构职工；虚构农民工", "虚构农民工", "虚构农民工"]
    actors = pd.DataFrame({"actor_zh": ["虚构职工", "虚构农民工"], "theme": ["", "T03"]})
    assert said(lambda n: theme.groups(m, actors, "T03", n)) == [
        "主题在别处、而对象包括此类人群的措施有2项：左（M1）；右（M4）。",
        "2 measures on other themes name this group among those whom they are for: Left (M1); Right (M4).",
    ]
    assert said(lambda n: theme.groups(m, actors, "T02", n)) is None
