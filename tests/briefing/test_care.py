"""Who coded a bulletin, how, and who confirmed it, is said as its own data have it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpers.audit.tokens import tokens
from helpers.briefing import open_page
from helpers.briefing.care import coding_note, read_with_care
from helpers.corpus import Corpus, load
from helpers.wording import Language

MACHINE_ZH, MACHINE_EN = "大语言模型", "instances of a large language model"
BLIND_ZH = "编码由本项目按本项目编码手册分头独立完成后裁定，"
BLIND_EN = "The codings were made by this project, independently, blind, and adjudicated; a union analyst has "
ONCE_ZH = "编码由本项目按本项目编码手册单次做成，不曾另行独立编码以资对照，"
ONCE_EN = (
    "The bulletin was coded a single time, by this project, without a second, independent coding to compare it with; "
    "a union analyst has "
)
OPEN_ZH = "编码由本项目按本项目编码手册分头独立完成，分歧尚待裁定，"
OPEN_EN = (
    "The codings were made by this project, independently, blind, and are still to be adjudicated; a union analyst has "
)
PARTLY_ZH, PARTLY_EN = "部分已由工会分析人员确认。", "confirmed a part of "
LATER_ZH, LATER_EN = "有待工会分析人员确认。", "yet to confirm "
CODED_TWICE = ("coding_a/measures.csv", "coding_b/measures.csv")
ADJUDICATED = (*CODED_TWICE, "adjudication.csv")


def as_coded(root: Path, files: tuple[str, ...], reviewed_count: int) -> Corpus:
    """The real rows as if their folder had these files, and an analyst had confirmed the first few."""
    corpus = load("2011-05")
    for name in files:
        path = root / "coding" / "2011-05" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    reviewers = ["分析员" if number < reviewed_count else "" for number in range(len(corpus.measures))]
    return replace(corpus, root=root, measures=corpus.measures.assign(reviewed_by=reviewers))


@pytest.mark.parametrize(
    ("files", "reviewed_count", "expected"),
    [
        (ADJUDICATED, 0, (BLIND_ZH + LATER_ZH, f"{BLIND_EN}{LATER_EN}them.")),
        (ADJUDICATED, 1, (BLIND_ZH + PARTLY_ZH, f"{BLIND_EN}{PARTLY_EN}them.")),
        (ADJUDICATED, 999, ("编码已由工会分析人员确认。", "The coding has been confirmed by a union analyst.")),
        (CODED_TWICE, 0, (OPEN_ZH + LATER_ZH, f"{OPEN_EN}{LATER_EN}them.")),
        (CODED_TWICE, 1, (OPEN_ZH + PARTLY_ZH, f"{OPEN_EN}{PARTLY_EN}them.")),
        ((), 0, (ONCE_ZH + LATER_ZH, f"{ONCE_EN}{LATER_EN}it.")),
        (CODED_TWICE[:1], 0, (ONCE_ZH + LATER_ZH, f"{ONCE_EN}{LATER_EN}it.")),
        ((), 1, (ONCE_ZH + PARTLY_ZH, f"{ONCE_EN}{PARTLY_EN}it.")),
        ((), 999, ("编码已由工会分析人员确认。", "The coding has been confirmed by a union analyst.")),
    ],
)
def test_what_is_said_of_the_coding_is_what_the_data_of_the_bulletin_show(
    tmp_path: Path, files: tuple[str, ...], reviewed_count: int, expected: tuple[str, str]
) -> None:
    corpus = as_coded(tmp_path, files, reviewed_count)
    assert (coding_note(corpus, "zh"), coding_note(corpus, "en")) == expected
    # The audit asks for evidence of every number and quantifier: these words have none.
    assert [token.words for words in expected for token in tokens(words)] == []


@pytest.mark.parametrize(
    ("language", "label", "said"),
    [
        (
            "zh",
            "谁来编码",
            f"{BLIND_ZH.replace('本项目', MACHINE_ZH, 1)}{LATER_ZH}编码手册：data/codebook.md。",
        ),
        (
            "en",
            "Who coded",
            f"{BLIND_EN.replace('this project', MACHINE_EN, 1)}{LATER_EN}them. Codebook: data/codebook.md.",
        ),
    ],
)
def test_the_real_bulletin_was_coded_by_a_machine_twice_blind_and_its_briefings_say_so(
    language: Language, label: str, said: str
) -> None:
    section = read_with_care(open_page("2011-05", language))
    [note] = [block for block in section.to_json()["blocks"] if block.get("label") == label]
    assert "".join(run["text"] for run in note["text"]["runs"]) + note["text"].get("stop", "") == said


def test_a_bulletin_coded_once_does_not_claim_two_codings_on_any_page(
    real_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (real_data / "coding" / "2011-05" / "coding_b").rename(real_data / "elsewhere")
    monkeypatch.setenv("BRIEFINGS_DATA", str(real_data))
    for language, words in (("zh", "分头"), ("en", "blind")):
        assert words not in str(read_with_care(open_page("2011-05", language)).to_json())
