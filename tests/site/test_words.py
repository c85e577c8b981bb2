from __future__ import annotations

import re
from pathlib import Path

import helpers.site
from helpers.site.changes_page import KINDS
from helpers.site.columns import COLUMNS, TABLES
from helpers.site.edition import Edition
from helpers.site.tables import tables
from helpers.site.words import WORDS

SOURCES = [path for path in Path(helpers.site.__path__[0]).rglob("*") if path.suffix in (".py", ".j2")]
MADE = (
    r"download_.*", r"kind_.*", r"in_(zh|en)", r"role_.*", r"again_.*", r"of_(measures|figures|sentences)",
    r"(since|how)_(correction|bulletin)", r"(new|changed|gone)_(correction|bulletin)", r"action|target|event",
    r"high|medium|low", r"index|bulletin|changes", r"not_mentioned|no_article", r"yes|no",
)  # fmt: skip
"""Names that the code puts together."""


def test_both_languages_have_the_same_words_and_fill_in_the_same(first: Edition) -> None:
    assert list(WORDS["zh"]) == list(WORDS["en"])
    slots = {
        language: {name: set(re.findall(r"\{(\w+)\}", said)) for name, said in words.items()}
        for language, words in WORDS.items()
    }
    assert slots["zh"] == slots["en"]


def test_every_word_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCES if path.name != "words.py")
    named = {name for name in WORDS["zh"] if re.search(rf"words\.{name}\b|words\[\"{name}\"\]", code)}
    assert [name for name in WORDS["zh"] if name not in named and not any(re.fullmatch(p, name) for p in MADE)] == []


def test_the_words_that_the_code_puts_together_are_there() -> None:
    made = {f"{kind}_{way}" for kind in KINDS for way in ("correction", "bulletin")}
    assert made <= set(WORDS["zh"])


def test_every_table_and_column_that_goes_out_has_a_chinese_name_and_none_has_another(first: Edition) -> None:
    out = tables(first)
    assert {table.name for table in out} == set(TABLES)
    assert {field["name"] for table in out for field in table.fields} == set(COLUMNS)
