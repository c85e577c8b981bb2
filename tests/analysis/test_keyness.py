import subprocess
import sys
import tempfile
from math import log, sqrt
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from helpers.analysis import keyness
from helpers.errors import UsageError

from .invented import LEFT, RIGHT


def tokens(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["locality_code", "term", "count"])


def test_the_log_odds_follow_the_example_worked_by_hand():
    # 10 words each: LEFT has 6 工会 and 4 职工, RIGHT 2 and 8. The prior weighs 20 / 2 = 10 words: 10 × 8/20 = 4 of
    # 工会, 6 of 职工. 工会 in LEFT: (6 + 4) / (10 + 10 − 6 − 4) = 10/10; in RIGHT: (2 + 4) / (10 + 10 − 2 − 4) = 6/14.
    # δ = ln 1 − ln(6/14) = ln(7/3); z = δ / √(1/10 + 1/6). 职工 in RIGHT: (8 + 6) / 6 against (4 + 6) / 10, the same
    # odds ratio: δ = ln(7/3); z = δ / √(1/14 + 1/10).
    counts = tokens((LEFT, "工会", 6), (LEFT, "职工", 4), (RIGHT, "工会", 2), (RIGHT, "职工", 8))
    delta = log(7 / 3)
    expected = pd.DataFrame(
        {
            "locality_code": [LEFT, RIGHT],
            "term": ["工会", "职工"],
            "count": [6, 8],
            "other_count": [2, 4],
            "z_score": [delta / sqrt(1 / 10 + 1 / 6), delta / sqrt(1 / 14 + 1 / 10)],
            "log_odds": [delta, delta],
        }
    )
    assert_frame_equal(keyness.log_odds(counts), expected)


def test_a_rare_word_is_not_listed_and_no_more_than_ten_are():
    counts = tokens(
        *((LEFT, f"词{number:02}", 3) for number in range(12)),
        (LEFT, "罕见", 2),
        (RIGHT, "职工", 30),
        (RIGHT, "工会", 1),
    )
    listed = keyness.log_odds(counts)
    # Equal words stand in the order of the words themselves.
    assert listed.loc[listed["locality_code"] == LEFT, "term"].tolist() == [f"词{number:02}" for number in range(10)]


def test_one_locality_has_nothing_to_be_compared_with():
    assert keyness.log_odds(tokens((LEFT, "工会", 9))).empty


def test_one_word_alone_sets_nobody_apart():
    assert keyness.log_odds(tokens((LEFT, "工会", 9), (RIGHT, "工会", 9))).empty


def test_a_prior_without_weight_is_refused():
    with pytest.raises(UsageError, match="prior_count: found 0"):
        keyness.log_odds(tokens((LEFT, "工会", 9)), prior_count=0)


def test_terms_of_the_glossary_stay_whole_and_all_but_han_words_is_dropped():
    text = "开展“百分百要约”行动，完善“2+X”厂务公开，新增880家，上代下。"
    found = keyness.terms(text, ["百分百要约", "“2+X”厂务公开", "上代下"])
    assert found == ["开展", "百分百要约", "行动", "完善", "厂务公开", "新增", "上代下"]


def test_terms_are_counted_by_locality():
    texts = pd.DataFrame({"locality_code": [RIGHT, LEFT, LEFT], "text": ["职工", "工会，职工", "职工"]})
    expected = tokens((LEFT, "工会", 1), (LEFT, "职工", 2), (RIGHT, "职工", 1))
    assert_frame_equal(keyness.count_terms(texts, []), expected)


def test_the_analysis_loads_no_dictionary_and_cutting_leaves_no_cache_and_no_log(tmp_path: Path):
    program = (
        "import sys, helpers.analysis as analysis\n"
        "assert not {'jieba', 'scipy'} & set(sys.modules)\n"
        "assert analysis.keyness.terms('职工', []) == ['职工']\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={"TMPDIR": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
    assert tempfile.gettempdir() != str(tmp_path)
