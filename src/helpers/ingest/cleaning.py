"""Leaving out what nobody sees: control and zero-width characters, which could hide or reorder words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from helpers.ingest.lines import Line

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb"
    "\ufe00-\ufe0f\U000e0000-\U000e007f]"
)


def cleaned(lines: Iterable[Line]) -> tuple[list[Line], list[str]]:
    """Leave out control, zero-width and direction characters; say how many there were."""
    made, count = [], 0
    for line in lines:
        text, found = UNSEEN.subn("", line.text)
        count += found
        made.append(replace(line, text=text) if found else line)
    return made, [f"left out {count} control or zero-width characters"] if count else []
