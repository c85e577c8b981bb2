"""Commands on operation: the whole way in one, what came of it, and the timer."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from helpers.cli.options import Bulletin, Data, Reports

Send = Annotated[bool, typer.Option("--send", help="Send what is approved; says so when nothing is.")]
List = Annotated[Path | None, typer.Option("--recipients", help="The list; data/recipients.toml if not given.")]
Limit = Annotated[float, typer.Option(help="Minutes that a whole run may take.", min=1)]
Notify = Annotated[
    bool | None, typer.Option("--notify/--no-notify", help="Tell the maintainers of a failure; as --send if not given.")
]


class By(StrEnum):
    """What keeps the time."""

    SYSTEMD = "systemd"
    CRON = "cron"


def run(
    bulletin: Bulletin = "latest",
    *,
    send: Send = False,
    notify: Notify = None,
    jobs: Annotated[int | None, typer.Option(help="Notebooks at a time; one on each processor if not given.")] = None,
    time_limit: Limit = 60.0,
    wait: Annotated[float, typer.Option(help="Minutes to try again what a mail server puts off.", min=0)] = 30.0,
    recipients: List = None,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Check, build, audit, publish, and with --send deliver what is approved. Safe to repeat, at any time."""
    from helpers.batch.order import order
    from helpers.deliver.recipients import recipients_file
    from helpers.operate.run import run as go
    from helpers.operate.steps import Job

    wanted = order(bulletin, data=data, reports=reports, jobs=jobs)
    job = Job(
        wanted,
        recipients_file(wanted.root, recipients),
        is_sending=send,
        is_notifying=send if notify is None else notify,
        time_limit=time_limit * 60,
        wait=wait * 60,
    )
    record = go(job, say=typer.echo)
    if record.trouble:
        typer.echo(f"{record.failed_step} failed: {record.trouble}", err=True)
    for line in (*record.advice, *filter(None, [record.told])):
        typer.echo(f"-> {line}", err=True)
    if record.code:
        raise typer.Exit(record.code)


def status(
    edition: Annotated[str, typer.Argument(help="Such as 2011-05; the last one if not given.")] = "latest",
    *,
    recipients: List = None,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Tell what was run last, what readers see, who released it, what was sent or waits, and what to do now."""
    from helpers import corpus
    from helpers.deliver.recipients import recipients_file
    from helpers.operate.status import status as tell

    root = data or corpus.data_root()
    words, is_fine = tell(
        reports or root.resolve().parent / "reports", edition, recipients_file(root, recipients)
    )  # fmt: skip
    typer.echo(words)
    if not is_fine:
        raise typer.Exit(1)


schedule = typer.Typer(add_completion=False, no_args_is_help=True, help="A timer for briefings run.")


@schedule.command()
def install(
    *,
    at: Annotated[str, typer.Option(help='"Mon 08:00", "Mon..Fri 08:00", "08:00", or "5 08:00" for each 5th.')],
    timezone: Annotated[str, typer.Option(help="Such as Asia/Shanghai; the machine's own if not given.")] = "",
    bulletin: Annotated[str, typer.Option(help="Id of a bulletin; the last one if not given.")] = "latest",
    send: Send = False,
    notify: Notify = None,
    time_limit: Limit = 60.0,
    by: Annotated[By | None, typer.Option(help="What keeps the time; systemd where it is there.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    recipients: List = None,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Show exactly what will be written, ask, and write it: a systemd user timer, or a crontab entry."""
    from helpers import corpus
    from helpers.deliver.recipients import recipients_file
    from helpers.operate import schedule as schedules
    from helpers.operate.calendar import read_when

    root = (data or corpus.data_root()).resolve()
    known = recipients_file(root, recipients).expanduser().resolve()
    # A timer sees no variable of this shell: what a run would take from one is written out.
    arguments = [bulletin, "--data", str(root), "--recipients", str(known), "--time-limit", f"{time_limit:g}"]
    arguments += ["--reports", str(reports.resolve())] if reports else []
    arguments += ["--send"] if send else []
    arguments += [] if notify is None else ["--notify" if notify else "--no-notify"]
    planned = schedules.plan(
        read_when(at),
        root,
        arguments,
        zone=timezone,
        by=by.value if by else None,
        time_limit=time_limit * 60,
        start=datetime.now(UTC),
    )
    typer.echo(str(planned))
    typer.echo(f"list: {known}")
    for warning in schedules.warnings(root, known) if send or notify else ():
        typer.echo(f"Warning: {warning}", err=True)
    if not yes and not (sys.stdin.isatty() and typer.confirm("Write this?")):
        typer.echo("nothing was written; --yes writes it without asking")
        raise typer.Exit(1)
    planned.install()
    typer.echo("written")
    if planned.by == "systemd":
        typer.echo("For runs while you are not logged in: loginctl enable-linger")


@schedule.command()
def show(*, data: Data = None) -> None:
    """Show what is installed for this project, as it is there."""
    from helpers import corpus
    from helpers.operate import schedule as schedules

    typer.echo(schedules.show(data or corpus.data_root()))


@schedule.command()
def remove(*, data: Data = None) -> None:
    """Take away what install wrote for this project, and nothing else."""
    from helpers import corpus
    from helpers.operate import schedule as schedules

    typer.echo(schedules.remove(data or corpus.data_root()))
