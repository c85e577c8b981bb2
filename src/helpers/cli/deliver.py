"""Commands on delivery: release a revision, send it, look into the outbox."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helpers.cli.options import Data, Reports

if TYPE_CHECKING:
    from helpers.deliver.outbox import Outbox


Edition = Annotated[str, typer.Argument(help="Such as 2011-05, or 2011-05/r3 for a certain revision; else the last.")]
List = Annotated[Path | None, typer.Option("--recipients", help="The list; data/recipients.toml if not given.")]
By = Annotated[str, typer.Option(help="Name of the person who decides.")]


def approve(
    edition: Edition = "latest",
    *,
    by: By,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the approval back.")] = False,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Sign off (签发): check a revision's files, audit them again, and record who released which bytes."""
    from helpers import corpus
    from helpers.deliver import revision, signoff
    from helpers.deliver.contact import example_contact

    root = data or corpus.data_root()
    found = revision.find(reports or root.resolve().parent / "reports", edition)
    now = datetime.now(UTC).astimezone()
    made = signoff.withdraw(found, by, now) if withdraw else signoff.approve(found, by, now, root=root)
    typer.echo(f"{found.bulletin_id}/{made}")
    if not withdraw and (refused := example_contact(found)):
        typer.echo(f"Warning: {refused}", err=True)


def deliver(
    edition: Edition = "latest",
    *,
    to: Annotated[list[str] | None, typer.Option(help="Only this group, by key or name.")] = None,
    send: Annotated[bool, typer.Option("--send", help="Send; without it, every message is only shown.")] = False,
    wait: Annotated[float, typer.Option(help="Minutes to try again what a server puts off.", min=0)] = 0.0,
    save: Annotated[Path | None, typer.Option(help="A folder for the messages as .eml files, without --send.")] = None,
    recipients: List = None,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Show what goes to whom, and send it with --send: only what was approved, and to each recipient once."""
    from helpers import corpus
    from helpers.deliver import revision
    from helpers.deliver.codes import codes_of_edition
    from helpers.deliver.dispatch import deliver as post
    from helpers.deliver.preview import preview
    from helpers.deliver.recipients import read_recipients, recipients_file

    root = data or corpus.data_root()
    found = revision.find(reports or root.resolve().parent / "reports", edition)
    known = read_recipients(recipients_file(root, recipients), codes_of_edition(found))
    if not send:
        for line in preview(found, known, to or (), save=save, now=time.time()):
            typer.echo(line)
        if found.faults():
            # Not to be approved yet is no fault; not to be whole, or not as stated, is.
            raise typer.Exit(1)
        return
    done = post(
        found,
        known,
        to or (),
        wait=wait * 60,
        tell=lambda delivery, state, words: typer.echo(f"{state}: {delivery.recipient}: {words}"),
    )
    typer.echo(str(done))
    if not done.is_done:
        if recipients:
            typer.echo(f"with the same list: --recipients {recipients}")
        raise typer.Exit(1)


outbox = typer.Typer(add_completion=False, help="What was sent, what waits, and what a person must decide.")


@outbox.callback(invoke_without_command=True)
def _show(
    context: typer.Context,
    *,
    number: Annotated[int | None, typer.Option("--id", help="Everything on one delivery.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what is done.")] = False,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Show what was sent, what waits, and what a person must decide."""
    from helpers.deliver import shown

    if context.invoked_subcommand is None:
        with _opened(data, reports) as found:
            typer.echo(shown.show(found, is_all=everything) if number is None else shown.show_one(found, number))


@outbox.command()
def resolve(
    number: Annotated[int, typer.Argument(metavar="ID", help="As briefings outbox shows it.")],
    *,
    sent: Annotated[bool, typer.Option("--sent/--again", help="It was sent, or it is to be sent again.")],
    by: By,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Record what a person found out about a delivery that is unknown or has failed."""
    from helpers.deliver import shown

    with _opened(data, reports) as found:
        found.resolve(number, was_sent=sent, by=by, now=time.time())
        typer.echo(shown.show_one(found, number))


@outbox.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where to; must not exist.")],
    *,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Copy the outbox as it is at one moment, while others use it."""
    with _opened(data, reports) as found:
        found.back_up(file)
    typer.echo(f"the outbox is copied to {file}")


def _opened(data: Path | None, reports: Path | None) -> Outbox:
    from helpers import corpus
    from helpers.deliver.desk import outbox_file
    from helpers.deliver.outbox import Outbox

    place = outbox_file(reports or (data or corpus.data_root()).resolve().parent / "reports")
    return Outbox(place if place.is_file() else None)
