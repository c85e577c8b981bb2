"""Passwords: from the environment or a file that nobody else may read, and never in anything that is written."""

from __future__ import annotations

import os
import shlex
import stat
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from helpers.errors import UsageError

VARIABLE = "BRIEFINGS_SMTP_PASSWORD"
HIDDEN = "•••"
MISSING = "no password for the mail account"


class Secret:
    """Words that show only when asked for by name: printing, logging or pickling one gives nothing away."""

    __slots__ = ("_words",)

    def __init__(self, words: str) -> None:
        self._words = words

    def reveal(self) -> str:
        """Return the words."""
        return self._words

    def scrub(self, text: str, user: str = "") -> str:
        """Hide the words, plain or as a login encodes them, in what somebody else wrote: a server's answer."""
        if not self._words:
            return text
        login = f"\0{user}\0{self._words}".encode()
        for form in (b64encode(login).decode(), b64encode(self._words.encode()).decode(), self._words):
            text = text.replace(form, HIDDEN)
        return text

    def __repr__(self) -> str:
        return HIDDEN

    def __reduce__(self) -> str:
        raise TypeError("a secret is not written anywhere")


def smtp_password(file: Path | None, environ: Mapping[str, str] = os.environ) -> Secret:
    """Return the password of the mail account: the variable's, else the file's.

    Raises
    ------
    UsageError
        There is neither, or others than its owner may read the file; says what to do.
    """
    if words := environ.get(VARIABLE):
        return Secret(words)
    if file is None:
        raise UsageError(
            f"{MISSING}: write it into a file of mode 0600 and name that file as mail.password_file in the "
            f"distribution list, or set the variable {VARIABLE}"
        )
    place = shlex.quote(str(file))
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
        if mode & 0o077:
            raise UsageError(
                f"{MISSING}: {file} has mode {mode:04o}, so others may read it; it must be 0600: chmod 600 {place}"
            )
        words = file.read_text(encoding="utf-8").strip("\r\n")
    except FileNotFoundError:
        raise UsageError(
            f"{MISSING}: there is no {file}; create it with mode 0600 (install -D -m 600 /dev/null {place}) and write "
            f"the password into it, or set the variable {VARIABLE}"
        ) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
        raise UsageError(
            f"{MISSING}: {file} cannot be read ({why}); let it be a file of mode 0600 that belongs to the user who "
            f"sends, or set the variable {VARIABLE}"
        ) from None
    if not words:
        raise UsageError(f"{MISSING}: {file} is empty; write the password into it, or set the variable {VARIABLE}")
    return Secret(words)
