"""Plots of an analyst's own: matplotlib has no Chinese, and draws boxes in its place with a warning that few read."""

from __future__ import annotations

from typing import Final

import matplotlib
import noto_cjk_sans_jp_bold
import noto_cjk_sans_otc
from matplotlib.font_manager import FontEntry, fontManager

FAMILY: Final = "Noto Sans CJK SC"
_NORMAL, _BOLD, _CHINESE_FACE = 400, 700, 2


def let_plots_draw_chinese() -> None:
    """Let matplotlib fall back on the fonts of the briefings for what its own font lacks; once is enough.

    Nothing else changes: Latin letters and figures keep the font that they have, and so does whatever an analyst sets.
    """
    if not any(entry.name == FAMILY for entry in fontManager.ttflist):
        fontManager.ttflist += [
            FontEntry(str(noto_cjk_sans_otc.FONT_PATH), _CHINESE_FACE, FAMILY, weight=_NORMAL, size="scalable"),
            FontEntry(str(noto_cjk_sans_jp_bold.FONT_PATH), 0, FAMILY, weight=_BOLD, size="scalable"),
        ]
    families = matplotlib.rcParams["font.family"]
    if FAMILY not in families:
        matplotlib.rcParams["font.family"] = [*families, FAMILY]
