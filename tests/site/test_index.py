from __future__ import annotations

import re
from dataclasses import replace

import pytest

from helpers.analysis import density
from helpers.corpus import Corpus
from helpers.site.edition import LANGUAGES, Edition
from helpers.site.frame import digest
from helpers.site.glance import LENGTH, bars
from helpers.site.index import index_page
from helpers.site.pages import pages
from helpers.wording import Language

from .invented import SETTINGS
from .reading import elements, read


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    made: Language = request.param
    return made


@pytest.fixture(scope="module")
def page(site: dict[str, bytes], language: Language) -> bytes:
    return site["index.html" if language == "zh" else "en/index.html"]


def items(page: bytes, kind: str) -> list[dict[str, str]]:
    return [a for t, a in elements(page) if t == "li" and a.get("data-kind") == kind]


def test_every_locality_and_theme_is_listed_in_code_order(corpus: Corpus, page: bytes) -> None:
    assert [a["data-code"] for a in items(page, "locality")] == sorted(corpus.localities["locality_code"])
    assert [a["data-code"] for a in items(page, "theme")] == sorted(corpus.themes["theme"])


def test_filters_rest_on_what_is_reported(corpus: Corpus, page: bytes) -> None:
    reported = corpus.states[corpus.states["state"] == "reported"]
    by_locality = {a["data-code"]: set(a["data-themes"].split()) for a in items(page, "locality")}
    by_theme = {a["data-code"]: set(a["data-localities"].split()) for a in items(page, "theme")}
    assert by_locality == {
        code: set(reported.loc[reported["locality_code"] == code, "theme"])
        for code in corpus.localities["locality_code"]
    }
    assert by_theme == {
        theme: set(reported.loc[reported["theme"] == theme, "locality_code"]) for theme in corpus.themes["theme"]
    }


def test_a_locality_is_found_by_any_of_its_names(page: bytes) -> None:
    words = {a["data-code"]: a["data-words"] for a in items(page, "locality")}
    assert [code for code, said in words.items() if "sip" in said.split("；")] == ["320571"]
    assert all(name in words["320583"] for name in ("320583", "ks", "昆山市", "kunshan"))


def test_the_matrix_holds_the_coded_counts_and_names_who_has_no_article(corpus: Corpus, site: dict[str, bytes]) -> None:
    table = re.search(r'<table class="matrix".*?</table>', site["en/index.html"].decode(), re.DOTALL)
    assert table is not None
    lines = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', table.group(), re.DOTALL)
    shown = {
        re.sub(r"<[^>]+>", "", name): [int(n) if n.isdigit() else None for n in re.findall(r">(\d+|·)<", cells)]
        for name, cells in lines
    }
    states = corpus.states[corpus.states["state"] != "no article"]
    names = corpus.localities.set_index("locality_code")["short_en"]
    assert shown == {
        names[code]: [
            None if count is None else int(count) for count in group["measure_count"].replace({float("nan"): None})
        ]
        for code, group in states.astype({"measure_count": object}).where(states.notna(), None).groupby("locality_code")
    }
    assert "The bulletin has no article on Canglang, Pingjiang," in site["en/index.html"].decode()


def test_the_bars_stand_on_one_scale_from_zero(corpus: Corpus) -> None:
    found = bars(density.by_locality(corpus.measures, corpus.articles))
    assert {code: (bar.conservative, bar.coded) for code, bar in found.items()} == {
        code: (int(group["unit_type"].eq("action").sum()) - _repeated(group), len(group))
        for code, group in corpus.measures.groupby("locality_code")
    }
    most = max(bar.coded for bar in found.values())
    assert all(bar.high == round(LENGTH * bar.coded / most, 2) for bar in found.values())
    assert all(bar.low == round(LENGTH * bar.conservative / most, 2) for bar in found.values())


def _repeated(group: object) -> int:
    actions = group[group["unit_type"] == "action"]  # type: ignore[index]
    series = actions.loc[actions["series_id"] != "", "series_id"]
    return int(series.duplicated().sum())


def test_every_file_of_the_edition_in_its_language_is_offered_with_its_size(
    first: Edition, page: bytes, language: Language
) -> None:
    prefix = "" if language == "en" else "zh/"
    offered = {a["href"]: a["aria-label"] for t, a in elements(page) if t == "a" and a.get("type")}
    assert {address: label.split("，")[-1].split("、")[-1].split(", ")[-1] for address, label in offered.items()} == {
        f"{prefix}locality/320583-kunshan.html": "400 kB",
        f"{prefix}locality/320583-kunshan.pdf": "1.2 MB",
        f"{prefix}comparison.html": "400 kB",
        f"{prefix}comparison.pdf": "1.2 MB",
    }


def test_bulletin_data_and_changes_are_one_step_away(site: dict[str, bytes], page: bytes, language: Language) -> None:
    root, own = ("", "zh/") if language == "zh" else ("../", "")
    links = {a["href"] for t, a in elements(page) if t == "a"}
    expected = {f"{own}bulletin.html", f"{own}changes.html", f"{root}data/union-measures-2011-05.xlsx",
                f"{root}data/measures.csv", f"{root}data/README.md"}  # fmt: skip
    assert expected - links == set()
    data = {link for link in links if "data/" in link}
    assert {link.removeprefix("../") for link in data} <= set(site)


def test_the_two_languages_lead_to_each_other(site: dict[str, bytes]) -> None:
    switch = {
        path: next(a["href"] for t, a in elements(site[path]) if t == "a" and a.get("hreflang"))
        for path in site
        if path.endswith(".html")
    }
    assert switch == {
        "index.html": "en/index.html",
        "en/index.html": "../index.html",
        "zh/bulletin.html": "../en/bulletin.html",
        "en/bulletin.html": "../zh/bulletin.html",
        "zh/changes.html": "../en/changes.html",
        "en/changes.html": "../zh/changes.html",
    }


def test_the_only_script_is_the_one_that_the_policy_names(site: dict[str, bytes]) -> None:
    for path, page in site.items():
        if not path.endswith(".html"):
            continue
        scripts = re.findall(r"<script>(.*?)</script>", page.decode(), re.DOTALL)
        policy = next(a["content"] for _, a in elements(page) if a.get("http-equiv") == "Content-Security-Policy")
        named = re.findall(r"script-src '([^']+)'", policy)
        assert named == [digest(script) for script in scripts]
        assert len(scripts) == (1 if path.endswith("index.html") else 0)
        assert policy.startswith("default-src 'none';")
        assert not [a for _, a in elements(page) if "style" in a or any(key.startswith("on") for key in a)]


def test_date_revision_and_that_nobody_has_confirmed_the_coding_are_said(
    site: dict[str, bytes], page: bytes, language: Language
) -> None:
    said = "".join(read(page).words)
    for words in {
        "zh": ("2026年11月22日", "第1版", "工会分析人员确认"),
        "en": ("22 November 2026", "revision 1", "union analyst"),
    }[language]:
        assert words in said


def test_missing_briefings_are_named_and_have_no_link(first: Edition) -> None:
    lost = first.briefings[0]
    missing = [{**{k: v for k, v in lost.items() if k != "files"}, "error": "secret traceback"}]
    page = index_page(replace(first, briefings=first.briefings[1:], missing=missing), "en", {})
    text = page.decode()
    assert "Missing from this edition, because they could not be made:" in text
    assert '<span lang="zh-Hans-CN">昆山</span> (Chinese)' in text
    assert "secret" not in text


def test_a_preview_says_so(first: Edition) -> None:
    text = index_page(replace(first, revision=""), "zh", {}).decode()
    assert "预览，未发布" in text
    assert "这是预览，未发布。" in text


def test_words_from_the_settings_are_never_markup(first: Edition) -> None:
    hostile = "<script>alert(1)</script>"
    page = index_page(replace(first, settings={**SETTINGS, "series_zh": hostile, "contact": hostile}), "zh", {})
    assert sum(t == "script" for t, _ in elements(page)) == 1
    assert hostile in "".join(read(page).words)


def test_every_page_has_the_same_bytes_when_it_is_made_again(site: dict[str, bytes], first: Edition) -> None:
    assert pages(first) == site
