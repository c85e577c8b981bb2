"""What both templates read: a document with its labels, with nothing left out and nothing left to compute.

The document that `helpers.blocks.assemble` makes leaves empty values out and names evidence by id alone. Here each
block gets all its keys, marks are gathered into groups, ids get the short form in which they are printed, and each
heading learns how much of what follows stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from helpers.render.keep import beside, hangs, has_long_word, may_break, share_out
from helpers.render.labels import labels
from helpers.render.words import flat

Json = dict[str, Any]

REGIONS = {"zh": "cn", "en": "gb"}
TAGS = {"zh": "zh-Hans-CN", "en": "en-GB"}
MOST_SINGLE_MARKS = 6
MOST_SINGLE_IDS = 8
SHORTEST_RANGE = 3
MOST_ROOM = 4
"""Marks; a cell of numbers with more of them is set as it comes."""

HALF_EMPTY = ("）", "》", "」", "』", "】", "〕")
"""Closing signs whose right half is empty: marks are drawn up to them."""

_NO_TEXT: Json = {"runs": [], "marks": [], "groups": [], "stop": "", "has_gap": False}
_EMPTY: Mapping[str, Json] = {
    "cover": {"place": "", "issue": "", "masthead": [], "date_text": "", "description": "", "colophon": []},
    "heading": {"aside": _NO_TEXT},
    "finding": {"caveat": _NO_TEXT},
    "quote": {"label": _NO_TEXT, "language": "zh", "translation": "", "tags": [], "details": _NO_TEXT},
    "table": {"title": _NO_TEXT, "rows": [], "notes": [], "width": "text"},
    "chart": {"title": _NO_TEXT, "subtitle": "", "svg_narrow": "", "notes": [], "width": "text"},
    "note": {"label": ""},
}
_EMPTY_EVIDENCE: Json = {
    "before": "", "quote": "", "after": "", "translation": "", "codes": [], "formula": "", "where": "", "rests_on": [],
    "start": -1,
}  # fmt: skip
_EMPTY_COLUMN: Json = {"unit": "", "align": "start", "width": "auto", "is_row_header": False}
_RUNNING_NUMBER = re.compile(r"\d+$")
_OF_A_BULLETIN = re.compile(r"(?P<prefix>[^.:]+-)(?:[A-Z]+-\d+|[FA]\d+)")


def arrange(document: Json) -> Json:
    """Make a document ready to be drawn.

    Parameters
    ----------
    document
        As `helpers.blocks.assemble` makes it.

    Returns
    -------
    dict
        ``language``, ``region``, ``tag`` (BCP 47), ``labels``, ``cover`` (with ``day``: year, month and day of its
        date), ``blocks``, ``notes`` (evidence with a number), ``behind`` (what that rests on
        in turn, shared out to cells), ``claims`` (see `claim`) and ``shortened`` (what the printed
        ids leave out).
    """
    language = document["language"]
    prefix = common_prefix(item["id"] for item in document["evidence"])
    evidence = [_evidence(item, prefix) for item in document["evidence"]]
    blocks = [_block(block) for block in document["blocks"]]
    for index, block in enumerate(blocks):
        block["may_break"] = may_break(block, language)
        if block["kind"] == "heading":
            block["beside"] = beside(block, blocks[index + 1 :], language)
            block["hangs"] = hangs(block, blocks[index + 1 :])
            block["has_long_word"] = has_long_word(block, language)
    words = dict(labels(language))
    return {
        "language": language,
        "region": REGIONS[language],
        "tag": TAGS[language],
        "labels": words,
        "cover": _cover(document["cover"]),
        "blocks": blocks,
        "notes": [item for item in evidence if item["number"]],
        "behind": share_out([item for item in evidence if not item["number"]]),
        "claims": [claim(block, words) for block in claimed(document)],
        "shortened": words["shortened"].format(prefix=prefix) if prefix else "",
    }


def claimed(document: Mapping[str, Any]) -> list[Json]:
    """Return the blocks that a reader can challenge by an id: findings, charts, tables; none without evidence."""
    blocks: list[Json] = document["blocks"] if document["evidence"] else []
    return [block for kinds in (("finding",), ("chart", "table")) for block in blocks if block["kind"] in kinds]


def claim(block: Mapping[str, Any], words: Mapping[str, str]) -> Json:
    """Return how the list of claims names a block: ``id``, ``number`` as printed, and ``place``, its label in print."""
    is_finding = block["kind"] == "finding"
    number = str(block["number"]) if is_finding else f"{words[block['kind']]} {block['number']}"
    return {"id": block["id"], "number": number, "place": f"{'finding' if is_finding else 'block'}-{block['id']}"}


def common_prefix(ids: Iterable[str]) -> str:
    """Return what every id of a bulletin's measures, figures and articles begins with; empty where they differ.

    >>> common_prefix(["2011-05-KS-01", "2011-05-F012", "share.2011-05-F012"])
    '2011-05-'
    """
    found = {match["prefix"] for name in ids if (match := _OF_A_BULLETIN.fullmatch(name))}
    return found.pop() if len(found) == 1 else ""


def group_marks(marks: Sequence[Json]) -> list[Json]:
    """Gather the marks of one text for print: each on its own, or consecutive numbers as a range where there are many.

    Returns
    -------
    list of dict
        ``id`` (of the first), ``shown`` (``"7"`` or ``"4–9"``) and ``uses`` (the names of all places in it).
    """
    stretches: list[list[Json]] = []
    for mark in marks:
        if stretches and mark["number"] == stretches[-1][-1]["number"] + 1:
            stretches[-1].append(mark)
        else:
            stretches.append([mark])
    groups = []
    for stretch in stretches:
        is_range = len(marks) > MOST_SINGLE_MARKS and len(stretch) >= SHORTEST_RANGE
        for part in [stretch] if is_range else [[mark] for mark in stretch]:
            first, last = part[0], part[-1]
            shown = str(first["number"]) if first is last else f"{first['number']}–{last['number']}"
            groups.append({"id": first["id"], "shown": shown, "uses": [mark["use"] for mark in part]})
    return groups


def _cover(cover: Json) -> Json:
    filled = {**_EMPTY["cover"], **cover}
    year, month, day = (int(part) for part in cover["date"].split("-"))
    return {**filled, "day": {"year": year, "month": month, "day": day}}


def _block(block: Json) -> Json:
    made = {**_EMPTY.get(block["kind"], {}), **block}
    for key in ("text", "title", "label", "aside", "caveat", "details"):
        if isinstance(made.get(key), Mapping):
            made[key] = _text(made[key])
    if block["kind"] == "quote":
        # A quote without a label carries its marks itself.
        made.update(quote=flat(made["quote"]), marks=made.get("marks", []), groups=group_marks(made.get("marks", [])))
    elif block["kind"] == "facts":
        made["items"] = [{"unit": "", **item, "label": _text(item["label"])} for item in block["items"]]
    elif block["kind"] == "list":
        made["items"] = [_text(item) for item in block["items"]]
    elif block["kind"] == "table":
        rows = [[_cell(cell) for cell in row] for row in made["rows"]]
        columns = [_column(column, [row[i] for row in rows]) for i, column in enumerate(block["columns"])]
        made.update(rows=rows, columns=columns)
    if "notes" in made:
        made["notes"] = [_text(note) for note in made["notes"]]
    return made


def _column(column: Json, cells: Sequence[Json]) -> Json:
    """Fill a column; numbers that stand in line keep `room` for the most marks of any cell."""
    made = {**_EMPTY_COLUMN, **column}
    most = max((len(cell["marks"]) for cell in cells), default=0)
    return {**made, "room": min(most, MOST_ROOM) if made["align"] == "end" and not made["is_row_header"] else 0}


def _cell(cell: Json) -> Json:
    # A cell without words carries its marks itself.
    text = cell.get("text", {})
    return _text({**text, "marks": text.get("marks", cell.get("marks", []))})


def _text(text: Json) -> Json:
    if not text.get("runs") and not text.get("marks"):
        return _NO_TEXT
    runs = [
        {
            "text": flat(run["text"]),
            "is_strong": run.get("is_strong", False),
            "language": run.get("language", ""),
            "link": run.get("link", ""),
        }
        for run in text.get("runs", [])
        if run["text"]  # a run that was nothing but the stop has none left
    ]
    marks = text.get("marks", [])
    return {
        "runs": runs,
        "marks": marks,
        "groups": group_marks(marks),
        "stop": text.get("stop", ""),
        "has_gap": bool(marks and runs and runs[-1]["text"].endswith(HALF_EMPTY)),
    }


def _evidence(item: Json, prefix: str) -> Json:
    made = {**_EMPTY_EVIDENCE, **item, "short": item["id"].removeprefix(prefix)}
    for key in ("before", "quote", "after", "translation"):
        made[key] = flat(made[key])
    made["rests_on"] = group_ids(made["rests_on"], prefix)
    return made


def group_ids(ids: Sequence[str], prefix: str) -> list[Json]:
    """Write out the ids that a derived value rests on: each in full, or where they are many, as short as can be.

    A long list is sorted by number within each stem; a short one keeps the order of the formula.

    Returns
    -------
    list of dict
        ``id`` (of the first), ``short`` (without the prefix: ``"KS-01"``; in a long list consecutive ids as a range,
        ``"KS-01–04"``, and ids that share the stem of the one before by their number alone, ``"07"``) and ``leads``
        (not for such a number: in print it is no link of its own).
    """
    is_long = len(ids) > MOST_SINGLE_IDS
    if is_long:
        met = {stem: place for place, stem in reversed(list(enumerate(_split(name)[0] for name in ids)))}
        ids = sorted(ids, key=lambda name: (met[_split(name)[0]], int(_split(name)[1] or 0)))
    stretches: list[list[str]] = []
    for name in ids:
        if is_long and stretches and _follows(stretches[-1][-1], name):
            stretches[-1].append(name)
        else:
            stretches.append([name])
    groups: list[Json] = []
    for stretch in stretches:
        for part in [stretch] if len(stretch) >= SHORTEST_RANGE else [[name] for name in stretch]:
            stem, number = _split(part[0])
            leads = not (is_long and groups and number and stem == _split(groups[-1]["id"])[0])
            last = f"–{_split(part[-1])[1]}" if len(part) > 1 else ""
            shown = part[0].removeprefix(prefix) if leads else number
            groups.append({"id": part[0], "short": shown + last, "leads": leads})
    return groups


def _split(name: str) -> tuple[str, str]:
    """Divide an id into its stem and its running number, which may be empty."""
    match = _RUNNING_NUMBER.search(name)
    return (name[: match.start()], match.group()) if match else (name, "")


def _follows(one: str, next_one: str) -> bool:
    (stem, number), (next_stem, next_number) = _split(one), _split(next_one)
    return bool(number and next_number) and stem == next_stem and int(next_number) == int(number) + 1
