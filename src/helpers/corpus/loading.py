"""From files to a corpus, or to every fault that stands in the way."""

from __future__ import annotations

from pathlib import Path

from helpers.corpus.check import check_files
from helpers.corpus.corpus import Corpus
from helpers.corpus.reading import read
from helpers.corpus.roots import data_root, resolve_bulletin
from helpers.errors import FaultsError

ORDERS = {
    "articles": ["start"],
    "measures": ["start", "measure_id"],
    "quotes": ["start", "end"],
    "figures": ["start", "figure_id"],
    "governing": ["start", "measure_id", "role"],
    "localities": ["locality_code"],
    "themes": ["theme"],
}


def load(bulletin_id: str = "latest", root: Path | None = None) -> Corpus:
    """Load a bulletin with its coding and the codebook, after comparing every quote with the source.

    Parameters
    ----------
    bulletin_id
        Such as ``"2011-05"``; ``"latest"`` is the last by id.
    root
        The data folder; found as `data_root` says if not given.

    Raises
    ------
    UnknownNameError
        There is no such bulletin.
    FaultsError
        The data contradict the bulletin, the codebook or each other: all faults at once.
    """
    root = root or data_root()
    bulletin_id = resolve_bulletin(root, bulletin_id)
    files = read(root, bulletin_id)
    if faults := check_files(files):
        raise FaultsError(faults)
    tables = {
        # Whatever the order of the rows in a file, a measure comes before the next one in the text.
        name: table.sort_values(ORDERS.get(name, []), kind="stable", ignore_index=True)
        for name, table in files.tables.items()
        if name != "fixed_terms"
    }
    articles = tables["articles"]
    spans = zip(articles["start"], articles["end"], strict=True)
    articles["char_count"] = [len("".join(files.text[start:end].split())) for start, end in spans]
    return Corpus(root, files.bulletin, files.text, codebook_version=files.codebook_version, **tables)
