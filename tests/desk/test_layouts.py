"""A bulletin of any layout goes from its file to data without a fault, and a real mistake in it is still a fault."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from helpers.corpus import check
from helpers.desk import Desk
from helpers.ingest import ingest
from tests.ingest.gold import FILES, INVENTED

ONE = "昆山市总工会举办虚构的技能大赛，吸引120名选手参赛，限期15分钟。"
TWO = "太仓市总工会成立虚构的调解中心，配备调解员9名。"
TABLE = "<tr><th>镇</th><th>户数（户）</th><th>金额（万元）</th></tr><tr><td>虚构镇</td><td>12</td><td>3.5</td></tr>"
FURTHER = {
    "senders on lines of their own": (
        f"虚构工运\n第8期\n\n昆山举办虚构大赛\n供稿：昆山市总工会　虚构某\n{ONE}\n\n"
        f"太仓成立虚构中心\n作者　太仓市总工会\n{TWO}\n",
        [("", "昆山市总工会　虚构某"), ("", "太仓市总工会")],
    ),
    "senders in the middle": (
        f"昆山举办虚构大赛\n\n{ONE}\n（昆山市总工会供稿）\n{ONE}\n\n太仓成立虚构中心\n\n——太仓市总工会供稿\n\n{TWO}\n",
        [("", "昆山市总工会供稿"), ("", "太仓市总工会")],
    ),
    "no sender, no section, remarks between": (
        f"昆山举办虚构大赛\n\n{ONE}\n\n责任编辑：虚构某\n\n太仓成立虚构中心\n\n{TWO}\n",
        [("", ""), ("", "")],
    ),
    "a section only over the second": (
        f"昆山举办虚构大赛\n\n{ONE}（昆山市总工会）\n\n■ 虚构经验\n\n太仓成立虚构中心\n\n{TWO}（太仓市总工会）\n",
        [("", "昆山市总工会"), ("虚构经验", "太仓市总工会")],
    ),
    "tables": (
        f"<h1>虚构工运</h1><h2>昆山举办虚构大赛</h2><p>{ONE}</p><table>{TABLE}</table><h2>太仓成立虚构中心</h2><p>{TWO}</p>"
        f"<p>单位：人次</p><table><tr><td>镇</td><td>培训</td></tr><tr><td>虚构镇</td><td>40</td></tr></table>",
        [("虚构工运", ""), ("虚构工运", "")],
    ),
}
"""Text of an invented bulletin, and section and byline of its two articles."""


def accepted(root: Path, path: Path, period: str) -> Desk:
    """Take an invented bulletin in, accept all that is proposed, and write it."""
    ingest(path, root, period)
    desk = Desk(root, period, who="Wang")
    for term in desk.terms():
        desk.add_term(term.term, kind=term.kind, reason=term.reason or "invented: an ordinary word")
    for kind, english in (
        ("article", {"title_en": "An invented article"}),
        ("measure", {"label_en": "Invented measure", "quote_en": "An invented translation"}),
        ("figure", {"indicator_en": "invented indicator"}),
    ):
        items = desk.items(kind)
        # Nobody is guessed: where no words name a locality or a theme, a person chooses one.
        for column, chosen in (("locality_code", "320500"), ("theme", "T12")):
            if column in items:
                for item_id in items.loc[items[column] == "", "item_id"]:
                    desk.amend(item_id, **{column: chosen})
        desk.accept(*items["item_id"], **english)
    desk.write()
    return desk


def articles(desk: Desk) -> Path:
    return desk.root / "bulletins" / desk.bulletin_id / "articles.csv"


def table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


@pytest.mark.parametrize("name", FILES)
def test_every_proposal_accepted_is_data_without_a_fault(real_data: Path, name: str) -> None:
    file, period = FILES[name]
    desk = accepted(real_data, INVENTED / file, period)
    assert [str(fault) for fault in desk.check()] == []
    columns = ["section_zh", "title_zh", "byline"]
    pd.testing.assert_frame_equal(table(articles(desk))[columns], table(INVENTED / name / "articles.csv")[columns])


@pytest.mark.parametrize("name", FURTHER)
def test_sections_and_senders_stand_where_a_bulletin_has_them(real_data: Path, tmp_path: Path, name: str) -> None:
    text, known = FURTHER[name]
    path = tmp_path / f"bulletin.{'html' if text.startswith('<') else 'txt'}"
    path.write_text(text, encoding="utf-8")
    desk = accepted(real_data, path, "2031-05")
    found = table(articles(desk))
    assert list(found[["section_zh", "byline"]].itertuples(index=False, name=None)) == known
    assert [str(fault) for fault in desk.check()] == []


@pytest.mark.parametrize("name", FILES)
def test_a_sender_or_a_section_that_the_bulletin_does_not_state_is_a_fault(real_data: Path, name: str) -> None:
    file, period = FILES[name]
    path = articles(accepted(real_data, INVENTED / file, period))
    right = table(path)
    for column, wrong, rule in (
        ("byline", "虚构市总工会", "byline not in the article"),
        # Words of the article, but in a sentence of it.
        ("byline", "总工会", "byline not in the article"),
        ("section_zh", "没有的栏目", "section of another article"),
    ):
        for row in right.index:
            spoilt = right.copy()
            spoilt.loc[row, column] = wrong
            spoilt.to_csv(path, index=False)
            assert [(fault.row, fault.column, fault.rule) for fault in check(real_data, period)] == [
                (row + 2, column, rule)
            ], (wrong, row)


@pytest.mark.parametrize("wrong", ["元", "户", "人"])
def test_a_unit_that_the_table_does_not_state_is_a_fault(real_data: Path, tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "bulletin.html"
    path.write_text(FURTHER["tables"][0], encoding="utf-8")
    desk = accepted(real_data, path, "2031-05")
    figures = real_data / "coding" / "2031-05" / "figures.csv"
    frame = table(figures)
    spoilt = frame.index[frame["quote"] == "3.5"][0]
    frame.loc[spoilt, "unit"] = wrong
    frame.to_csv(figures, index=False)
    assert [(fault.row, fault.rule) for fault in desk.check()] == [(spoilt + 2, "unit does not follow from its quote")]
