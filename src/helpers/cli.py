"""`briefings`: each command translates its arguments into one call.

Exit codes: 0 done, 1 some briefings failed (the others are made), 2 wrong input or usage.
"""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from helpers.errors import BriefingsError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="From the words of a union bulletin to briefings that can be challenged line by line.",
)

Bulletin = Annotated[str, typer.Argument(help="Id of a bulletin, such as 2011-05; the last one if not given.")]
Data = Annotated[Path | None, typer.Option("--data", help="The data folder; found from the current folder upwards.")]

Reports = Annotated[Path | None, typer.Option("--reports", help="Where editions go; reports/ beside the data folder.")]


class Format(StrEnum):
    """How a command prints what it found."""

    TEXT = "text"
    JSON = "json"


class Engine(StrEnum):
    """What runs a notebook."""

    FORK = "fork"
    KERNEL = "kernel"


@app.callback()
def _tour() -> None:
    """From the words of a union bulletin to briefings that can be challenged line by line."""


@app.command()
def check(
    bulletin: Bulletin = "latest",
    output: Annotated[Format, typer.Option("--format", help="For people, or for programs.")] = Format.TEXT,
    data: Data = None,
) -> None:
    """Compare the data with the bulletin and the codebook; print every fault with file, row and column."""
    from helpers import corpus

    root = data or corpus.data_root()
    bulletin_id = corpus.resolve_bulletin(root, bulletin)
    faults = corpus.check(root, bulletin_id)
    if output is Format.JSON:
        content = {"bulletin_id": bulletin_id, "faults": [fault.to_json() for fault in faults]}
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        for fault in faults:
            typer.echo(str(fault))
        count = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}" if faults else "no faults"
        typer.echo(f"{bulletin_id}: {count}")
    if faults:
        raise typer.Exit(2)


@app.command()
def dictionary(data: Data = None) -> None:
    """Print the data dictionary: every table and column of the data folder, as the schemas describe them."""
    from helpers import corpus
    from helpers.corpus.dictionary import dictionary as describe

    typer.echo(describe(data or corpus.data_root()), nl=False)


@app.command()
def agreement(
    bulletin: Bulletin = "latest",
    output: Annotated[Format, typer.Option("--format", help="For people, or for programs.")] = Format.TEXT,
    seed: Annotated[int, typer.Option(help="Where the bootstrap's drawing starts.")] = 2011,
    data: Data = None,
) -> None:
    """Print how far the two blind codings of a bulletin agree, with bootstrap intervals."""
    from helpers import corpus
    from helpers.analysis.agreement import agreement as measure_agreement
    from helpers.corpus.codings import coders, codings

    root = data or corpus.data_root()
    bulletin_id = corpus.resolve_bulletin(root, bulletin)
    first, second = codings(root, bulletin_id)
    text_length = len(corpus.load(bulletin_id, root).text)
    found = measure_agreement(first.measures, first.quotes, second.measures, second.quotes, text_length, seed=seed)
    if output is Format.JSON:
        typer.echo(found.to_json(orient="records", indent=2))
        return
    typer.echo(f"{bulletin_id}: agreement of the two blind codings, with 95 % bootstrap intervals (seed {seed})")
    typer.echo(found.round(3).to_string(index=False))
    typer.echo(coders(root, bulletin_id))


@app.command()
def build(
    bulletin: Bulletin = "latest",
    *,
    locality: Annotated[list[str] | None, typer.Option(help="Only this locality, by any of its names.")] = None,
    theme: Annotated[list[str] | None, typer.Option(help="Only this theme, by code or name.")] = None,
    comparison: Annotated[bool, typer.Option("--comparison", help="Only the comparison.")] = False,
    language: Annotated[list[str] | None, typer.Option(help="Only zh, or only en.")] = None,
    form: Annotated[list[str] | None, typer.Option("--format", help="Only html, or only pdf.")] = None,
    edition_date: Annotated[str | None, typer.Option(help="Date of the edition; else that of edition.toml.")] = None,
    jobs: Annotated[int | None, typer.Option(help="Notebooks at a time; one on each processor if not given.")] = None,
    engine: Annotated[Engine, typer.Option(help="kernel runs each notebook in an ordinary one.")] = Engine.FORK,
    time_limit: Annotated[float, typer.Option(help="Seconds that one notebook may take.")] = 120.0,
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
        time_limit=time_limit,
    )  # fmt: skip
    summary = make(wanted, show_progress=sys.stderr.isatty())
    typer.echo(str(summary))
    if not summary.is_done:
        raise typer.Exit(1)


@app.command()
def why(
    briefing: Annotated[list[str] | None, typer.Argument(help="Such as zh/locality/320583-kunshan; else all.")] = None,
    *,
    bulletin: Annotated[str, typer.Option(help="Id of a bulletin; the last one if not given.")] = "latest",
    edition_date: Annotated[str | None, typer.Option(help="Date of the edition; else that of edition.toml.")] = None,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Tell which briefings the next build would change, and because of what. Publishes nothing."""
    from helpers.batch.order import order
    from helpers.batch.why import why as reasons

    wanted = order(bulletin, data=data, reports=reports, date=edition_date)
    typer.echo(str(reasons(wanted, briefing or (), show_progress=sys.stderr.isatty())))


@app.command()
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


@app.command()
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


@app.command()
def show(
    claim: Annotated[str, typer.Argument(help="Id of a claim, as briefings print it: targets.who.")],
    *,
    edition: Annotated[Path | None, typer.Option(help="Folder of an edition; the last one if not given.")] = None,
    data: Data = None,
    reports: Reports = None,
) -> None:
    """Print what stands behind a claim: function, values, formulas, rows, quotes, who coded and who confirmed."""
    from helpers import audit as audits
    from helpers import corpus

    root = data or corpus.data_root()
    place = edition or (reports or root.resolve().parent / "reports") / corpus.resolve_bulletin(root)
    ledger = audits.read_ledger(place)
    typer.echo(audits.show(claim, ledger, corpus.load(ledger["bulletin_id"], root)))


def main() -> None:
    """Run a command; a fault of the user's is one message and exit code 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # Chinese is printed as UTF-8 whatever the locale says; what a terminal cannot show is escaped, not an error.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except (BriefingsError, OSError) as error:
        typer.echo(f"briefings: {error}", err=True)
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
