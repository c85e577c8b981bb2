"""Commands on editions: make one, say what would change, check one."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from helpers.batch.limits import NOTEBOOK
from helpers.cli.options import Bulletin, Data, Engine, Reports

EditionDate = Annotated[
    str | None, typer.Option(help="Of the edition; else that of edition.toml, else that of the edition before.")
]


def build(
    bulletin: Bulletin = "latest",
    *,
    locality: Annotated[list[str] | None, typer.Option(help="Only this locality, by any of its names.")] = None,
    theme: Annotated[list[str] | None, typer.Option(help="Only this theme, by code or name.")] = None,
    comparison: Annotated[bool, typer.Option("--comparison", help="Only the comparison.")] = False,
    language: Annotated[list[str] | None, typer.Option(help="Only zh, or only en.")] = None,
    form: Annotated[list[str] | None, typer.Option("--format", help="Only html, or only pdf.")] = None,
    edition_date: EditionDate = None,
    jobs: Annotated[int | None, typer.Option(help="Notebooks at a time; one on each processor if not given.")] = None,
    engine: Annotated[Engine, typer.Option(help="kernel runs each notebook in an ordinary one.")] = Engine.FORK,
    time_limit: Annotated[float, typer.Option(help="Seconds that one notebook may take.")] = NOTEBOOK,
    cluster: Annotated[str, typer.Option(help="Let a Dask cluster do it: tcp://… or tls://… of its scheduler.")] = "",
    shared: Annotated[str, typer.Option(help="What its workers reach too: a folder, s3://… and the like.")] = "",
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Make the edition of a bulletin, all of it or none; with --locality and the like, a preview of a part."""
    from helpers.batch.build import build as make
    from helpers.batch.order import order
    from helpers.batch.plan import Selection

    selection = Selection.of(locality, theme, comparison, language, form)
    wanted = order(
        bulletin, data=data, reports=reports, date=edition_date, jobs=jobs, selection=selection, engine=engine.value,
        time_limit=time_limit, cluster=cluster, shared=shared,
    )  # fmt: skip
    summary = make(wanted, show_progress=sys.stderr.isatty())
    typer.echo(str(summary))
    if not summary.is_done:
        raise typer.Exit(1)


def why(
    briefing: Annotated[list[str] | None, typer.Argument(help="Such as zh/locality/320583-kunshan; else all.")] = None,
    *,
    bulletin: Annotated[str, typer.Option(help="Id of a bulletin; the last one if not given.")] = "latest",
    edition_date: EditionDate = None,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Tell which briefings the next build would change, and because of what. Publishes nothing."""
    from helpers.batch.order import order
    from helpers.batch.why import why as reasons

    wanted = order(bulletin, data=data, reports=reports, date=edition_date)
    typer.echo(str(reasons(wanted, briefing or (), show_progress=sys.stderr.isatty())))


def verify(
    bulletin: Bulletin = "latest",
    *,
    sample: Annotated[int, typer.Option(help="How many briefings to make again.", min=0)] = 4,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Compare the published edition with its checksums, and make a sample of it again to compare the bytes."""
    from helpers.batch.order import order
    from helpers.batch.verify import verify as judge

    verdict = judge(order(bulletin, data=data, reports=reports), sample=sample, show_progress=sys.stderr.isatty())
    typer.echo(str(verdict))
    if not verdict.is_sound:
        raise typer.Exit(1)
