"""Whether the data say what the bulletin says: every fault at once, none raised."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

from helpers.corpus import figure_rules, governing_rules, measure_rules
from helpers.corpus.anchors import check_quotes
from helpers.corpus.comparing import unknown
from helpers.corpus.faults import Fault
from helpers.corpus.numerals import NUMERAL
from helpers.corpus.package import SCHEMA_SUFFIX
from helpers.corpus.reading import CODING, GOVERNING, Files, read
from helpers.corpus.texts import is_garbled
from helpers.rows import rows

HEADING_MARKS = " \t\u3000\xa0【】◎◉◆◇■□●★☆▲※"
TEXT = re.compile("[。！？；|]")
NO_HEADING = re.compile("[。！？；：:|]|^[（(]")
CELL = "|"
LINES_OF_CAPTION = 2
UNIT_FAULT = "unit does not follow from its quote"
NOT_STATED = "见原文"
"""The distribution list of a bulletin that has none."""
FURTHER_TIMES = ("分钟", "个小时", "工作日", "个工作日", "星期", "个星期", "季度", "个季度")


def check(root: Path, bulletin_id: str) -> list[Fault]:
    """Return every fault in a bulletin, its coding and the codebook, by file and row."""
    return check_files(read(root, bulletin_id))


def check_files(files: Files) -> list[Fault]:
    """Return every fault in files as read: those of the files themselves, and where their contents disagree."""
    faults = list(files.faults)
    for table in ("articles", *CODING, GOVERNING):
        if files.is_usable(table):
            faults += _foreign_keys(files, table)
    if files.text:
        faults += _anchors(files) + _distribution(files)
    if files.is_usable("localities"):
        faults += _prefectures(files)
    if files.is_usable("articles", "measures"):
        faults += _article_localities(files)
    faults += measure_rules.check(files)
    faults += [fault for fault in figure_rules.check(files) if not _is_unit_stated(fault, files)]
    faults += governing_rules.check(files)
    return sorted(faults, key=lambda fault: (fault.file, fault.row, fault.column, fault.rule))


def _foreign_keys(files: Files, table: str) -> list[Fault]:
    faults = []
    for key in files.schemas[table].foreign_keys:
        other = files.schemas.get(key.table)
        if other is None or (other.columns and key.other not in other.names):
            found = f"{key.column} of {table} in {key.table}.{key.other}"
            name = f"schemas/{table}{SCHEMA_SUFFIX}"
            faults.append(Fault(name, 0, key.column, "unknown foreign key", found, "a column of another table"))
        elif files.is_usable(key.table):
            known = files.tables[key.table][key.other]
            faults += unknown(files, table, key.column, known, rule="unknown code")
    return faults


def _anchors(files: Files) -> list[Fault]:
    faults = []
    for table in (*CODING, GOVERNING):
        if files.is_usable(table):
            faults += check_quotes(files.tables[table], files.text, files.names[table])
    return faults + (_articles(files) if files.is_usable("articles") else [])


def _distribution(files: Files) -> list[Fault]:
    """Compare the distribution list with the bulletin, which breaks its lines where it likes."""
    stated = files.bulletin.get("distribution_zh")
    if not isinstance(stated, str) or stated == NOT_STATED or is_garbled(stated):
        return []
    if "".join(stated.split()) in "".join(files.text.split()):
        return []
    name = f"{files.text_file.rpartition('/')[0]}/bulletin.toml"
    allowed = f"its line as it stands in {files.text_file}, or {NOT_STATED}"
    return [Fault(name, 0, "distribution_zh", "not the bulletin's words", stated, allowed)]


def _articles(files: Files) -> list[Fault]:
    """Compare titles, bylines and sections with the bulletin; no article begins before the last one ends."""
    frame, file = files.tables["articles"], files.names["articles"]
    titles = frame.assign(quote=frame["title_zh"], end=frame["start"] + frame["title_zh"].str.len())
    faults = check_quotes(titles, files.text, file, column="title_zh")
    bulletin_id = str(files.bulletin.get("id", ""))
    before, last_end = [""], 0
    for row in rows(frame.sort_values("start")):
        index = int(row.Index)
        if row.byline:
            faults += _byline(row, files.text, last_end, file)
        sections = _sections(files.text, last_end, max(0, row.start), before)
        if row.section_zh not in sections:
            allowed = " or ".join(one or "empty" for one in sections)
            faults.append(Fault(file, index, "section_zh", "section of another article", row.section_zh, allowed))
        before = [row.section_zh] if row.section_zh in sections else sections
        if row.bulletin_id != bulletin_id:
            faults.append(Fault(file, index, "bulletin_id", "other bulletin", row.bulletin_id, bulletin_id))
        if not last_end <= row.start < row.end <= len(files.text):
            allowed = f"{last_end}–{len(files.text)}, start < end"
            faults.append(Fault(file, index, "start", "articles overlap", f"{row.start}–{row.end}", allowed))
        last_end = max(last_end, row.end)
    return faults


def _byline(row: Any, text: str, last_end: int, file: str) -> list[Fault]:
    """Find a byline that no line of its article states, and an article that goes on behind the byline it ends with.

    A byline stands alone on its line or at its end: in brackets, behind 供稿： or the like, behind a dash, or before
    供稿. The same words within a sentence are none. It may stand above the title, too.
    """
    sender = rf"{re.escape(row.byline)}(?:供稿|来稿|报送)?"
    in_brackets = rf"[（(](?:[^（()）：:\n]*[：:]|供稿|来源|撰稿)?\s*{sender}\s*[）)]"
    stated = re.compile(rf"(?:{in_brackets}|(?:^|[：:—─\s]){sender})(?=[ \t\u3000\xa0]*$)", re.MULTILINE)
    first = min(last_end, max(0, row.start))
    places = [match.end() for match in stated.finditer(text, first) if match.end() <= row.end]
    if not places:
        allowed = "a line of the article that ends with it, in brackets, behind 供稿：, or alone"
        return [Fault(file, int(row.Index), "byline", "byline not in the article", row.byline, allowed)]
    behind = text[places[-1] : row.end]
    if behind and not TEXT.search(behind):
        allowed = f"{places[-1]}, where its byline ends"
        return [Fault(file, int(row.Index), "end", "article goes on behind its byline", str(row.end), allowed)]
    return []


def _sections(text: str, first: int, last: int, before: list[str]) -> list[str]:
    """Return what the section of an article may be by the lines between the article before it and its title.

    The line right above; one further above, unless a later line repeats it, as lines repeat a list of contents; none,
    as long as no article had one and nothing in 【】 is above. Without a line that may be a heading, that of the
    article `before`. A line with a colon, a stop or a bracket before it (责任编辑：…) need not be a heading.
    """
    lines = [line.strip() for line in reversed(text[first:last].splitlines()) if line.strip(HEADING_MARKS)]
    headings = [line for line in lines if not NO_HEADING.search(line)]
    later = {line.strip(HEADING_MARKS) for line in text[last:].splitlines()}
    found = [headings[0].strip(HEADING_MARKS)] if headings else list(before)
    found += [words for line in lines if (words := line.strip(HEADING_MARKS)) not in later]
    if "" in before and not any(line.startswith("【") for line in lines):
        found.append("")
    return list(dict.fromkeys(found))


def _is_unit_stated(fault: Fault, files: Files) -> bool:
    """Whether a unit is stated after all: a less usual one of time behind the number, or one in the figure's table."""
    if fault.rule != UNIT_FAULT or not files.text:
        return False
    row = next(rows(files.tables["figures"].loc[[fault.row]]))
    unit = str(row.unit)
    if row.quantity == "duration" and unit in FURTHER_TIMES:
        return re.search(rf"{NUMERAL.pattern}{unit}", str(row.quote)) is not None
    if not unit or unit not in figure_rules.UNITS.get(row.quantity, (unit,)):
        return False
    end = rf"|{re.escape(unit)}数?$" if len(unit) > 1 else ""
    stated = re.compile(rf"(?:^|[(:/]){re.escape(unit)}\)?[:。]?$" + end)
    words = (unicodedata.normalize("NFKC", one).strip() for one in _table_words(files.text, int(row.start)))
    return any(map(stated.search, words))


def _table_words(text: str, at: int) -> list[str]:
    """Return the words that may state the unit of a cell: the rest of its row, those over it, and above its table."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].split("\n", 1)[0]
    if CELL not in line:
        return []
    column = text.count(CELL, start, at)
    found = [cell for number, cell in enumerate(line.split(CELL)) if number != column]
    above = text[:start].splitlines()
    while above and CELL in above[-1]:
        # A head over several columns stands over the first of them; the others are empty.
        found.append(next((cell for cell in above.pop().split(CELL)[column::-1] if cell.strip()), ""))
    return found + [words for words in above if words.strip()][-LINES_OF_CAPTION:]


def _prefectures(files: Files) -> list[Fault]:
    """Compare `is_prefecture` with the code: by GB/T 2260 a prefecture-level city's code ends with 00."""
    frame = files.tables["localities"]
    wrong = frame[frame["is_prefecture"] != frame["locality_code"].str.endswith("00")]
    return [
        Fault(
            files.names["localities"],
            int(row.Index),
            "is_prefecture",
            "level does not follow from the code",
            "1" if row.is_prefecture else "0",
            f"{'0' if row.is_prefecture else '1'}, by {row.locality_code}",
        )
        for row in rows(wrong)
    ]


def _article_localities(files: Files) -> list[Fault]:
    """Find articles of whose locality none of their measures is, and measures of a locality without any article.

    Of a locality without an article the charts say that the bulletin has nothing on it. Where an article is at fault
    already, its measures are not.
    """
    measures = files.tables["measures"]
    named: dict[int, set[str]] = {}
    for no, code in zip(measures["article_no"], measures["locality_code"], strict=True):
        named.setdefault(no, set()).add(code)
    where = dict(zip(files.tables["articles"]["article_no"], files.tables["articles"]["locality_code"], strict=True))
    wrong = {no for no, code in where.items() if no in named and code not in named[no]}
    having = set(where.values())
    faults = [
        Fault(
            files.names["articles"],
            int(row.Index),
            "locality_code",
            "locality of none of its measures",
            row.locality_code,
            ", ".join(sorted(named[row.article_no])),
        )
        for row in rows(files.tables["articles"])
        if row.article_no in wrong
    ]
    columns = ["measure_id", "article_no", "locality_code"]
    return faults + [
        Fault(
            files.names["measures"],
            int(row),
            "locality_code",
            "locality of no article",
            f"{code} of {measure_id}",
            f"{where[no]} of its article, or an article of {code}",
        )
        for row, measure_id, no, code in measures[columns].itertuples(name=None)
        if no in where and no not in wrong and code not in having
    ]
