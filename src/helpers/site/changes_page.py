"""The page that says what changed since the edition before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from helpers.corpus.further import short
from helpers.site.addresses import BULLETIN, CHANGES, lead
from helpers.site.changes import CHANGED, GONE, NEW, Comparison, by_claim, compare
from helpers.site.columns import COLUMNS
from helpers.site.dates import period
from helpers.site.edition import Edition
from helpers.site.frame import draw
from helpers.site.release import Release, release_of
from helpers.site.words import WORDS
from helpers.wording import Language, Names

Json = dict[str, Any]
KINDS = (NEW, CHANGED, GONE)
CHINESE = ("quote", "sub_unit", "lead_actor", "partner_actors", "target_group")


def changes_page(edition: Edition, before: Sequence[Release], language: Language) -> bytes:
    """Draw the page in one language.

    Parameters
    ----------
    before
        The editions to compare with, in the order of the page; none for a first edition.
    """
    now = release_of(edition)
    not_made = [entry["path"] for entry in edition.missing]
    return draw(
        "changes.html.j2",
        edition,
        language,
        CHANGES[language],
        comparisons=[_comparison(compare(release, now, not_made), edition, language) for release in before],
    )


def _comparison(found: Comparison, edition: Edition, language: Language) -> Json:
    names, words = edition.names(language), WORDS[language]
    kind = "correction" if found.is_correction else "bulletin"
    since = words[f"since_{kind}"].format(
        period=period(found.before.bulletin_id, language), revision=found.before.revision.removeprefix("r")
    )
    other = "en" if language == "zh" else "zh"
    own = found.sentences[~(found.sentences["before_id"] + found.sentences["now_id"]).str.startswith(f"{other}/")]
    sentences = _part("sentences", own, _sentences(found, edition, own, language), words, kind)
    sentences["groups"] += _not_made(edition, language)
    return {
        "kind": kind,
        "since": since,
        "how": words[f"how_{kind}"],
        "is_empty": found.is_empty,
        "parts": [
            _part("measures", found.measures, _measures(found, names), words, kind),
            _part("figures", found.figures, _figures(found, names), words, kind),
            sentences,
        ],
    }


def _part(name: str, found: pd.DataFrame, items: Sequence[Json], words: Mapping[str, str], kind: str) -> Json:
    counts = found["change"].value_counts()
    groups = [
        {
            "change": change,
            "heading": words[f"{change}_{kind}"],
            "count": int(counts.get(change, 0)),
            "items": [item for item in items if item["change"] == change],
        }
        for change in KINDS
    ]
    return {"name": name, "heading": words[f"of_{name}"], "groups": [group for group in groups if group["count"]]}


def _not_made(edition: Edition, language: Language) -> list[Json]:
    """Return the group of the briefings that could not be made, whose sentences are not gone; none if all were."""
    words = WORDS[language]
    missing = [entry for entry in edition.missing if entry["language"] == language]
    items = [{"change": "not_made", "id": words[f"kind_{entry['kind']}"], "label": entry["name"]} for entry in missing]
    return [{"change": "not_made", "heading": words["not_made"], "count": len(items), "items": items}] if items else []


def _measures(found: Comparison, names: Names) -> list[Json]:
    old, new = (_records(release.tables["measures"].set_index("measure_id")) for release in (found.before, found.now))
    made = []
    for change, before_id, now_id, columns in found.measures.itertuples(index=False):
        row = new.get(now_id) or old[before_id]
        item = {
            **_item(change, before_id, now_id, names.language),
            "place": names.localities.get(row["locality_code"], row["locality_code"]),
            "label": row[f"label_{names.language}"],
            "facts": [
                called.get(row[column], row[column])
                for column, called in (
                    ("theme", names.themes),
                    ("instrument", names.instruments),
                    ("status", names.statuses),
                )
            ],
            "quote": row["quote"] if change != CHANGED else "",
            "edits": _edits(columns, old.get(before_id, {}), new.get(now_id, {}), names),
        }
        if change == GONE and not found.is_correction:
            # Not reported is not the same as ended, and no article is not the same as not mentioned.
            has_article = row["locality_code"] in found.now.localities
            item["silence"] = WORDS[names.language]["not_mentioned" if has_article else "no_article"]
        made.append(item)
    return made


def _figures(found: Comparison, names: Names) -> list[Json]:
    old, new = (_records(release.tables["figures"].set_index("figure_id")) for release in (found.before, found.now))
    return [
        {
            **_item(change, before_id, now_id, names.language),
            "label": (new.get(now_id) or old[before_id])[f"indicator_{names.language}"],
            "quote": (new.get(now_id) or old[before_id])["quote"] if change != CHANGED else "",
            "edits": _edits(columns, old.get(before_id, {}), new.get(now_id, {}), names),
        }
        for change, before_id, now_id, columns in found.figures.itertuples(index=False)
    ]


def _sentences(found: Comparison, edition: Edition, own: pd.DataFrame, language: Language) -> list[Json]:
    old, new = (_records(by_claim(release.tables["sentences"])) for release in (found.before, found.now))
    entries = {entry["path"]: entry for entry in edition.briefings}
    made = []
    for change, before_id, now_id, columns in own.itertuples(index=False):
        row = new.get(now_id) or old[before_id]
        entry = entries.get(row["briefing"], {})
        page = entry.get("files", {}).get("html", {}).get("path", "")
        made.append(
            {
                "change": change,
                "id": row["claim_id"],
                "link": f"{lead(CHANGES[language], page)}#{row['claim_id']}" if page and now_id else "",
                "place": entry.get("name", row["briefing"]),
                "sentence": " ".join(filter(None, (row["sentence"], row["caveat"]))) if change != CHANGED else "",
                "edits": [{"before": old[before_id][column], "now": new[now_id][column]} for column in columns],
            }
        )
    return made


def _item(change: str, before_id: str, now_id: str, language: Language) -> Json:
    """Return what an entry on a row of the coding begins with; ``was`` is its id before, where that is another."""
    return {
        "change": change,
        "id": short(now_id or before_id),
        "was": before_id if now_id and before_id not in ("", now_id) else "",
        "link": f"{lead(CHANGES[language], BULLETIN[language])}#{now_id}" if now_id else "",
    }


def _records(frame: pd.DataFrame) -> dict[str, dict[str, str]]:
    return {str(name): row for name, row in zip(frame.index, frame.to_dict("records"), strict=True)}  # type: ignore[misc]  # pandas says Hashable of what is a column


def _edits(columns: Sequence[str], before: Mapping[str, str], now: Mapping[str, str], names: Names) -> list[Json]:
    other = "_en" if names.language == "zh" else "_zh"
    return [
        {
            "heading": COLUMNS[column] if names.language == "zh" else column.replace("_", " "),
            "before": _named(column, before.get(column, ""), names),
            "now": _named(column, now.get(column, ""), names),
            "is_chinese": column in CHINESE,
        }
        for column in columns
        if not column.endswith(other)
    ]


def _named(column: str, code: str, names: Names) -> str:
    """Return what a cell is called in the page's language; a dash where it is empty."""
    words = WORDS[names.language]
    called: Mapping[str, Mapping[str, str]] = {
        "theme": names.themes,
        "theme_second": names.themes,
        "instrument": names.instruments,
        "instrument_second": names.instruments,
        "status": names.statuses,
        "locality_code": names.localities,
        "unit_type": words,
        "confidence": words,
    }
    if column.startswith("has_"):
        return words["yes" if code == "1" else "no"]
    return called.get(column, {}).get(code, code) or "—"
