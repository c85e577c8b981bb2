"""Sentences on the material: how much the bulletin carries on whom, and on whom nothing."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Evidence, Finding, text
from helpers.errors import UnknownNameError
from helpers.findings.derived import MEASURE, computed, count, itemised
from helpers.rows import rows
from helpers.wording import Count, Names, Slot, clauses, counted, enumerate_texts, pick, sentence

__all__ = ["MEASURE", "article_ids", "by_locality", "measure_count", "no_article", "scope"]


def measure_count(code: str, ids: tuple[str, ...], names: Names) -> Evidence:
    """Return the evidence of how many measures a locality reports; every briefing counts them the same way."""
    place = names.localities[code]
    label = pick(names.language, zh=f"{place}报告的措施", en=f"measures reported by {place}")
    return count(f"count.{code}", label, ids, names.language, noun=MEASURE)


def scope(density: pd.DataFrame, states: pd.DataFrame, code: str, names: Names) -> Backed:
    """Say how much the bulletin carries on a locality that has an article, and how many measures that makes.

    Parameters
    ----------
    density
        `helpers.analysis.density.by_locality`.
    states
        `Corpus.states`.

    Raises
    ------
    UnknownNameError
        The locality has no article.
    """
    row = next(rows(density[density["locality_code"] == code]), None)
    if row is None:
        raise UnknownNameError("locality with an article", code, density["locality_code"])
    language, place = names.language, names.localities[code]
    articles = counted(int(row.article_count), language, zh="篇", en="article")
    characters = counted(int(row.char_count), language, zh="字", en="character")
    length = computed(
        f"chars.{code}",
        pick(
            language,
            zh=f"{place}文章的字数（含标点，不计空白）",
            en=f"length of what is printed on {place}, with punctuation and without white space",
        ),
        itemised([(articles, characters)], language),
        row.article_ids,
    )
    slots: dict[str, Slot] = {
        "place": names.full_localities[code],
        "articles": int(row.article_count),
        "chars": int(row.char_count),
    }
    if not row.measure_ids:
        words = sentence(
            language,
            length.id,
            zh="本期通报刊有关于{place}的文章{articles:篇}，共{chars:字}；按编码手册计，[没有]可计的措施。",
            en="The bulletin carries {articles:article} ({chars:character}) on {place}; by the codebook’s rules, [no] "
            "measure is reported.",
            **slots,
        )
        return Backed(Finding(f"material.scope:{code}", words), (length,))
    coded = measure_count(code, row.measure_ids, names)
    careful = count(
        f"count.conservative.{code}",
        pick(
            language, zh="保守读法：只计行动，同一系列计一次", en="conservative reading: actions only, each series once"
        ),
        row.conservative_ids,
        language,
        noun=MEASURE,
        among=row.measure_ids,
    )
    mine = states[(states["locality_code"] == code) & (states["state"] == "reported")]
    kept = mine[mine["conservative_count"] > 0]
    themes = computed(
        f"themes.{code}",
        pick(language, zh=f"{place}报告的主题", en=f"themes reported by {place}"),
        names.theme_list(mine["theme"]),
        row.measure_ids,
    )
    careful_themes = computed(
        f"themes.conservative.{code}",
        pick(language, zh=f"{place}按保守读法报告的主题", en=f"themes reported by {place}, conservative reading"),
        names.theme_list(kept["theme"]) or pick(language, zh="0个", en="0"),
        row.conservative_ids or row.measure_ids,
    )
    words = sentence(
        language,
        length.id,
        zh="本期通报刊有关于{place}的文章{articles:篇}，共{chars:字}；按编码手册计，报告措施{coded:项}，涉及{themes:个}主"
        "题；按保守读法为{careful:项}，涉及{careful_themes:个}主题。",
        en="The bulletin carries {articles:article} ({chars:character}) on {place}; by the codebook’s rules, "
        "{coded:measure} on {themes:theme} {coded?is|are} reported; on the conservative reading, {careful:measure} on "
        "{careful_themes:theme}.",
        coded=Count(int(row.measure_count), (coded.id,)),
        careful=Count(int(row.conservative_count), (careful.id,)),
        themes=Count(len(mine), (themes.id,)),
        careful_themes=Count(len(kept), (careful_themes.id,)),
        **slots,
    )
    derived = (coded, careful, themes, careful_themes, length)
    return Backed(Finding(f"material.scope:{code}", words), derived)


def no_article(articles: pd.DataFrame, code: str, names: Names) -> Backed:
    """Say that the bulletin has nothing on a locality, and that this says nothing of what its unions do."""
    language, place = names.language, names.full_localities[code]
    ids = article_ids(articles)
    absence = computed(
        f"articles.none.{code}",
        pick(language, zh=f"关于{place}的文章", en=f"articles about {place}"),
        pick(
            language,
            zh=f"查阅本期{len(ids)}篇文章的标题、署名和所写地方，计0篇",
            en=f"0 of {len(ids)}, by title, byline and the place that each is about",
        ),
        ids,
    )
    words = sentence(
        language,
        absence.id,
        zh="本期通报共{total:篇}文章，[没有]关于{place}的文章。",
        en="The bulletin has {total:article}, [none] of which is about {place}."
        if len(ids) > 1
        else "The bulletin has {total:article}, which is [not] about {place}.",
        total=len(ids),
        place=place,
    )
    caveat = pick(
        language,
        zh="通报不载，不等于当地不做；本简报不据此计数，也不据此推断。",
        en="Absence from the bulletin does not mean absence of work; it is neither counted nor interpreted here.",
    )
    return Backed(Finding(f"material.no-article:{code}", words, text(caveat)), (absence,))


def by_locality(density: pd.DataFrame, articles: pd.DataFrame, names: Names) -> Backed:
    """Say how many articles and characters each locality has, and of what genre; a reader needs it before any count."""
    language = names.language
    characters = [counted(int(row.char_count), language, zh="字", en="character") for row in rows(density)]
    numbers = [counted(int(row.article_count), language, zh="篇", en="article") for row in rows(density)]
    whole = computed(
        "articles.all",
        pick(
            language,
            zh="本期文章的篇数和字数（含标点，不计空白）",
            en="articles of the bulletin and their length, with punctuation and without white space",
        ),
        itemised(
            (
                (names.localities[code], pick(language, zh="，", en=", ").join(said))
                for code, *said in zip(density["locality_code"], numbers, characters, strict=True)
            ),
            language,
        ),
        article_ids(articles),
    )
    listed = []
    for row in rows(density):
        genres = articles.loc[articles["locality_code"] == row.locality_code, "genre"].drop_duplicates()
        listed.append(
            sentence(
                language,
                zh="{place}{chars:字}（{genres}）",
                en="{place} {chars} ({genres})",
                place=names.localities[row.locality_code],
                chars=Count(int(row.char_count), (whole.id,)),
                genres=enumerate_texts([names.genres[genre] for genre in genres], language),
            )
        )
    words = sentence(
        language,
        whole.id,
        zh="本期通报共{articles:篇}文章，涉及{places:地}：{listed}。",
        en="The bulletin has {articles:article} on {places:locality|localities}, with this many characters: {listed}.",
        articles=len(articles),
        places=len(density),
        listed=clauses(listed, language),
    )
    caveat = pick(
        language,
        zh="篇幅与体裁不同，措施数目不宜相互比较高低。",
        en="Articles differ in length and genre: counts of measures are not to be read as a ranking.",
    )
    return Backed(Finding("material.by-locality", words, text(caveat)), (whole,))


def article_ids(articles: pd.DataFrame) -> tuple[str, ...]:
    """Return the evidence ids of articles."""
    return tuple(f"{row.bulletin_id}-A{row.article_no}" for row in rows(articles))
