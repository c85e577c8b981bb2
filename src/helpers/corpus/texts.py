"""Reading a file as text without changing a character, or saying why it cannot be."""

from __future__ import annotations

from pathlib import Path

from helpers.corpus.faults import Fault


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
