"""Read with care: what a reader must know before using a number."""

from __future__ import annotations

from helpers.blocks import Backed, Note, Section, text
from helpers.briefing.frame import heading
from helpers.briefing.page import Page
from helpers.wording import pick

ADVICE = (
    (
        ("沉默不是零", "Silence is not zero"),
        (
            "“·”表示通报有该地文章而未提及该主题；斜线表示通报没有该地文章。两者都不等于没有做。",
            "“·” means that the bulletin has an article on the locality that does not mention the theme; hatching, "
            "that it has no article on the locality. Neither means that nothing was done.",
        ),
    ),
    (
        ("两种读法", "Two readings"),
        (
            "划分措施须凭判断，故数目列两种读法：编码读法计入每项措施；保守读法只计行动，同一系列计一次。",
            "What counts as one measure is a judgement, so counts have a range: the coded reading takes in each "
            "measure, the conservative reading actions alone, and a series once.",
        ),
    ),
    (
        ("体裁不同", "Genres differ"),
        (
            "讲话、党委文件与工作汇报写法不同，数目之差往往是体裁之差。本简报不作排名。",
            "A speech, a Party document and a work report are written differently, and much of a difference in numbers "
            "is a difference in genre. There is no ranking here.",
        ),
    ),
)
REVIEWED = (
    "编码已由工会分析人员确认。",
    "The coding has been confirmed by a union analyst.",
)
PARTLY_REVIEWED = (
    "编码由本项目按编码手册两次独立完成后裁定，工会分析人员只确认了一部分。",
    "This project coded the bulletin twice, blind, by its codebook, and adjudicated; "
    "a union analyst has confirmed a part.",
)
NOT_REVIEWED = (
    "编码由本项目按编码手册两次独立完成后裁定，尚未经工会分析人员确认。",
    "This project coded the bulletin twice, blind, by its codebook, and adjudicated; "
    "no union analyst has confirmed it yet.",
)


def read_with_care(page: Page, *more: Backed | None, has_counts: bool = True) -> Section:
    """Return what a reader must know: first what this briefing adds, then silence, readings, genres and who coded.

    A briefing that counts nothing of its own (`has_counts` false) needs neither the readings nor the genres.
    """
    is_reviewed = page.corpus.measures["reviewed_by"] != ""
    coded = REVIEWED if is_reviewed.all() else PARTLY_REVIEWED if is_reviewed.any() else NOT_REVIEWED
    advice = (*(ADVICE if has_counts else ADVICE[:1]), (("谁来编码", "Who coded"), coded))
    return page.section(
        heading(page, "care", zh="阅读提示", en="Read with care"),
        more,
        [Note(text(_of(words, page)), _of(label, page)) for label, words in advice],
    )


def _of(words: tuple[str, str], page: Page) -> str:
    return pick(page.language, zh=words[0], en=words[1])
