"""Plain text, in the encodings that offices in China send."""

from __future__ import annotations

import codecs
import re

from helpers.errors import UsageError
from helpers.ingest.lines import Line

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
MOST_CONTROL_SHARE = 0.01


def decoded(raw: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file and the encoding that it was in.

    Raises
    ------
    UsageError
        The bytes are neither UTF-8 nor GB 18030, or no text at all.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _judged(raw[len(mark) :], encoding, name), encoding
    if b"\x00" in raw:
        at = raw.index(b"\x00")
        raise UsageError(f"{name}: found a zero byte at offset {at}: not text; allowed: UTF-8 or GB 18030")
    try:
        return _judged(raw, "utf-8", name), "utf-8"
    except UnicodeDecodeError:
        return _judged(raw, "gb18030", name), "gb18030"


def _judged(raw: bytes, encoding: str, name: str) -> str:
    """Decode strictly; what decodes by chance is full of characters that no text holds."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise
        found = f"byte 0x{raw[error.start]:02x} at offset {error.start}"
        raise UsageError(f"{name}: found {found}, which is no {encoding}; allowed: UTF-8 or GB 18030") from None
    strange = len(CONTROL.findall(text))
    if strange > MOST_CONTROL_SHARE * len(text) + 20:
        raise UsageError(f"{name}: found {strange} control characters in {len(text)}: not text")
    return text


def plain_lines(text: str) -> list[Line]:
    """Return the lines of a text, whatever ends them."""
    return [Line(line) for line in re.split(r"\r\n|\r|\n|\x0c", text)]
