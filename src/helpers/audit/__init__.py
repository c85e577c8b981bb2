"""The audit: reads finished files as a reader does, and accounts for what they claim.

Three questions, asked of every file. Does it say what its **document** says, nothing more and nothing less
(`compare`)? Is every number and quantifier of the document **backed** by evidence that resolves and agrees
(`backing`, `plots` for what charts say in words)? Does the **evidence** hold: are its quotes the bulletin's words at
their offsets, and do its formulas give their results (`backing`, `formulas`)?

Exempt are, by the rules of `ground.Ground.exempt` and of `expected`: page, note, table, chart and finding numbers;
dates; ids and codes; fixed terms and names of the codebook and of indicators; quotes that the bulletin has word for
word, and the translations kept beside them; the fixed words of the templates. The editor's note is the editor's own
and is listed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.audit.behind import show
    from helpers.audit.claims import ledger
    from helpers.audit.faults import Fault
    from helpers.audit.files import Auditor, audit_edition, audit_file, read_ledger

__all__ = ["Auditor", "Fault", "audit_edition", "audit_file", "ledger", "read_ledger", "show"]

_HOMES = {
    "Auditor": "files",
    "Fault": "faults",
    "audit_edition": "files",
    "audit_file": "files",
    "ledger": "claims",
    "read_ledger": "files",
    "show": "behind",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
