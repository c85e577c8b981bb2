"""`briefings build`: make what is missing, put the edition together, publish it in one step."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from helpers.batch import edition, fingerprint, gate
from helpers.batch.cluster import crew as crew_of
from helpers.batch.crew import Crew
from helpers.batch.differences import between_inputs
from helpers.batch.edition import DURATIONS, MANIFEST, Shelf
from helpers.batch.fingerprint import Inputs
from helpers.batch.make import Made, make
from helpers.batch.order import Failed, Order, Summary
from helpers.batch.plan import Briefing, plan, select
from helpers.batch.site import Pages, write_pages
from helpers.batch.store import Store
from helpers.corpus.settings import read_settings
from helpers.errors import ExecutionError, UsageError

Json = dict[str, Any]


def build(order: Order, *, show_progress: bool = False) -> Summary:
    """Build an edition, or a preview of some of its briefings.

    A briefing whose notebook fails is missing from the edition, which says so. Nothing is published, and what was made
    goes to the preview, where a briefing cannot be printed (a character that no font has, a chart without alternative
    text) or says what nothing backs, where none can be made, and where an input changed while the build ran.

    Parameters
    ----------
    show_progress
        Whether to draw a bar on stderr.

    Raises
    ------
    UsageError
        Another build is at work, or what was asked for does not exist; UnknownNameError where a name is unknown.
    FaultsError
        The data are faulty.
    """
    started = perf_counter()
    briefings, inputs = prepare(order)
    shelf, store = Shelf(order.reports, order.bulletin_id), Store(order.reports / ".store")
    is_whole = order.selection.is_whole
    made = Made()
    with edition.lock(order.reports):
        before = (shelf.manifest() if is_whole else edition.read_json(shelf.preview / MANIFEST)) or {}
        content = contents(order, briefings, inputs, store, ())
        is_new = content is None or not (is_whole and _is_published(content, before, shelf))
        if is_new:
            shutil.rmtree(shelf.failed, ignore_errors=True)
            with crew_of(order, inputs, store.folder) as crew:
                made = make(
                    order, briefings, inputs, store, crew=crew, failed=shelf.failed, is_audited=True,
                    show_progress=show_progress,
                )  # fmt: skip
                content = contents(order, briefings, inputs, store, made.failed)
                if content is None:
                    raise ExecutionError(f"files vanished from {store.folder} during the build; build again")
                made.failed += made.unbacked
                now = prepare(order)[1]
                if moved := between_inputs(inputs.to_json(), now.to_json(), data_by_digest(order, now, store)):
                    store.forget(made.keys)
                    made.warnings += [f"while the build ran: {line}" for line in moved]
                is_printed = not any(failed.has_run for failed in made.failed)
                is_whole = is_whole and not moved and is_printed and bool(content["briefings"])
                is_new = _put_out(order, content, inputs, store, made, crew=crew, is_published=is_whole)
        if is_whole and not made.failed:
            _note_inputs(order, inputs, shelf, store)
    return Summary(
        folder=shelf.link if is_whole else shelf.preview,
        revision=shelf.published.name if shelf.published else "",
        is_whole=order.selection.is_whole,
        is_published=is_whole and shelf.published is not None,
        is_new=is_new,
        briefing_count=len(briefings),
        executed_count=len(made.costs),
        changed=_changed(content or {}, before) if is_new else (),
        failed=tuple(made.failed),
        warnings=tuple(made.warnings),
        seconds=perf_counter() - started,
    )


def prepare(order: Order) -> tuple[tuple[Briefing, ...], Inputs]:
    """Return the briefings that are wanted and the fingerprint of what they are made from.

    Raises
    ------
    UsageError
        A notebook is missing, or a theme has nothing to brief on; UnknownNameError where a name is unknown.
    """
    briefings = select(plan(order.root, order.bulletin_id, order.edition_date), order.selection, order.root)
    inputs = fingerprint.inputs(order.root, order.bulletin_id, order.notebooks)
    if missing := sorted({briefing.notebook for briefing in briefings} - set(inputs.notebooks)):
        raise UsageError(f"no {', '.join(missing)} in {order.notebooks}")
    return briefings, inputs


def contents(
    order: Order, briefings: Sequence[Briefing], inputs: Inputs, store: Store, failed: Sequence[Failed]
) -> Json | None:
    """Describe an edition by what the store holds: its part of the manifest that is the same for the same inputs.

    Returns
    -------
    dict or None
        ``bulletin_id``, ``edition_date``, ``briefings`` (each with its document's digest and, by format, path, SHA-256
        and bytes of its file) and ``missing`` (those that failed, with the error). None if the store lacks a file.
    """
    errors = {failure.briefing.path: failure.error for failure in failed}
    entries, missing = [], []
    for briefing in briefings:
        about = {name: getattr(briefing, name) for name in ("path", "kind", "key", "language", "name")}
        if briefing.path in errors:
            missing.append({**about, "error": errors[briefing.path]})
            continue
        digest = store.document_digest(fingerprint.execution_key(inputs, briefing))
        files = {}
        for form in order.formats if digest else ():
            if file := store.file(fingerprint.rendering_key(inputs, str(digest), form)):
                about_file = {"path": f"{briefing.path}.{form}", "sha256": file.stem, "bytes": file.stat().st_size}
                files[form] = about_file
        if len(files) < len(order.formats):
            return None
        entries.append({**about, "document": digest, "files": files})
    return {
        "bulletin_id": order.bulletin_id,
        "edition_date": order.edition_date,
        "briefings": entries,
        "missing": missing,
    }


def files_of(manifest: Json) -> dict[str, Json]:
    """Return what a manifest says of each file, by path."""
    listed = [file for entry in manifest.get("briefings", []) for file in entry["files"].values()]
    return {file["path"]: file for file in [*listed, *manifest.get("pages", [])]}


def data_by_digest(order: Order, inputs: Inputs, store: Store) -> Callable[[str], bytes | None]:
    """Return a function that finds a data file, as it is now or as it was for the last edition, by its digest."""
    current = {digest: order.root / name for name, digest in inputs.data.items()}
    return lambda digest: current[digest].read_bytes() if digest in current else store.data(digest)


def _is_published(content: Json, manifest: Json, shelf: Shelf) -> bool:
    if not content.items() <= manifest.items():
        return False
    sizes = {path: file["bytes"] for path, file in files_of(manifest).items()}
    return all((shelf.link / path).is_file() and (shelf.link / path).stat().st_size == n for path, n in sizes.items())


def _changed(content: Json, before: Json) -> tuple[str, ...]:
    old = files_of(before)
    return tuple(path for path, file in files_of(content).items() if old.get(path, {}).get("sha256") != file["sha256"])


def _put_out(
    order: Order, content: Json, inputs: Inputs, store: Store, made: Made, *, crew: Crew, is_published: bool
) -> bool:
    """Write a revision, or a preview; return whether there was anything to write."""
    if not content["briefings"]:
        return False
    shelf = Shelf(order.reports, order.bulletin_id)
    folder = shelf.next_folder()
    for path, file in files_of(content).items():
        edition.place(store.folder / "files" / f"{file['sha256']}{Path(path).suffix}", folder / path)
    stated = read_settings(order.root, order.bulletin_id).words
    pages = Pages(order, content, stated, store.folder, folder, is_published)
    # A worker has all of it loaded; where there is none, starting one would take longer.
    site = crew.ask(write_pages, pages) if crew.is_at_work else write_pages(pages)
    edition.write_json(folder / MANIFEST, {**content, **site, "inputs": inputs.to_json()})
    edition.write_json(folder / DURATIONS, {"engine": order.engine, "count": order.count, "notebooks": made.costs})
    if is_published:
        shelf.publish(folder)
        shelf.prune()
        _prune(store, order.reports)
        gate.forget(store)
    else:
        shelf.show_preview(folder)
    return True


def _note_inputs(order: Order, inputs: Inputs, shelf: Shelf, store: Store) -> None:
    """Keep what the edition rests on, so that a later change can be named."""
    if edition.read_json(shelf.inputs) != inputs.to_json():
        store.keep_data({digest: order.root / name for name, digest in inputs.data.items()})
        edition.write_json(shelf.inputs, inputs.to_json())


def _prune(store: Store, reports: Path) -> None:
    kept = list(edition.all_manifests(reports))
    store.prune(
        documents=(entry["document"] for manifest in kept for entry in manifest["briefings"]),
        files=(f"{f['sha256']}{Path(p).suffix}" for manifest in kept for p, f in files_of(manifest).items()),
        data=(digest for inputs in edition.all_inputs(reports) for digest in inputs["data"].values()),
    )
