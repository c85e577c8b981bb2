from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import typst

from helpers.errors import RenderError
from helpers.render import to_pdf

from .invented import document


def test_what_typst_warns_of_stops_the_build_with_all_its_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    trouble = [
        SimpleNamespace(message="a mark was lost", hints=["look for it", "or leave it out"]),
        SimpleNamespace(message="a page is empty", hints=[]),
    ]

    def warning(*_: Any, **__: Any) -> tuple[bytes, list[SimpleNamespace]]:
        return b"%PDF", trouble

    monkeypatch.setattr(typst, "compile_with_warnings", warning)
    made = document("en")
    with pytest.raises(RenderError) as error:
        to_pdf(made)
    said = "Typst warns: a mark was lost (look for it; or leave it out); a page is empty"
    assert str(error.value) == f"{made['cover']['title']}: {said}"
