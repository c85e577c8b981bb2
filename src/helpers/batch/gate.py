"""The gate before an edition: no briefing passes whose files say what nothing backs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from helpers.batch.fingerprint import Inputs, digest
from helpers.batch.order import Order
from helpers.batch.store import Store
from helpers.disk import write_whole

Json = Mapping[str, Any]
SHOWN = 3
"""Faults that a message names; `briefings audit` prints all."""


def ground(inputs: Inputs) -> str:
    """Return the digest of what the audit judges by, besides a document and its files."""
    return digest([inputs.tools, inputs.data])


def has_passed(store: Store, ground: str, document: str, files: Mapping[str, str]) -> bool:
    """Whether the same audit has passed the files of a document before; all of them are named by their digests."""
    path = _verdict(store, document, files)
    return path.is_file() and path.read_text(encoding="ascii") == digest([ground, document, files])


def note_pass(store: Store, ground: str, document: str, files: Mapping[str, str]) -> None:
    """Remember that the audit has passed the files of a document."""
    write_whole(_verdict(store, document, files), digest([ground, document, files]).encode("ascii"))


def told(faults: Sequence[object]) -> str:
    """Say what the audit found, in the few lines that a person reads at first."""
    more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
    found = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}"
    return "\n        ".join([f"the audit finds {found}:", *map(str, faults[:SHOWN]), *more])


def forget(store: Store) -> None:
    """Remove verdicts on documents that the store no longer has."""
    for path in (store.folder / "audits").glob("*"):
        if not (store.folder / "documents" / path.name.partition("-")[0]).is_file():
            path.unlink(missing_ok=True)


def write_claims(order: Order, content: Json, store: Store, folder: Path) -> dict[str, Any]:
    """Write the ledger of an edition into its folder; return what the manifest says of the file."""
    from helpers.audit import ledger  # noqa: PLC0415 - a build that has nothing to do must not wait for it
    from helpers.audit.claims import NAME  # noqa: PLC0415 - a build that has nothing to do must not wait for it

    documents = (
        (store.document(entry["document"]) or {}, [file["path"] for file in entry["files"].values()])
        for entry in content["briefings"]
    )
    made = ledger(order.bulletin_id, order.edition_date, documents)
    page = (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()
    write_whole(folder / NAME, page, mode=0o444)
    return {"path": NAME, "sha256": sha256(page).hexdigest(), "bytes": len(page)}


def _verdict(store: Store, document: str, files: Mapping[str, str]) -> Path:
    return store.folder / "audits" / f"{document}-{'-'.join(sorted(files))}"
