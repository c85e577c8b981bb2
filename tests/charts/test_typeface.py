from __future__ import annotations

import re

import noto_cjk_sans_jp_bold
import noto_cjk_sans_otc
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from helpers.charts import typeface
from helpers.errors import MissingGlyphError

SAMPLE = "工资集体协商“两个普遍”，直复骨化返2008家、80％以上（Suzhou’s “Two Universals”; 83.2%) … — · ≥"


@pytest.fixture(scope="module")
def known() -> dict[str, set[int]]:
    """What another reader of the same files says that the faces can draw."""
    regular = str(noto_cjk_sans_otc.FONT_PATH)
    files = {"zh": (regular, 2), "en": (regular, 0), "bold": (str(noto_cjk_sans_jp_bold.FONT_PATH), -1)}
    found = {}
    for face, (path, number) in files.items():
        with TTFont(path, fontNumber=number, lazy=True) as font:
            found[face] = set(font.getBestCmap())
    return found


@pytest.mark.parametrize("face", ["zh", "en", "bold"])
def test_the_faces_can_draw_what_fonttools_finds_in_their_character_maps(known, face):
    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
    def check(text):
        assert typeface.missing(text, face) == [c for c in dict.fromkeys(text) if ord(c) not in known[face]]

    check()


@pytest.mark.parametrize("face", ["zh", "en", "bold"])
def test_all_signs_of_a_briefing_are_there(face):
    assert typeface.missing(SAMPLE, face) == []


def test_a_character_that_no_font_has_is_an_error_that_names_it_and_the_chart():
    with pytest.raises(MissingGlyphError, match=re.escape("matrix: no font has '🙂' (U+1F642), '\\n' (U+000A)")) as e:
        typeface.typeset("微笑🙂\n🙂", "zh", "matrix")
    assert (e.value.characters, e.value.where) == (("🙂", "\n"), "matrix")


def test_bold_takes_the_mainland_forms_that_the_simplified_chinese_face_has():
    text = "直复骨化返述认今令“角”"  # each is drawn otherwise in Japan
    chinese, bold = (typeface.typeset(text, face, "") for face in ("zh", "bold"))
    assert [name.split("-")[1] for name, _ in bold.glyphs] == [name.split("-")[1] for name, _ in chinese.glyphs]


def test_english_sets_quotation_marks_narrower_than_chinese_does():
    chinese, english = (typeface.width("“a”", face, 8, "") for face in ("zh", "en"))
    assert english < 0.7 * chinese


def test_a_line_is_as_long_as_its_characters():
    em = 8 * 25.4 / 72
    assert typeface.width("工资协商", "zh", 8, "") == pytest.approx(4 * em)
    assert typeface.width("", "zh", 8, "") == 0


def test_an_outline_is_kept_in_whole_units_of_the_font():
    typeface.typeset("工", "zh", "")
    name, start = typeface.typeset("工", "zh", "").glyphs[0]
    vertices = typeface.outline(name).vertices
    assert start == 0
    assert (vertices == vertices.round()).all()
    assert vertices[:, 0].max() <= 1000


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Above-scale enterprises", 100, ["Above-scale enterprises"]),
        ("Above-scale enterprises with a union", 30, ["Above-scale", "enterprises with a", "union"]),
        ("Incomprehensibilities all", 10, ["Incomprehensibilities", "all"]),
        ("规模以上企业，其中已建会者", 18, ["规模以上企", "业，其中已建", "会者"]),
        ("规模以上企业，其中", 16.95, ["规模以上企", "业，其中"]),
        ("2413家中2008家（2011年4月）", 22, ["2413家中2008家", "（2011年4月）"]),
        ("", 10, [""]),
    ],
)
def test_text_breaks_where_its_language_allows(text, room, lines):
    assert typeface.wrap(text, "zh", 8, room, "") == lines


@given(st.text("工会组建、，。（）“”ab 1%c", max_size=40), st.floats(3, 60))
def test_wrapping_loses_nothing_but_spaces_at_the_ends_of_lines(text, room):
    lines = typeface.wrap(text, "zh", 8, room, "")
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


@given(st.text("工会组建、，。（）“”ab1%c", max_size=40), st.floats(3, 60))
def test_no_line_begins_with_closing_punctuation(text, room):
    lines = typeface.wrap(text, "zh", 8, room, "")
    assert [line for line in lines[1:] if line[0] in "、，。）”"] == []
