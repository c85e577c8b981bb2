"""A second bulletin, invented, that goes all the way from a file to an edition."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
BULLETIN = "2012-06"
DATE = "2012-07-01"
TEXT = """【虚构动态】

昆山市总工会开展虚构的职工技能活动

6月8日，昆山市总工会举办职工技能大赛，吸引120名选手参赛。会议要求，继续推进工资集体协商，力争年底前签订8个行业合同。市总工会新建职工书屋2家，发放困难职工补贴30万元。（昆山市总工会）

太仓市总工会建立虚构的维权机制

近日，太仓市总工会成立劳动争议调解中心，6月底前至少配备专职调解员9名。市总工会继续开展职工法律援助。（太仓市总工会）

本期印发：虚构单位
"""
ENGLISH = {
    "articles": {"title_en": "An invented article"},
    "measures": {"label_en": "Invented measure", "quote_en": "An invented translation of an invented sentence"},
    "figures": {"indicator_en": "invented indicator"},
}
"""What a person has to write for every item of a kind."""


def project(folder: Path) -> Path:
    """Make a folder with the data and the notebooks, and the invented bulletin as somebody sent it."""
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    (folder / "bulletin.txt").write_bytes(TEXT.encode("gb18030"))
    return folder
