"""What every briefing has: cover, editor's note, headings, sources."""

from __future__ import annotations

from helpers import tables
from helpers.blocks import Backed, Cover, Heading, Labelled, Note, Section, text, value
from helpers.briefing.page import Page
from helpers.findings.material import article_ids
from helpers.tables.actors import named
from helpers.wording import Language, date_words, enumerate_texts, pick, sentence


def cover(page: Page, *, title: str, kind: str, place: str, description: str) -> Section:
    """Return the cover: masthead above, distribution list and the way to object below."""
    bulletin, settings, language = page.corpus.bulletin, page.settings, page.language
    month, day = date_words(str(bulletin["period"])[: len("2011-05")], language), page.edition_date.isoformat()
    issue = pick(language, zh=f"据{month}通报", en=f"On the bulletin of {month}")
    made = Cover(
        language,
        title,
        settings[f"series_{language}"],
        settings[f"issuer_{language}"],
        place,
        issue,
        (kind, issue),
        day,
        date_words(day, language),
        description,
        colophon(page),
    )
    return page.section(made)


def colophon(page: Page) -> tuple[Labelled, ...]:
    """Return what stands at the foot of the last page: to whom the bulletin went, and last how to object.

    Whom the briefing goes to is another matter, of which it says nothing; a letter prints how to object alone.
    """
    bulletin, language = page.corpus.bulletin, page.language
    return (
        Labelled(
            pick(language, zh="通报原印发范围", en="Distribution stated by the bulletin"),
            str(bulletin[f"distribution_{language}"]),
        ),
        Labelled(
            pick(language, zh="异议与更正", en="To object"),
            pick(
                language,
                zh=f"对本简报的语句或数字有异议，请注明其编号，告知{page.settings['contact']}。",
                en=f"To challenge any line or number, name its id and write to {page.settings['contact']}.",
            ),
        ),
    )


def heading(page: Page, name: str, *, zh: str, en: str, aside: str = "") -> Heading:
    """Return the heading of a section in the page's language."""
    return Heading(2, name, text(pick(page.language, zh=zh, en=en)), text(aside))


def led_by(page: Page, actor: str) -> Note:
    """Say once who leads the measures that name nobody else."""
    words = named(actor, page.names)
    return Note(
        text("除另注明外，主体（据上下文）为", words, "。")
        if page.language == "zh"
        else text("Led by ", words, " (from context) unless said otherwise.")
    )


def tags(page: Page) -> Note:
    """Say once what stands behind each measure: its main instrument and its status."""
    names, language = page.names, page.language
    resources = dict(zip(page.corpus.instruments["instrument"], page.corpus.instruments["resource"], strict=True))
    kinds = [
        # “Nodality” says nothing to most readers: where the codebook names the resource, English does too.
        f"{called} ({resource})" if language == "en" and (resource := _before_colon(resources[code])) else called
        for code, called in names.instruments.items()
    ]
    return Note(
        sentence(
            language,
            zh="措施后先注主要手段（按胡德的资源分类，为{kinds}），再注文中所称进展（{statuses}）。",
            en="Behind a measure stands its main instrument, by Hood’s kinds of resource: {kinds}; then how far the "
            "text says that it has come: {statuses}.",
            kinds=enumerate_texts(kinds, language, is_choice=True),
            statuses=enumerate_texts(names.statuses.values(), language, is_choice=True),
        )
    )


def _before_colon(words: str) -> str:
    return words.partition(":")[0] if ":" in words else ""


def sources(page: Page) -> Section:
    """Return the articles of the bulletin by number, and what its date was inferred from."""
    return page.section(
        heading(page, "sources", zh="来源", en="Sources"),
        tables.material(page.corpus.articles, page.names),
        Note(
            text(value(str(page.corpus.bulletin[f"period_basis_{page.language}"]), *article_ids(page.corpus.articles)))
        ),
    )


class EditorsNote:
    """The editor's words on a bulletin (编者按): Markdown from a file, marked as such; nothing without a file."""

    def __init__(self, markdown: str, language: Language) -> None:
        self._markdown = markdown
        self._label = pick(language, zh="编者按", en="Editor’s note")

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
