from __future__ import annotations

from helpers.deliver.corrections import Edit, _edit, _Names

CODES = {"theme": {"T01": "Culture"}}
EN = _Names("en", CODES, {"en/a.html": "Left City"})


def test_a_sentence_is_told_with_its_caveat_as_it_was_and_as_it_is() -> None:
    old = {"en/a.html x:1": {"sentence": "Two measures.", "caveat": "By the text."}}
    new = {"en/a.html x:1": {"sentence": "Three measures."}}
    row = {"change": "changed", "before_id": "en/a.html x:1", "now_id": "en/a.html x:1"}
    assert _edit(row, old, new, "sentence", EN) == Edit(
        "changed", "x:1", "Left City", "Two measures. By the text.", "Three measures."
    )


def test_a_changed_cell_is_told_in_words_and_only_in_the_language_of_the_letter() -> None:
    old = {"M1": {"label_en": "Corners", "theme": "T01", "quote_zh": "旧"}}
    new = {"M1": {"label_en": "Corners", "theme": "", "quote_zh": "新"}}
    row = {"change": "changed", "before_id": "M1", "now_id": "M1", "columns": ["theme", "quote_zh"]}
    assert _edit(row, old, new, "label_en", EN) == Edit("changed", "M1", "Corners", "theme: Culture", "theme: —")


def test_a_row_that_is_new_or_gone_is_told_by_its_quote() -> None:
    row = {"change": "new", "before_id": "", "now_id": "M2"}
    assert _edit(row, {}, {"M2": {"label_en": "Corners", "quote": "读书角"}}, "label_en", EN) == Edit(
        "new", "M2", "Corners", "", "读书角"
    )


def test_cells_have_their_headings_and_codes_their_names() -> None:
    cells = [EN.cell("theme", code) for code in ("T01", "T99", "")]
    assert cells == ["theme: Culture", "theme: T99", "theme: —"]
    assert [EN.cell("has_target", code) for code in ("1", "0")] == ["has target: yes", "has target: no"]
