"""Reading a file as text without changing a character, or saying why it cannot be."""

from __future__ import annotations

import re
from pathlib import Path

from helpers.corpus.faults import Fault

HAN = re.compile(r"[\u4e00-\u9fff]")
WRONG_ENCODINGS = ("cp1252", "latin-1", "gb18030")
# A Han character of UTF-8 begins with one of E4–E9, and its punctuation with E2, E3 or EF. What GB 18030 makes of such
# a byte and the next is a seldom character: only a text that has one need be tried, which spares most of the time.
SELDOM = "".join(
    bytes([lead, trail]).decode("gb18030", errors="ignore")
    for lead in (*range(0xE2, 0xEA), 0xEF)
    for trail in range(0x80, 0xFF)
)
SUSPECT = re.compile(f"[\x80-\u02ff\u2000-\u2122{SELDOM}]")


def read_text(path: Path, file: str) -> tuple[str, list[Fault]]:
    """Read a file as UTF-8.

    Parameters
    ----------
    path, file
        Where it is, and how faults name it.

    Returns
    -------
    tuple
        The text, and a fault if there is no file, nothing in it, or bytes that are not UTF-8. The text is then empty.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", [unreadable(error, file)]
    if not raw.strip():
        return "", [Fault(file, 0, "", "empty file", f"{len(raw)} bytes", "a file with content")]
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{raw[error.start]:02x} at offset {error.start}, line {line}"
        return "", [Fault(file, 0, "", "wrong encoding", found, "UTF-8")]


def unreadable(error: OSError, file: str) -> Fault:
    """Return the fault of a file that the system does not give."""
    return Fault(file, 0, "", "unreadable file", error.strerror or str(error), "a file that can be read")


def is_garbled(text: str) -> bool:
    """Whether a text is Chinese in UTF-8 that a program took for another encoding, and saved so.

    It holds a replacement character, or its bytes in the wrong encoding are UTF-8 that reads as Chinese. Text that is
    Chinese already does not pass for it: its bytes in GB 18030 hardly ever are three-byte sequences of UTF-8.
    """
    if "\ufffd" in text:
        return True
    if not SUSPECT.search(text):
        return False
    for encoding in WRONG_ENCODINGS:
        try:
            meant = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if HAN.search(meant):
            return True
    return False
