"""The pages that an edition has beside its briefings, written into the edition that is being put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.batch.edition import Shelf
from helpers.batch.gate import write_claims
from helpers.batch.order import Order
from helpers.batch.store import Store
from helpers.disk import write_whole
from helpers.errors import ExecutionError
from helpers.site.addresses import DATA

if TYPE_CHECKING:
    from helpers.site.release import Release

Json = dict[str, Any]
SENT = ".sent"


@dataclass(frozen=True, slots=True)
class Pages:
    """An edition whose pages are to be written.

    Attributes
    ----------
    content
        What `helpers.batch.build.contents` describes.
    settings
        Of edition.toml.
    store
        Folder of the store.
    folder
        Of `Shelf.next_folder`.
    """

    order: Order
    content: Json
    settings: Mapping[str, str]
    store: Path
    folder: Path
    is_published: bool


def write_pages(job: Pages) -> Json:
    """Write the ledger, index, bulletin, data and changes of an edition.

    Returns
    -------
    dict
        For the manifest: ``pages``, each with path, SHA-256 and bytes, and ``compared_with``, the
        editions that the page of changes compares with.

    Raises
    ------
    ExecutionError
        A document vanished from the store.
    """
    from helpers import corpus  # noqa: PLC0415 - for the worker: the parent only describes the pages
    from helpers.site.edition import Edition  # noqa: PLC0415 - a build that has nothing to do needs no pages
    from helpers.site.pages import pages  # noqa: PLC0415 - a build that has nothing to do needs no pages

    order, content, folder, store = job.order, job.content, job.folder, Store(job.store)
    ledger = write_claims(order, content, store, folder)
    revision = f"r{folder.name.removeprefix('.next-')}" if job.is_published else ""
    documents = {entry["path"]: _document(store, entry) for entry in content["briefings"]}
    edition = Edition(
        corpus.load(order.bulletin_id, order.root),
        content["briefings"],
        content["missing"],
        documents,
        job.settings,
        order.edition_date,
        revision,
        {ledger["path"]: ledger["bytes"]},
    )
    before = editions_before(order.reports, order.bulletin_id)
    listed = [ledger]
    for path, page in pages(edition, before).items():
        write_whole(folder / path, page, mode=0o444)
        listed.append({"path": path, "sha256": sha256(page).hexdigest(), "bytes": len(page)})
    compared = [{"bulletin_id": release.bulletin_id, "revision": release.revision} for release in before]
    return {"pages": listed, "compared_with": compared}


def editions_before(reports: Path, bulletin_id: str) -> list[Release]:
    """Return what a new edition is compared with: the revision of it that was sent last, and the bulletin before.

    A revision that nobody was sent is no edition that anybody knows, so it is passed over. The bulletin before is the
    last one by id of which an edition is published. Both are looked up when an edition is put together: a bulletin
    before that is published only later shows in the next revision.
    """
    from helpers.site.release import read_release  # noqa: PLC0415 - as above

    shelf = Shelf(reports, bulletin_id)
    sent = [
        (shelf.folder / f"r{number}" / DATA, bulletin_id, f"r{number}")
        for number in shelf.revisions()
        if (shelf.folder / f"r{number}{SENT}").exists()
    ][-1:]
    ids = sorted(link.name for link in reports.glob("*") if link.is_symlink() and link.name < bulletin_id)
    others = [
        (published / DATA, name, published.name)
        for name in ids[-1:]
        if (published := Shelf(reports, name).published) is not None
    ]
    return [read_release(*found) for found in [*sent, *others] if (found[0] / "measures.csv").is_file()]


def _document(store: Store, entry: Json) -> Json:
    document = store.document(entry["document"])
    if document is None:
        raise ExecutionError(f"{entry['path']}: its document is damaged in the store and is removed; build again")
    return document
