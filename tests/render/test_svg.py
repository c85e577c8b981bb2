from __future__ import annotations

from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import RenderError
from helpers.render.svg import inline_svg, plain_svg

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
PNG = "data:image/png;base64,iVBORw0KGgo="


def drawing(inner: str) -> str:
    return f"{OPEN}{inner}</svg>"


def inner(svg: str) -> str:
    return svg.partition(">")[2].removesuffix("</svg>")


def test_shapes_stay_and_words_about_them_go() -> None:
    given_svg = drawing(
        "<metadata>x</metadata><title>y</title><!-- z --><desc/><g>words<path d='M0 0' data-x='1' class='c'/></g>"
    )
    assert inner(inline_svg(given_svg, "p", {})) == '<g><path d="M0 0"/></g>'


def test_a_drawing_is_hidden_from_screen_readers_and_takes_the_page_s_size_and_ink() -> None:
    made = inline_svg(OPEN.replace(">", ' width="124mm" height="30mm"></svg>'), "p", {})
    assert made == '<svg viewBox="0 0 9 9" fill="currentColor" aria-hidden="true" focusable="false"></svg>'


def test_a_drawing_without_a_view_box_gets_one_of_its_size() -> None:
    made = inline_svg('<svg xmlns="http://www.w3.org/2000/svg" width="12pt" height="7.5pt"/>', "p", {})
    assert 'viewBox="0 0 12 7.5"' in made


def test_ids_are_the_page_s_own_and_only_where_something_refers_to_them() -> None:
    made = inline_svg(
        drawing(
            "<defs><clipPath id='c'><rect id='unused'/></clipPath><path id='a'/></defs>"
            "<use xlink:href='#a' clip-path='url(#c)'/><use href='#a'/>"
        ),
        "w1-",
        {},
    )
    names = {"c": "w1-0", "a": "w1-1"}
    assert inner(made) == (
        f'<defs><clipPath id="{names["c"]}"><rect/></clipPath><path id="{names["a"]}"/></defs>'
        f'<use href="#{names["a"]}" clip-path="url(#{names["c"]})"/><use href="#{names["a"]}"/>'
    )


def test_styles_become_attributes_and_outweigh_them() -> None:
    made = inline_svg(
        drawing("<path fill='red' style='fill: #0B5A6B; stroke:none; font-family: x'/>"), "p", {"#0b5a6b": "--accent"}
    )
    assert inner(made) == '<path fill="var(--accent)" stroke="none"/>'


def test_black_and_white_turn_with_the_page() -> None:
    made = inline_svg(drawing("<path fill='#000000' stroke='white'/><path fill='#123456'/>"), "p", {})
    assert inner(made) == '<path fill="var(--ink)" stroke="var(--paper)"/><path fill="#123456"/>'


def test_a_rule_for_all_shapes_stands_on_the_drawing() -> None:
    made = inline_svg(drawing("<defs><style>*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>"), "p", {})
    assert 'stroke-linejoin="round" stroke-linecap="butt"' in made


def test_what_a_shape_says_of_its_ink_stays() -> None:
    ink = (
        '<path d="M0 0" opacity="0.9" fill="#123456" fill-opacity="0.4" fill-rule="evenodd" stroke="#123456"'
        ' stroke-width="2" stroke-opacity="0.5" stroke-linecap="round" stroke-linejoin="bevel" stroke-miterlimit="4"'
        ' stroke-dasharray="1 2" stroke-dashoffset="3" visibility="hidden" display="none"/>'
    )
    assert inner(inline_svg(drawing(ink), "p", {})) == ink


def test_what_a_shape_says_of_its_place_stays() -> None:
    shapes = (
        '<defs><linearGradient gradientUnits="userSpaceOnUse" gradientTransform="scale(2)" spreadMethod="pad" x1="0"'
        ' x2="1" y1="0" y2="1"><stop offset="0.5" stop-color="#123456" stop-opacity="0.5"/></linearGradient>'
        '<radialGradient cx="1" cy="1" r="2" fx="1" fy="1"/><pattern patternUnits="userSpaceOnUse"'
        ' patternTransform="scale(2)" patternContentUnits="userSpaceOnUse"/><clipPath clipPathUnits="userSpaceOnUse"/>'
        '<mask maskUnits="userSpaceOnUse"/></defs>'
        '<symbol viewBox="0 0 1 1" preserveAspectRatio="none"/><rect x="1" y="2" width="3" height="4" rx="1" ry="1"/>'
        '<circle cx="1" cy="2" r="3" transform="scale(2)"/><ellipse cx="1" cy="2" rx="3" ry="4"/>'
        '<line x1="1" y1="2" x2="3" y2="4"/><polygon points="0,0 1,1"/><polyline points="0,0 1,1"/>'
        '<g clip-rule="evenodd"><text x="1" y="2" dx="3" dy="4" font-size="5" font-weight="600" text-anchor="end"'
        ' dominant-baseline="middle">words<tspan dy="1">more</tspan></text></g>'
    )
    assert inner(inline_svg(drawing(shapes), "p", {})) == shapes


def test_a_png_inside_the_drawing_stays() -> None:
    assert PNG in inline_svg(drawing(f"<image width='1' height='1' xlink:href='{PNG}'/>"), "p", {})


def test_for_print_a_drawing_keeps_its_colours_ids_and_size() -> None:
    given_svg = drawing("<defs><path id='a'/></defs><use xlink:href='#a' fill='#0b5a6b'/>").replace(
        "viewBox", 'width="9mm" viewBox'
    )
    assert plain_svg(given_svg) == (
        '<svg width="9mm" viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg">'
        '<defs><path id="a"/></defs><use href="#a" fill="#0b5a6b"/></svg>'
    )


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<g><foreignObject/></g>", "<foreignObject>"),
        ("<a href='https://example.org'/>", "<a>"),
        ("<animate/>", "<animate>"),
        ("<path onclick='x()'/>", "'onclick'"),
        ("<path ONLOAD='x()'/>", "'ONLOAD'"),
        ("<use href='https://example.org/x.svg#a'/>", "https://example.org/x.svg#a"),
        ("<image href='https://example.org/x.png'/>", "https://example.org/x.png"),
        ("<image href='data:image/svg+xml;base64,AAAA'/>", "data:image/svg"),
        ("<use href='data:image/png;base64,AAAA'/>", "data:image/png"),
        ("<path fill='url(https://example.org/x)'/>", "https://example.org/x"),
        ("<path style='fill: url(//example.org)'/>", "//example.org"),
        ("<style>.a { fill: red }</style>", "style sheet"),
        ("<style>@import 'x';</style>", "style sheet"),
        ("<g>", "not well-formed"),
    ],
)
@pytest.mark.parametrize("draw", [lambda svg: inline_svg(svg, "p", {}), plain_svg])
def test_what_acts_or_is_fetched_stops_the_build(content: str, named: str, draw: object) -> None:
    with pytest.raises(RenderError, match="drawing") as caught:
        draw(drawing(content))  # type: ignore[operator]
    assert named in str(caught.value)


@pytest.mark.parametrize(
    "svg",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        "<svg/>",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        "",
    ],
)
def test_what_is_not_plain_svg_stops_the_build(svg: str) -> None:
    with pytest.raises(RenderError, match="a drawing"):
        plain_svg(svg)


def test_the_standard_document_type_is_no_fault() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    assert inner(plain_svg('<?xml version="1.0" encoding="utf-8"?>\n' + doctype + drawing("<g/>"))) == "<g/>"


def test_the_value_of_an_attribute_reads_back() -> None:
    path = """<path d="a &amp; b &amp;amp; &amp;quot; &quot; ' &lt;c> 甲"/>"""
    assert inner(inline_svg(drawing(path), "p", {})) == path


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40))
def test_no_value_of_an_attribute_breaks_out_of_it(value: str) -> None:
    if "url(" in value:
        return
    made = inline_svg(drawing(f"<path d={quoteattr(value)}/>"), "p", {})
    assert made.count("<") == 3
