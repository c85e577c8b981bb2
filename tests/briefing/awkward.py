"""An invented bulletin built to be awkward: small, and each line of it a case that the real one does not have.

A locality with one measure, one whose measures state no part, one whose article has no measure, and a prefecture-level
city without an article; a target for each month, a number in a name, money, people, a year, a share of almost all,
points of one and a half, a share that the text leaves open, a series.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from tests.conftest import DATA

BULLETIN = "2099-08"
TEXT = """（本通报为测试而虚构：地名真实，事件和数字皆为虚构）
太仓市总工会的虚构做法
每月不少于1次开放虚构热线。实施百名虚构讲师计划。2413家虚构企业中，2412家建立虚构工会。安排虚构经费600000元。发展虚构会员9400人。开办学制不少于1年的虚构夜校。
（太仓市总工会）
昆山市总工会的虚构做法
开办虚构书屋。
（昆山市总工会）
常熟市总工会的虚构做法
建立虚构联动机制。打好虚构硬仗，打好虚构攻坚仗。虚构分值由1.5分提高到3分。
（常熟市总工会）
吴中区总工会的虚构见闻
虚构的春天来得早。
（吴中区总工会）
吴江市总工会的虚构做法
按一定比例安排虚构补贴，要求在2099年10月底前落实虚构责任制。
（吴江市总工会）
"""
ARTICLES = (
    ("太仓市总工会的虚构做法", "Invented practice of Taicang", "太仓市总工会", "320585", "work_report"),
    ("昆山市总工会的虚构做法", "Invented practice of Kunshan", "昆山市总工会", "320583", "speech"),
    ("常熟市总工会的虚构做法", "Invented practice of Changshu", "常熟市总工会", "320581", "party_document"),
    ("吴中区总工会的虚构见闻", "Invented observations in Wuzhong", "吴中区总工会", "320506", "work_report"),
    ("吴江市总工会的虚构做法", "Invented practice of Wujiang", "吴江市总工会", "320584", "work_report"),
)
SERIES = {"series_id": f"{BULLETIN}-CS-S1", "confidence": "medium"}
MEASURES: Mapping[str, tuple[str, str, str, Mapping[str, str]]] = {
    "TC-01": ("每月不少于1次开放虚构热线", "Opens an invented hotline every month", "T11", {"has_target": "1"}),
    "TC-02": ("实施百名虚构讲师计划", "Runs the plan of a hundred invented lecturers", "T09", {"has_target": "1"}),
    "TC-03": ("2413家虚构企业中，2412家建立虚构工会", "Founds invented unions", "T02", {"status": "achieved"}),
    "TC-04": ("安排虚构经费600000元", "Allots invented funds", "T13", {"has_resources": "1", "instrument": "T"}),
    "TC-05": ("发展虚构会员9400人", "Recruits invented members", "T02", {"theme_second": "T08"}),
    "TC-06": ("开办学制不少于1年的虚构夜校", "Opens an invented evening school", "T08", {}),
    "KS-01": ("开办虚构书屋", "Opens an invented book room", "T09", {"theme_second": "T11"}),
    "CS-01": ("建立虚构联动机制", "Sets up an invented joint mechanism", "T05", {"status": "ongoing"}),
    "CS-02": ("打好虚构硬仗", "Fights an invented battle", "T02", SERIES),
    "CS-03": ("打好虚构攻坚仗", "Fights another invented battle", "T05", SERIES),
    "CS-04": ("虚构分值由1.5分提高到3分", "Raises an invented weight", "T15", {"has_accountability": "1"}),
    "WJ-01": ("按一定比例安排虚构补贴", "Allots an invented subsidy", "T13", {"instrument": "T"}),
    "WJ-02": (
        "要求在2099年10月底前落实虚构责任制", "Demands an invented responsibility system", "T15",
        {"has_deadline": "1", "status": "mandated", "instrument": "A"},
    ),
}  # fmt: skip
ENTERPRISES = {"indicator_zh": "虚构企业数", "indicator_en": "invented enterprises"}
FOUNDED = {"indicator_zh": "虚构建会企业数", "indicator_en": "invented enterprises with a union"}
FIGURES: Sequence[tuple[str, str, str, str, Mapping[str, str]]] = (
    ("TC-01", "不少于1次", "1", "次", {"role": "target", "quantity": "frequency", "period": "P1M", "comparator": ">="}),
    ("TC-02", "百名", "100", "名", {"role": "target"}),
    ("TC-03", "2413家", "2413", "家", {"role": "denominator", **ENTERPRISES}),
    ("TC-03", "2412家", "2412", "家", {"denominator": f"{BULLETIN}-F003", "period": "2099-08", **FOUNDED}),
    ("TC-04", "600000元", "600000", "元", {}),
    ("TC-05", "9400人", "9400", "人", {}),
    ("TC-06", "不少于1年", "1", "年", {"role": "threshold", "quantity": "duration", "comparator": ">="}),
    ("CS-04", "1.5分", "1.5", "分", {"role": "baseline", "quantity": "score"}),
    ("CS-04", "3分", "3", "分", {"quantity": "score"}),
    ("WJ-01", "一定比例", "", "", {"role": "mention", "quantity": "share", "comparator": ""}),
    ("WJ-02", "2099年10月底前", "", "月", {"role": "mention", "quantity": "date", "period": "2099-10"}),
)
PARTS = ("target", "deadline", "resources", "accountability", "responsible")


def write(root: Path) -> Path:
    """Write a data folder with the codebook of the project and the awkward bulletin alone, and return it."""
    for name in ("codebook", "schemas"):
        shutil.copytree(DATA / name, root / name)
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = [each for each in package["resources"] if each["path"].startswith("codebook/")]
    (root / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    folder = root / "bulletins" / BULLETIN
    folder.mkdir(parents=True)
    (folder / "bulletin.txt").write_bytes(TEXT.encode())
    settings = {
        "id": BULLETIN, "file": "bulletin.txt", "sha256": sha256(TEXT.encode()).hexdigest(), "period": BULLETIN,
        **{f"{key}_{language}": "虚构" if language == "zh" else "invented"
           for key in ("publisher", "distribution", "period_basis") for language in ("zh", "en")},
    }  # fmt: skip
    (folder / "bulletin.toml").write_text(_toml(settings), encoding="utf-8")
    issued = {f"{key}_{language}": "虚构" for key in ("series", "issuer") for language in ("zh", "en")}
    issued |= {"date": "2099-09-01", "contact": "invented@example.org"}
    (folder / "edition.toml").write_text(_toml(issued), encoding="utf-8")
    _write(folder / "articles.csv", list(_articles()))
    real, coding = DATA / "coding" / "2011-05", root / "coding" / BULLETIN
    for name, made in (("measures", list(_measures())), ("figures", list(_figures())), ("quotes", [])):
        header = (real / f"{name}.csv").read_text(encoding="utf-8").partition("\n")[0].split(",")
        _write(coding / f"{name}.csv", made, header)
    return root


def _articles() -> Iterator[dict[str, str]]:
    for number, (zh, en, byline, code, genre) in enumerate(ARTICLES, 1):
        start, end = TEXT.index(zh), TEXT.index(f"（{byline}）") + len(f"（{byline}）")
        yield {
            "bulletin_id": BULLETIN, "article_no": str(number), "section_zh": "", "title_zh": zh, "title_en": en,
            "byline": byline, "locality_code": code, "genre": genre, "start": str(start), "end": str(end),
        }  # fmt: skip


def _measures() -> Iterator[dict[str, str]]:
    articles = list(_articles())
    for name, (quote, label, theme, own) in MEASURES.items():
        start = TEXT.index(quote)
        article = next(each for each in articles if int(each["start"]) <= start < int(each["end"]))
        yield {
            "measure_id": f"{BULLETIN}-{name}", "bulletin_id": BULLETIN, "article_no": article["article_no"],
            "locality_code": article["locality_code"], "unit_type": "action", "label_zh": quote[:20],
            "label_en": label, "quote": quote, "start": str(start), "end": str(start + len(quote)),
            "quote_en": label, "theme": theme, "instrument": "O", "status": "announced", "confidence": "high",
            "coder": "invented", "accepted_by": "invented", "note": "Invented.",
            **{f"has_{part}": "0" for part in PARTS}, **own,
        }  # fmt: skip


def _figures() -> Iterator[dict[str, str]]:
    for number, (measure, quote, value, unit, own) in enumerate(FIGURES, 1):
        start = TEXT.index(quote)
        yield {
            "figure_id": f"{BULLETIN}-F{number:03}", "measure_id": f"{BULLETIN}-{measure}", "indicator_zh": "虚构指标",
            "indicator_en": "an invented indicator", "value": value, "unit": unit, "comparator": "=", "role": "actual",
            "quantity": "count", "quote": quote, "start": str(start), "end": str(start + len(quote)), **own,
        }  # fmt: skip


def _toml(settings: Mapping[str, str]) -> str:
    return "".join(f'{key} = "{value}"\n' for key, value in settings.items())


def _write(path: Path, made: Sequence[Mapping[str, str]], header: Sequence[str] = ()) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header or list(made[0]), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)
