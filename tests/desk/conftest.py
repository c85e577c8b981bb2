"""A desk with an invented bulletin on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.desk import Desk
from helpers.ingest import ingest

TITLE = "昆山市总工会开展虚构活动"
BODY = (
    "6月8日，昆山市总工会举办职工技能大赛，吸引120名选手参赛。会议要求，继续推进工资集体协商，年底前签订8个行业合同。"
    "市总工会发放困难职工补贴30万元。"
)
TEXT = f"【虚构动态】\n\n{TITLE}\n\n{BODY}（昆山市总工会）\n"
BULLETIN = "2012-06"


@pytest.fixture
def desk_data(real_data: Path, tmp_path: Path) -> Path:
    """A data folder with the invented bulletin of June 2012."""
    path = tmp_path / "bulletin.txt"
    path.write_text(TEXT, encoding="utf-8")
    ingest(path, real_data, BULLETIN)
    return real_data


@pytest.fixture
def open_again(desk_data: Path) -> Callable[..., Desk]:
    """Opens the desk, as a new process would."""

    def opened(who: str = "Wang", coding: str = "") -> Desk:
        return Desk(desk_data, BULLETIN, who=who, coding=coding, now=lambda: "2012-07-01T09:00:00+00:00")

    return opened


@pytest.fixture
def desk(open_again: Callable[..., Desk]) -> Desk:
    """The desk."""
    return open_again()
