from __future__ import annotations

from typing import Any

from helpers.deliver.brief import Point, in_brief


def heading(name: str, level: int) -> dict[str, Any]:
    return {"kind": "heading", "id": name, "level": level}


def finding(name: str, **said: Any) -> dict[str, Any]:
    return {"kind": "finding", "id": name, "text": {"runs": [{"text": name}], "stop": "."}, **said}


def test_a_letter_has_the_findings_under_in_brief_and_no_others() -> None:
    blocks = [
        finding("early"),
        heading("in-brief", 2),
        finding("first", caveat={"runs": [{"text": "By the text"}], "stop": "."}),
        heading("part", 3),
        {"kind": "paragraph"},
        finding("second"),
        heading("next", 2),
        finding("late"),
    ]
    assert in_brief({"blocks": blocks}) == [Point("first", "first.", "By the text."), Point("second", "second.", "")]
