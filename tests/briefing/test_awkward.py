"""An invented bulletin built to be awkward goes through every briefing and the audit."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.audit import Auditor
from helpers.blocks import assemble
from helpers.corpus import load
from helpers.render import to_html, to_pdf
from tests.briefing import awkward
from tests.briefing.documents import edition


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return awkward.write(tmp_path_factory.mktemp("awkward") / "data")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_briefing_of_an_awkward_bulletin_passes_the_audit(
    root: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_DATA", str(root))
    auditor = Auditor(load(awkward.BULLETIN, root))
    made = {name: assemble(sections) for name, sections in edition(language, awkward.BULLETIN)}
    assert {name: auditor.document(document, name) for name, document in made.items()} == {name: [] for name in made}
    for name in ("comparison", "locality 320585", "locality 320506", "locality 320500", "theme T11"):
        assert auditor.file(to_html(made[name]).encode(), made[name], f"{name}.html") == []
        assert auditor.file(to_pdf(made[name]), made[name], f"{name}.pdf") == []
