"""What changed between two states of the inputs, and between two documents, in words that a person can act on."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

Json = dict[str, Any]
MOST_NAMED = 5
_NAMES = {"notebooks": "notebooks/", "package": "src/", "fonts": "font ", "versions": "version of "}


def between_inputs(before: Json, now: Json, kept: Callable[[str], bytes | None]) -> list[str]:
    """Name every input that differs, a table down to its rows and columns where both states are at hand.

    Parameters
    ----------
    before, now
        As `Inputs.to_json` gives them.
    kept
        Returns the content of a data file by its digest; None where it is not kept.
    """
    found = [
        line
        for file, old, new in _differing(before.get("data", {}), now.get("data", {}))
        for line in _in_file(f"data/{file}", *(kept(digest) if digest else b"" for digest in (old, new)))
    ]
    for group, name in _NAMES.items():
        named = [
            f"{name}{key}: {_told(old, new, is_version=group == 'versions')}"
            for key, old, new in _differing(before.get(group, {}), now.get(group, {}))
        ]
        found += _few(named, f"{name}… ")
    return found


def between_documents(before: Json | None, now: Json) -> list[str]:
    """Name the blocks of a document that differ: by id where they have one, else by kind and place."""
    if before is None:
        return ["the whole document is new"]
    old, new = (_by_name(document) for document in (before, now))
    found = [f"{name}: {_told(was, now)}" for name, was, now in _differing(old, new)]
    if not found and before != now:
        found = ["order or evidence"]
    return _few(found, "… ")


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Yield name, old and new content of what differs; None stands for what is not there."""
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield name, old.get(name), new.get(name)


def _told(old: Any, new: Any, *, is_version: bool = False) -> str:
    if old is None:
        return "new"
    if new is None:
        return "gone"
    return f"{old} → {new}" if is_version else "changed"


def _in_file(name: str, old: bytes | None, new: bytes | None) -> Iterable[str]:
    if not (name.endswith(".csv") and old and new):
        return [f"{name}: {'new' if old == b'' else 'gone' if new == b'' else 'changed'}"]
    before, now = _rows(old), _rows(new)
    lines = []
    for key, was, row in _differing(before, now):
        columns = "" if was is None or row is None else f" ({', '.join(c for c, _, _ in _differing(was, row))})"
        lines.append(f"{name}: row {key} {_told(was, row)}{columns}")
    return _few(lines, f"{name}: ") or [f"{name}: order or spelling of rows changed"]


def _rows(content: bytes) -> dict[str, dict[str, str]]:
    """Return a table's rows by their first cell; those that share it are numbered."""
    rows: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(io.StringIO(content.decode(errors="replace"))):
        key = str(next(iter(row.values()), ""))
        number = 1
        while (name := key if number == 1 else f"{key} ({number})") in rows:
            number += 1
        rows[name] = row
    return rows


def _by_name(document: Json) -> dict[str, Any]:
    named: dict[str, Any] = {"cover": document["cover"]}
    for number, block in enumerate(document["blocks"], 1):
        named[f"{block['kind']} {block.get('id') or f'in place {number}'}"] = block
    return named


def _few(lines: list[str], name: str) -> list[str]:
    more = len(lines) - MOST_NAMED
    return [*lines[:MOST_NAMED], f"{name}and {more} more"] if more > 0 else lines
