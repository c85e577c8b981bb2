"""A crontab entry, between two lines that say whose it is; every other line stays byte for byte."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from helpers.errors import UsageError


def entry(name: str, command: Sequence[str], folder: Path, fields: str, note: str) -> str:
    """Return the lines of an entry.

    Parameters
    ----------
    fields
        The five fields of the time.
    note
        Which time is meant, in words.
    """
    line = f"cd {shlex.quote(str(folder))} && {shlex.join(command)} >/dev/null"
    if "\n" in line or "\r" in line:
        raise UsageError(f"a crontab entry cannot hold a line break: {line!r}")
    # In a crontab an unescaped % is a line break, also within quotes.
    return f"{_begin(name)}\n# {note}\n{fields} {line.replace('%', chr(92) + '%')}\n{_end(name)}\n"


def is_there() -> bool:
    """Whether this machine has crontabs."""
    return shutil.which("crontab") is not None


def read() -> str:
    """Return the user's crontab; empty if there is none.

    Raises
    ------
    UsageError
        The user may have none.
    """
    done = subprocess.run(["crontab", "-l"], capture_output=True, check=False)  # noqa: S607 - whichever crontab is the system’s - the system's own
    if done.returncode and b"no crontab" not in done.stderr:
        raise UsageError(f"crontab -l failed: {done.stderr.decode('utf-8', 'replace').strip()}")
    return "" if done.returncode else done.stdout.decode("utf-8", "surrogateescape")


def install(name: str, lines: str) -> None:
    """Put an entry into the user's crontab, in the place of the former one of this name.

    Raises
    ------
    UsageError
        The crontab is not taken, or ours has been changed by hand.
    """
    before = read()
    _write(replaced(before, name, lines))


def remove(name: str) -> str:
    """Take the entry out of the user's crontab; return it, empty if there was none."""
    before = read()
    found = show(name, before)
    if found:
        _write(replaced(before, name, ""))
    return found


def show(name: str, crontab: str | None = None) -> str:
    """Return the entry as it is there; empty if there is none."""
    found = _pattern(name).search(read() if crontab is None else crontab)
    return found.group() if found else ""


def replaced(crontab: str, name: str, lines: str) -> str:
    """Return a crontab with our entry replaced by others, or added at the end; every other character stays.

    Raises
    ------
    UsageError
        Only one of the two lines around our entry is there, so that nobody knows where it ends.
    """
    found = _pattern(name).search(crontab)
    if found:
        return crontab[: found.start()] + lines + crontab[found.end() :]
    if _begin(name) in crontab or _end(name) in crontab:
        raise UsageError(f"the crontab has only one of the lines {_begin(name)!r} and {_end(name)!r}: mend it by hand")
    glue = "\n" if lines and crontab and not crontab.endswith("\n") else ""
    return f"{crontab}{glue}{lines}"


def _write(crontab: str) -> None:
    content = crontab.encode("utf-8", "surrogateescape")
    done = subprocess.run(["crontab", "-"], input=content, capture_output=True, check=False)  # noqa: S607 - whichever crontab is the system’s
    if done.returncode:
        raise UsageError(f"crontab does not take the entry: {done.stderr.decode('utf-8', 'replace').strip()}")


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"^{re.escape(_begin(name))}\n.*?^{re.escape(_end(name))}(?:\n|\Z)", re.MULTILINE | re.DOTALL)


def _begin(name: str) -> str:
    return f"# begin {name}: written by briefings schedule; briefings schedule remove takes it away"


def _end(name: str) -> str:
    return f"# end {name}"
