"""A bulletin of any layout that the invented ones have goes from its file to data without a fault."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from helpers.desk import Desk
from helpers.ingest import ingest
from tests.ingest.gold import FILES, INVENTED


def accepted(root: Path, name: str) -> Desk:
    """Take an invented bulletin in, accept all that is proposed, and write it."""
    file, period = FILES[name]
    ingest(INVENTED / file, root, period)
    desk = Desk(root, period, who="Wang")
    for term in desk.terms():
        desk.add_term(term.term, kind=term.kind, reason=term.reason or "invented: an ordinary word")
    for kind, english in (
        ("article", {"title_en": "An invented article"}),
        ("measure", {"label_en": "Invented measure", "quote_en": "An invented translation"}),
        ("figure", {"indicator_en": "invented indicator"}),
    ):
        items = desk.items(kind)
        if kind != "figure":
            # Nobody is guessed: where no words name a locality, a person chooses one.
            for item_id in items.loc[items["locality_code"] == "", "item_id"]:
                desk.amend(item_id, locality_code="320500")
        if kind == "measure":
            for item_id in items.loc[items["theme"] == "", "item_id"]:
                desk.amend(item_id, theme="T12")
        desk.accept(*items["item_id"], **english)
    desk.write()
    return desk


@pytest.mark.parametrize("name", FILES)
def test_every_proposal_accepted_is_data_without_a_fault(real_data: Path, name: str) -> None:
    desk = accepted(real_data, name)
    assert [str(fault) for fault in desk.check()] == []
    gold = pd.read_csv(INVENTED / name / "articles.csv", dtype=str, keep_default_na=False)
    columns = ["section_zh", "title_zh", "byline"]
    written = pd.read_csv(real_data / "bulletins" / desk.bulletin_id / "articles.csv", dtype=str, keep_default_na=False)
    pd.testing.assert_frame_equal(written[columns], gold[columns])
