from __future__ import annotations

from pathlib import Path

from helpers.batch.order import Failed, Summary
from helpers.batch.plan import Briefing
from helpers.operate.mending import KILLED, after_build


def made(*failed: Failed, is_published: bool, revision: str = "r2") -> Summary:
    return Summary(Path("/e"), revision, True, is_published, True, 58, 58, (), failed, (), 1.0)


def test_what_a_person_is_told_after_a_build_fits_what_failed() -> None:
    briefing = Briefing("comparison", "all", "zh", "虚构", {}, "zh/comparison")
    failed, unbacked, killed = (
        Failed(briefing, error, has_run=has_run)
        for error, has_run in (("NameError", False), ("3 is backed by nothing", True), ("was ended by SIGKILL", False))
    )
    assert after_build(made(*[failed] * 26, is_published=True), Path("/f")) == [
        "26 of 58 briefings could not be made: readers see r2 without them, and its index names each. Nothing of it "
        "can be approved or sent. Mend the notebooks (as far as they ran, they are in /f), then start the run again."
    ]
    assert after_build(made(unbacked, is_published=False, revision="r1"), Path("/f")) == [
        "Nothing was published: readers still see r1. Mend what is named above, then start the run again."
    ]
    assert after_build(made(killed, is_published=False, revision=""), Path("/f")) == [
        "Nothing was published: there is no edition yet. Mend what is named above, then start the run again.", KILLED,
    ]  # fmt: skip
