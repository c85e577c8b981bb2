"""What every metric here needs of a DataFrame: its columns, its types, and its ids by group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from helpers.errors import UsageError


def require(frame: pd.DataFrame, columns: Iterable[str], name: str) -> None:
    """Check that a frame has the columns that a metric reads.

    Raises
    ------
    UsageError
        It lacks some; the message names them and those it has.
    """
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        found = ", ".join(map(str, frame.columns)) or "no column at all"
        raise UsageError(f"{name}: no column {', '.join(missing)}; it has {found}")


def typed(data: pd.DataFrame | Mapping[str, object], columns: Mapping[str, str]) -> pd.DataFrame:
    """Return these columns in this order and of these types, so that an empty result looks like a full one."""
    frame = data if isinstance(data, pd.DataFrame) else pd.DataFrame(dict(data), columns=list(columns))
    return frame.reset_index(drop=True)[list(columns)].astype(dict(columns))


def objects(values: Iterable[object]) -> pd.Series:
    """Return a column whose cells are whole objects, such as tuples of ids."""
    return pd.Series(list(values), dtype="object")


def filled_ids(column: pd.Series) -> pd.Series:
    """Return a column of tuples in which a missing one, left by a join, is the empty tuple."""
    return objects(ids if isinstance(ids, tuple) else () for ids in column).set_axis(column.index)


def grouped(
    frame: pd.DataFrame, by: Sequence[str], *, column: str = "measure_id", count: str = "measure_count"
) -> pd.DataFrame:
    """Return one row for each group, in the order of its keys, with its ids in the order of the frame.

    Parameters
    ----------
    frame
        Measures, figures, or other rows with an id.
    by
        The columns that make a group.
    column
        The column of ids.
    count
        The name of the resulting column of group sizes.

    Returns
    -------
    DataFrame
        The columns of ``by``, the count, and the ids as a tuple in the plural of ``column`` (``measure_ids``).
    """
    numbers = frame.groupby(list(by), sort=True).ngroup().to_numpy(dtype="int64")
    order = np.argsort(numbers, kind="stable")
    starts = np.flatnonzero(np.diff(numbers[order], prepend=-1))
    ends = np.append(starts[1:], len(order)) if len(starts) else starts
    ids = frame[column].to_numpy(dtype="object")[order]
    result = frame[list(by)].iloc[order[starts]].reset_index(drop=True)
    result[count] = ends - starts
    result[f"{column}s"] = objects(tuple(ids[start:end]) for start, end in zip(starts, ends, strict=True))
    return result


def ids_by(frame: pd.DataFrame, key: str, *, column: str = "measure_id") -> dict[str, tuple[str, ...]]:
    """Return the ids of each group of one column, in the order of the frame."""
    groups = grouped(frame, [key], column=column)
    return dict(zip(groups[key], groups[f"{column}s"], strict=True))
