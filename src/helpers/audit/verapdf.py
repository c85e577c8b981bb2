"""What veraPDF finds in prints, where it is on the machine: the industry's reading of PDF/UA-1 and PDF/A-3a."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

from helpers.audit.faults import Fault
from helpers.errors import UsageError

PROGRAM = "verapdf"
FLAVOURS = ("ua1", "3a")
PATIENCE = 1800.0
"""Seconds for all prints of an edition."""


def check_prints(prints: Mapping[str, Path]) -> list[Fault]:
    """Return each rule of PDF/UA-1 or PDF/A-3a that a print breaks; nothing where the machine has no veraPDF.

    Parameters
    ----------
    prints
        The files, by the names under which messages speak of them.

    Raises
    ------
    UsageError
        veraPDF gave no report on a file.
    """
    program = which(PROGRAM)
    if program is None or not prints:
        return []
    names = {str(path.resolve()): name for name, path in prints.items()}
    return [fault for flavour in FLAVOURS for fault in _faults(_report(program, flavour, [*names]), names)]


def _report(program: str, flavour: str, files: list[str]) -> ElementTree.Element:
    command = [program, "--flavour", flavour, *files]
    try:
        told = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)  # noqa: S603 - found on PATH
        return ElementTree.fromstring(told.stdout)  # noqa: S314 - veraPDF's own words, not a stranger's
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"{program} took longer than {PATIENCE:g} s on {len(files)} files") from error
    except ElementTree.ParseError as error:
        words = told.stderr.decode(errors="replace").strip()[-300:]
        raise UsageError(f"{program} gave no report (status {told.returncode}): {words}") from error


def _faults(report: ElementTree.Element, names: Mapping[str, str]) -> Iterator[Fault]:
    lacking = dict(names)
    for job in report.iter("job"):
        judged, path = job.find("validationReport"), job.findtext("item/name", "")
        if judged is None or path not in lacking:
            continue
        file = lacking.pop(path)
        where = judged.get("profileName", "")
        broken = [rule for rule in judged.iter("rule") if rule.get("status") == "failed"]
        for rule in broken:
            clause = f"{rule.get('specification')}, clause {rule.get('clause')}, test {rule.get('testNumber')}"
            count = f"{rule.get('failedChecks')} times"
            yield Fault(file, where, f"veraPDF: {clause}", count, rule.findtext("description", ""), "")
        if not broken and judged.get("isCompliant") != "true":
            yield Fault(file, where, "veraPDF: not compliant", judged.get("statement", ""), "", "")
        if (ended := judged.get("jobEndStatus", "normal")) != "normal":
            yield Fault(file, where, "veraPDF: it did not read the file to its end", ended, "normal", "")
    if lacking:
        raise UsageError(f"veraPDF gave no report on {', '.join(lacking.values())}")
