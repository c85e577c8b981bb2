"""Each class of fault is found where it is, with what was found and what was allowed; and nothing besides."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.corpus import Fault, check, load
from helpers.corpus.texts import is_garbled
from helpers.errors import FaultsError

from .spoiling import (
    ARTICLES,
    BULLETIN,
    FIGURES,
    LOCALITIES,
    MEASURES,
    PACKAGE,
    QUOTES,
    read_rows,
    replace,
    rewrite,
    set_cell,
)

ID = "2011-05"
KNOWN = f"bulletins/{ID}/bulletin.toml"


def faults(root: Path) -> list[Fault]:
    return check(root, ID)


def test_the_data_as_they_stand_have_no_fault(real_data: Path) -> None:
    assert faults(real_data) == []


# What the words say


def test_a_quote_that_is_not_at_its_offsets_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-KS-17", "quote", "新增建会企业法人数881家")
    start, end = (int(cell) for cell in read_rows(real_data / MEASURES)[row - 1][12:14])
    there = load(ID).text[start:end]
    assert faults(real_data) == [
        Fault(MEASURES, row, "quote", "quote not at its offsets", "新增建会企业法人数881家", there)
    ]


def test_offsets_beyond_the_bulletin_are_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, QUOTES, "2011-05-SZ-08", "end", "999999")
    assert faults(real_data) == [
        Fault(QUOTES, row, "start", "offsets outside the bulletin", "600–999999", "0–5157, start < end")
    ]


def test_a_title_that_is_not_at_its_offset_is_a_fault(real_data: Path) -> None:
    rewrite(real_data / ARTICLES, lambda rows: rows[3].__setitem__(3, "昆山市总推出四项重点工作积极参与创新社会管理"))
    assert faults(real_data) == [
        Fault(
            ARTICLES,
            4,
            "title_zh",
            "quote not at its offsets",
            "昆山市总推出四项重点工作积极参与创新社会管理",
            "昆山市总推出三项重点工作积极参与创新社会管理",
        )
    ]


SENDER = "a line of the article that ends with it, in brackets, behind 供稿：, or alone"


@pytest.mark.parametrize("byline", ["苏州市总工会", "总工会", "昆山市总"])
def test_a_byline_that_no_line_of_its_article_states_is_a_fault(real_data: Path, byline: str) -> None:
    rewrite(real_data / ARTICLES, lambda rows: rows[3].__setitem__(5, byline))
    assert faults(real_data) == [Fault(ARTICLES, 4, "byline", "byline not in the article", byline, SENDER)]


@pytest.mark.parametrize(
    ("change", "rule"), [(-1, "byline not in the article"), (1, "article goes on behind its byline")]
)
def test_an_article_ends_where_its_byline_does(real_data: Path, change: int, rule: str) -> None:
    end = int(read_rows(real_data / ARTICLES)[3][-1])
    rewrite(real_data / ARTICLES, lambda rows: rows[3].__setitem__(-1, str(end + change)))
    assert [fault.rule for fault in faults(real_data)] == [rule]


def test_two_articles_that_overlap_are_a_fault(real_data: Path) -> None:
    rows = read_rows(real_data / ARTICLES)
    end = rows[0].index("end")
    rewrite(real_data / ARTICLES, lambda rows: rows[2].__setitem__(end, rows[3][end]))
    start_3, end_3 = rows[3][-2:]
    assert faults(real_data) == [
        Fault(
            ARTICLES,
            4,
            "start",
            "articles overlap",
            f"{start_3}–{end_3}",
            f"{end_3}–5157, start < end",
        ),
    ]


def test_a_bulletin_that_was_changed_has_the_wrong_checksum(real_data: Path) -> None:
    known = hashlib.sha256((real_data / BULLETIN).read_bytes()).hexdigest()
    replace(real_data, BULLETIN, "积极作用。\n".encode(), "积极作用！\n".encode())
    found = hashlib.sha256((real_data / BULLETIN).read_bytes()).hexdigest()
    assert faults(real_data) == [Fault(BULLETIN, 0, "", "wrong checksum", found, known)]


# Codes and ids


@pytest.mark.parametrize(
    ("column", "found", "allowed"),
    [
        ("theme", "T99", ", ".join(f"T{number:02d}" for number in range(1, 16))),
        ("instrument_second", "Z", "N, A, T, O"),
        ("status", "planned", "announced, mandated, ongoing, achieved"),
        ("unit_type", "wish", "action, target, event"),
    ],
)
def test_an_unknown_code_is_a_fault(real_data: Path, column: str, found: str, allowed: str) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-CS-02", column, found)
    assert faults(real_data) == [Fault(MEASURES, row, column, "unknown code", found, allowed)]


def test_a_unit_that_english_has_no_name_for_is_a_fault(real_data: Path) -> None:
    replace(real_data, "codebook/units.csv", "\n家,".encode(), "\n栋栋,".encode())
    assert {(fault.file, fault.column, fault.rule, fault.found) for fault in faults(real_data)} == {
        (FIGURES, "unit", "unknown code", "家")
    }


def test_a_duplicate_id_is_a_fault(real_data: Path) -> None:
    first = set_cell(real_data, MEASURES, "2011-05-CS-02", "note", "")
    row = set_cell(real_data, MEASURES, "2011-05-CS-03", "measure_id", "2011-05-CS-02")
    assert faults(real_data) == [
        Fault(
            MEASURES, row, "measure_id", "duplicate id", "2011-05-CS-02", f"an id used once; it stands in row {first}"
        )
    ]


def test_an_id_of_another_locality_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-CS-02", "locality_code", "320585")
    assert faults(real_data) == [
        Fault(MEASURES, row, "measure_id", "id of another locality", "2011-05-CS-02", "2011-05-TC-…")
    ]


def test_a_quote_of_an_unknown_measure_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, QUOTES, "2011-05-SZ-08", "measure_id", "2011-05-SZ-99")
    (fault,) = [fault for fault in faults(real_data) if fault.rule == "unknown id"]
    known = [row[0] for row in read_rows(real_data / MEASURES)[1:21]]
    assert fault == Fault(QUOTES, row, "measure_id", "unknown id", "2011-05-SZ-99", ", ".join(known) + "…")


# Where measures lie


def test_an_overlap_without_part_of_is_a_fault(real_data: Path) -> None:
    rows = read_rows(real_data / MEASURES)
    names = {row[0]: row for row in rows}
    quote, start, end = names["2011-05-CS-02"][11:14]
    inner, at = quote[3:9], int(start) + 3
    set_cell(real_data, MEASURES, "2011-05-CS-03", "quote", inner)
    set_cell(real_data, MEASURES, "2011-05-CS-03", "start", str(at))
    row = set_cell(real_data, MEASURES, "2011-05-CS-03", "end", str(at + 6))
    assert int(start) < at < at + 6 < int(end)
    overlap = Fault(
        MEASURES,
        row,
        "start",
        "overlap without part_of",
        f"2011-05-CS-03 overlaps 2011-05-CS-02 at offset {at}",
        "no overlap, or part_of",
    )
    assert faults(real_data) == [overlap]
    set_cell(real_data, MEASURES, "2011-05-CS-03", "part_of", "2011-05-CS-02")
    assert faults(real_data) == []


def test_a_part_outside_its_whole_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-CS-03", "part_of", "2011-05-CS-09")
    assert faults(real_data) == [
        Fault(
            MEASURES,
            row,
            "part_of",
            "part outside its whole",
            "2011-05-CS-09",
            "a measure around this one's words",
        )
    ]


def test_a_measure_outside_its_article_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-CS-02", "article_no", "5")
    assert faults(real_data) == [
        Fault(MEASURES, row, "article_no", "outside its article", "5", "an article around the quote")
    ]


@pytest.mark.parametrize(
    ("measure_id", "found", "allowed"),
    [
        ("2011-05-CS-02", "2", "1"),
        ("2011-05-CS-02", "", "1"),
        ("2011-05-SZ-10", "3", "2"),
        ("2011-05-WZ-03", "1", "empty: the quote stands in no item"),
    ],
)
def test_an_item_number_follows_from_the_place(real_data: Path, measure_id: str, found: str, allowed: str) -> None:
    row = set_cell(real_data, MEASURES, measure_id, "item_no", found)
    assert faults(real_data) == [Fault(MEASURES, row, "item_no", "item does not follow from the place", found, allowed)]


def test_an_actor_whom_the_article_does_not_name_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-KS-17", "partner_actors", "昆山市总工会；劳动局")
    assert faults(real_data) == [
        Fault(
            MEASURES,
            row,
            "partner_actors",
            "name not in the article",
            "劳动局",
            "names as they stand in the article",
        )
    ]


def test_a_row_that_nobody_accepted_or_explained_is_a_fault(real_data: Path) -> None:
    set_cell(real_data, MEASURES, "2011-05-WZ-07", "note", "")
    row = set_cell(real_data, MEASURES, "2011-05-WZ-07", "accepted_by", "")
    assert faults(real_data) == [
        Fault(MEASURES, row, "accepted_by", "not accepted", "", "who accepted it"),
        Fault(MEASURES, row, "note", "empty cell", "", "a note, since confidence is medium"),
    ]


# Figures


@pytest.mark.parametrize(
    ("figure_id", "found", "shown", "allowed"),
    [
        ("2011-05-F011", "881", "881 from 880家", "880"),
        ("2011-05-F004", "1", "1 from 万名", "10000"),
        ("2011-05-F003", "1", "1 from 百分百", "100"),
        ("2011-05-F019", "5", "5 from 一定比例", "empty: the quote holds no numeral"),
    ],
)
def test_a_value_that_does_not_follow_from_its_quote_is_a_fault(
    real_data: Path, figure_id: str, found: str, shown: str, allowed: str
) -> None:
    row = set_cell(real_data, FIGURES, figure_id, "value", found)
    broken = [fault for fault in faults(real_data) if fault.column == "value"]
    assert broken == [Fault(FIGURES, row, "value", "value does not follow from its quote", shown, allowed)]


def test_a_missing_value_whose_quote_states_one_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, FIGURES, "2011-05-F016", "value", "")
    assert faults(real_data) == [Fault(FIGURES, row, "value", "value missing", "满一年", "the value of 一")]


@pytest.mark.parametrize(
    ("figure_id", "column", "found", "expected"),
    [
        ("2011-05-F017", "comparator", "=", ("comparator does not follow", ">=, by 不少于2次")),
        ("2011-05-F017", "comparator", "", ("comparator does not follow", ">=, by 不少于2次")),
        ("2011-05-F002", "comparator", ">=", ("comparator does not follow", "=, by 5月11日")),
        ("2011-05-F019", "comparator", "=", ("comparator does not follow", "empty: the quote holds no numeral")),
        ("2011-05-F002", "value", "11", ("value of a date", "empty: a date stands in period")),
        ("2011-05-F007", "unit", "分", ("unit does not follow from its quote", "the unit in 95% as a share")),
        ("2011-05-F029", "unit", "%", ("unit does not follow from its quote", "the unit in 百分 as a score")),
        ("2011-05-F005", "unit", "", ("unit does not follow from its quote", "the unit in 1000家 as a count")),
        ("2011-05-F010", "unit", "个", ("unit does not follow from its quote", "the unit in 前4个月 as a duration")),
        ("2011-05-F019", "unit", "%", ("unit without a value", "empty: the quote holds no numeral")),
        ("2011-05-F005", "period", "2011-13", ("no such date", "a date of the calendar (month must be in 1..12)")),
        ("2011-05-F005", "deadline", "2011/2010", ("no such date", "an interval that ends after it begins")),
    ],
)
def test_what_a_figure_says_of_its_number_follows_from_its_quote(
    real_data: Path, figure_id: str, column: str, found: str, expected: tuple[str, str]
) -> None:
    row = set_cell(real_data, FIGURES, figure_id, column, found)
    rule, allowed = expected
    own = [fault for fault in faults(real_data) if fault.column == column]
    assert own == [Fault(FIGURES, row, column, rule, found, allowed)]


def test_a_date_that_does_not_follow_from_its_quote_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, FIGURES, "2011-05-F002", "period", "2011-05-12")
    assert faults(real_data) == [
        Fault(
            FIGURES,
            row,
            "period",
            "date does not follow from its quote",
            "2011-05-12 from 5月11日",
            "a period that holds its numbers",
        )
    ]


@pytest.mark.parametrize("found", ["2011-05-F099", "2011-05-F014"])
def test_a_denominator_that_points_nowhere_or_at_itself_is_a_fault(real_data: Path, found: str) -> None:
    row = set_cell(real_data, FIGURES, "2011-05-F014", "denominator", found)
    assert faults(real_data) == [Fault(FIGURES, row, "denominator", "unknown id", found, "another figure_id, or words")]


def test_a_part_larger_than_its_whole_or_of_another_unit_is_a_fault(real_data: Path) -> None:
    larger = set_cell(real_data, FIGURES, "2011-05-F014", "denominator", "2011-05-F011")
    other = set_cell(real_data, FIGURES, "2011-05-F031", "denominator", "2011-05-F005")
    allowed = "a whole in the same unit, no smaller than its part"
    assert faults(real_data) == [
        Fault(FIGURES, larger, "denominator", "part of another kind of whole", "2008 家 of 880 家", allowed),
        Fault(FIGURES, other, "denominator", "part of another kind of whole", "8 分 of 1000 家", allowed),
    ]


def test_a_figure_of_a_measure_in_another_article_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, FIGURES, "2011-05-F015", "measure_id", "2011-05-KS-17")
    assert faults(real_data) == [
        Fault(
            FIGURES,
            row,
            "measure_id",
            "other article",
            "2011-05-KS-17",
            "a measure of the article that the figure stands in",
        )
    ]


def test_a_target_that_no_figure_states_is_a_fault_and_so_is_the_reverse(real_data: Path) -> None:
    missing = set_cell(real_data, MEASURES, "2011-05-SZ-29", "has_target", "0")
    stray = set_cell(real_data, MEASURES, "2011-05-SZ-01", "has_target", "1")
    rule = "target does not follow from the figures"
    assert faults(real_data) == [
        Fault(MEASURES, stray, "has_target", rule, "1", "0, since no figure is its target"),
        Fault(MEASURES, missing, "has_target", rule, "0", "1, since 2011-05-F005 is its target"),
    ]


def test_a_numeral_that_nobody_accounts_for_is_a_fault(real_data: Path) -> None:
    rewrite(real_data / FIGURES, lambda rows: rows.pop(9))
    assert faults(real_data) == [
        Fault(
            BULLETIN,
            15,
            "",
            "numeral left over",
            "三 in 昆山市总推出三项重点工作积",
            "a row of figures.csv, a listed term, or an enumerator",
        ),
        Fault(FIGURES, 0, "", "wrong row count", "33", "34, as datapackage.json states"),
    ]


def test_a_figure_cannot_hide_inside_a_fixed_term(real_data: Path) -> None:
    with (real_data / "codebook/fixed_terms.csv").open("a", encoding="utf-8") as file:
        file.write("推出三项重点工作,fixed term,invented: hides a quantity\n")
    assert faults(real_data) == [
        Fault("codebook/fixed_terms.csv", 0, "", "wrong row count", "29", "28, as datapackage.json states"),
        Fault(
            FIGURES,
            10,
            "quote",
            "figure inside a fixed term",
            "三项",
            "no listed term around it, but 推出三项重点工作 is one",
        ),
    ]


# Files


def test_a_missing_column_is_a_fault(real_data: Path) -> None:
    rows = read_rows(real_data / QUOTES)
    rewrite(real_data / QUOTES, lambda rows: [row.pop(1) for row in rows])
    expected = Fault(QUOTES, 1, "role", "missing column", "measure_id, quote, start, end", "role")
    assert rows[0][1] == "role"
    assert faults(real_data) == [expected]


def test_an_unknown_and_a_duplicate_column_are_faults(real_data: Path) -> None:
    rewrite(real_data / QUOTES, lambda rows: [row.extend(["x", "0"]) for row in rows[1:]])
    rewrite(real_data / QUOTES, lambda rows: rows[0].extend(["colour", "start"]))
    assert faults(real_data) == [
        Fault(QUOTES, 1, "colour", "unknown column", "colour", "measure_id, role, quote, start, end"),
        Fault(QUOTES, 1, "start", "duplicate column", "start", "a column once"),
    ]


def test_an_encoding_other_than_utf_8_is_a_fault(real_data: Path) -> None:
    raw = (real_data / LOCALITIES).read_text(encoding="utf-8").encode("gb18030")
    (real_data / LOCALITIES).write_bytes(raw)
    found = f"byte 0xcb at offset {raw.index('苏州'.encode('gb18030'))}, line 2"
    assert faults(real_data) == [Fault(LOCALITIES, 0, "", "wrong encoding", found, "UTF-8")]


def test_a_bulletin_in_another_encoding_is_a_fault(real_data: Path) -> None:
    known = hashlib.sha256((real_data / BULLETIN).read_bytes()).hexdigest()
    raw = (real_data / BULLETIN).read_text(encoding="utf-8").encode("gb18030")
    (real_data / BULLETIN).write_bytes(raw)
    assert faults(real_data) == [
        Fault(BULLETIN, 0, "", "wrong checksum", hashlib.sha256(raw).hexdigest(), known),
        Fault(BULLETIN, 0, "", "wrong encoding", "byte 0xa1 at offset 2, line 1", "UTF-8"),
    ]


@pytest.mark.parametrize(("content", "size"), [(b"", 0), (b"\n \r\n", 4)])
def test_an_empty_file_is_a_fault(real_data: Path, content: bytes, size: int) -> None:
    (real_data / FIGURES).write_bytes(content)
    assert faults(real_data) == [Fault(FIGURES, 0, "", "empty file", f"{size} bytes", "a file with content")]


def test_a_missing_file_is_a_fault(real_data: Path) -> None:
    (real_data / FIGURES).unlink()
    assert faults(real_data) == [
        Fault(FIGURES, 0, "", "unreadable file", "No such file or directory", "a file that can be read")
    ]


def test_a_file_that_was_cut_between_two_rows_is_a_fault(real_data: Path) -> None:
    rewrite(real_data / QUOTES, lambda rows: rows.pop())
    assert faults(real_data) == [Fault(QUOTES, 0, "", "wrong row count", "8", "9, as datapackage.json states")]


def test_a_file_that_was_cut_within_a_row_is_a_fault(real_data: Path) -> None:
    raw = (real_data / QUOTES).read_bytes()
    (real_data / QUOTES).write_bytes(raw[: raw.rindex(b",")])
    assert faults(real_data) == [Fault(QUOTES, 10, "", "short row", "4 cells", "5 cells")]


def test_a_long_row_is_a_fault_and_so_is_a_blank_one(real_data: Path) -> None:
    replace(real_data, QUOTES, b",600,610\n", b",600,610,\n\n")
    assert faults(real_data) == [
        Fault(QUOTES, 0, "", "wrong row count", "10", "9, as datapackage.json states"),
        Fault(QUOTES, 2, "", "long row", "6 cells", "5 cells"),
        Fault(QUOTES, 3, "", "blank row", "0 cells", "no row, or a filled one"),
    ]


def test_a_quotation_mark_that_is_never_closed_is_a_fault(real_data: Path) -> None:
    replace(real_data, QUOTES, b"2011-05-WZ-14,continued,", b'2011-05-WZ-14,continued,"')
    assert faults(real_data) == [
        Fault(QUOTES, 9, "", "unreadable table", "unexpected end of data", "comma-separated cells")
    ]


@pytest.mark.parametrize(
    "formula", ['=HYPERLINK("http://example.invalid")', "+1", "-1", "@SUM(A1)", "＝1+1", "－1", "＋1", "＠1"]
)
def test_a_spreadsheet_formula_is_a_fault(real_data: Path, formula: str) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-CS-02", "quote_en", formula)
    assert faults(real_data) == [Fault(MEASURES, row, "quote_en", "spreadsheet formula", formula, "text")]


def test_a_huge_field_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-CS-02", "quote_en", "x" * 20_001)
    assert faults(real_data) == [
        Fault(MEASURES, row, "quote_en", "huge field", "x" * 20_001, "at most 20000 characters")
    ]


@pytest.fixture
def no_raised_limit() -> Iterator[None]:
    """The limit that Python begins with: it is one for the whole process, and frictionless raises it."""
    raised = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(raised)


@pytest.mark.usefixtures("no_raised_limit")
def test_a_field_too_huge_to_read_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-CS-02", "quote_en", "x" * 1_000_000)
    assert faults(real_data) == [
        Fault(MEASURES, row, "", "huge field", "field larger than field limit (131072)", "comma-separated cells")
    ]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\u200b", "\u202e", "\ufeff"])
def test_a_control_or_invisible_character_is_a_fault(real_data: Path, character: str) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-CS-02", "quote_en", f"a{character}b")
    expected = Fault(MEASURES, row, "quote_en", "control or invisible character", f"a{character}b", "text")
    assert faults(real_data) == [expected]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "gb18030"])
def test_text_that_was_saved_in_a_wrong_encoding_is_a_fault(real_data: Path, encoding: str) -> None:
    garbled = "一二三四".encode().decode(encoding, errors="replace")
    row = set_cell(real_data, MEASURES, "2011-05-CS-02", "label_zh", garbled)
    own = [fault for fault in faults(real_data) if fault.rule == "garbled text"]
    allowed = "text as it was before a program read it in a wrong encoding"
    assert own == [Fault(MEASURES, row, "label_zh", "garbled text", garbled, allowed)]


def test_what_is_known_of_the_bulletin_is_not_garbled_either(real_data: Path) -> None:
    path = real_data / "bulletins/2011-05/bulletin.toml"
    path.write_text(path.read_bytes().decode("latin-1"), encoding="utf-8")
    rules = [fault.rule for fault in faults(real_data) if fault.file == "bulletins/2011-05/bulletin.toml"]
    assert set(rules) <= {"garbled text", "unreadable TOML"}
    assert rules


def test_no_word_of_the_bulletin_passes_for_garbled() -> None:
    text = load(ID).text
    assert [text[at : at + 4] for at in range(len(text)) if is_garbled(text[at : at + 4])] == []
    assert [text[at : at + 2] for at in range(len(text)) if is_garbled(text[at : at + 2])] == []


def test_a_file_of_comments_only_is_empty(real_data: Path) -> None:
    (real_data / "codebook/codebook.toml").write_text("# version 1\n", encoding="utf-8")
    (real_data / "bulletins/2011-05/bulletin.toml").write_text("# nothing\n", encoding="utf-8")
    own = [fault for fault in faults(real_data) if fault.file.endswith(".toml")]
    assert own == [
        Fault(file, 0, "", "empty file", "comments only", "a file with content")
        for file in ("bulletins/2011-05/bulletin.toml", "codebook/codebook.toml")
    ]


def test_a_byte_order_mark_is_a_fault_and_hides_no_column(real_data: Path) -> None:
    raw = (real_data / QUOTES).read_bytes()
    (real_data / QUOTES).write_bytes(b"\xef\xbb\xbf" + raw)
    assert faults(real_data) == [Fault(QUOTES, 1, "", "byte order mark", "U+FEFF", "UTF-8 without a byte order mark")]


def test_quoted_cells_and_windows_line_ends_change_nothing(real_data: Path) -> None:
    rows = read_rows(real_data / MEASURES)
    quoted = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows)
    (real_data / MEASURES).write_bytes(quoted.encode())
    assert load(ID, real_data).measures.equals(load(ID).measures)


def test_columns_in_another_order_change_nothing(real_data: Path) -> None:
    rewrite(real_data / MEASURES, lambda rows: [row.reverse() for row in rows])
    assert load(ID, real_data).measures.equals(load(ID).measures)


@pytest.mark.parametrize("found", ["１２", "1e3", " 12", "1.5", "٣", "0x1F"])
def test_a_number_is_written_in_ascii_digits(real_data: Path, found: str) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-CS-02", "start", found)
    own = [fault for fault in faults(real_data) if fault.row == row and fault.rule == "wrong type"]
    assert own == [Fault(MEASURES, row, "start", "wrong type", found, "an integer")]


@pytest.mark.parametrize(
    ("file", "rule"),
    [
        ("schemas/quotes.schema.json", "unreadable schema"),
        ("codebook/codebook.toml", "unreadable TOML"),
        ("bulletins/2011-05/bulletin.toml", "unreadable TOML"),
        (PACKAGE, "unreadable data package"),
    ],
)
def test_a_broken_description_of_the_data_is_a_fault(real_data: Path, file: str, rule: str) -> None:
    (real_data / file).write_text("{ not this", encoding="utf-8")
    assert (file, 0, rule) in [(fault.file, fault.row, fault.rule) for fault in faults(real_data)]


@pytest.mark.parametrize(
    ("old", "new"), [(b'"themes"', b'"thmes"'), (b'"theme"\n        ]\n      }', b'"thme"\n        ]\n      }')]
)
def test_a_foreign_key_that_points_nowhere_is_a_fault(real_data: Path, old: bytes, new: bytes) -> None:
    replace(real_data, "schemas/measures.schema.json", old, new)
    (fault,) = faults(real_data)
    found = "theme of measures in " + ("thmes.theme" if b"thmes" in new else "themes.thme")
    assert fault == Fault(
        "schemas/measures.schema.json", 0, "theme", "unknown foreign key", found, "a column of another table"
    )


def test_a_key_that_is_no_column_makes_a_schema_unreadable(real_data: Path) -> None:
    replace(real_data, "schemas/genres.schema.json", b'"primaryKey": "genre"', b'"primaryKey": "sort"')
    (fault,) = faults(real_data)
    assert (fault.file, fault.rule) == ("schemas/genres.schema.json", "unreadable schema")
    assert fault.found == "ValueError: key 'sort' is no column; allowed: genre, name_zh, name_en, meaning"


def test_a_type_that_nobody_reads_makes_a_schema_unreadable(real_data: Path) -> None:
    replace(real_data, "schemas/genres.schema.json", b'"type": "string"', b'"type": "text"')
    found = "ValueError: type 'text' of 'genre'; allowed: string, integer, number, boolean"
    allowed = "a Frictionless Table Schema"
    (fault,) = faults(real_data)
    assert fault == Fault("schemas/genres.schema.json", 0, "", "unreadable schema", found, allowed)


def test_a_rule_of_a_schema_that_nobody_keeps_makes_it_unreadable(real_data: Path) -> None:
    replace(real_data, "schemas/genres.schema.json", b'"required": true', b'"require": true')
    (fault,) = faults(real_data)
    assert (fault.file, fault.rule) == ("schemas/genres.schema.json", "unreadable schema")
    assert fault.found.startswith("ValueError: 'require' of 'genre'; allowed: constraints, ")


def test_a_bulletin_file_outside_its_folder_is_not_read(real_data: Path) -> None:
    replace(real_data, "bulletins/2011-05/bulletin.toml", b'file = "bulletin.txt"', b'file = "../../secret"')
    assert faults(real_data) == [
        Fault("bulletins/2011-05/bulletin.toml", 0, "file", "path outside the folder", "../../secret", "a file name")
    ]


# All at once


def test_all_faults_are_reported_at_once_and_loading_raises_them(real_data: Path) -> None:
    set_cell(real_data, MEASURES, "2011-05-CS-02", "theme", "T99")
    set_cell(real_data, MEASURES, "2011-05-WZ-01", "label_zh", "")
    set_cell(real_data, FIGURES, "2011-05-F011", "value", "8800")
    set_cell(real_data, FIGURES, "2011-05-F014", "denominator", "2011-05-F400")
    replace(real_data, QUOTES, b",repeat,", b",again,")
    replace(real_data, ARTICLES, b",speech,", b",sermon,")
    (real_data / "codebook/parts.csv").write_bytes(b"")
    found = faults(real_data)
    assert [(Path(fault.file).name, fault.column, fault.rule) for fault in found] == [
        ("articles.csv", "genre", "unknown code"),
        ("parts.csv", "", "empty file"),
        ("figures.csv", "value", "value does not follow from its quote"),
        ("figures.csv", "denominator", "unknown id"),
        ("measures.csv", "theme", "unknown code"),
        ("measures.csv", "label_zh", "empty cell"),
        ("quotes.csv", "role", "unknown code"),
    ]
    with pytest.raises(FaultsError) as error:
        load(ID, real_data)
    assert error.value.faults == tuple(found)
    assert str(error.value).startswith("7 faults in the data:\n  bulletins/2011-05/articles.csv, row 2, genre: unknown")


# Relations between tables


def test_a_further_quote_in_another_article_is_a_fault(real_data: Path) -> None:
    row = set_cell(real_data, QUOTES, "2011-05-WZ-01", "measure_id", "2011-05-KS-17")
    assert [fault for fault in faults(real_data) if fault.file == QUOTES] == [
        Fault(
            QUOTES,
            row,
            "measure_id",
            "other article",
            "2011-05-KS-17",
            "a measure of the article that the quote stands in",
        )
    ]


def test_a_section_other_than_the_last_heading_is_a_fault(real_data: Path) -> None:
    rewrite(real_data / ARTICLES, lambda rows: rows[1].__setitem__(2, "参与创新社会服务"))
    assert faults(real_data) == [
        Fault(ARTICLES, 2, "section_zh", "section of another article", "参与创新社会服务", "参与创新社会管理")
    ]


def test_an_article_about_a_locality_that_takes_none_of_its_measures_is_a_fault(real_data: Path) -> None:
    replace(real_data, ARTICLES, b",320583,", b",320582,")
    assert faults(real_data) == [
        Fault(ARTICLES, 4, "locality_code", "locality of none of its measures", "320582", "320583")
    ]


def test_a_measure_of_a_locality_that_no_article_is_of_is_a_fault_that_names_the_measure(real_data: Path) -> None:
    row = set_cell(real_data, MEASURES, "2011-05-SZ-10", "locality_code", "320507")
    assert [fault for fault in faults(real_data) if fault.column == "locality_code"] == [
        Fault(
            MEASURES,
            row,
            "locality_code",
            "locality of no article",
            "320507 of 2011-05-SZ-10",
            "320500 of its article, or an article of 320507",
        )
    ]


def test_a_measure_may_be_of_a_locality_that_another_article_is_of(real_data: Path) -> None:
    set_cell(real_data, MEASURES, "2011-05-SZ-10", "locality_code", "320583")
    assert [fault.rule for fault in faults(real_data)] == ["id of another locality"]


DISTRIBUTION = "各市（县）、区、局（公司）工会"


def test_a_distribution_list_in_other_words_than_the_bulletins_is_a_fault(real_data: Path) -> None:
    replace(real_data, KNOWN, DISTRIBUTION.encode(), "各市、区工会".encode())
    stated = tomllib.loads((real_data / KNOWN).read_text(encoding="utf-8"))["distribution_zh"]
    allowed = f"its line as it stands in {BULLETIN}, or 见原文"
    assert faults(real_data) == [Fault(KNOWN, 0, "distribution_zh", "not the bulletin's words", stated, allowed)]


@pytest.mark.parametrize("stated", [f" {DISTRIBUTION[:4]} {DISTRIBUTION[4:]}", "见原文"])
def test_a_distribution_list_may_break_its_lines_elsewhere_or_not_be_stated(real_data: Path, stated: str) -> None:
    whole = tomllib.loads((real_data / KNOWN).read_text(encoding="utf-8"))["distribution_zh"]
    replace(real_data, KNOWN, whole.encode(), stated.encode())
    assert faults(real_data) == []


def test_a_district_is_no_prefecture(real_data: Path) -> None:
    row = set_cell(real_data, LOCALITIES, "320583", "is_prefecture", "1")
    assert faults(real_data) == [
        Fault(LOCALITIES, row, "is_prefecture", "level does not follow from the code", "1", "0, by 320583")
    ]


def test_the_order_of_rows_in_a_file_changes_nothing(real_data: Path) -> None:
    for file in (MEASURES, QUOTES, FIGURES, ARTICLES, LOCALITIES):
        rewrite(real_data / file, lambda rows: rows.__setitem__(slice(1, None), rows[:0:-1]))
    assert faults(real_data) == []
    one, two = load(ID, real_data), load(ID)
    for table in ("measures", "quotes", "figures", "articles", "localities"):
        assert getattr(one, table).equals(getattr(two, table))
