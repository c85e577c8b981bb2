"""The two fonts of every PDF, which come from packages, and which characters they can draw."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from helpers.errors import MissingGlyphError, RenderError

PACKAGES = {"noto_cjk_sans_otc": "noto-cjk[sans]", "noto_cjk_sans_jp_bold": "noto-cjk-sans-jp-bold"}
"""Module that holds a font file, and the package to install for it."""

INVISIBLE = frozenset("\u2060\u200a\u200b")
"""What the template itself sets between words: it draws nothing, so no font needs it."""


@cache
def font_file(module: str) -> Path:
    """Return the file of a font package.

    Raises
    ------
    RenderError
        The package is not installed, or its file is gone; the message names what to install.
    """
    try:
        found = Path(import_module(module).FONT_PATH)
    except ImportError as error:
        raise RenderError(f"no font: the package {PACKAGES[module]} is not installed") from error
    if not found.is_file():
        raise RenderError(f"no font: {found.name} of the package {PACKAGES[module]} is missing; install it again")
    return found


@cache
def typst_fonts() -> Any:
    """Return both fonts as Typst holds them. Nothing of the machine's own is taken."""
    import typst  # noqa: PLC0415 - only a PDF needs it

    folders = [str(font_file(module).parent) for module in PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@cache
def drawable() -> frozenset[str]:
    """Return every character that both fonts have."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only a PDF needs it

    covered = []
    for module in PACKAGES:
        with TTFont(font_file(module), fontNumber=0, lazy=True) as font:
            covered.append({chr(code) for code in font.getBestCmap()})
    return frozenset(set.intersection(*covered))


def check_glyphs(texts: Iterable[str], where: str) -> None:
    """Refuse a text that the fonts cannot draw whole.

    Raises
    ------
    MissingGlyphError
        It names each character that is missing.
    """
    used = dict.fromkeys(character for text in texts for character in text)
    if lacking := [character for character in used if character not in drawable() and character not in INVISIBLE]:
        raise MissingGlyphError(lacking, where)
