"""A selection as a file for a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pandas as pd

from helpers.errors import UsageError
from helpers.guarding import guarded

SUFFIXES = (".csv", ".xlsx")
_BETWEEN = "；"


class HasFrame(Protocol):
    """Whatever has rows: `Measures`, or the `Answer` to a question."""

    @property
    def frame(self) -> pd.DataFrame:
        """The rows."""


def export(selection: HasFrame | pd.DataFrame, path: str | Path) -> Path:
    """Write a selection, or the rows of any answer, to a CSV file or a workbook.

    Several ids in one cell are joined with “；”, a missing number is an empty cell. Words that a spreadsheet would
    take for a formula stay words: in CSV with an apostrophe before them.

    Parameters
    ----------
    selection
        What `find`, `compare`, `keyness` … gave, or any DataFrame.
    path
        The file; its ending says which: ``.csv`` (UTF-8, comma-separated) or ``.xlsx``. One that is there is replaced.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    UsageError
        The ending is neither, or the folder is missing.

    Examples
    --------
    >>> page = open_page("2011-05", language="en")
    >>> export(find(page, "Kunshan"), "kunshan.csv").name
    'kunshan.csv'
    """
    path = Path(path)
    if path.suffix not in SUFFIXES:
        raise UsageError(f"{path.name!r} ends in {path.suffix!r}; allowed are {' and '.join(SUFFIXES)}")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {str(path.parent)!r}")
    frame = selection if isinstance(selection, pd.DataFrame) else selection.frame
    frame = frame.map(lambda cell: _BETWEEN.join(map(str, cell)) if isinstance(cell, tuple | list) else cell)
    if path.suffix == ".csv":
        safe = frame.map(lambda cell: guarded(cell) if isinstance(cell, str) else cell)
        safe.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
        return path
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(path, engine="xlsxwriter", engine_kwargs={"options": as_text}) as book:
        frame.to_excel(book, index=False, sheet_name="selection", freeze_panes=(1, 0))
    return path
