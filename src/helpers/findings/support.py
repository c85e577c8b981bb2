"""Sentences on how Party and government back the unions: documents, meetings, weights, frequencies."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.blocks import Backed, Finding, Run, text
from helpers.findings.changes import change, changes
from helpers.findings.derived import computed, itemised, short_ids, tally
from helpers.rows import rows
from helpers.wording import Names, enumerate_texts, pick, sentence

__all__ = ["FORMS", "change", "changes", "forms", "joint_conferences", "share_without_value"]

FORMS = {
    "document": ("文件", "documents"),
    "meeting": ("会议", "meetings"),
    "joint conference": ("联席会议", "the joint conference"),
    "leading group": ("领导小组", "a leading group"),
    "assessment": ("考核", "assessment"),
    "responsibility": ("责任与追究", "responsibility and sanctions"),
    "consultation": ("听取意见", "consultation"),
    "representation": ("人大政协中的代表", "seats in congress and conference"),
    "co-building": ("党工共建", "Party-union co-building"),
    "frequency": ("频次要求", "a set frequency"),
}


def forms(by_locality: pd.DataFrame, code: str, names: Names) -> Backed | None:
    """Say in which forms Party and government of a locality are said to back its unions; None where in none.

    The words of the text show the form, not whether it is there already: a document may be one that is yet to be drawn
    up. The sentence says both.

    Parameters
    ----------
    by_locality
        `helpers.analysis.support.by_locality`.
    """
    mine = by_locality[
        (by_locality["locality_code"] == code) & ~by_locality["is_union_led"] & by_locality["kind"].isin(list(FORMS))
    ]
    if mine.empty:
        return None
    language, place = names.language, names.localities[code]
    called = [FORMS[kind][0 if language == "zh" else 1] for kind in mine["kind"]]
    basis = computed(
        f"support.{code}",
        pick(language, zh=f"{place}党政支持工会工作的形式", en=f"support by Party and government in {place}, by form"),
        itemised(zip(called, (short_ids(ids, language) for ids in mine["measure_ids"]), strict=True), language),
        tuple(dict.fromkeys(each for ids in mine["measure_ids"] for each in ids)),
    )
    listed = [
        sentence(
            language,
            basis.id,
            zh="{form}{count:项}",
            en="{form} ({count})",
            form=form,
            count=row.measure_count,
        )
        for form, row in zip(called, rows(mine), strict=True)
    ]
    words = sentence(
        language,
        zh="{place}文章写到党政支持工会工作的形式，含已有的和提出要求的：{listed}。",
        en="On {place}, the bulletin names these forms in which Party and government back union work, in place or "
        "called for: {listed}.",
        place=place,
        listed=enumerate_texts(listed, language),
    )
    caveat = pick(
        language,
        zh="计入主要或次要主题为党政领导与支持、考核与责任的措施，以及联席会议；工会自行牵头的不计。形式依原文用词判定，文"
        "件标题中的用词也算；同一措施可兼有几种形式，数目不可相加。",
        en="Counted are measures whose main or second theme is Party-government leadership and support or assessment "
        "and accountability, and the joint conference; what unions lead themselves is left out. The form is that of "
        "the words, those of a document’s title too. A measure may take several forms: the numbers do not add up.",
    )
    return Backed(Finding(f"support.forms:{code}", words, text(caveat)), (basis,))


def joint_conferences(by_locality: pd.DataFrame, codes: Sequence[str], names: Names) -> Backed | None:
    """Say which localities name the government-union joint conference, and which do not; None where nobody does.

    Parameters
    ----------
    by_locality
        `helpers.analysis.support.by_locality`.
    codes
        Of localities that have an article.
    """
    mine = by_locality[(by_locality["kind"] == "joint conference") & by_locality["locality_code"].isin(codes)]
    if mine.empty:
        return None
    language = names.language
    having = sorted(mine["locality_code"].unique())
    lacking = sorted(set(codes) - set(having))
    basis = tally(
        "support.joint-conferences",
        pick(
            language, zh="提及政府与工会联席会议的措施", en="measures that name the government-union joint conference"
        ),
        [(names.localities[c], mine.loc[mine["locality_code"] == c, "measure_ids"].sum()) for c in having],
        language,
        noun=("项措施", "measure"),
    )
    places = names.locality_list(having)
    if lacking:
        words = sentence(
            language,
            basis.id,
            zh="关于{having}的文章提及政府与工会的联席会议，关于{lacking}的[未]提及。",
            en="On {having}, the bulletin names the joint conference of government and union; on {lacking}, it does "
            "[not].",
            having=places,
            lacking=names.locality_list(lacking),
        )
    elif len(having) > 1:
        words = sentence(
            language,
            basis.id,
            zh="关于{having}的文章[均]提及政府与工会的联席会议。",
            en="On [each] of {having}, the bulletin names the joint conference of government and union.",
            having=places,
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="关于{having}的文章提及[政府与工会的联席会议]。",
            en="On {having}, the bulletin names the [joint conference of government and union].",
            having=places,
        )
    return Backed(Finding("support.joint-conferences", words), (basis,))


def share_without_value(figures: pd.DataFrame, measures: pd.DataFrame, code: str, names: Names) -> Backed | None:
    """Say that a share is named without a number (一定比例); None where none is."""
    own = set(measures.loc[measures["locality_code"] == code, "measure_id"])
    is_loose = figures["value"].isna() & (figures["quantity"] == "share") & figures["measure_id"].isin(own)
    if not is_loose.any():
        return None
    language = names.language
    listed = [
        sentence(
            language,
            zh="{indicator}（原文作“{quote}”）",
            en="{indicator} (“{quote}”)",
            indicator=row.indicator_zh if language == "zh" else row.indicator_en,
            quote=Run(row.quote, (row.figure_id,), language="" if language == "zh" else "zh"),
        )
        for row in rows(figures[is_loose])
    ]
    words = sentence(
        language,
        zh="{place}写到比例而不写数值：{listed}。",
        en="{place} names a share without giving its value: {listed}.",
        place=names.localities[code],
        listed=enumerate_texts(listed, language),
    )
    return Backed(Finding(f"support.share-without-value:{code}", words))
