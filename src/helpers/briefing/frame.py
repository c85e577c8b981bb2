"""What every briefing has: cover, headings, reading advice, sources."""

from __future__ import annotations

from helpers import tables
from helpers.blocks import Backed, Block, Cover, Heading, Labelled, Note, Section, text
from helpers.briefing.page import Page
from helpers.wording import pick


def cover(page: Page, *, title: str, kind: str, place: str, description: str) -> Section:
    """Return the cover: masthead above, distribution list and the way to object below."""
    bulletin, settings, language = page.corpus.bulletin, page.settings, page.language
    year, month = str(bulletin["period"]).split("-")[:2]
    issue = pick(
        language, zh=f"据{year}年{int(month)}月通报", en=f"On the bulletin of {_MONTHS[int(month) - 1]} {year}"
    )
    day = page.edition_date
    made = Cover(
        language,
        title,
        settings[f"series_{language}"],
        settings[f"issuer_{language}"],
        place,
        issue,
        (kind, issue),
        day.isoformat(),
        pick(language, zh=f"{day.year}年{day.month}月{day.day}日", en=f"{day.day} {_MONTHS[day.month - 1]} {day.year}"),
        description,
        colophon(page),
    )
    return page.section(made)


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def colophon(page: Page) -> tuple[Labelled, ...]:
    """Return what stands at the foot of the last page."""
    bulletin, language = page.corpus.bulletin, page.language
    return (
        Labelled(pick(language, zh="本期印发", en="Distribution"), str(bulletin[f"distribution_{language}"])),
        Labelled(
            pick(language, zh="异议与更正", en="To object"),
            pick(
                language,
                zh=f"对任何一句、任何一数有异议，请注明其编号，告知{page.settings['contact']}。",
                en=f"To challenge any line or number, name its id and write to {page.settings['contact']}.",
            ),
        ),
    )


def heading(page: Page, name: str, *, zh: str, en: str, level: int = 2, aside: str = "") -> Heading:
    """Return a heading in the page's language."""
    return Heading(2 if level == 2 else 3, name, text(pick(page.language, zh=zh, en=en)), text(aside))


def sources(page: Page, *codes: str) -> Section:
    """Return the articles that a briefing rests on: of the localities named, or all."""
    articles = page.corpus.articles
    chosen = articles[articles["locality_code"].isin(codes)] if codes else articles
    return page.section(
        heading(page, "sources", zh="来源", en="Sources"),
        tables.material(chosen, page.names),
        Note(text(str(page.corpus.bulletin[f"period_basis_{page.language}"]))),
    )


def read_with_care(page: Page, *more: Block | Backed | None) -> Section:
    """Return what a reader must know before using a number: silence, readings, genre, who coded."""
    language, measures = page.language, page.corpus.measures
    reviewed = int((measures["reviewed_by"] != "").sum())
    notes = [
        (
            pick(language, zh="沉默不是零", en="Silence is not zero"),
            pick(
                language,
                zh="“·”表示通报有该地文章而未提及该主题；斜线表示通报没有该地文章。两者都不等于没有做。",
                en="“·” means that the bulletin has an article on the locality that does not mention the theme; hatching, that it has no article on the locality. Neither means that nothing was done.",
            ),
        ),
        (
            pick(language, zh="两种读法", en="Two readings"),
            pick(
                language,
                zh="划分措施须凭判断，故数目列两种读法：编码读法计全部措施；保守读法只计行动，同一系列计一次。",
                en="What counts as one measure is a judgement, so counts have a range: the coded reading counts every measure, the conservative one actions only and each series once.",
            ),
        ),
        (
            pick(language, zh="体裁不同", en="Genres differ"),
            pick(
                language,
                zh="讲话、党委文件与工作汇报写法不同，数目之差往往是体裁之差。本简报不作排名。",
                en="A speech, a Party document and a work report are written differently, and much of a difference in numbers is a difference in genre. There is no ranking here.",
            ),
        ),
        (
            pick(language, zh="谁来编码", en="Who coded"),
            _coded(page, reviewed, len(measures)),
        ),
    ]
    return page.section(
        heading(page, "care", zh="阅读提示", en="Read with care"),
        more,
        [Note(text(words), label) for label, words in notes],
    )


def _coded(page: Page, reviewed_count: int, measure_count: int) -> str:
    if reviewed_count == measure_count:
        return pick(
            page.language, zh="编码已由工会分析人员确认。", en="The coding has been confirmed by a union analyst."
        )
    if reviewed_count == 0:
        return pick(
            page.language,
            zh="编码由本项目按编码手册两次独立完成后裁定，尚未经工会分析人员确认。",
            en="This project coded the bulletin twice, blind, by its codebook, and adjudicated; no union analyst has confirmed the coding yet.",
        )
    return pick(
        page.language,
        zh="编码由本项目按编码手册两次独立完成后裁定，工会分析人员只确认了一部分。",
        en="This project coded the bulletin twice, blind, by its codebook, and adjudicated; a union analyst has confirmed a part of it.",
    )


class EditorsNote:
    """The editor's words on a bulletin (编者按): Markdown from a file, marked as the editor's; nothing where there is none."""

    def __init__(self, markdown: str, language: str) -> None:
        self._markdown = markdown
        self._label = pick(language, zh="编者按", en="Editor's note")  # type: ignore[arg-type]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        if not self._markdown.strip():
            return {"text/plain": ""}
        return {"text/markdown": f"## {self._label}\n\n{self._markdown}", "text/plain": self._markdown}


def editors_note(page: Page) -> EditorsNote:
    """Return the editor's note on the bulletin: editors-note.zh.md or editors-note.en.md beside it, if there is one."""
    folder = page.corpus.root / "bulletins" / str(page.corpus.bulletin["id"])
    path = folder / f"editors-note.{page.language}.md"
    return EditorsNote(path.read_text(encoding="utf-8") if path.is_file() else "", page.language)


def brief(page: Page, *found: Backed | None) -> Section:
    """Return the findings that a hurried reader reads, under their heading."""
    return page.section(heading(page, "in-brief", zh="要点", en="In brief"), *found)
