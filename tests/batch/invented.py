"""An invented bulletin of one article, and invented notebooks, small enough to build a whole edition in seconds."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from helpers.batch.order import Order
from helpers.batch.plan import Selection

DATA = Path(__file__).parents[2] / "data"
BULLETIN = "2099-01"
DATE = "2099-02-03"
LOCALITIES = ("320500", "320583")
TITLE = "昆山工会的虚构做法"
TEXT = f"虚构专栏\n{TITLE}\n开办虚构书屋，建立虚构热线。\n（昆山市总工会）\n"
PATHS = tuple(
    f"{language}/{rest}"
    for language in ("zh", "en")
    for rest in ("locality/320500-suzhou-city", "locality/320583-kunshan", "comparison", "theme/T09-culture-education")
)

COVER = """
from helpers.blocks import Cover, Heading, Paragraph, Section, text
about = {about}
display(Section((
    Cover(language, f"Invented {about}", "Series", "Issuer", about, "Issue", (), edition_date, edition_date, "About."),
    Heading(2, "alpha", text("Alpha")),
    Paragraph(text(f"{about} in {language}.")),
), language))
"""
MEASURES = """
from helpers.corpus import load
measures = load(bulletin_id).measures
display(Section((Heading(2, "beta", text("Beta")), *(Paragraph(text(row)) for row in measures["label_en"])), language))
"""
PARAMETERS = {
    "locality": 'bulletin_id: str = ""  # a\nlocality_code: str = ""  # b\n',
    "comparison": 'bulletin_id: str = ""  # a\nlocality_codes: str = ""  # b\n',
    "theme": 'bulletin_id: str = ""  # a\ntheme: str = ""  # b\n',
}
COMMON = 'language: str = "zh"  # c\nedition_date: str = ""  # d\n'
ABOUT = {"locality": "locality_code", "comparison": '"comparison"', "theme": "theme"}


@dataclass(frozen=True)
class Project:
    """Folders of an invented project, each its own."""

    root: Path
    notebooks: Path
    reports: Path

    def order(self, selection: Selection = Selection(), **options: object) -> Order:  # noqa: B008
        """An order for its edition."""
        settings = {"count": 2, "time_limit": 30.0, "edition_date": DATE} | options
        return Order(
            root=self.root, notebooks=self.notebooks, reports=self.reports, bulletin_id=BULLETIN, selection=selection,
            **settings,  # type: ignore[arg-type]
        )  # fmt: skip

    def write_notebook(self, kind: str, *cells: str) -> None:
        """Write the notebook of a kind: its parameters, a cover, and these cells."""
        sources = [COVER.replace("{about}", ABOUT[kind], 1), *cells]
        notebook = new_notebook(
            cells=[
                new_code_cell(PARAMETERS[kind] + COMMON, metadata={"tags": ["parameters"]}, id="parameters"),
                *(new_code_cell(source.strip(), id=f"cell-{number}") for number, source in enumerate(sources)),
            ],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        )
        self.notebooks.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, self.notebooks / f"{kind}.ipynb")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace words in a file of the data folder."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def project(folder: Path) -> Project:
    """Write an invented project: 2 localities, 1 theme, 2 measures; 8 briefings."""
    root = folder / "data"
    for name in ("codebook", "schemas"):
        shutil.copytree(DATA / name, root / name)
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        resource.pop("rows", None)
    (root / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    localities = _read(root / "codebook" / "localities.csv")
    _write(root / "codebook" / "localities.csv", [row for row in localities if row["locality_code"] in LOCALITIES])
    _write_bulletin(root / "bulletins" / BULLETIN)
    _write_coding(root / "coding" / BULLETIN)
    made = Project(root, folder / "notebooks", folder / "reports")
    made.write_notebook("locality", MEASURES)
    made.write_notebook("comparison")
    made.write_notebook("theme")
    return made


def _write_bulletin(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "bulletin.txt").write_bytes(TEXT.encode())
    settings = {
        "id": BULLETIN, "file": "bulletin.txt", "sha256": sha256(TEXT.encode()).hexdigest(), "period": BULLETIN,
        "publisher_zh": "虚构", "publisher_en": "Invented", "distribution_zh": "虚构", "distribution_en": "Invented",
    }  # fmt: skip
    (folder / "bulletin.toml").write_text(_toml(settings), encoding="utf-8")
    issued = {"date": DATE, "series_zh": "虚构简报", "series_en": "Invented <Briefing>", "issuer_zh": "虚构"}
    (folder / "edition.toml").write_text(_toml(issued), encoding="utf-8")
    article = {
        "bulletin_id": BULLETIN, "article_no": "1", "section_zh": "虚构专栏", "title_zh": TITLE, "title_en": "Invented",
        "byline": "昆山市总工会", "locality_code": "320583", "genre": "work_report", "start": str(TEXT.index(TITLE)),
        "end": str(TEXT.index("）") + 1),
    }  # fmt: skip
    _write(folder / "articles.csv", [article])


def _write_coding(folder: Path) -> None:
    real = DATA / "coding" / "2011-05"
    measures = [
        _measure(1, "开办虚构书屋", "Opens an invented book room"),
        _measure(2, "建立虚构热线", "Sets up an invented hotline"),
    ]
    _write(folder / "measures.csv", measures, _columns(real / "measures.csv"))
    for name in ("quotes", "figures"):
        _write(folder / f"{name}.csv", [], _columns(real / f"{name}.csv"))


def _measure(number: int, quote: str, label: str) -> dict[str, str]:
    start = TEXT.index(quote)
    parts = dict.fromkeys(("target", "deadline", "resources", "accountability", "responsible"), "0")
    return {
        "measure_id": f"{BULLETIN}-KS-{number:02}", "bulletin_id": BULLETIN, "article_no": "1",
        "locality_code": "320583", "unit_type": "action", "label_zh": quote, "label_en": label, "quote": quote,
        "start": str(start), "end": str(start + len(quote)), "quote_en": label, "theme": "T09", "instrument": "O",
        "status": "announced", "confidence": "high", "coder": "invented", "accepted_by": "invented",
        **{f"has_{name}": value for name, value in parts.items()},
    }  # fmt: skip


def _toml(settings: Mapping[str, str]) -> str:
    return "".join(f'{key} = "{value}"\n' for key, value in settings.items())


def _columns(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").partition("\n")[0].split(",")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Sequence[Mapping[str, str]], columns: Sequence[str] = ()) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns or list(rows[0]), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
