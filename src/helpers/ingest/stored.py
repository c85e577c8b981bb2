"""A new bulletin's folders: made aside and put in place by renaming, so that nothing is ever half written."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.corpus.reading import read
from helpers.corpus.roots import MARKER, bulletin_ids
from helpers.corpus.schemas import read_schema
from helpers.corpus.settings import read_settings
from helpers.corpus.tables import read_table
from helpers.disk import write_whole
from helpers.errors import FaultsError, UsageError
from helpers.ingest.calendar import DATE
from helpers.ingest.files import toml, write_table
from helpers.ingest.proposals import Proposals, propose
from helpers.ingest.rules import read_rules
from helpers.ingest.sources import Source, read_source

BULLETIN_ID = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])[a-z]?")
TABLES = ("articles", "measures", "figures")
TO_BE_FILLED = ("见原文", "see the original")


@dataclass(frozen=True)
class Ingested:
    """What was made of a file."""

    bulletin_id: str
    folder: Path
    source: Source
    proposals: Proposals

    def __str__(self) -> str:
        found = self.proposals
        notes = "".join(f"\n  {note}" for note in self.source.notes)
        unplaced = int((found.articles["locality_code"] == "").sum())
        missing = f"; {unplaced} articles name no locality" if unplaced else ""
        return (
            f"{self.bulletin_id}: {len(found.articles)} articles, {len(found.measures)} measures and "
            f"{len(found.figures)} figures proposed{missing}; none is used until a person accepts it{notes}"
        )


def ingest(path: Path, root: Path, bulletin_id: str | None = None, *, is_replacing: bool = False) -> Ingested:
    """Make a bulletin of a file: keep the original, its text and proposals.

    Parameters
    ----------
    path
        As for `helpers.ingest.sources.read_source`.
    root
        The data folder; it gets ``bulletins/ID/`` and ``coding/ID/proposals/``.
    bulletin_id
        Such as "2012-06"; taken from the first full date of the text if not given.
    is_replacing
        Whether a bulletin of that id may be made anew, as long as nobody has decided on its proposals.

    Raises
    ------
    UsageError
        The file cannot be read, its id is unknown, or the bulletin is there already; nothing was changed.
    FaultsError
        The lexicon does not fit its schema.
    """
    if not (root / MARKER).is_file():
        raise UsageError(f"{str(root)!r} is no data folder: there is no {MARKER} in it")
    source = read_source(path)
    chosen = bulletin_id or dated(source)
    if not BULLETIN_ID.fullmatch(chosen):
        raise UsageError(f"bulletin id {chosen!r}; allowed: a year and a month, such as 2012-06 or 2012-06a")
    _look(root, chosen, is_replacing=is_replacing)
    proposals = proposed(source, root, chosen)
    if proposals.articles.empty:
        raise UsageError(f"{path.name}: found no article: a short line as a title with sentences below it")
    bulletin, coding = root / "bulletins" / chosen, root / "coding" / chosen
    with tempfile.TemporaryDirectory(dir=root, prefix=".ingest-") as aside:
        made, proposed_folder = Path(aside) / "bulletin", Path(aside) / "coding" / "proposals"
        made.mkdir()
        proposed_folder.mkdir(parents=True)
        _write_bulletin(made, source, chosen, root)
        for name in TABLES:
            write_table(proposed_folder / f"{name}.csv", getattr(proposals, name))
        for final in (coding, bulletin):
            final.parent.mkdir(exist_ok=True)
            if final.exists():
                final.rename(Path(aside) / f"old-{final.parent.name}")
        # The bulletin comes last: its folder is what makes it known.
        proposed_folder.parent.rename(coding)
        made.rename(bulletin)
    return Ingested(chosen, bulletin, source, proposals)


def proposed(source: Source, root: Path, period: str) -> Proposals:
    """Return the proposals for a source by the lexicon and the codebook of a data folder."""
    tables = {name: _codebook(root, name) for name in ("localities", "fixed_terms")}
    return propose(source.lines, tables["localities"], tables["fixed_terms"], read_rules(root), period)


def read_proposals(root: Path, bulletin_id: str) -> Proposals:
    """Return the proposals of a bulletin as they were written.

    Raises
    ------
    UsageError
        The bulletin has none.
    FaultsError
        A table does not fit its schema.
    """
    folder = f"coding/{bulletin_id}/proposals"
    if not (root / folder).is_dir():
        raise UsageError(
            f"bulletin {bulletin_id} has no proposals: there is no {folder}; `briefings ingest` makes them"
        )
    frames, faults = [], []
    for name in TABLES:
        schema, wrong = read_schema(root, f"proposed_{name}")
        table = read_table(root / folder / f"{name}.csv", f"{folder}/{name}.csv", schema)
        # Words of the bulletin stand in these cells as they are; what must not pass is found when they are accepted.
        faults += [*wrong, *(fault for fault in table.faults if fault.column not in ("quote", "title_zh", "byline"))]
        frames.append(table.frame.reset_index(drop=True))
    if faults:
        raise FaultsError(faults)
    return Proposals(*frames)


def _codebook(root: Path, name: str) -> pd.DataFrame:
    file = f"codebook/{name}.csv"
    schema, faults = read_schema(root, name)
    table = read_table(root / file, file, schema)
    if faults or table.faults:
        raise FaultsError([*faults, *table.faults])
    return table.frame.reset_index(drop=True)


def dated(source: Source) -> str:
    """Return the month of the first date of a text that names year and month."""
    for match in DATE.finditer(source.text):
        if match["year"] and match["month"]:
            return f"{match['year']}-{int(match['month']):02}"
    raise UsageError(f"{source.name}: found no date with year and month; give --bulletin-id, such as 2012-06")


def _look(root: Path, bulletin_id: str, *, is_replacing: bool) -> None:
    """Refuse to overwrite a bulletin silently, and to overwrite a person's decisions at all."""
    coding = root / "coding" / bulletin_id
    decided = [path.name for path in (*coding.glob("*.csv"), *coding.glob("journal.jsonl"), *coding.glob("coding_*"))]
    if decided:
        raise UsageError(
            f"bulletin {bulletin_id} is coded already: found {', '.join(sorted(decided))}; nothing changed"
        )
    if (root / "bulletins" / bulletin_id).exists() and not is_replacing:
        allowed = "another --bulletin-id (such as 2012-06a), or --replace to make its proposals anew"
        raise UsageError(f"bulletin {bulletin_id} is there already; allowed: {allowed}; nothing changed")


def _write_bulletin(folder: Path, source: Source, bulletin_id: str, root: Path) -> None:
    text = source.text.encode()
    original = f"original{Path(source.name).suffix.lower()}"
    is_same = text == source.raw
    write_whole(folder / "bulletin.txt", text)
    if not is_same:
        write_whole(folder / original, source.raw)
    facts = {
        "id": bulletin_id,
        "file": "bulletin.txt",
        "sha256": hashlib.sha256(text).hexdigest(),
        "encoding": "utf-8",
        "language": "zh",
        "period": bulletin_id[:7],
        "period_basis_zh": "据收录时所给或文中首个完整日期，待核。",
        "period_basis_en": "As given at ingest, or the first full date of the text; to be confirmed.",
        "publisher_zh": TO_BE_FILLED[0],
        "publisher_en": TO_BE_FILLED[1],
        "distribution_zh": TO_BE_FILLED[0],
        "distribution_en": TO_BE_FILLED[1],
        "original": "bulletin.txt" if is_same else original,
        "original_name": source.name,
        "original_sha256": source.sha256,
        "original_encoding": source.encoding,
        "original_notes": list(source.notes),
    }
    head = "# What is known of this bulletin. bulletin.txt is the text of the original, which is kept as received.\n"
    write_whole(folder / "bulletin.toml", (head + toml(facts)).encode())
    settings = _last_words(root)
    head = "# How the edition of this bulletin is issued; give it a date, or build with --edition-date.\n"
    write_whole(folder / "edition.toml", (head + toml(settings)).encode())


def _last_words(root: Path) -> Mapping[str, str]:
    """Return the words with which the last bulletin's edition is issued."""
    stated = (read_settings(root, bulletin_id).words for bulletin_id in reversed(bulletin_ids(root)))
    return next(filter(None, stated), {})


def coded(root: Path, bulletin_id: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return articles, measures, quotes and figures of a coded bulletin.

    Raises
    ------
    FaultsError
        They cannot be read.
    """
    files = read(root, bulletin_id)
    names = ("articles", "measures", "quotes", "figures")
    if not files.is_usable(*names):
        raise FaultsError(files.faults)
    articles, measures, quotes, figures = (files.tables[name].reset_index(drop=True) for name in names)
    return articles, measures, quotes, figures
