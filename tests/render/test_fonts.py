from __future__ import annotations

import noto_cjk_sans_otc
import pytest

from helpers.errors import MissingGlyphError, RenderError
from helpers.render import fonts


def test_the_fonts_can_draw_what_a_bulletin_holds() -> None:
    fonts.check_glyphs(["工会ＡＢ０９％%“”‘’——……·①℃㎡×÷−≥≤≈№〔2011〕《》【】\u3000\u00a0 Aa09é"], "invented")


def test_every_missing_character_is_named_once() -> None:
    with pytest.raises(MissingGlyphError) as caught:
        fonts.check_glyphs(["a\U0001f600b", "\U0001f600\u0007"], "an invented text")
    assert caught.value.characters == ("\U0001f600", "\u0007")
    assert str(caught.value) == "an invented text: no font has '\U0001f600' (U+1F600), '\\x07' (U+0007)"


def test_a_font_file_that_is_gone_is_an_error_that_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts.font_file.cache_clear()
    monkeypatch.setattr(noto_cjk_sans_otc, "FONT_PATH", "/no/such/NotoSansCJK-Regular.ttc")
    with pytest.raises(RenderError, match=r"NotoSansCJK-Regular.ttc of the package noto-cjk\[sans\] is missing"):
        fonts.font_file("noto_cjk_sans_otc")
    fonts.font_file.cache_clear()


def test_typst_gets_our_fonts_and_none_of_the_machine_s() -> None:
    assert {name.removesuffix(name[-3:]) for name in fonts.typst_fonts().families()} == {
        "Noto Sans CJK",
        "Noto Sans Mono CJK",
    }
