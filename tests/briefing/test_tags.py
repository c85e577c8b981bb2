"""What stands behind a measure is explained before the first one."""

from __future__ import annotations

import pytest

from helpers.blocks import Note
from helpers.briefing import locality, open_page, theme

SAID = {
    "zh": "措施后先注主要手段（按胡德的资源分类，为信息、权威、财力或组织），再注文中所称进展（提出、发文要求、持续推进"
    "或报告已完成）。",
    "en": "Behind a measure stands its main instrument, by Hood’s kinds of resource: nodality (information), "
    "authority, treasure (money) or organization; then how far the text says that it has come: announced, mandated, "
    "ongoing or reported as done.",
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_instrument_and_status_are_named_once_before_the_measures_of_a_locality_and_of_a_theme(language: str) -> None:
    page = open_page("2011-05", language)
    for section in (locality.measures(page, "320583"), theme.measures(page, "T01")):
        assert next(str(block.text) for block in section.blocks if isinstance(block, Note)) == SAID[language]
        assert [block.kind for block in section.blocks[:2]] == ["heading", "note"]
