"""The page that an edition opens with: every briefing, and the localities at a glance.

There are two, one in each language: a page in one language is read aloud, searched and filtered as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpers.analysis import density
from helpers.briefing.care import coding_note
from helpers.charts.palette import COUNT_LIMITS
from helpers.corpus import conservative
from helpers.corpus.states import NO_ARTICLE, REPORTED
from helpers.rows import rows
from helpers.site.addresses import DATA, INDEX, lead
from helpers.site.citation import citation
from helpers.site.edition import Edition
from helpers.site.frame import draw
from helpers.site.glance import Bar, bars, step
from helpers.site.sizes import readable_size
from helpers.site.words import WORDS
from helpers.wording import Language

Json = dict[str, Any]
FORMS = ("html", "pdf")
OFFERED = (".xlsx", "measures.csv", "figures.csv", "corpus.json", "claims.json", "bulletin.txt", "codebook.md",
           "datapackage.json", "README.md")  # fmt: skip
TYPES = {"html": "text/html", "pdf": "application/pdf"}


def index_page(edition: Edition, language: Language, files: Mapping[str, bytes]) -> bytes:
    """Draw the index in one language.

    Parameters
    ----------
    files
        Every other file that the edition has beside its briefings, by path: those of its data folder are offered.
    """
    corpus, path = edition.corpus, INDEX[language]
    counted = density.by_locality(corpus.measures, corpus.articles)
    drawn = bars(counted)
    reported = corpus.states[corpus.states["state"] == REPORTED]
    return draw(
        "index.html.j2",
        edition,
        language,
        path,
        script="filter.js",
        counts={
            "article_count": len(corpus.articles),
            "locality_count": corpus.articles["locality_code"].nunique(),
            "known_count": len(corpus.localities),
            "measure_count": len(corpus.measures),
            "conservative_count": len(conservative(corpus.measures)),
            "theme_count": reported["theme"].nunique(),
        },
        coded=coding_note(corpus, language),
        localities=_localities(edition, language, drawn),
        themes=_themes(edition, language),
        comparison=_files(edition, "comparison", "all", language),
        comparison_name=next((e["name"] for e in edition.briefings if e["kind"] == "comparison"), ""),
        matrix=_matrix(edition, language),
        missing=list(edition.missing),
        downloads=_downloads(edition, language, files),
        citation=citation(edition, language),
    )


def _localities(edition: Edition, language: Language, drawn: Mapping[str, Bar]) -> list[Json]:
    corpus, names = edition.corpus, edition.names(language)
    reported = corpus.states[corpus.states["state"] == REPORTED].groupby("locality_code")["theme"].agg(list).to_dict()
    with_article = set(corpus.articles["locality_code"])
    return [
        {
            "code": row.locality_code,
            "name": names.full_localities[row.locality_code],
            "words": _search(row.locality_code, row.letters, row.name_zh, row.name_en, row.short_en, row.aliases),
            "is_prefecture": bool(row.is_prefecture),
            "has_article": row.locality_code in with_article,
            "bar": drawn.get(row.locality_code),
            "themes": reported.get(row.locality_code, []),
            "files": _files(edition, "locality", row.locality_code, language),
        }
        for row in rows(corpus.localities)
    ]


def _themes(edition: Edition, language: Language) -> list[Json]:
    corpus, names = edition.corpus, edition.names(language)
    states = corpus.states
    made = []
    for row in rows(corpus.themes):
        of_theme = states[states["theme"] == row.theme]
        reporting = of_theme.loc[of_theme["state"] == REPORTED, "locality_code"].tolist()
        made.append({
            "theme": row.theme,
            "name": names.themes[row.theme],
            "short": names.short_themes[row.theme],
            "words": _search(row.theme, row.name_zh, row.name_en, row.short_zh, row.short_en, row.covers),
            "localities": reporting,
            "places": [names.localities[code] for code in reporting],
            "files": _files(edition, "theme", row.theme, language),
        })  # fmt: skip
    return made


def _matrix(edition: Edition, language: Language) -> Json:
    """Return the localities with an article and, for each theme, what the bulletin says; the others by name."""
    corpus, names, path = edition.corpus, edition.names(language), INDEX[language]
    heads = [
        {"theme": theme, "short": names.short_themes[theme], "link": edition.briefing(path, "theme", theme, language)}
        for theme in corpus.themes["theme"]
    ]
    links = {head["theme"]: head["link"] for head in heads}
    lines = []
    for code, group in corpus.states.groupby("locality_code", sort=True):
        if (group["state"] == NO_ARTICLE).all():
            continue
        cells = [
            {
                "count": int(row.measure_count),
                "low": int(row.conservative_count),
                "step": step(int(row.measure_count), COUNT_LIMITS),
                "link": _at_locality(edition, links[row.theme], row.theme, str(code), language),
            }
            if row.state == REPORTED
            else {}
            for row in rows(group)
        ]
        link = edition.briefing(path, "locality", str(code), language)
        lines.append({"code": code, "name": names.localities[str(code)], "link": link, "cells": cells})
    silent = [code for code in corpus.localities["locality_code"] if code not in {line["code"] for line in lines}]
    return {"heads": heads, "lines": lines, "silent": names.locality_list(silent) if silent else ""}


def _at_locality(edition: Edition, link: str, theme: str, code: str, language: Language) -> str:
    """Return where a theme's briefing lists the measures of a locality, if it has such a heading."""
    anchor = f"locality-{code}"
    entry = next(
        (e for e in edition.briefings if (e["kind"], e["key"], e["language"]) == ("theme", theme, language)), None
    )
    has_heading = entry is not None and any(
        block["kind"] == "heading" and block["id"] == anchor for block in edition.documents[entry["path"]]["blocks"]
    )
    return f"{link}#{anchor}" if link and has_heading else link


def _files(edition: Edition, kind: str, key: str, language: Language) -> list[Json]:
    """Return a briefing's files: in the page's language first, then in the other."""
    found = []
    for entry in edition.briefings:
        if (entry["kind"], entry["key"]) != (kind, key):
            continue
        listed = [
            {
                "form": form.upper(),
                "link": lead(INDEX[language], entry["files"][form]["path"]),
                "size": readable_size(entry["files"][form]["bytes"]),
                "type": TYPES[form],
                "name": entry["name"],
            }
            for form in FORMS
            if form in entry.get("files", {})
        ]
        if entry["language"] == language:
            found += listed
    return found


def _downloads(edition: Edition, language: Language, files: Mapping[str, bytes]) -> list[Json]:
    """Return what can be taken away beside the briefings: of the data what most readers want, and the rest by name."""
    sizes = {path: len(content) for path, content in files.items()} | dict(edition.others)
    found = []
    for ending in OFFERED:
        for path, size in sizes.items():
            name = path.removeprefix(f"{DATA}/")
            if "/" not in name and name.endswith(ending):
                what = WORDS[language]["download_xlsx" if ending == ".xlsx" else f"download_{name.partition('.')[0]}"]
                link = lead(INDEX[language], path)
                found.append({"name": name, "what": what, "link": link, "size": readable_size(size)})
    return found


def _search(*words: str) -> str:
    return " ".join(words).casefold()
