"""The coding desk: proposals are accepted, amended or rejected, and no decision is lost."""

from helpers.desk.adjudication_view import open_comparison
from helpers.desk.blind import adjudicate, blind_agreement, differences
from helpers.desk.desk import Desk, Left
from helpers.desk.unwritten import check
from helpers.desk.view import open_desk
from helpers.desk.workbook import export_workbook, import_workbook

__all__ = [
    "Desk",
    "Left",
    "adjudicate",
    "blind_agreement",
    "check",
    "differences",
    "export_workbook",
    "import_workbook",
    "open_comparison",
    "open_desk",
]
