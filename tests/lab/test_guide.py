"""The guide for analysts: what it says to type runs, and the Chinese one says to type the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.jupyterlab import ROOT

GUIDES = (ROOT / "docs" / "analysts.md", ROOT / "docs" / "analysts.zh.md")


def _code(guide: Path) -> str:
    (block,) = re.findall(r"^```python\n(.*?)^```", guide.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return re.sub(r"  # .*", "", str(block))


def test_the_chinese_guide_keeps_step_with_the_english_one() -> None:
    named = [set(re.findall(r"`([^`]+)`", guide.read_text(encoding="utf-8").replace("```", ""))) for guide in GUIDES]
    headings = [re.findall(r"^#+", guide.read_text(encoding="utf-8"), re.MULTILINE) for guide in GUIDES]
    assert _code(GUIDES[1]) == _code(GUIDES[0])
    assert headings[1] == headings[0]
    assert {name for name in named[0] if "page, " not in name} <= named[1]


@pytest.mark.slow
def test_every_line_of_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_DATA", str(DATA))
    monkeypatch.chdir(tmp_path)
    exec(_code(GUIDES[0]), {})  # noqa: S102 - our own guide
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kunshan.pdf", "kunshan.xlsx"]
