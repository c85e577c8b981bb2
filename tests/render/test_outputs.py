from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest

from helpers.blocks import Chart, Heading, Paragraph, text
from helpers.errors import RenderError
from helpers.render.outputs import blocks_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
PNG = b64encode(b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")).decode()


def read(output: dict[str, Any], cell: dict[str, Any] | None = None) -> tuple[object, ...]:
    return blocks_of(output, cell or {}, "cell-2-output-1", row_label="行")


def shown(data: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"output_type": "display_data", "data": data, "metadata": {}} | more


@pytest.mark.parametrize(
    ("metadata", "cell"),
    [
        ({"alt": "虚构图", "title": "题"}, {}),
        ({"image/svg+xml": {"alt": "虚构图", "title": "题"}}, {"metadata": {"alt": "别的"}}),
        ({}, {"metadata": {"alt": "虚构图", "title": "题"}}),
    ],
)
def test_a_chart_takes_its_words_from_the_output_or_the_cell(metadata: dict[str, Any], cell: dict[str, Any]) -> None:
    made = read(shown({"image/svg+xml": [SVG[:9], SVG[9:]], "text/plain": "<Figure>"}, metadata=metadata), cell)
    assert made == (Chart("cell-2-output-1", text("题"), SVG, "虚构图"),)


@pytest.mark.parametrize("mime", ["image/svg+xml", "image/png"])
def test_a_chart_without_alternative_text_stops_the_build_and_the_error_says_how_to_give_it(mime: str) -> None:
    content = SVG if mime == "image/svg+xml" else PNG
    with pytest.raises(
        RenderError, match=r'cell-2-output-1: a chart without .* display\(figure, metadata={"alt": "…"}\)'
    ):
        read(shown({mime: content}), {"metadata": {"alt": "  "}})


def test_a_png_is_framed_in_a_drawing_of_its_size() -> None:
    made = read(shown({"image/png": PNG[:20] + "\n" + PNG[20:]}, metadata={"alt": "虚构图"}))
    size = 'width="640" height="480"'
    assert made == (
        Chart(
            "cell-2-output-1",
            text(),
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480" {size}>'
            f'<image {size} href="data:image/png;base64,{PNG}"/></svg>',
            "虚构图",
        ),
    )


def test_what_only_claims_to_be_a_png_stops_the_build() -> None:
    with pytest.raises(RenderError, match="is not a PNG"):
        read(shown({"image/png": b64encode(b"<svg onload=x>").decode()}, metadata={"alt": "x"}))


def test_another_picture_stops_the_build() -> None:
    with pytest.raises(RenderError, match="only SVG and PNG can be printed; this is image/gif"):
        read(shown({"image/gif": "R0lG"}))


def test_markdown_comes_out_as_blocks() -> None:
    assert read(shown({"text/markdown": "## 题\n\n文", "text/plain": "x"})) == (
        Heading(2, "cell-2-output-1-heading-1", text("题")),
        Paragraph(text("文")),
    )


def test_each_line_of_plain_text_is_a_paragraph() -> None:
    assert read({"output_type": "stream", "name": "stdout", "text": ["甲\n", "\n", " 乙\n"]}) == (
        Paragraph(text("甲")),
        Paragraph(text("乙")),
    )


@pytest.mark.parametrize(
    "output",
    [
        {"output_type": "stream", "name": "stderr", "text": "/home/x/y.py:1: UserWarning"},
        shown({"text/plain": "[<matplotlib.lines.Line2D at 0x7f0000000000>]"}),
        shown({"text/plain": "<Figure size 640x480 with 1 Axes>"}),
        shown({"text/plain": "<IPython.core.display.HTML object>", "text/html": "<p>x</p>"}),
        shown({}),
    ],
)
def test_what_says_nothing_to_a_reader_is_not_printed(output: dict[str, Any]) -> None:
    assert read(output) == ()


def test_a_cell_that_failed_stops_the_build() -> None:
    with pytest.raises(RenderError, match="cell-2-output-1: the cell failed with KeyError: 'x'"):
        read({"output_type": "error", "ename": "KeyError", "evalue": "'x'", "traceback": []})
