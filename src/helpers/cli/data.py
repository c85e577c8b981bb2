"""Commands on the data: is it sound, what does it hold, how far do its coders agree."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from helpers.cli.options import Bulletin, Data, Format


def check(
    bulletin: Bulletin = "latest",
    output: Annotated[Format, typer.Option("--format", help="For people, or for programs.")] = Format.TEXT,
    data: Data = None,
) -> None:
    """Compare the data with the bulletin and the codebook; print every fault, and actors without an English name."""
    from helpers import corpus, desk
    from helpers.corpus.actors import unnamed

    root = data or corpus.data_root()
    bulletin_id = corpus.resolve_bulletin(root, bulletin)
    faults = corpus.check(root, bulletin_id) + desk.check(root, bulletin_id)
    remarks = unnamed(root, bulletin_id)
    if output is Format.JSON:
        content = {
            "bulletin_id": bulletin_id,
            "faults": [fault.to_json() for fault in faults],
            "remarks": [remark.to_json() for remark in remarks],
        }
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        for found in (*faults, *remarks):
            typer.echo(str(found))
        count = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}" if faults else "no faults"
        typer.echo(f"{bulletin_id}: {count}")
    if faults:
        raise typer.Exit(2)


def dictionary(data: Data = None) -> None:
    """Print the data dictionary: every table and column of the data folder, as the schemas describe them."""
    from helpers import corpus
    from helpers.corpus.dictionary import dictionary as describe

    typer.echo(describe(data or corpus.data_root()), nl=False)


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
