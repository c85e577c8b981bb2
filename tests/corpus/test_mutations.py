"""Spoilt copies of the data give a clear fault, or a pass that is truly right; never anything else."""

from __future__ import annotations

import csv
import io
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from helpers.corpus import Corpus, load
from helpers.errors import FaultsError
from tests.conftest import BULLETIN, DATA

CODEBOOK = ("localities", "themes", "instruments", "statuses", "genres", "parts", "units", "glossary", "actors",
            "fixed_terms")  # fmt: skip
TABLES = (
    *(f"coding/{BULLETIN}/{name}.csv" for name in ("measures", "figures", "quotes", "governing")),
    f"bulletins/{BULLETIN}/articles.csv",
    *(f"codebook/{name}.csv" for name in CODEBOOK),
)
OTHERS = (
    f"bulletins/{BULLETIN}/bulletin.txt",
    f"bulletins/{BULLETIN}/bulletin.toml",
    "codebook/codebook.toml",
    "datapackage.json",
    *(f"schemas/{name}.schema.json" for name in ("measures", "figures", "quotes", "governing", "articles", *CODEBOOK)),
)

KNOWABLE = {
    "measures": [
        "bulletin_id",
        "article_no",
        "item_no",
        "locality_code",
        "part_of",
        "quote",
        "start",
        "end",
        "has_target",
    ],
    "figures": ["value", "unit", "comparator", "quote", "start", "end"],
    "quotes": ["quote", "start", "end"],
    "governing": ["quote", "start", "end"],
    "articles": ["bulletin_id", "article_no", "section_zh", "title_zh", "byline", "start", "end", "char_count"],
    "localities": [],
    "themes": ["theme"],
    "instruments": ["instrument"],
    "statuses": ["status"],
    "genres": [],
    "parts": [],
    "units": [],
    "glossary": [],
    "actors": [],
}
"""What the bulletin, the codebook or another table states too, so that a change of it must not pass.

The other columns hold judgements (the theme of a measure), names (the running number in an id) and free words (labels,
translations, notes). No rule can know that they were other ones before; that they are codes and names that exist, and
that everything that refers to them still finds them, is what a pass means for them.
"""
CODES = {
    "theme": ("themes", "theme"),
    "theme_second": ("themes", "theme"),
    "instrument": ("instruments", "instrument"),
    "instrument_second": ("instruments", "instrument"),
    "status": ("statuses", "status"),
}

NASTY = (
    *(
        "",
        " ",
        "NaN",
        "None",
        "null",
        "0",
        "-0",
        "-1",
        "1e999",
        "9" * 15,
        "9" * 16,
        "inf",
        "１２",
        "٣",
        "1.0",
        "0x1F",
        "²",
        "①",
    ),
    *("=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@x", "＝1", "\t=1"),
    *(
        "x" * 20_001,
        "长" * 200_000,
        "\x00",
        "\x1b[2J",
        "\u202e",
        "\ufeff",
        "\n",
        "\r",
        "\r\n",
        '"',
        '""',
        ",",
        "，",
        "；",
        "|",
    ),
    *(
        "T99",
        "N",
        "T01",
        "320500",
        "2011-05-F001",
        "2011-05-KS-01",
        "百分百",
        "亿〇",
        "十百千万亿",
        "2011-13-45",
        "P",
        "/",
    ),
    *("<script>", "{{x}}", "${x}", "../../etc/passwd", "\\", "🀄", "\u0301", "\ud7ff", "𠀀" * 50),
)


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - nothing here is a secret


Mutation = Callable[[bytes, Random], bytes]


def _rows(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))


def _raw(rows: list[list[str]], *, quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n", quoting=quoting).writerows(rows)
    return out.getvalue().encode("utf-8")


def swapped_cells_of_a_column(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    column = random.randrange(len(rows[0]))
    one, two = random.randrange(1, len(rows)), random.randrange(1, len(rows))
    rows[one][column], rows[two][column] = rows[two][column], rows[one][column]
    return _raw(rows)


def swapped_cells_of_a_row(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    row = rows[random.randrange(len(rows))]
    one, two = random.randrange(len(row)), random.randrange(len(row))
    row[one], row[two] = row[two], row[one]
    return _raw(rows)


def a_shuffled_column(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    column = random.randrange(len(rows[0]))
    cells = [row[column] for row in rows[1:]]
    random.shuffle(cells)
    for row, cell in zip(rows[1:], cells, strict=True):
        row[column] = cell
    return _raw(rows)


def a_nasty_cell(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    row = rows[random.randrange(len(rows))]
    row[random.randrange(len(row))] = random.choice(NASTY)
    return _raw(rows)


def a_cell_with_a_nasty_end(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    row = rows[random.randrange(len(rows))]
    row[random.randrange(len(row))] += random.choice(NASTY)
    return _raw(rows)


def a_nasty_column(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    column, cell = random.randrange(len(rows[0])), random.choice(NASTY[:40])
    for row in rows[1:]:
        row[column] = cell
    return _raw(rows)


def a_deleted_column(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    column = random.randrange(len(rows[0]))
    return _raw([row[:column] + row[column + 1 :] for row in rows])


def a_deleted_heading(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    rows[0].pop(random.randrange(len(rows[0])))
    return _raw(rows)


def a_deleted_cell(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    row = rows[random.randrange(len(rows))]
    row.pop(random.randrange(len(row)))
    return _raw(rows)


def a_repeated_row(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    rows.insert(random.randrange(len(rows) + 1), rows[random.randrange(len(rows))])
    return _raw(rows)


def deleted_rows(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    first = random.randrange(len(rows))
    del rows[first : first + random.randint(1, 3)]
    return _raw(rows)


def shuffled_rows(raw: bytes, random: Random) -> bytes:
    header, *rows = _rows(raw)
    random.shuffle(rows)
    return _raw([header, *rows])


def shuffled_columns(raw: bytes, random: Random) -> bytes:
    rows = _rows(raw)
    order = list(range(len(rows[0])))
    random.shuffle(order)
    return _raw([[row[column] for column in order] for row in rows])


def quoted_cells(raw: bytes, random: Random) -> bytes:
    return _raw(_rows(raw), quoting=csv.QUOTE_ALL).replace(b"\n", random.choice([b"\n", b"\r\n"]))


def cut_short(raw: bytes, random: Random) -> bytes:
    return raw[: random.randrange(len(raw))]


def cut_at_a_line(raw: bytes, random: Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    return b"".join(lines[: random.randrange(len(lines))])


def a_changed_byte(raw: bytes, random: Random) -> bytes:
    at = random.randrange(len(raw))
    return raw[:at] + bytes([random.randrange(256)]) + raw[at + 1 :]


def changed_bytes(raw: bytes, random: Random) -> bytes:
    for _ in range(random.randint(2, 20)):
        raw = a_changed_byte(raw, random)
    return raw


def deleted_bytes(raw: bytes, random: Random) -> bytes:
    at = random.randrange(len(raw))
    return raw[:at] + raw[at + random.randint(1, 200) :]


def inserted_text(raw: bytes, random: Random) -> bytes:
    at = random.randrange(len(raw))
    return raw[:at] + random.choice(NASTY).encode("utf-8") + raw[at:]


def a_changed_digit(raw: bytes, random: Random) -> bytes:
    digits = [at for at, byte in enumerate(raw) if byte in b"0123456789"]
    at = random.choice(digits) if digits else 0
    return raw[:at] + random.choice([b"0", b"1", b"9", b"55", b""]) + raw[at + 1 :]


def another_encoding(raw: bytes, random: Random) -> bytes:
    encoding = random.choice(["gb18030", "big5", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "latin-1", "utf-7"])
    return raw.decode("utf-8").encode(encoding, errors="replace")


def garbled_by_a_wrong_decoding(raw: bytes, random: Random) -> bytes:
    return raw.decode(random.choice(["gb18030", "cp1252", "latin-1"]), errors="replace").encode("utf-8")


def another_normal_form(raw: bytes, random: Random) -> bytes:
    return unicodedata.normalize(random.choice(["NFKC", "NFD", "NFKD"]), raw.decode("utf-8")).encode("utf-8")


def other_line_ends(raw: bytes, random: Random) -> bytes:
    return raw.replace(b"\n", random.choice([b"\r\n", b"\r", b"\n\n", b"", b"\xe2\x80\xa8"]))


def something_before_or_behind(raw: bytes, random: Random) -> bytes:
    more = random.choice([b"\n", b" ", b"\x00", b"\x1a", b",", b'"', b"\xef\xbb\xbf", b"\xff", raw, b"x" * 200_000])
    return random.choice([more + raw, raw + more])


def nothing_but(raw: bytes, random: Random) -> bytes:
    return random.choice(
        [b"", b"\n", b"\x00" * 100, b"\xff\xfe", b"PK\x03\x04", b",,,\n", raw[:1] * 1000, b'"', b"{}", b"[]"]
    )


ON_TABLES: tuple[Mutation, ...] = (
    swapped_cells_of_a_column,
    swapped_cells_of_a_row,
    a_shuffled_column,
    a_nasty_cell,
    a_cell_with_a_nasty_end,
    a_nasty_column,
    a_deleted_column,
    a_deleted_heading,
    a_deleted_cell,
    a_repeated_row,
    deleted_rows,
    shuffled_rows,
    shuffled_columns,
    quoted_cells,
)
ON_FILES: tuple[Mutation, ...] = (
    cut_short,
    cut_at_a_line,
    a_changed_byte,
    changed_bytes,
    deleted_bytes,
    inserted_text,
    a_changed_digit,
    another_encoding,
    garbled_by_a_wrong_decoding,
    another_normal_form,
    other_line_ends,
    something_before_or_behind,
    nothing_but,
)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all examples: each changes one file and puts it back."""
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("mutations") / "data"))


@contextmanager
def changed(root: Path, file: str, raw: bytes) -> Iterator[None]:
    before = (root / file).read_bytes()
    (root / file).write_bytes(raw)
    try:
        yield
    finally:
        (root / file).write_bytes(before)


def assert_truly_right(made: Corpus, true: Corpus) -> None:
    """Compare everything that a rule can know, and that all the rest refers to what exists."""
    assert made.text == true.text
    assert {key: made.bulletin[key] for key in ("id", "file", "sha256")} == {
        key: true.bulletin[key] for key in ("id", "file", "sha256")
    }
    for name, columns in KNOWABLE.items():
        found, expected = getattr(made, name), getattr(true, name)
        assert len(found) == len(expected), name
        assert list(found.columns) == list(expected.columns)
        if columns:
            order = columns[0] if name in ("instruments", "statuses") else "index"
            pd.testing.assert_frame_equal(
                found[columns].reset_index().sort_values(order)[columns].reset_index(drop=True),
                expected[columns].reset_index().sort_values(order)[columns].reset_index(drop=True),
                check_dtype=False,  # a schema that no longer requires a number may have it missing: Int64
            )
    coded = made.localities["locality_code"].isin(true.articles["locality_code"])
    assert set(made.localities["locality_code"][coded]) == set(true.articles["locality_code"])
    assert made.localities["locality_code"].is_unique
    for column, (table, key) in CODES.items():
        assert set(made.measures[column]) - {""} <= set(getattr(made, table)[key])
    assert made.measures["measure_id"].is_unique
    assert set(made.figures["measure_id"]) - {""} <= set(made.measures["measure_id"])
    assert set(made.quotes["measure_id"]) <= set(made.measures["measure_id"])
    for table in ("measures", "quotes", "figures"):
        frame = getattr(made, table)
        assert [made.text[a:b] for a, b in zip(frame["start"], frame["end"], strict=True)] == frame["quote"].tolist()
    assert len(made.states) == 13 * 15
    assert {**made.evidence("zh"), **made.evidence("en")}


def outcome(root: Path, file: str, mutation: Mutation, random: Random, true: Corpus) -> str:
    """Load a spoilt copy; say whether it stopped, with at least one fault that says where."""
    with changed(root, file, mutation((DATA / file).read_bytes(), random)):
        try:
            made = load(BULLETIN, root)
        except FaultsError as error:
            for fault in error.faults:
                assert fault.file and fault.rule and fault.row >= 0
                assert str(fault).isprintable()
            return "fault"
        assert_truly_right(made, true)
        return "pass"


FEW = settings(
    max_examples=250,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
MANY = settings(FEW, max_examples=1500, derandomize=False)

tables = given(
    file=st.sampled_from(TABLES[:4] * 2 + TABLES), mutation=st.sampled_from(ON_TABLES), seed=st.integers(0, 2**32)
)
files = given(file=st.sampled_from(TABLES + OTHERS), mutation=st.sampled_from(ON_FILES), seed=st.integers(0, 2**32))


@FEW
@tables
def test_250_tables_with_spoilt_cells_stop_or_are_truly_right(
    spoilt: Path, corpus: Corpus, file: str, mutation: Mutation, seed: int
) -> None:
    outcome(spoilt, file, mutation, chance(seed), corpus)


@FEW
@files
def test_250_spoilt_files_stop_or_are_truly_right(
    spoilt: Path, corpus: Corpus, file: str, mutation: Mutation, seed: int
) -> None:
    outcome(spoilt, file, mutation, chance(seed), corpus)


@pytest.mark.slow
@MANY
@tables
def test_thousands_of_tables_with_spoilt_cells_stop_or_are_truly_right(
    spoilt: Path, corpus: Corpus, file: str, mutation: Mutation, seed: int
) -> None:
    outcome(spoilt, file, mutation, chance(seed), corpus)


@pytest.mark.slow
@MANY
@files
def test_thousands_of_spoilt_files_stop_or_are_truly_right(
    spoilt: Path, corpus: Corpus, file: str, mutation: Mutation, seed: int
) -> None:
    outcome(spoilt, file, mutation, chance(seed), corpus)


@pytest.mark.parametrize("mutation", [shuffled_rows, shuffled_columns, quoted_cells])
def test_what_changes_no_cell_passes(spoilt: Path, corpus: Corpus, mutation: Mutation) -> None:
    assert Counter(outcome(spoilt, file, mutation, chance(1), corpus) for file in TABLES) == {"pass": len(TABLES)}


@pytest.mark.parametrize("mutation", [a_deleted_column, a_deleted_cell, cut_at_a_line, nothing_but])
def test_what_takes_away_always_stops(spoilt: Path, corpus: Corpus, mutation: Mutation) -> None:
    coded = TABLES[:4]
    assert Counter(outcome(spoilt, file, mutation, chance(1), corpus) for file in coded) == {"fault": len(coded)}
