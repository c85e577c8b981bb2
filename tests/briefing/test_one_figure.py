"""A change in the data shows on the page exactly where the page rests on it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from helpers.blocks import Evidence, closure
from tests.briefing.documents import edition

FIGURE = "2011-05-F014"


def _blocks(language: str) -> dict[tuple[str, int, int], tuple[str, set[str]]]:
    """Return each block of the edition as JSON, with the ids that it rests on, however far down."""
    found = {}
    for name, sections in edition(language):
        for number, section in enumerate(sections):
            known = {key: _evidence(item) for key, item in section["evidence"].items()}
            for place, block in enumerate(section["blocks"]):
                found[name, number, place] = (json.dumps(block, sort_keys=True), set(closure(_cites(block), known)))
    return found


def _evidence(item: dict[str, Any]) -> Evidence:
    return Evidence(item["id"], item["kind"], item["label"], rests_on=tuple(item.get("rests_on", ())))


def _cites(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [c for key, value in node.items() for c in (value if key == "cites" else _cites(value))]
    return [c for value in node for c in _cites(value)] if isinstance(node, list) else []


def _change_2008_to_1999(data: Path) -> None:
    bulletin = data / "bulletins" / "2011-05"
    text = (bulletin / "bulletin.txt").read_bytes()
    changed = text.replace("2008家".encode(), "1999家".encode())
    assert changed != text
    (bulletin / "bulletin.txt").write_bytes(changed)
    settings = (bulletin / "bulletin.toml").read_text(encoding="utf-8")
    old, new = (hashlib.sha256(words).hexdigest() for words in (text, changed))
    (bulletin / "bulletin.toml").write_text(settings.replace(old, new), encoding="utf-8")
    for table in ("figures", "quotes", "measures"):
        path = data / "coding" / "2011-05" / f"{table}.csv"
        rows = path.read_text(encoding="utf-8").replace("2008家", "1999家").replace(",2008,", ",1999,")
        path.write_text(rows, encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_changing_one_figure_changes_exactly_the_blocks_that_rest_on_it(
    language: str, real_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _blocks(language)
    _change_2008_to_1999(real_data)
    monkeypatch.setenv("BRIEFINGS_DATA", str(real_data))
    after = _blocks(language)
    assert before.keys() == after.keys()
    changed = {place for place in before if before[place][0] != after[place][0]}
    resting = {place for place, (_, rests_on) in before.items() if FIGURE in rests_on}
    assert changed == resting
    assert {name for name, _, _ in changed} >= {"locality 320583", "theme T02", "comparison"}
