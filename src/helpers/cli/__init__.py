"""`briefings`: each command translates its arguments into one call.

Exit codes: 0 done; 1 something was not made, not sent or is not in order, and is named; 2 the command refused or
stopped, and says why: wrong data, list or options, no sign-off, no room.
"""

from __future__ import annotations

import sys

import typer

from helpers.cli import data, deliver, editions, evidence, ingest, operate
from helpers.errors import BriefingsError
from helpers.operate.advice import advice

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="From the words of a union bulletin to briefings that can be challenged line by line.",
)


@app.callback()
def _tour() -> None:
    """From the words of a union bulletin to briefings that can be challenged line by line."""


for command in (
    ingest.ingest,
    ingest.proposals,
    data.check,
    data.agreement,
    editions.build,
    editions.why,
    editions.verify,
    evidence.audit,
    evidence.show,
    deliver.approve,
    deliver.deliver,
    operate.run,
    operate.status,
    data.dictionary,
):
    app.command()(command)
app.add_typer(deliver.outbox, name="outbox")
app.add_typer(operate.schedule, name="schedule")


def main() -> None:
    """Run a command; what stops it is one message and exit code 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # Chinese is printed as UTF-8 whatever the locale says; what a terminal cannot show is escaped, not an error.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a terminal’s streams are text
    try:
        app()
    except BriefingsError as error:
        typer.echo(f"briefings: {error}", err=True)
        raise SystemExit(2) from None
    except (OSError, MemoryError, ImportError) as error:
        typer.echo(f"briefings: {advice(error)}", err=True)
        raise SystemExit(2) from None
