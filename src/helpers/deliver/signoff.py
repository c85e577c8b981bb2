"""Sign-off (签发): a named person releases one revision, and nothing else goes out.

What was released is kept beside the revision, as ``r3.signoff.json``: every approval and withdrawal, oldest first. The
last one holds, and only for the bytes that it names.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from helpers.batch.edition import read_json, write_json
from helpers.deliver.moments import moment
from helpers.deliver.revision import Revision, UnsoundError
from helpers.errors import UsageError

Act = Literal["approved", "withdrawn"]
LONGEST = 80
SHOWN = 20
"""Reasons that a message names."""


class NotReleasedError(UsageError):
    """A revision from which nothing may be sent; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """What one person decided on one revision.

    Attributes
    ----------
    by, at
        Who, and when (ISO 8601 with the offset of the time zone).
    manifest_sha256
        Of the revision's manifest, which holds the checksum of every file.
    files
        SHA-256 by path.
    audited_count
        How many briefings the audit read again before the approval, without a fault.
    """

    act: Act
    by: str
    at: str
    revision: str
    manifest_sha256: str
    files: dict[str, str]
    audited_count: int

    def __str__(self) -> str:
        return f"{self.revision} {self.act} by {self.by} at {moment(self.at)} (manifest {self.manifest_sha256[:12]})"


def approve(revision: Revision, by: str, at: datetime, *, root: Path) -> SignOff:
    """Release a revision: check its files, audit them once more, and write down who released which bytes.

    Parameters
    ----------
    by
        Name of the person who takes responsibility.
    at
        The time, with its zone.
    root
        The data folder, for the audit.

    Raises
    ------
    NotReleasedError
        It is incomplete, its files are not those that it states, or the audit finds a fault.
    UsageError
        The name is none.
    """
    from helpers.audit import audit_edition  # noqa: PLC0415 - only an approval audits

    _check_name(by)
    if faults := revision.faults():
        raise NotReleasedError(_refusal(revision, faults))
    verdict = audit_edition(revision.folder, root)
    if verdict.faults:
        raise NotReleasedError(_refusal(revision, ["it fails its audit:", *map(str, verdict.faults)]))
    return _write(revision, "approved", by, at, len(revision.manifest["briefings"]))


def withdraw(revision: Revision, by: str, at: datetime) -> SignOff:
    """Take an approval back; what was sent stays sent.

    Raises
    ------
    NotReleasedError
        There is no approval to take back.
    """
    _check_name(by)
    if approval(revision) is None:
        raise NotReleasedError(f"{revision} is not approved, so there is nothing to withdraw")
    return _write(revision, "withdrawn", by, at, 0)


def approval(revision: Revision) -> SignOff | None:
    """Return the approval that holds; None if there is none, or it was withdrawn, or it is of other bytes."""
    decisions = history(revision)
    last = decisions[-1] if decisions else None
    if last is None or last.act != "approved" or last.manifest_sha256 != revision.manifest_digest:
        return None
    return last


def history(revision: Revision) -> list[SignOff]:
    """Return every decision on a revision, oldest first."""
    content: dict[str, Any] = read_json(_place(revision)) or {"decisions": []}
    return [SignOff(**decision) for decision in content["decisions"]]


def released(revision: Revision) -> SignOff:
    """Return the approval under which a revision may be sent.

    Raises
    ------
    NotReleasedError
        It is not the published one, incomplete, damaged, or not approved.
    """
    if not revision.is_published:
        seen = revision.shelf.published
        raise NotReleasedError(
            f"{revision} is not what readers see{f' ({seen.name} is)' if seen else ''}: only that is sent"
        )
    if faults := revision.faults():
        raise NotReleasedError(_refusal(revision, faults))
    found = approval(revision)
    if found is None:
        others = [f"r{n}" for n in revision.shelf.revisions() if _is_approved(revision, n)]
        hint = f" (approved: {', '.join(others)}, which readers no longer see)" if others else ""
        raise NotReleasedError(
            f"{revision} is not approved{hint}: read it, then briefings approve {revision} --by NAME"
        )
    return found


def _is_approved(revision: Revision, number: int) -> bool:
    try:
        return approval(Revision(revision.reports, revision.bulletin_id, f"r{number}")) is not None
    except UnsoundError:
        return False


def _check_name(by: str) -> None:
    if not by.strip() or not by.isprintable() or len(by) > LONGEST:
        raise UsageError(f"{by!r} is no name of a person: one line of 1 to {LONGEST} characters")


def _refusal(revision: Revision, faults: list[str]) -> str:
    more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
    return "\n  ".join([f"nothing may be sent from {revision}:", *faults[:SHOWN], *more])


def _write(revision: Revision, act: Act, by: str, at: datetime, count: int) -> SignOff:
    files = {path: file["sha256"] for path, file in revision.files.items()}
    made = SignOff(act, by.strip(), at.isoformat(timespec="seconds"), revision.name, revision.manifest_digest, files,
                   count)  # fmt: skip
    write_json(_place(revision), {"decisions": [asdict(decision) for decision in [*history(revision), made]]})
    return made


def _place(revision: Revision) -> Path:
    return revision.folder.with_name(f"{revision.name}.signoff.json")
