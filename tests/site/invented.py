"""An invented second bulletin and invented briefings. No union ever issued it; it says so in its own text."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from helpers.corpus import Corpus
from helpers.site.edition import Edition

FIRST, SECOND = "2011-05", "2011-09"
HEAD = "（虚构通报，仅供测试。）\n"
IDS = ("measure_id", "series_id", "part_of", "figure_id", "denominator")
Row = dict[str, str]

SETTINGS = {
    "series_zh": "虚构简报",
    "series_en": "Invented Briefing",
    "issuer_zh": "虚构室",
    "issuer_en": "Invented Office",
    "contact": "nobody@example.org",
}


def invent_second(data: Path) -> None:
    """Put a second bulletin into a copy of the data folder: the first one's words with a few of them changed.

    Changed are the number 880家 to 990家, the status of KS-01, the words of KS-10; KS-08 is gone, KS-90 is new.
    """
    _copy(data, "bulletins", "bulletin.txt", "bulletin.toml", "articles.csv", "edition.toml")
    _copy(data, "coding", "measures.csv", "quotes.csv", "figures.csv")
    folder = data / "bulletins" / SECOND
    text = HEAD + (folder / "bulletin.txt").read_bytes().decode().replace(
        "新增建会企业法人数880家", "新增建会企业法人数990家"
    )
    text = text.replace("弘扬劳模精神", "宣扬劳模风采")
    (folder / "bulletin.txt").write_bytes(text.encode())
    stated = (folder / "bulletin.toml").read_text(encoding="utf-8")
    old_digest = next(line for line in stated.splitlines() if line.startswith("sha256"))
    stated = stated.replace(old_digest, f'sha256 = "{sha256(text.encode()).hexdigest()}"').replace(FIRST, SECOND)
    (folder / "bulletin.toml").write_text(stated, encoding="utf-8")
    edit(folder / "articles.csv", _shifted(text, None))
    for name in ("measures", "quotes", "figures"):
        edit(data / "coding" / SECOND / f"{name}.csv", _shifted(text, "quote"))
    edit(data / "coding" / SECOND / "measures.csv", _recoded)
    edit(data / "coding" / SECOND / "figures.csv", _recounted)


def edit(path: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    """Change the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    heads = list(rows[0])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, heads, lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(rows))


def briefings(language: str = "zh") -> list[dict[str, Any]]:
    """Two invented briefings as a manifest lists them."""
    return [
        {
            "path": f"{language}/{path}",
            "kind": kind,
            "key": key,
            "language": language,
            "name": name,
            "files": {
                "html": {"path": f"{language}/{path}.html", "bytes": 400_000},
                "pdf": {"path": f"{language}/{path}.pdf", "bytes": 1_200_000},
            },
        }
        for kind, key, name, path in (
            ("locality", "320583", "昆山" if language == "zh" else "Kunshan", "locality/320583-kunshan"),
            ("comparison", "all", "各地比较" if language == "zh" else "Comparison of localities", "comparison"),
        )
    ]


def document(bulletin_id: str, *findings: tuple[str, str]) -> dict[str, Any]:
    """A document that cites KS-01 twice, counts KS-02, and holds these findings: claim id and words."""
    return {
        "blocks": [
            {
                "kind": "finding",
                "id": claim,
                "number": number,
                "text": {"runs": [{"text": said, "cites": [f"{bulletin_id}-KS-01"]}], "stop": "。"},
            }
            for number, (claim, said) in enumerate(findings, start=1)
        ],
        "evidence": [
            {"id": f"{bulletin_id}-KS-01", "start": 0, "uses": ["ref-1-1", "ref-1-2"]},
            {"id": f"{bulletin_id}-KS-02", "start": 0, "uses": []},
            {"id": "count.320583", "start": -1, "uses": ["ref-2-1"]},
        ],
    }


def edition(corpus: Corpus, *, revision: str = "r1", findings: Sequence[tuple[str, str]] = ()) -> Edition:
    """An edition of two invented briefings in each language."""
    made = [*briefings("zh"), *briefings("en")]
    said = findings or (("density.count:320583", "虚构的一句"),)
    documents = {entry["path"]: document(str(corpus.bulletin["id"]), *said) for entry in made}
    return Edition(corpus, made, (), documents, SETTINGS, "2026-11-22", revision)


def _copy(data: Path, folder: str, *names: str) -> None:
    (data / folder / SECOND).mkdir()
    for name in names:
        shutil.copy(data / folder / FIRST / name, data / folder / SECOND / name)


def _shifted(text: str, quoted: str | None) -> Callable[[list[Row]], list[Row]]:
    def change(rows: list[Row]) -> list[Row]:
        made = []
        for row in rows:
            start, end = int(row["start"]) + len(HEAD), int(row["end"]) + len(HEAD)
            moved = {
                key: value.replace(f"{FIRST}-", f"{SECOND}-") if key in IDS else value for key, value in row.items()
            }
            moved |= {"start": str(start), "end": str(end)}
            if "bulletin_id" in row:
                moved["bulletin_id"] = SECOND
            made.append(moved | ({quoted: text[start:end]} if quoted else {}))
        return made

    return change


def _recoded(rows: list[Row]) -> list[Row]:
    by_id = {row["measure_id"].removeprefix(f"{SECOND}-"): row for row in rows}
    by_id["KS-01"]["status"] = "achieved"
    gone = by_id.pop("KS-08")
    # The words of KS-08 are cut to their middle, under another label: no pair for it.
    new = {**gone, "measure_id": f"{SECOND}-KS-90", "label_zh": "虚构的新措施", "label_en": "An invented measure"}
    new["start"], new["end"] = str(int(gone["start"]) + 3), str(int(gone["start"]) + 5)
    new["quote"] = gone["quote"][3:5]
    made = [*by_id.values(), new]
    return sorted(made, key=lambda row: int(row["start"]))


def _recounted(rows: list[Row]) -> list[Row]:
    for row in rows:
        if row["quote"] == "990家":
            row["value"] = "990"
    return rows
