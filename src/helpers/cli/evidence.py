"""Commands on evidence: account for what finished files say, show what stands behind a claim."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from helpers.cli.options import Data, Reports


def audit(
    what: Annotated[Path | None, typer.Argument(help="A file, or an edition's folder; else the last edition.")] = None,
    *,
    notebook: Annotated[Path | None, typer.Option(help="The executed notebook that a file was exported from.")] = None,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Account for every number, quantifier and finding of finished files; print what nothing backs."""
    from helpers import audit as audits
    from helpers import corpus

    root = data or corpus.data_root()
    place = what or (reports or root.resolve().parent / "reports") / corpus.resolve_bulletin(root)
    if what is None or what.is_dir():
        verdict = audits.audit_edition(place, root)
    else:
        verdict = audits.audit_file(what, notebook=notebook, root=root)
    typer.echo(str(verdict))
    if verdict.faults:
        raise typer.Exit(1)


def show(
    name: Annotated[str, typer.Argument(help="An id that a briefing prints: WZ-14, F031, targets-all:1.3.")],
    *,
    language: Annotated[str, typer.Option(help="Of statements and places: en or zh.")] = "en",
    edition: Annotated[Path | None, typer.Option(help="Folder of an edition; the last one if not given.")] = None,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Print what stands behind a claim or an id: function, values, formulas, rows, quotes, who coded and confirmed."""
    from helpers import audit as audits
    from helpers import corpus

    root = data or corpus.data_root()
    place = edition or (reports or root.resolve().parent / "reports") / corpus.resolve_bulletin(root)
    ledger = audits.read_ledger(place)
    typer.echo(audits.show(name, ledger, corpus.load(ledger["bulletin_id"], root), language))
