"""Read with care: what a reader must know before using a number."""

from __future__ import annotations

from collections.abc import Mapping

from helpers.blocks import Note, Section, text
from helpers.briefing.frame import heading
from helpers.briefing.page import Page
from helpers.corpus import Corpus
from helpers.corpus.codings import HowCoded, how_coded, made_by
from helpers.wording import Language, pick

ADVICE = (
    (
        ("不提不等于不做", "What silence means"),
        (
            "“·”表示通报有该地文章而未提及该主题，或只作次要主题；斜线表示无文章。通报不提，不表示当地不做。",
            "“·” means an article on the locality whose measures have other main themes (this may be a second theme); "
            "hatching, no article. Silence does not mean that nothing was done.",
        ),
    ),
    (
        ("读法不同", "Readings differ"),
        (
            "划分措施须凭判断，故数目列出区间：编码读法计入编码所列的措施；保守读法只计行动，成系列的合并计。",
            "What counts as a measure is a judgement, so counts have a range: the coded reading takes in whatever was "
            "coded as a measure; the conservative reading takes actions alone, and the parts of a series together.",
        ),
    ),
    (
        ("体裁不同", "Genres differ"),
        (
            "讲话、党委文件与工作汇报写法不同，数目之差往往是体裁之差。本简报不作排名。",
            "A speech, a Party document and a work report are written differently, and much of a difference in numbers "
            "is a difference in genre. Localities are not ranked here.",
        ),
    ),
)
WHO_CODED = ("谁来编码", "Who coded")
CODEBOOK = ("编码手册：data/codebook.md。", " Codebook: data/codebook.md.")
REVIEWED = (
    "编码已由工会分析人员确认。",
    "The coding has been confirmed by a union analyst.",
)
UNFINISHED: Mapping[HowCoded, tuple[tuple[str, str], tuple[str, str]]] = {
    "adjudicated": (
        (
            "编码由{by}按本项目编码手册分头独立完成后裁定，部分已由工会分析人员确认。",
            "The codings were made by {by}, independently, blind, and adjudicated; "
            "a union analyst has confirmed a part of them.",
        ),
        (
            "编码由{by}按本项目编码手册分头独立完成后裁定，有待工会分析人员确认。",
            "The codings were made by {by}, independently, blind, and adjudicated; "
            "a union analyst has yet to confirm them.",
        ),
    ),
    "blind": (
        (
            "编码由{by}按本项目编码手册分头独立完成，分歧尚待裁定，部分已由工会分析人员确认。",
            "The codings were made by {by}, independently, blind, and are still to be adjudicated; "
            "a union analyst has confirmed a part of them.",
        ),
        (
            "编码由{by}按本项目编码手册分头独立完成，分歧尚待裁定，有待工会分析人员确认。",
            "The codings were made by {by}, independently, blind, and are still to be adjudicated; "
            "a union analyst has yet to confirm them.",
        ),
    ),
    "once": (
        (
            "编码由{by}按本项目编码手册单次做成，不曾另行独立编码以资对照，部分已由工会分析人员确认。",
            "The bulletin was coded a single time, by {by}, without a second, independent coding to compare it with; "
            "a union analyst has confirmed a part of it.",
        ),
        (
            "编码由{by}按本项目编码手册单次做成，不曾另行独立编码以资对照，有待工会分析人员确认。",
            "The bulletin was coded a single time, by {by}, without a second, independent coding to compare it with; "
            "a union analyst has yet to confirm it.",
        ),
    ),
}
"""For each way of coding: what is said where an analyst has confirmed a part, and where none. No word of it counts."""
CODERS = ("本项目", "this project")
"""Who is said to have coded where the data name nobody."""


def coding_note(corpus: Corpus, language: Language) -> str:
    """Say by whom and how a coding was made, and whether a union analyst has confirmed it, as its bulletin's data show.

    Parameters
    ----------
    corpus
        Its measures have ``reviewed_by``, empty where nobody has; its folder shows how it was coded.
    """
    is_reviewed = corpus.measures["reviewed_by"] != ""
    if is_reviewed.any() and is_reviewed.all():
        zh, en = REVIEWED
    else:
        partly, later = UNFINISHED[how_coded(corpus.root, str(corpus.bulletin["id"]))]
        zh, en = partly if is_reviewed.any() else later
    by = made_by(corpus.root, str(corpus.bulletin["id"]), language) or pick(language, zh=CODERS[0], en=CODERS[1])
    return pick(language, zh=zh, en=en).format(by=by)


def read_with_care(page: Page, *, has_counts: bool = True) -> Section:
    """Return what a reader must know: silence, readings, genres, who coded.

    A briefing that counts nothing of its own (`has_counts` false) needs neither the readings nor the genres.
    """
    advice = [(_of(label, page), _of(words, page)) for label, words in (ADVICE if has_counts else ADVICE[:1])]
    advice.append((_of(WHO_CODED, page), coding_note(page.corpus, page.language) + _of(CODEBOOK, page)))
    return page.section(
        heading(page, "care", zh="阅读提示", en="Read with care"),
        [Note(text(words), label) for label, words in advice],
    )


def _of(words: tuple[str, str], page: Page) -> str:
    return pick(page.language, zh=words[0], en=words[1])
