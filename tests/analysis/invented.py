"""Invented localities, measures and figures, small enough to be worked by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd

LEFT, RIGHT, THIRD, PREFECTURE = "900001", "900002", "900003", "900000"

_MEASURE: dict[str, Any] = {
    "bulletin_id": "2031-05",
    "locality_code": LEFT,
    "unit_type": "action",
    "series_id": "",
    "theme": "T01",
    "theme_second": "",
    "instrument": "O",
    "status": "announced",
    "lead_actor": "",
    "partner_actors": "",
    "quote": "无名",
    "start": 0,
    "end": 2,
    "has_target": False,
    "has_deadline": False,
    "has_resources": False,
    "has_accountability": False,
    "has_responsible": False,
}
_FIGURE: dict[str, Any] = {
    "measure_id": "",
    "indicator_zh": "虚构指标",
    "indicator_en": "an invented indicator",
    "value": float("nan"),
    "unit": "家",
    "comparator": "=",
    "role": "actual",
    "quantity": "count",
    "period": "",
    "deadline": "",
    "denominator": "",
    "start": 0,
}
_ARTICLE: dict[str, Any] = {
    "bulletin_id": "2031-05",
    "locality_code": LEFT,
    "char_count": 1000,
    "start": 0,
    "end": 1000,
}


def measures(*rows: dict[str, Any]) -> pd.DataFrame:
    """Return invented measures M1, M2, … with these cells and plain ones for the rest."""
    return _table("measure_id", "M", _MEASURE, rows)


def figures(*rows: dict[str, Any]) -> pd.DataFrame:
    """Return invented figures F1, F2, … with these cells and plain ones for the rest."""
    return _table("figure_id", "F", _FIGURE, rows).astype({"value": "float64"})


def articles(*rows: dict[str, Any]) -> pd.DataFrame:
    """Return invented articles 1, 2, … with these cells and plain ones for the rest."""
    table = _table("article_no", "", _ARTICLE, rows)
    return table.astype({"article_no": "int64"})


def by_theme(counts: dict[str, dict[str, int]]) -> pd.DataFrame:
    """Return invented measures, so many of each locality on each theme."""
    return measures(
        *(
            {"locality_code": locality, "theme": theme}
            for locality, themes in counts.items()
            for theme, count in themes.items()
            for _ in range(count)
        )
    )


def _table(key: str, prefix: str, plain: dict[str, Any], rows: tuple[dict[str, Any], ...]) -> pd.DataFrame:
    numbered = [{key: f"{prefix}{number}", **plain, **row} for number, row in enumerate(rows, start=1)]
    empty = pd.DataFrame([{key: "", **plain}]).head(0)
    return pd.DataFrame(numbered, columns=list(empty.columns)).astype(empty.dtypes.to_dict())
