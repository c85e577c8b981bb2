from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree as ET

import matplotlib
import noto_cjk_sans_jp_bold
import noto_cjk_sans_otc
import pytest
from fontTools.ttLib import TTFont

from helpers.charts import COLOURS, matrix, targets
from helpers.charts.canvas import Canvas
from helpers.charts.drawing import draw, settings
from helpers.errors import MissingGlyphError, RenderError

from . import invented


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 -- our own, made a moment ago


SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"


def drawn() -> str:
    made = matrix(invented.states(), invented.localities(), invented.themes(), language="zh", chosen="320583")
    return made.svg + made.svg_narrow


@pytest.fixture(scope="module")
def letters() -> dict[str, dict[int, str]]:
    """Which character each glyph stands for, by face: as the fonts map it, or in the form of another language."""
    regular = str(noto_cjk_sans_otc.FONT_PATH)
    files = {"zh": (regular, 2), "en": (regular, 0), "bold": (str(noto_cjk_sans_jp_bold.FONT_PATH), -1)}
    found = {}
    for face, (path, number) in files.items():
        with TTFont(path, fontNumber=number, lazy=True) as font:
            names = {name: chr(code) for code, name in sorted(font.getBestCmap().items(), reverse=True)}
            table = font["GSUB"].table
            local = {
                index
                for record in table.FeatureList.FeatureRecord
                if record.FeatureTag == "locl"
                for index in record.Feature.LookupListIndex
            }
            for index in sorted(local):
                for subtable in table.LookupList.Lookup[index].SubTable:
                    mapping = getattr(subtable, "ExtSubTable", subtable).mapping
                    names |= {form: names[name] for name, form in mapping.items() if name in names}
            found[face] = {font.getGlyphID(name): character for name, character in names.items()}
    return found


def spelled(svg: str, letters: dict[str, dict[int, str]]) -> list[str]:
    """The lines of type of an SVG, read back from its glyphs; some characters share one and are made one by NFKC."""
    lines = []
    for group in parse(svg).iter(f"{SVG}g"):
        names = [use.attrib[f"{XLINK}href"][1:].split("-") for use in group.findall(f"{SVG}use")]
        if names:
            lines.append(normalize("NFKC", "".join(letters[face][int(glyph, 16)] for face, glyph in names)))
    return lines


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_outlines_spell_what_was_to_be_written(sheets, letters, language):
    made = targets(invented.attainment(), language=language)
    assert spelled(made.svg, letters) == [normalize("NFKC", text) for text in sheets[0].texts]
    assert spelled(made.svg_narrow, letters) == [normalize("NFKC", text) for text in sheets[1].texts]


def test_an_svg_holds_shapes_in_our_colours_and_nothing_else():
    svg = matrix(invented.states(), invented.localities(), invented.themes(), language="en").svg
    root = parse(svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {"svg", "g", "defs", "path", "use"}
    attributes = {name.removeprefix(XLINK) for element in root.iter() for name in element.attrib}
    assert attributes == {"width", "height", "viewBox", "version", "id", "d", "href", "x", "transform", "fill", "style"}
    assert set(re.findall(r"#[0-9a-f]{6}\b", svg)) <= set(COLOURS)
    assert svg.startswith("<svg")
    assert "rgb(" not in svg


def test_no_word_of_the_data_stands_in_the_svg_itself():
    frame = invented.attainment().assign(indicator_en="<script>alert(1)</script> --> ]]> &lt;")
    svg = targets(frame, language="en").svg
    assert not re.search(r"script|alert|--|\]\]", svg.replace("-", "", svg.count("href")))
    assert "<!--" not in svg


def test_a_drawing_is_as_wide_as_the_page_gives_it_room():
    wide = parse(drawn().split("</svg>")[0] + "</svg>")
    assert [round(float(wide.attrib["width"].removesuffix("pt")) * 25.4 / 72, 3)] == [166.0]
    text = targets(invented.attainment(), language="zh")
    widths = [
        round(float(parse(svg).attrib["width"].removesuffix("pt")) * 25.4 / 72, 3)
        for svg in (text.svg, text.svg_narrow)
    ]
    assert (text.width, widths) == ("text", [124.0, 92.0])


def test_equal_data_give_equal_bytes_whatever_was_drawn_before():
    first = drawn()
    targets(invented.attainment(), language="en")
    assert drawn() == first


def test_equal_data_give_equal_bytes_in_every_process():
    code = (
        "import hashlib, sys; from charts.test_drawing import drawn;"
        "sys.stdout.write(hashlib.sha256(drawn().encode()).hexdigest())"
    )
    tests = Path(__file__).parents[1]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": str(tests), "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(drawn().encode()).hexdigest()}


def test_a_chart_drawn_in_a_forked_process_is_the_same():
    first = drawn()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, b"1" if drawn() == first else b"0")
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reading, 1) == b"1"
    os.close(reading)
    os.close(writing)


def test_what_an_analyst_has_set_changes_no_chart_and_stays_as_it_was():
    plain = drawn()
    wild = {
        "figure.dpi": 300,
        "figure.facecolor": "red",
        "savefig.bbox": "tight",
        "svg.fonttype": "none",
        "svg.hashsalt": None,
        "svg.id": "x",
        "path.sketch": (1, 100, 2),
        "lines.linewidth": 9,
        "patch.force_edgecolor": True,
        "text.usetex": True,
        "font.family": "serif",
        "figure.constrained_layout.use": True,
    }
    with matplotlib.rc_context(wild):
        before = dict(matplotlib.rcParams)
        assert drawn() == plain
        assert dict(matplotlib.rcParams) == before


def test_drawing_neither_imports_pyplot_nor_registers_a_font():
    code = (
        "import sys, matplotlib.font_manager as f; before = list(f.fontManager.ttflist);"
        "from charts.test_drawing import drawn; drawn();"
        "assert f.fontManager.ttflist == before; assert 'matplotlib.pyplot' not in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)


def test_a_character_that_the_fonts_lack_stops_the_drawing():
    frame = invented.attainment().assign(indicator_zh="建会🙂")
    with pytest.raises(MissingGlyphError, match="targets: no font has '🙂'"):
        targets(frame, language="zh")


@pytest.mark.parametrize(("x", "y"), [(-1, 5), (89, 5), (40, 0.5), (40, 9.5)])
def test_a_label_that_would_be_cut_off_stops_the_drawing(x, y):
    def paint(canvas: Canvas) -> float:
        canvas.text(x, y, "昆山", size=8)
        return 10

    message = r"test: the label '昆山' reaches \d\.\d mm over the edge of a sheet of \d+ by 10\.0 mm"
    with pytest.raises(RenderError, match=message):
        draw(paint, width="text", language="zh", alt="虚构", where="test")


def test_a_turned_label_is_measured_as_it_stands():
    with settings():
        canvas = Canvas(92, "en", "test")
        canvas.text(10, 30, "Zhangjiagang", angle=90)
        length = canvas.measure("Zhangjiagang")
    left, top, right, bottom = canvas.labels[0].box
    assert (top, bottom) == pytest.approx((30 - length, 30))
    assert (left + right) / 2 == pytest.approx(10)
    assert right - left < 3
