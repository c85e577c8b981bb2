"""Make what the store does not have: workers run the notebooks, then others draw and audit the files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from math import ceil
from pathlib import Path
from typing import Any

from tqdm import tqdm

from helpers.batch import drawing, fingerprint, gate, parameters, rehearsal
from helpers.batch.crew import OWN_LIMIT, Crew
from helpers.batch.drawing import Drawing, Drawn, Sheet
from helpers.batch.execute import notebook_of
from helpers.batch.fingerprint import Inputs
from helpers.batch.order import Failed, Order
from helpers.batch.parameters import Question
from helpers.batch.plan import Briefing
from helpers.batch.store import Store
from helpers.batch.workers import Ended
from helpers.batch.writing import Place, Writing, Written, write
from helpers.disk import write_whole
from helpers.site.addresses import bulletin_from

Json = dict[str, Any]
AT_A_TIME = 8
"""Documents that one process draws, at most; see `helpers.batch.drawing.draw`."""


@dataclass
class Made:
    """What making left to report.

    Attributes
    ----------
    failed
        Briefings that could not be made.
    unbacked
        Briefings that were made and say what nothing backs.
    costs
        Of each notebook that ran, by path of its briefing: ``seconds``, ``cpu_seconds``, ``peak_bytes``.
    keys
        Under which the store holds what was made now.
    """

    failed: list[Failed] = field(default_factory=list)
    unbacked: list[Failed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    costs: dict[str, Json] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)


def make(
    order: Order,
    briefings: Sequence[Briefing],
    inputs: Inputs,
    store: Store,
    *,
    crew: Crew,
    failed: Path,
    is_audited: bool,
    show_progress: bool,
) -> Made:
    """Bring the store to hold every wanted file of these briefings, except where one fails.

    Parameters
    ----------
    crew
        Who does the work.
    failed
        Folder for the notebooks that fail.
    is_audited
        Whether the files are to be audited, unless the same audit has passed them before.
    show_progress
        Whether to draw a bar on stderr.

    Raises
    ------
    FaultsError, UnknownNameError, UsageError
        The data or a parameter are faulty: before any notebook runs.
    """
    made = Made()
    ground = gate.ground(inputs) if is_audited else ""
    place = Place(order.root, order.notebooks, store.folder)
    by_path = {briefing.path: briefing for briefing in briefings}
    keys = {path: fingerprint.execution_key(inputs, briefing) for path, briefing in by_path.items()}
    digests = {path: digest for path, key in keys.items() if (digest := _sound(store, key))}
    to_run = [briefing for path, briefing in by_path.items() if path not in digests]
    with tqdm(total=2 * len(briefings), unit=" steps", leave=False, disable=not show_progress) as bar:
        bar.update(len(digests))
        if to_run:
            _check(order, to_run, crew, gate.ground(inputs))
        for ended in crew.run(write, [(b.path, _writing(place, order, b, keys[b.path])) for b in to_run]):
            made.costs[ended.key] = _cost(ended)
            written: Written | None = ended.result
            if written and written.digest:
                digests[ended.key] = written.digest
                made.keys.append(keys[ended.key])
            else:
                made.failed.append(_failed(by_path[ended.key], ended, failed))
            bar.update()
        sheets = [_sheet(store, inputs, order, by_path[path], digests[path]) for path in keys if path in digests]
        waiting = [sheet for sheet in sheets if sheet.lacking or not _has_passed(store, ground, sheet)]
        bar.update(len(briefings) - len(waiting))
        made.keys += [sheet.keys[form] for sheet in waiting for form in sheet.lacking]
        for drawn in _drawn(crew, Drawing(place, order.bulletin_id, ground, tuple(waiting))):
            if drawn.error:
                made.failed.append(Failed(by_path[drawn.path], drawn.error, has_run=True))
            elif drawn.unbacked:
                made.unbacked.append(Failed(by_path[drawn.path], drawn.unbacked, has_run=True))
            bar.update()
    made.warnings += [f"not preloaded: {fault}" for fault in crew.faults]
    places = list(keys)
    for found in (made.failed, made.unbacked):
        found.sort(key=lambda failed: places.index(failed.briefing.path))
    return made


def _sound(store: Store, key: str) -> str | None:
    """Return the digest of a document that was written before and can be read."""
    digest = store.document_digest(key)
    return digest if digest and store.is_sound(digest) else None


def _check(order: Order, briefings: Sequence[Briefing], crew: Crew, ground: str) -> None:
    notebooks = tuple(sorted({order.notebooks / briefing.notebook for briefing in briefings}))
    play = rehearsal.Play(order.root, order.bulletin_id, order.edition_date, ground)
    question = Question(order.root, order.bulletin_id, notebooks)
    parameters.check(briefings, crew.ask(parameters.inspect, question, (rehearsal.rehearse, play)))


def _writing(place: Place, order: Order, briefing: Briefing, key: str) -> Writing:
    return Writing(place, order.bulletin_id, key, briefing.notebook, briefing.parameters, order.engine)


def _sheet(store: Store, inputs: Inputs, order: Order, briefing: Briefing, digest: str) -> Sheet:
    keys = {form: fingerprint.rendering_key(inputs, digest, form) for form in order.formats}
    lacking = tuple(form for form, key in keys.items() if store.file(key, is_checked=True) is None)
    source = bulletin_from(briefing.path, briefing.language)
    return Sheet(briefing.path, briefing.language, source, digest, keys, lacking)


def _has_passed(store: Store, ground: str, sheet: Sheet) -> bool:
    files: dict[str, str] = {form: path.stem for form, key in sheet.keys.items() if (path := store.file(key))}
    return not ground or gate.has_passed(store, ground, sheet.document, files)


def _drawn(crew: Crew, work: Drawing) -> Iterator[Drawn]:
    """Draw sheets, a few in one process.

    One whose process ends early is drawn once more, alone: whoever killed that process need not have meant this sheet.
    """
    waiting, suspects = list(work.sheets), set[str]()
    while waiting:
        alone = [(sheet,) for sheet in waiting if sheet.path in suspects]
        hands = [*alone, *_hands([sheet for sheet in waiting if sheet.path not in suspects], crew.count)]
        jobs = {f"sheets {n}": replace(work, sheets=hand) for n, hand in enumerate(hands)}
        waiting = []
        for ended in crew.run(drawing.draw, list(jobs.items()), time_limit=OWN_LIMIT):
            done: tuple[Drawn, ...] = ended.said or ended.result or ()
            yield from done
            rest = jobs[ended.key].sheets[len(done) :]
            if ended.failure and rest and rest[0].path in suspects:
                yield Drawn(rest[0].path, ended.failure.message)
                rest = rest[1:]
            suspects |= {sheet.path for sheet in rest[:1]}
            waiting += rest


def _hands(sheets: Sequence[Sheet], count: int) -> Iterator[tuple[Sheet, ...]]:
    """Deal sheets out to processes.

    One process draws sheets of one language, since Typst sets its first page in a language much more slowly than the
    next. Long briefings stand beside each other in an edition: dealt out like cards, each process gets its share.
    """
    by_language: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        by_language.setdefault(sheet.language, []).append(sheet)
    for pack in by_language.values():
        parts = max(ceil(len(pack) / AT_A_TIME), min(len(pack), ceil(count / len(by_language))))
        yield from (tuple(pack[n::parts]) for n in range(parts))


def _cost(ended: Ended) -> Json:
    return {
        "seconds": round(ended.seconds, 3),
        "cpu_seconds": round(ended.cpu_seconds, 3),
        "peak_bytes": ended.peak_bytes,
    }


def _failed(briefing: Briefing, ended: Ended, folder: Path) -> Failed:
    """Keep the notebook of a briefing that failed, with a link to the cell where it did."""
    written: Written | None = ended.result
    if written:
        error, has_run, notebook = written.error, written.has_run, json.loads(written.notebook)
    else:
        error, has_run, notebook = ended.failure.message if ended.failure else "", False, notebook_of(ended)
    if notebook is None:
        return Failed(briefing, error, has_run=False)
    path = folder / f"{briefing.path}.ipynb"
    write_whole(path, json.dumps(_with_link(notebook), ensure_ascii=False, indent=1).encode())
    return Failed(briefing, error, has_run, path)


def _with_link(notebook: Json) -> Json:
    """Return a notebook in which papermill's own words lead from the top to the cell that failed."""
    import nbformat  # noqa: PLC0415 - only a failure needs it
    from papermill.exceptions import PapermillExecutionError  # noqa: PLC0415 - only a failure needs it
    from papermill.execute import raise_for_execution_errors  # noqa: PLC0415 - only a failure needs it

    node = nbformat.from_dict(notebook)
    with suppress(PapermillExecutionError):
        raise_for_execution_errors(node, None)
    return dict(node)
