from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import find
from helpers.blocks import assemble
from helpers.blocks.checking import check
from helpers.briefing import Page
from helpers.errors import UnknownNameError, UsageError


def test_code_name_and_letters_in_either_language_pick_the_same(page: Page) -> None:
    ids = [list(find(page, name).frame["measure_id"]) for name in ("昆山", "Kunshan", "KS", 320583, "320583")]
    assert ids[0] and all(found == ids[0] for found in ids)


def test_several_names_may_come_one_by_one_in_a_list_or_with_commas(page: Page) -> None:
    asked = (find(page, "Taicang", "Kunshan"), find(page, ["Taicang", "Kunshan"]), find(page, "太仓，昆山"))
    assert {tuple(found.frame["measure_id"]) for found in asked} == {tuple(asked[0].frame["measure_id"])}
    assert set(asked[0].frame["locality_code"]) == {"320583", "320585"}


def test_a_page_says_in_one_line_what_it_is_of(chinese_page: Page) -> None:
    told = repr(chinese_page)
    assert told.startswith("Page in Chinese, edition of 20") and told.endswith("6 articles on 5 localities")


def test_a_theme_whose_name_holds_commas_is_one_name(page: Page) -> None:
    assert set(find(page, themes="Early warning, disputes and rights").frame["theme"]) == {"T05"}


@given(st.sampled_from(["T01", "T02", "T10"]), st.sampled_from(["N", "A", "T", "O"]), st.sampled_from(["", "工会"]))
def test_what_is_found_is_exactly_what_fits(page: Page, theme: str, instrument: str, words: str) -> None:
    measures = page.corpus.measures
    found = set(find(page, themes=theme, instruments=instrument, words=words).frame["measure_id"])
    fits = (measures["theme"] == theme) & (measures["instrument"] == instrument)
    fits &= measures["quote"].str.contains(words) | measures["label_zh"].str.contains(words)
    assert found == set(measures.loc[fits, "measure_id"])


def test_the_second_theme_counts_only_when_asked_for(page: Page) -> None:
    first, both = find(page, themes="T02"), find(page, themes="T02", with_second=True)
    extra = both.frame[~both.frame["measure_id"].isin(first.frame["measure_id"])]
    assert len(extra) and set(extra["theme_second"]) == {"T02"}


def test_silence_is_told_and_is_not_zero(page: Page, chinese_page: Page) -> None:
    assert repr(find(page, "Wujiang")) == "0 measures\n  Wujiang: no article in this bulletin"
    found = find(chinese_page, "昆山", "吴江", themes="T06")
    assert found.silence == [
        "昆山“法律援助与普法”：有文章，未提及（或只作次要主题）",
        "吴江“法律援助与普法”：本期无文章",
    ]


def test_a_name_nearly_right_is_suggested(page: Page) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find(page, "Kunshn")
    assert caught.value.suggestions[0] == "Kunshan"
    with pytest.raises(UnknownNameError, match="Did you mean Organizing"):
        find(page, themes="Organising")


def test_as_much_of_a_name_as_no_other_has_is_enough(page: Page) -> None:
    asked = [find(page, themes=part).frame["theme"].unique().tolist() for part in ("union organizing", "组建")]
    assert asked == [["T02"], ["T02"]]
    with pytest.raises(UnknownNameError, match="unknown theme 'labour'"):
        find(page, themes="labour")


@pytest.mark.parametrize(("name", "said"), [("Organizing", "themes"), ("权威", "instruments"), ("ongoing", "statuses")])
def test_a_theme_in_the_place_of_a_locality_is_told_where_it_belongs(page: Page, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=f"say {said}='{name}'"):
        find(page, "Kunshan", name)


def test_plain_text_has_the_words_where_the_name_is_not_the_same(page: Page, chinese_page: Page) -> None:
    assert repr(find(page, "Kunshan", themes="T02")).splitlines() == [
        "2 measures",
        "  2011-05-KS-15  Raise the ability of union cadres",
        "      提升工会干部能力",
        "  2011-05-KS-17  Promote union founding and widen coverage",
        "      推动工会组建，扩大工会组织覆盖面",
    ]
    assert repr(find(chinese_page, "Kunshan", words="工会干部")).splitlines() == [
        "1 measure",
        "  2011-05-KS-15  提升工会干部能力",
    ]


def test_who_forgets_the_page_is_told_how_to_get_one() -> None:
    with pytest.raises(UsageError, match=r'page = open_page\("2011-05", language="en"\)'):
        find("Kunshan")  # type: ignore[arg-type]


def test_jupyter_shows_the_wrong_line_and_the_message_not_our_own_frames(page: Page) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find(page, "Kunshn")
    shown = caught.value._render_traceback_()
    assert shown[0].endswith('find(page, "Kunshn")')
    assert shown[1].startswith("UnknownNameError: unknown locality 'Kunshn'. Did you mean Kunshan")


def test_one_measure_shows_its_quote_in_its_sentence_its_numbers_and_its_coding(page: Page) -> None:
    measure = find(page, "Kunshan")["2011-05-KS-17"]
    shown = measure._repr_mimebundle_()["text/html"]
    around = page.corpus.quote("2011-05-KS-17")
    assert f"{around.before}<strong>{around.quote}</strong>{around.after}" in shown
    assert "2,413" in shown and "confirmed by" in shown
    assert repr(measure).startswith("2011-05-KS-17\n")


def test_without_jupyter_measures_are_a_table_of_a_briefing_that_cites_each(page: Page) -> None:
    found = find(page, "Kunshan")
    shown = found._repr_mimebundle_()
    assert set(shown) == {"text/html", "text/plain", "application/vnd.union-briefings.section+json"}
    content = shown["application/vnd.union-briefings.section+json"]
    check(content)
    assert set(content["evidence"]) >= set(found.frame["measure_id"])
    cover = page.section().to_json() | {"blocks": [_cover()]}
    assert len(assemble([cover, content])["blocks"][0]["rows"]) == len(found)


def _cover() -> dict[str, object]:
    words = dict.fromkeys(
        ("title", "series", "issuer", "place", "issue", "date", "date_text", "description"), "invented"
    )
    return {"kind": "cover", "language": "en", **words, "date": "2011-05-31"}
