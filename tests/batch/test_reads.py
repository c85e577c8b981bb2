from __future__ import annotations

import os
from pathlib import Path

import pandas as pd

from helpers.batch.reads import Watch


def test_every_file_opened_below_the_folder_is_noticed_whichever_way(tmp_path: Path) -> None:
    root = tmp_path / "data"
    for name in (
        "known/a.csv",
        "known/b.csv",
        "bytes.csv",
        "one.txt",
        "other/c.csv",
        "other.csv",
        "unread.csv",
        "../data2/d.csv",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x,y\n1,2\n")
    (tmp_path / "link.csv").symlink_to(root / "other.csv")
    watch = Watch(root)
    pd.read_csv(root / "known" / "a.csv")
    (root / "one.txt").read_text()
    with open(os.fsencode(root / "bytes.csv"), "rb"):  # noqa: PTH123
        pass
    pd.read_csv(root / "other" / "c.csv", engine="python")
    pd.read_csv(str(tmp_path / "link.csv"))
    (root / ".." / "data2" / "d.csv").read_bytes()
    assert watch.strangers([root / "known", root / "one.txt"]) == ["bytes.csv", "other.csv", "other/c.csv"]
    assert watch.strangers([root / "known", root / "one.txt", root / "other"]) == ["bytes.csv", "other.csv"]
