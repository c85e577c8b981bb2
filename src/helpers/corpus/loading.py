"""From files to a corpus, or to every fault that stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from helpers.corpus.check import check_files
from helpers.corpus.corpus import Corpus
from helpers.corpus.reading import read
from helpers.corpus.roots import MARKER, data_root, resolve_bulletin
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


_shared: dict[tuple[Path, str], tuple[Mapping[Path, tuple[int, int]], Corpus]] = {}


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
    known = _shared.get((root, bulletin_id))
    if known and known[0] == _stamps(root, bulletin_id):
        return _copy(known[1])
    files = read(root, bulletin_id)
    if faults := check_files(files):
        raise FaultsError(faults)
    tables: dict[str, Any] = {
        # Whatever the order of the rows in a file, a measure comes before the next one in the text.
        name: table.sort_values(ORDERS.get(name, []), kind="stable", ignore_index=True)
        for name, table in files.tables.items()
        if name != "fixed_terms"
    }
    articles = tables["articles"]
    spans = zip(articles["start"], articles["end"], strict=True)
    articles["char_count"] = [len("".join(files.text[start:end].split())) for start, end in spans]
    return Corpus(root, files.bulletin, files.text, codebook_version=files.codebook_version, **tables)


def share(bulletin_id: str, root: Path) -> None:
    """Load a bulletin once for all processes that will be forked from this one.

    There, and here, `load` returns it without reading a file, as long as the files are the ones that were read. Each
    caller gets frames of its own: what one writes to them no other sees. What follows from the tables is made once for
    all of them, too; see `Corpus.remembered`.

    Parameters
    ----------
    bulletin_id, root
        As for `load`, which says what is raised.
    """
    stamps = _stamps(root, bulletin_id)
    _shared[root, bulletin_id] = stamps, load(bulletin_id, root)


def _stamps(root: Path, bulletin_id: str) -> Mapping[Path, tuple[int, int]]:
    """Return when each file was last written, and its size."""
    folders = [root / "codebook", root / "schemas", *(root / kind / bulletin_id for kind in ("bulletins", "coding"))]
    files = [root / MARKER, *(path for folder in folders for path in folder.rglob("*"))]
    found = {path: path.stat() for path in files if path.is_file()}
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in found.items()}


def _copy(corpus: Corpus) -> Corpus:
    """Return the same corpus in frames that pandas copies as soon as anyone writes to them."""
    tables: dict[str, Any] = {name: frame.copy(deep=False) for name, frame in corpus.tables.items()}
    return replace(corpus, **tables, origin=corpus)
