"""Read with care: what a reader must know before using a number."""

from __future__ import annotations

from helpers.blocks import Backed, Note, Section, text
from helpers.briefing.frame import heading
from helpers.briefing.page import Page
from helpers.wording import pick

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
METHOD = ("方法见 docs/method.md。", " Method: docs/method.md.")
REVIEWED = (
    "编码已由工会分析人员确认。",
    "The coding has been confirmed by a union analyst.",
)
PARTLY_REVIEWED = (
    "编码由本项目按编码手册分头独立完成后裁定，部分已由工会分析人员确认。",
    "This project’s codings were made independently, blind, by its codebook, and adjudicated; "
    "a union analyst has confirmed a part of them.",
)
NOT_REVIEWED = (
    "编码由本项目按编码手册分头独立完成后裁定，有待工会分析人员确认。",
    "This project’s codings were made independently, blind, by its codebook, and adjudicated; "
    "a union analyst has yet to confirm them.",
)


def read_with_care(page: Page, *more: Backed | None, has_counts: bool = True) -> Section:
    """Return what a reader must know: first what this briefing adds, then silence, readings, genres, who coded.

    A briefing that counts nothing of its own (`has_counts` false) needs neither the readings nor the genres.
    """
    is_reviewed = page.corpus.measures["reviewed_by"] != ""
    coded = REVIEWED if is_reviewed.all() else PARTLY_REVIEWED if is_reviewed.any() else NOT_REVIEWED
    advice = (
        *(ADVICE if has_counts else ADVICE[:1]),
        (("谁来编码", "Who coded"), (coded[0] + METHOD[0], coded[1] + METHOD[1])),
    )
    return page.section(
        heading(page, "care", zh="阅读提示", en="Read with care"),
        more,
        [Note(text(_of(words, page)), _of(label, page)) for label, words in advice],
    )


def _of(words: tuple[str, str], page: Page) -> str:
    return pick(page.language, zh=words[0], en=words[1])
