"""Passwords: from the environment or a file that nobody else may read, and never in anything that is written."""

from __future__ import annotations

import os
import stat
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from helpers.errors import UsageError

VARIABLE = "BRIEFINGS_SMTP_PASSWORD"
HIDDEN = "•••"


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
        There is neither, or others than its owner may read the file.
    """
    if words := environ.get(VARIABLE):
        return Secret(words)
    if file is None:
        raise UsageError(f"no password for the mail account: set {VARIABLE}, or mail.password_file in recipients.toml")
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
        if mode & 0o077:
            raise UsageError(f"{file} has mode {mode:04o}, so others may read it: chmod 600 {file}")
        return Secret(file.read_text(encoding="utf-8").strip("\r\n"))
    except OSError as error:
        raise UsageError(f"no password of the mail account in {file} ({error.strerror})") from None
