from __future__ import annotations

from pathlib import Path

from helpers.corpus import Fault
from helpers.corpus.texts import read_text


def test_of_what_cannot_be_read_there_is_no_text_and_a_fault(tmp_path: Path) -> None:
    (tmp_path / "gb").write_bytes("甲\n乙".encode("gb18030"))
    (tmp_path / "blank").write_bytes(b" \r\n")
    (tmp_path / "good").write_bytes("甲\r\n乙".encode())
    assert {name: read_text(tmp_path / name, name) for name in ("none", "gb", "blank", "good")} == {
        "none": ("", [Fault("none", 0, "", "unreadable file", "No such file or directory", "a file that can be read")]),
        "gb": ("", [Fault("gb", 0, "", "wrong encoding", "byte 0xbc at offset 0, line 1", "UTF-8")]),
        "blank": ("", [Fault("blank", 0, "", "empty file", "3 bytes", "a file with content")]),
        "good": ("甲\r\n乙", []),
    }
