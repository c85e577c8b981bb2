"""veraPDF is not on most machines: an invented program stands in for it and gives reports in its form."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from helpers.audit.faults import Fault
from helpers.audit.verapdf import check_prints
from helpers.errors import UsageError

INVENTED = """#!{python}
import sys
_, option, flavour, *files = sys.argv
assert option == "--flavour"
profile = {{"ua1": "PDF/UA-1 validation profile", "3a": "PDF/A-3A validation profile"}}[flavour]
rule = ('<rule specification="ISO 14289-1:2014" clause="7.1" testNumber="10" status="failed" failedChecks="4">'
        '<description>An invented rule.</description></rule>'
        '<rule specification="ISO 14289-1:2014" clause="7.2" testNumber="1" status="passed" failedChecks="0"/>')
print('<?xml version="1.0" encoding="utf-8"?><report><jobs>')
for file in files:
    broken = flavour == "ua1" and "broken" in file
    verdict = str(not broken).lower()
    if "unread" in file:
        continue
    print(f'<job><item size="1"><name>{{file}}</name></item>'
          f'<validationReport jobEndStatus="normal" profileName="{{profile}}" isCompliant="{{verdict}}">'
          f'<details>{{rule if broken else ""}}</details></validationReport></job>')
print('</jobs></report>' if "garbled" not in "".join(files) else '</jobs')
sys.exit(1)
"""


@pytest.fixture
def invented_verapdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of that name on the path."""
    program = tmp_path / "bin" / "verapdf"
    program.parent.mkdir()
    program.write_text(INVENTED.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


@pytest.mark.usefixtures("invented_verapdf")
def test_each_rule_that_a_print_breaks_is_a_fault(tmp_path: Path) -> None:
    prints = {name: tmp_path / name for name in ("whole.pdf", "broken.pdf")}
    rule = "veraPDF: ISO 14289-1:2014, clause 7.1, test 10"
    expected = Fault("broken.pdf", "PDF/UA-1 validation profile", rule, "4 times", "An invented rule.", "")
    assert check_prints(prints) == [expected]


@pytest.mark.usefixtures("invented_verapdf")
@pytest.mark.parametrize(
    ("name", "message"), [("unread.pdf", "gave no report on unread.pdf"), ("garbled.pdf", "gave no report")]
)
def test_a_print_without_a_report_is_told_from_one_without_a_fault(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        check_prints({name: tmp_path / name})


def test_where_there_is_no_verapdf_the_audit_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert check_prints({"a.pdf": tmp_path / "a.pdf"}) == []
