"""Commands on a new bulletin: from a file to proposals, how good they are, and out to Excel and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from helpers.cli.options import Bulletin, Data


def ingest(
    file: Annotated[Path, typer.Argument(help="The bulletin: .txt, .html, .docx, or .pdf with text.", dir_okay=False)],
    *,
    bulletin_id: Annotated[
        str | None, typer.Option(help="Such as 2012-06; else from the first full date of the text.")
    ] = None,
    evaluate: Annotated[
        bool,
        typer.Option("--evaluate", help="Write nothing; compare with the coded bulletin of that id."),
    ] = False,
    gold: Annotated[
        Path | None, typer.Option(help="With --evaluate: a folder of gold rows to compare with.", file_okay=False)
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Make a bulletin anew whose proposals nobody has decided on.")
    ] = False,
    data: Data = None,
) -> None:
    """Make a new bulletin of a file: its text, and proposals of rows that a person has still to accept."""
    from helpers import corpus
    from helpers.ingest import ingest as make

    if not file.is_file():
        raise typer.BadParameter(f"there is no file {str(file)!r}")
    root = data or corpus.data_root()
    if evaluate:
        _evaluate(file, root, bulletin_id, gold)
        return
    typer.echo(str(make(file, root, bulletin_id, is_replacing=replace)))


def _evaluate(file: Path, root: Path, bulletin_id: str | None, folder: Path | None) -> None:
    from helpers import corpus
    from helpers.ingest import evaluate, read_source
    from helpers.ingest.evaluate import KNOWN_TEXT
    from helpers.ingest.gold import read_gold
    from helpers.ingest.stored import coded, dated, proposed

    source = read_source(file)
    if folder:
        coding = read_gold(folder, source.text)
        chosen = bulletin_id or dated(source)
        tables = (coding.articles, coding.measures, coding.quotes, coding.figures)
    else:
        chosen = corpus.resolve_bulletin(root, bulletin_id or "latest")
        tables = coded(root, chosen)
    found = evaluate(proposed(source, root, chosen), *tables)
    known = ", known text: the rules were written with it in view" if chosen in KNOWN_TEXT and not folder else ""
    typer.echo(f"{chosen}: proposals for {file.name} compared with {folder or 'its coding'}{known}")
    typer.echo(found.round(3).to_string(index=False, na_rep=""))


def proposals(
    bulletin: Bulletin = "latest",
    *,
    export: Annotated[Path | None, typer.Option("--export", help="Write the proposals to this .xlsx.")] = None,
    take: Annotated[
        Path | None, typer.Option("--import", help="Read decisions back from this .xlsx: all of them, or none.")
    ] = None,
    who: Annotated[str, typer.Option(help="Whose decisions they are.")] = "",
    data: Data = None,
) -> None:
    """Show what is left to decide on a bulletin's proposals; with --export and --import, decide in Excel."""
    from helpers import corpus
    from helpers.desk import Desk
    from helpers.desk.cells import missing_cells
    from helpers.desk.unwritten import unwritten
    from helpers.desk.workbook import export_workbook, import_workbook

    root = data or corpus.data_root()
    bulletin_id = corpus.resolve_bulletin(root, bulletin)
    desk = Desk(root, bulletin_id, who=who)
    if export:
        export_workbook(desk, export)
        typer.echo(f"{bulletin_id}: proposals written to {export}")
    if take:
        typer.echo(f"{bulletin_id}: {import_workbook(desk, take)} decisions taken from {take}")
        typer.echo(f"{bulletin_id}: {desk.write()} written")
        for item in unwritten(desk.state):
            typer.echo(f"{item.item_id} is not written until you fill: {', '.join(missing_cells(item))}")
        if terms := desk.terms():
            shown = "; ".join(term.term for term in terms)
            typer.echo(f"numerals that nothing accounts for (export again, sheet terms): {shown}")
    typer.echo(str(desk.left()))
