"""Every quote of the data stands in the bulletin, word for word, where its offsets say."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from pathlib import Path

import pytest

from tests.conftest import BULLETIN, DATA

TEXT = (DATA / "bulletins" / BULLETIN / "bulletin.txt").read_bytes().decode("utf-8")
ROW_COUNTS = {"measures": 127, "quotes": 9, "figures": 34, "governing": 5}


def table(path: Path) -> list[dict[str, str]]:
    """Read a table with nothing of the project's own, so that its reader cannot hide a fault of its own."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


CODED = [
    (coding, name)
    for coding in ("", "coding_a", "coding_b")
    for name in ROW_COUNTS
    if name != "governing" or not coding
]


@pytest.mark.parametrize(("coding", "name"), CODED)
def test_every_quote_is_rebuilt_from_the_source_by_its_offsets(coding: str, name: str) -> None:
    rows = table(DATA / "coding" / BULLETIN / coding / f"{name}.csv")
    rebuilt = [TEXT[int(row["start"]) : int(row["end"])] for row in rows]
    assert rebuilt == [row["quote"] for row in rows]
    assert len(rows) == ROW_COUNTS[name] or coding


def test_every_title_and_byline_is_rebuilt_from_the_source() -> None:
    articles = table(DATA / "bulletins" / BULLETIN / "articles.csv")
    for row in articles:
        words = TEXT[int(row["start"]) : int(row["end"])]
        assert words.startswith(row["title_zh"])
        assert words.endswith(f"（{row['byline']}）")
        assert f"【{row['section_zh']}】" in TEXT or row["section_zh"] in TEXT
    assert [row["article_no"] for row in articles] == ["1", "2", "3", "4", "5", "6"]


def test_the_articles_and_the_distribution_list_are_the_whole_bulletin() -> None:
    rest = TEXT
    for row in reversed(table(DATA / "bulletins" / BULLETIN / "articles.csv")):
        rest = rest[: int(row["start"])] + rest[int(row["end"]) :]
    known = tomllib.loads((DATA / "bulletins" / BULLETIN / "bulletin.toml").read_text(encoding="utf-8"))
    left = [line.strip() for line in rest.splitlines() if line.strip()]
    assert left == [
        "【参与创新社会管理】",
        "【工作动态】",
        "党委重视　政府主导",
        f"本期印发：{known['distribution_zh']}",
    ]


def test_the_bulletin_is_byte_for_byte_as_received() -> None:
    known = tomllib.loads((DATA / "bulletins" / BULLETIN / "bulletin.toml").read_text(encoding="utf-8"))
    raw = (DATA / "bulletins" / BULLETIN / "bulletin.txt").read_bytes()
    assert hashlib.sha256(raw).hexdigest() == known["sha256"]
    assert (len(raw), len(TEXT)) == (15024, 5157)


def test_the_words_that_date_and_name_the_bulletin_stand_in_it() -> None:
    known = tomllib.loads((DATA / "bulletins" / BULLETIN / "bulletin.toml").read_text(encoding="utf-8"))
    assert known["not_stated"] == ["title of the bulletin", "issue number", "date of issue", "publisher"]
    for words in ("5月9日至10日", "5月11日上午", "2011年度", "今年前4个月", "2011年是“十二五”开局之年"):
        assert words in TEXT
        assert words.replace("“", "‘").replace("”", "’") in known["period_basis_zh"]
