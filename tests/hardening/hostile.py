"""A copy of the real data with words replaced by what an attacker would write. Invented, for tests only."""

from __future__ import annotations

import csv
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

BULLETIN = "2011-05"
PAYLOADS = {
    "script": "<script>window.struck=true</script>",
    "handler": '"><img src=x onerror="window.struck=true">',
    "svg": "<svg onload=window.struck=true>",
    "link": "[看](javascript:window.struck=true)",
    "markdown": "![x](file:///etc/passwd) **粗** `代码`",
    "jinja": "{{ config }}{% for x in y %}{{ x }}{% endfor %}",
    "typst": '#panic("struck") #read("/etc/passwd") $x$ *b* @label',
    "latex": r"\input{/etc/passwd} $\write$ \def",
    "formula": "'=HYPERLINK(struck)",
    "path": "../../struck",
}
"""Words without a number, so that what is looked for is an execution and not an unbacked value."""
LABEL = 20
Row = dict[str, str]


def spoil(data: Path) -> None:
    """Let every payload stand in a measure's quote and labels, in the settings, in names and in the editor's note."""
    for number, words in enumerate(PAYLOADS.values(), start=8):
        _reword(data, f"{BULLETIN}-KS-{number:02}", words)
    folder = data / "bulletins" / BULLETIN
    both = " ".join(PAYLOADS.values())
    for language in ("zh", "en"):
        (folder / f"editors-note.{language}.md").write_text(f"{both}\n\n- {both}\n", encoding="utf-8")
    settings = folder / "edition.toml"
    stated = settings.read_text(encoding="utf-8")
    for words in ("政策研究室", "Policy Research Office", "工会措施简报", "Union Measures Briefing"):
        stated = stated.replace(f'"{words}"', f"'{words} {PAYLOADS['script']} {PAYLOADS['typst']}'")
    settings.write_text(stated, encoding="utf-8")
    edit(data / "codebook" / "localities.csv", _renamed)


def edit(path: Path, change: Callable[[Row], Row]) -> None:
    """Change each row of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(row) for row in rows)


def _reword(data: Path, measure_id: str, words: str) -> None:
    """Replace the words of a measure in the bulletin, and move all that comes after them."""
    coding = data / "coding" / BULLETIN
    with (coding / "measures.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["measure_id"] == measure_id)
    start, end = int(row["start"]), int(row["end"])
    text_file = data / "bulletins" / BULLETIN / "bulletin.txt"
    text = text_file.read_bytes().decode()
    text = text[:start] + words + text[end:]
    text_file.write_bytes(text.encode())
    about = text_file.with_name("bulletin.toml")
    stated = about.read_text(encoding="utf-8")
    digest = next(line for line in stated.splitlines() if line.startswith("sha256"))
    about.write_text(stated.replace(digest, f'sha256 = "{sha256(text.encode()).hexdigest()}"'), encoding="utf-8")
    longer = len(words) - (end - start)

    def moved(row: Row) -> Row:
        row = dict(row)
        for name in ("start", "end"):
            if int(row[name]) >= end:
                row[name] = str(int(row[name]) + longer)
        if row.get("measure_id") == measure_id and "label_zh" in row:
            row |= {"quote": words, "quote_en": words, "label_zh": words[:LABEL].strip(), "label_en": words}
            row |= {"target_group": "", "partner_actors": ""}
        return row

    for path in (
        text_file.with_name("articles.csv"),
        *(coding / f"{n}.csv" for n in ("measures", "quotes", "figures")),
    ):
        edit(path, moved)


def _renamed(row: Row) -> Row:
    if row["locality_code"] == "320502":
        return row | {"name_en": f"../../struck {PAYLOADS['script']}", "short_en": "../<b>struck</b>"}
    return row
