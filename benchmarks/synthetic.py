"""An invented national edition: localities, a bulletin and its coding that say in every name that they are synthetic.

No number of it is about anything. It obeys the codebook, so that `helpers.corpus.load` takes it without a fault.
"""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import tomllib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from pathlib import Path
from string import ascii_uppercase

BULLETIN = "9999-01"
HAN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
OBJECTS = (
    "工资集体协商",
    "职工书屋",
    "技能竞赛",
    "法律援助",
    "困难帮扶",
    "民主管理",
    "劳动争议预警",
    "心理咨询",
    "工会组建",
)
ACTIONS = ("进一步推进{}工作", "建立健全{}机制", "积极开展{}活动", "认真抓好{}落实", "依法规范{}制度", "大力宣传{}典型")
THEMES = tuple(f"T{number:02d}" for number in range(1, 16))
INSTRUMENTS = ("N", "A", "T", "O")
STATUSES = ("announced", "mandated", "ongoing", "achieved")
MEASURES_PER_ITEM = 10
MEASURES_PER_FIGURE = 4
SAID = "synthetic"
TILES_A_ROW = 4
CITY = 900_100
ISSUED = ("series_zh", "series_en", "issuer_zh", "issuer_en", "contact")
EDITION = "\n".join(['date = "9999-02-01"', *(f'{name} = "{SAID}"' for name in ISSUED)])


def write(
    root: Path,
    real: Path,
    *,
    locality_count: int = 2800,
    measure_count: int = 100,
    first: int = 0,
    has_city: bool = False,
) -> Path:
    """Write a synthetic data folder and return it.

    Parameters
    ----------
    root
        A folder that does not exist yet.
    real
        The real data folder, whose schemas and codebook are used.
    locality_count, measure_count
        How many localities, and how many measures each of them takes.
    first
        How many synthetic localities come before the first of these.
    has_city
        Whether the first is the city above the others, so that briefings can be made.
    """
    shutil.copytree(real / "schemas", root / "schemas")
    shutil.copytree(real / "codebook", root / "codebook")
    (root / "coding" / BULLETIN).mkdir(parents=True)
    (root / "bulletins" / BULLETIN).mkdir(parents=True)
    package = json.loads((real / "datapackage.json").read_text(encoding="utf-8"))
    package |= {"name": "synthetic-data", "title": "Synthetic: invented for a benchmark"}
    for resource in package["resources"]:
        resource.pop("rows", None)
    (root / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    localities = list(islice(_localities(first + locality_count), first, None))
    if has_city:
        localities[0]["is_prefecture"] = 1
        for number, locality in enumerate(localities):
            place = {"tile_x": number % TILES_A_ROW, "tile_y": number // TILES_A_ROW} if number else {}
            locality |= {"locality_code": CITY + number, **place}
    (root / "bulletins" / BULLETIN / "edition.toml").write_text(EDITION, encoding="utf-8")
    _csv(root / "codebook" / "localities.csv", _header(real, "localities"), localities)
    text, articles, measures, figures = _coded(localities, measure_count)
    _csv(root / "bulletins" / BULLETIN / "articles.csv", _header(real, "articles"), articles)
    for name, rows in (("measures", measures), ("figures", figures), ("quotes", [])):
        _csv(root / "coding" / BULLETIN / f"{name}.csv", _header(real, name), rows)
    raw = text.encode("utf-8")
    (root / "bulletins" / BULLETIN / "bulletin.txt").write_bytes(raw)
    stated = tomllib.loads(next((real / "bulletins").glob("*/bulletin.toml")).read_text(encoding="utf-8"))
    known = {key: SAID for key, value in stated.items() if isinstance(value, str)}
    known |= {"id": BULLETIN, "file": "bulletin.txt", "sha256": hashlib.sha256(raw).hexdigest(), "period": BULLETIN}
    known["distribution_zh"] = "见原文"
    toml = "".join(f'{key} = "{value}"\n' for key, value in known.items())
    (root / "bulletins" / BULLETIN / "bulletin.toml").write_text(toml, encoding="utf-8")
    return root


def _header(real: Path, table: str) -> list[str]:
    schema = json.loads((real / "schemas" / f"{table}.schema.json").read_text(encoding="utf-8"))
    return [column["name"] for column in schema["fields"]]


def _csv(path: Path, header: Sequence[str], rows: Sequence[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _localities(count: int) -> Iterator[dict[str, object]]:
    codes = (code for code in range(900_001, 1_000_000) if code % 100)
    letters = ("".join(three) for three in product(ascii_uppercase, repeat=3))
    names = ("".join(three) for three in product(HAN, repeat=3))
    for number, code, three, name in zip(range(1, count + 1), codes, letters, names, strict=False):
        yield {
            "locality_code": code,
            "letters": three,
            "name_zh": f"虚构{name}县",
            "name_en": f"Synthetic County {number:04d}",
            "short_zh": f"虚构{name}",
            "short_en": f"Synthetic {number:04d}",
            "type_2011": SAID,
            "as_of": "2011-05",
            "is_prefecture": 0,
        }


Rows = list[dict[str, object]]
Say = Callable[[str], tuple[int, int]]
"""Appends words to the text and returns their offsets."""


def _coded(localities: Rows, measure_count: int) -> tuple[str, Rows, Rows, Rows]:
    """Write the text and its coding together, so that every offset is known as it is made."""
    parts: list[str] = []
    length = 0

    def say(words: str) -> tuple[int, int]:
        nonlocal length
        parts.append(words)
        length += len(words)
        return length - len(words), length

    articles: Rows = []
    measures: Rows = []
    figures: Rows = []
    for number, locality in enumerate(localities, start=1):
        name = str(locality["short_zh"])
        title = f"{name}县工会工作虚构通报"
        start, _ = say(title)
        say("\n")
        for at in range(measure_count):
            if at % MEASURES_PER_ITEM == 0:
                say(f"{at // MEASURES_PER_ITEM + 1}.")
            measure = _measure(say, locality, number, at)
            measures.append(measure)
            if measure["has_target"]:
                figures.append(_figure(say, measure, len(figures) + 1))
            say("。")
        say("\n")
        _, end = say(f"（{name}县总工会）")
        say("\n")
        articles.append(
            {
                "bulletin_id": BULLETIN,
                "article_no": number,
                "title_zh": title,
                "title_en": f"Synthetic bulletin of {locality['name_en']}",
                "byline": f"{name}县总工会",
                "locality_code": locality["locality_code"],
                "genre": "work_report",
                "start": start,
                "end": end,
            }
        )
    return "".join(parts), articles, measures, figures


def _measure(say: Say, locality: dict[str, object], number: int, at: int) -> dict[str, object]:
    turn = number * 7 + at
    has_target = at % MEASURES_PER_FIGURE == 0
    named = OBJECTS[turn % len(OBJECTS)] + HAN[at % len(HAN)] + HAN[number % len(HAN)]
    quote = ACTIONS[turn % len(ACTIONS)].format(named)
    start, end = say(quote)
    return {
        "measure_id": f"{BULLETIN}-{locality['letters']}-{at + 1:03d}",
        "bulletin_id": BULLETIN,
        "article_no": number,
        "item_no": at // MEASURES_PER_ITEM + 1,
        "locality_code": locality["locality_code"],
        "unit_type": "action",
        "label_zh": quote[:20],
        "label_en": f"Synthetic measure {at + 1} of {locality['short_en']}",
        "quote": quote,
        "start": start,
        "end": end,
        "quote_en": f"synthetic sentence {at + 1}, invented for a benchmark of {locality['name_en']}",
        "theme": THEMES[turn % len(THEMES)],
        "instrument": INSTRUMENTS[turn % len(INSTRUMENTS)],
        "status": STATUSES[turn % len(STATUSES)],
        "lead_actor": f"{locality['short_zh']}县总工会" if at % 3 == 0 else "",
        "has_target": int(has_target),
        "has_deadline": int(at % 5 == 0),
        "has_resources": int(at % 7 == 0),
        "has_accountability": int(at % 11 == 0),
        "has_responsible": int(at % 3 == 0),
        "confidence": "high",
        "coder": SAID,
        "accepted_by": SAID,
        "note": "Synthetic: stands for nothing." if at % 2 == 0 else "",
    }


def _figure(say: Say, measure: dict[str, object], number: int) -> dict[str, object]:
    value = 100 + number % 900
    say("，覆盖职工")
    quote = f"{value}名以上"
    start, end = say(quote)
    return {
        "figure_id": f"{BULLETIN}-F{number:05d}",
        "measure_id": measure["measure_id"],
        "indicator_zh": "虚构人数",
        "indicator_en": "synthetic number of persons",
        "value": value,
        "unit": "名",
        "comparator": ">=",
        "role": "target",
        "quantity": "count",
        "period": "9999",
        "quote": quote,
        "start": start,
        "end": end,
    }
