"""The gate before an edition: no briefing passes whose files say what nothing backs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from helpers.batch.fingerprint import Inputs, digest
from helpers.batch.order import Failed, Order
from helpers.batch.plan import Briefing
from helpers.batch.store import Store, write_whole

Json = Mapping[str, Any]
SHOWN = 3
"""Faults that a message names; `briefings audit` prints all."""


def unbacked(
    order: Order, briefings: Sequence[Briefing], content: Json, inputs: Inputs, store: Store
) -> Iterator[Failed]:
    """Audit the files of an edition that the same audit has not passed before; yield what must not be published.

    Parameters
    ----------
    content
        As `helpers.batch.build.contents` makes it.
    """
    folder = store.folder / "audits"
    waiting = {}
    for entry in content["briefings"]:
        files = [file["sha256"] for file in entry["files"].values()]
        key = digest([inputs.tools, inputs.data, entry["document"], files])
        path = folder / f"{entry['document']}-{'-'.join(sorted(entry['files']))}"
        if not path.is_file() or path.read_text(encoding="ascii") != key:
            waiting[entry["path"]] = (entry, path, key)
    if not waiting:
        return
    from helpers.audit import Auditor  # noqa: PLC0415 - a build that has nothing to do must not wait for it
    from helpers.corpus import load  # noqa: PLC0415

    auditor = Auditor(load(order.bulletin_id, order.root))
    for briefing in briefings:
        if briefing.path not in waiting:
            continue
        entry, path, key = waiting[briefing.path]
        document = store.document(entry["document"]) or {}
        faults = auditor.document(document, briefing.path)
        for form, file in entry["files"].items():
            faults += auditor.file(_bytes(store, file, form), document, file["path"])
        if faults:
            more = f"\n        and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
            told = "".join(f"\n        {fault}" for fault in faults[:SHOWN])
            yield Failed(briefing, f"the audit finds {len(faults)} faults:{told}{more}", has_run=True)
        else:
            write_whole(path, key.encode("ascii"))
    _forget(folder, store)


def write_claims(order: Order, content: Json, store: Store, folder: Path) -> dict[str, Any]:
    """Write the ledger of an edition into its folder; return what the manifest says of the file."""
    from helpers.audit import ledger  # noqa: PLC0415 - as above
    from helpers.audit.claims import NAME  # noqa: PLC0415

    documents = (
        (store.document(entry["document"]) or {}, [file["path"] for file in entry["files"].values()])
        for entry in content["briefings"]
    )
    made = ledger(order.bulletin_id, order.edition_date, documents)
    page = (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()
    write_whole(folder / NAME, page, mode=0o444)
    return {"path": NAME, "sha256": sha256(page).hexdigest(), "bytes": len(page)}


def _bytes(store: Store, file: Json, form: str) -> bytes:
    return (store.folder / "files" / f"{file['sha256']}.{form}").read_bytes()


def _forget(folder: Path, store: Store) -> None:
    """Remove verdicts on documents that the store no longer has."""
    for path in folder.glob("*"):
        if not (store.folder / "documents" / path.name.partition("-")[0]).is_file():
            path.unlink()
