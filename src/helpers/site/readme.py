"""The page that a reader of the data folder opens first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from helpers.site.citation import citation
from helpers.site.confirmed import coding_note
from helpers.site.edition import Edition
from helpers.site.sizes import readable_size
from helpers.site.tables import Table, package_of

_TEXT = """\
# 数据 · Data {bulletin_id}

{coded_zh}

{coded_en}

- 用Excel：打开 `{workbook}`（单元格已分类型，首行冻结）。
- 用程序：各CSV以逗号分隔，UTF-8编码，无字节序标记；`datapackage.json` 逐列说明；`corpus.json` 一个文件包含全部。
- 空单元格表示无可填：空文字，或缺失的数，从不表示零。
- 文字以 = + - @（含全角）、制表符或回车开头的，CSV在其前加一个撇号 `'`，免得被表格软件当作公式；读入时去掉这一个撇号。代码列（如 `comparator` 的 `=`）不加。
- `start`、`end` 是 `bulletin.txt` 的字符偏移（从0起，不含末位）。该文件与收到时逐字节相同，SHA-256：`{sha256}`。

---

- In Excel, open `{workbook}`: its cells are typed and its heads stay in view.
- For programs: each CSV file is comma-separated, in UTF-8 without a byte order mark; `datapackage.json` describes every column; `corpus.json` holds everything in one file.
- An empty cell means that there is nothing to state: empty text or a missing number, never 0.
- Words that begin with = + - @ (full-width ones too), a tab or a carriage return have an apostrophe `'` before them in the CSV files, so that no spreadsheet takes them for a formula; take that one off when reading. Columns of codes (the `=` of `comparator`) have none.
- `start` and `end` are offsets in characters of `bulletin.txt` (from 0, the end exclusive). That file is as received, byte for byte; its SHA-256 is `{sha256}`.

| file | rows | size | holds |
|---|---|---|---|
{files}

## 编码手册 · Codebook

`codebook.md`, {version}

## 引用 · Citation

{citation_zh}

{citation_en}

## 许可 · Licence

{licence}
"""
_OTHERS = {
    "corpus.json": "Every table and the text, in one file.",
    "bulletin.txt": "The bulletin as received.",
    "codebook.md": "The rules of the coding.",
    "codebook.toml": "The codebook's version.",
    "CITATION.txt": "How to cite the data.",
    "datapackage.json": "Frictionless Data Package: every column described.",
}


def readme(edition: Edition, tables: Sequence[Table], sizes: Mapping[str, int]) -> str:
    """Return README.md of the data folder.

    Parameters
    ----------
    sizes
        Bytes of every other file in the folder, by name.
    """
    corpus = edition.corpus
    by_file = {f"{table.name}.csv": table for table in tables}
    workbook = next(name for name in sizes if name.endswith(".xlsx"))
    holds = _OTHERS | {workbook: "Every table as a sheet, with descriptions of the fields."}
    lines = [
        f"| `{name}` | {len(by_file[name].rows) if name in by_file else ''} | {readable_size(size)} | "
        f"{by_file[name].title if name in by_file else holds[name]} |"
        for name, size in sizes.items()
    ]
    return _TEXT.format(
        bulletin_id=edition.bulletin_id,
        coded_zh=coding_note(corpus.measures, "zh"),
        coded_en=coding_note(corpus.measures, "en"),
        workbook=workbook,
        sha256=corpus.bulletin["sha256"],
        files="\n".join(lines),
        version=corpus.codebook_version,
        citation_zh=citation(edition, "zh"),
        citation_en=citation(edition, "en"),
        licence="; ".join(f"{licence['name']}: {licence['title']}" for licence in package_of(corpus.root)["licenses"]),
    )
