"""The tables of the codebook hold what the codebook says, and the localities their codes of May 2011."""

from __future__ import annotations

import re

from tests.conftest import BULLETIN, DATA

from .test_quotes import table

CODES_OF_MAY_2011 = {
    "320500": ("SZ", "苏州市", "Suzhou City"),
    "320502": ("CL", "沧浪区", "Canglang District"),
    "320503": ("PJ", "平江区", "Pingjiang District"),
    "320504": ("JC", "金阊区", "Jinchang District"),
    "320505": ("HQ", "虎丘区", "Huqiu District (Suzhou New District)"),
    "320506": ("WZ", "吴中区", "Wuzhong District"),
    "320507": ("XC", "相城区", "Xiangcheng District"),
    "320571": ("IP", "苏州工业园区", "Suzhou Industrial Park"),
    "320581": ("CS", "常熟市", "Changshu City"),
    "320582": ("ZJ", "张家港市", "Zhangjiagang City"),
    "320583": ("KS", "昆山市", "Kunshan City"),
    "320584": ("WJ", "吴江市", "Wujiang City"),
    "320585": ("TC", "太仓市", "Taicang City"),
}


def test_the_localities_are_those_of_may_2011() -> None:
    rows = table(DATA / "codebook" / "localities.csv")
    assert {row["locality_code"]: (row["letters"], row["name_zh"], row["name_en"]) for row in rows} == (
        CODES_OF_MAY_2011
    )


def test_four_localities_have_successors_of_september_2012() -> None:
    rows = table(DATA / "codebook" / "localities.csv")
    merged = "merged into 姑苏区 320508 (1 September 2012)"
    assert {row["name_zh"]: row["successor_since_2012_09"] for row in rows if row["successor_since_2012_09"]} == {
        "沧浪区": merged,
        "平江区": merged,
        "金阊区": merged,
        "吴江市": "became 吴江区 320509 (1 September 2012)",
    }


def test_no_two_localities_share_a_tile() -> None:
    tiles = [(row["tile_x"], row["tile_y"]) for row in table(DATA / "codebook" / "localities.csv") if row["tile_x"]]
    assert len(set(tiles)) == len(tiles) == 12


def test_the_codes_of_the_tables_are_those_of_the_rules_in_words() -> None:
    rules = (DATA / "codebook" / "codebook.md").read_text(encoding="utf-8")
    themes = {row["theme"]: (row["name_zh"], row["name_en"]) for row in table(DATA / "codebook" / "themes.csv")}
    assert themes == {
        code: (zh, en) for code, zh, en in re.findall(r"^\| (T\d\d) \| ([^|]+) \| ([^|]+) \|", rules, re.MULTILINE)
    }
    instruments = [row["instrument"] for row in table(DATA / "codebook" / "instruments.csv")]
    assert instruments == re.findall(r"^\| ([A-Z]) \|", rules, re.MULTILINE) == ["N", "A", "T", "O"]
    assert [row["state"] for row in table(DATA / "codebook" / "states.csv")] == [
        "reported",
        "not mentioned",
        "no article",
    ]


def test_every_id_that_a_decision_names_is_a_row() -> None:
    folder = DATA / "coding" / BULLETIN
    decisions = table(folder / "adjudication.csv")
    for name in ("measure", "figure"):
        known = {row[f"{name}_id"] for row in table(folder / f"{name}s.csv")}
        assert {row[f"{name}_id"] for row in decisions} - {""} <= known


def test_every_decision_gives_a_rule_and_a_reason() -> None:
    for row in table(DATA / "coding" / BULLETIN / "adjudication.csv"):
        assert row["rule"]
        assert len(row["reason"]) > 10
