"""Words on how much of a difference is a matter of genre."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Finding, Text, text, value
from helpers.findings.derived import computed, division, itemised
from helpers.wording import Names, Slot, clauses, enumerate_texts, percent, pick, sentence


def concentration(measures: pd.DataFrame, articles: pd.DataFrame, status: str, names: Names) -> Backed | None:
    """Say in which genre, or genres, most measures of a status stand; None where no measure has the status.

    Parameters
    ----------
    measures, articles
        Of the corpus.
    status
        A code such as ``"mandated"``.
    """
    chosen = measures[measures["status"] == status].merge(articles[["bulletin_id", "article_no", "genre"]])
    if chosen.empty:
        return None
    language, called, whole = names.language, names.statuses[status], len(chosen)
    counts = chosen.groupby("genre").size().sort_values(ascending=False, kind="stable")
    genres = [names.genres[str(genre)] for genre in counts.index]
    most = int(counts.iloc[0])
    leading = int((counts == most).sum())
    basis = computed(
        f"genre.{status}",
        pick(language, zh=f"标为“{called}”的措施，按文章体裁", en=f"measures coded “{called}”, by genre of article"),
        itemised(zip(genres, (division(n, whole, language) for n in counts), strict=True), language),
        tuple(chosen["measure_id"]),
    )
    slots: dict[str, Slot] = {
        "status": called,
        "whole": whole,
        "genres": enumerate_texts(genres[:leading], language),
    }
    if len(counts) == 1:
        words = sentence(
            language,
            basis.id,
            zh="标为“{status}”的{whole:项}措施，所出文章[同属一种]体裁：{genres}。",
            en="The {whole:measure} coded “{status}” {whole?comes|come} from articles of [one genre]: {genres}.",
            **slots,
        )
    elif leading == 1:
        words = sentence(
            language,
            basis.id,
            zh="标为“{status}”的{whole:项}措施中，出自{genres}的[最多]，有{part:项}，占{share}。",
            en="Of the {whole:measure} coded “{status}”, the [largest part], {part} ({share}), comes from this genre: "
            "{genres}.",
            part=most,
            share=value(percent(most / whole), basis.id),
            **slots,
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="标为“{status}”的{whole:项}措施中，出自{genres}的[最多]，[各]{part:项}，[各]占{share}。",
            en="Of the {whole:measure} coded “{status}”, the [largest parts], {part} ({share}) [each], come from these "
            "genres: {genres}.",
            part=most,
            share=value(percent(most / whole), basis.id),
            **slots,
        )
    caveat = pick(
        language,
        zh="写法因体裁而异，这类差别不宜读作力度的差别。",
        en="Wording goes with genre: such a difference says little of strength.",
    )
    return Backed(Finding(f"genre.concentration:{status}", words, text(caveat)), (basis,))


def differing(articles: pd.DataFrame, names: Names) -> Text:
    """Say which localities have articles of which genre, as a note beside what it colours; nothing of a single genre.

    Parameters
    ----------
    articles
        Of the corpus.
    """
    whose = articles.groupby("genre")["locality_code"].agg(lambda codes: sorted(set(codes))).sort_values()
    if len(whose) < 2:
        return text()
    language = names.language
    listed = [
        pick(language, zh=f"{called}（{places}）", en=f"{called} ({places})")
        for called, places in ((names.genres[str(genre)], names.locality_list(codes)) for genre, codes in whose.items())
    ]
    return sentence(
        language,
        zh="文章体裁不同：{listed}；写法因体裁而异，这类差别不宜读作力度的差别。",
        en="Articles differ in genre: {listed}. Wording goes with genre: such a difference says little of strength.",
        listed=clauses(listed, language, zh="、"),
    )
