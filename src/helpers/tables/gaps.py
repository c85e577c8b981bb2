"""What others report that a locality does not mention, and whom to ask."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.blocks import Backed, Cell, Column, Table, Text, text, value
from helpers.findings.derived import short_ids
from helpers.rows import rows
from helpers.wording import Names, enumerate_texts, pick

SHOWN = 3


def gaps(found: pd.DataFrame, measures: pd.DataFrame, code: str, names: Names) -> Backed | None:
    """List the themes that a locality does not mention, who reports them, and their first measures by name.

    Parameters
    ----------
    found
        `helpers.findings.silence.gaps`: one row for each theme, the most reported first.
    measures
        Of the corpus.
    """
    if found.empty:
        return None
    language = names.language
    labels: Mapping[str, str] = dict(zip(measures["measure_id"], measures[f"label_{language}"], strict=True))
    place: Mapping[str, str] = dict(zip(measures["measure_id"], measures["locality_code"], strict=True))
    lines = []
    for row in rows(found):
        asked = [
            _of_one(names.localities[peer], [m for m in row.measure_ids if place[m] == peer], labels, names)
            for peer in row.locality_codes
        ]
        joined = text("；" if language == "zh" else "; ").joined(asked)
        lines.append((Cell(_theme(str(row.theme), measures, code, names)), Cell(joined)))
    columns = (
        Column(pick(language, zh="主题", en="Theme"), width=1.3, is_row_header=True),
        Column(
            pick(language, zh="可询问的地方及其措施（举例）", en="Whom to ask, and some of their measures"), width=3
        ),
    )
    title = pick(
        language,
        zh=f"他地措施的主要主题，而{names.localities[code]}措施不以之为主要主题者",
        en=f"Main themes reported elsewhere and not as a main theme on {names.localities[code]}",
    )
    return Backed(Table(f"gaps-{code}", text(title), columns, tuple(lines), width="full"))


def _theme(theme: str, measures: pd.DataFrame, code: str, names: Names) -> Text:
    """Return a theme's name, and which measures of the locality touch on it as their second theme."""
    is_second = (measures["locality_code"] == code) & (measures["theme_second"] == theme)
    ids = measures.loc[is_second, "measure_id"]
    if ids.empty:
        return text(names.themes[theme])
    listed = text(pick(names.language, zh="、", en=", ")).joined(
        [text(value(short_ids([each], names.language), each)) for each in ids[:SHOWN]]
    )
    more = len(ids) > SHOWN
    if names.language == "zh":
        return text(names.themes[theme], "（作次要主题：", listed, "等" if more else "", "）")
    return text(names.themes[theme], " (second theme of ", listed, ", and more" if more else "", ")")


def _of_one(place: str, ids: list[str], labels: Mapping[str, str], names: Names) -> Text:
    shown = [value(labels[measure], measure) for measure in ids[:SHOWN]]
    more = len(ids) > SHOWN
    if names.language == "zh":
        return text(f"{place}：", enumerate_texts(shown, "zh"), "等" if more else "")
    return text(f"{place}: ", text(", ").joined([text(run) for run in shown]), ", and more" if more else "")
