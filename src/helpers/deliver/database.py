"""The file of the outbox: SQLite with a write-ahead log, keys that hold, and changes that are whole or not there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from helpers.deliver.deliveries import SCHEMA, VERSION
from helpers.errors import UsageError


class Database:
    """A connection to an outbox in a file, made if there is none; with no file, an empty one in memory.

    Raises
    ------
    UsageError
        The file is no outbox, one of another version, or cannot be opened.
    """

    def __init__(self, path: Path | None) -> None:
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.parent.chmod(0o700)
        try:
            self._base = sqlite3.connect(path or ":memory:", timeout=60.0, isolation_level=None)
        except sqlite3.Error as error:
            raise UsageError(f"the outbox {path} cannot be opened: {error}") from None
        self._base.row_factory = sqlite3.Row
        try:
            version = self._open()
        except sqlite3.OperationalError as error:
            self._base.close()
            raise UsageError(f"the outbox {path} cannot be opened: {error}") from None
        except sqlite3.DatabaseError as error:
            self._base.close()
            raise UsageError(f"{path} is no outbox: {error}; put a backup in its place") from None
        if version != VERSION:
            self._base.close()
            raise UsageError(f"{path} is an outbox of version {version}; this program reads version {VERSION}")

    def _open(self) -> int:
        for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            self._base.execute(f"PRAGMA {setting}")
        with self.transaction():
            if self._base.execute("PRAGMA user_version").fetchone()[0] == 0:
                for statement in filter(None, map(str.strip, SCHEMA.split(";"))):
                    self._base.execute(statement)
                self._base.execute(f"PRAGMA user_version = {VERSION}")
            return int(self._base.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside happen together or not at all, with no other writer between.

        Raises
        ------
        UsageError
            The file cannot be written: the disk is full, or another writer does not let it go.
        """
        if self._base.in_transaction:
            yield
            return
        try:
            self._base.execute("BEGIN IMMEDIATE")
            yield
            self._base.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise UsageError(f"the outbox cannot be written: {error}") from error
        finally:
            self._base.rollback()

    def back_up(self, target: Path) -> None:
        """Copy the outbox as it is at one moment, while others go on using it.

        Raises
        ------
        UsageError
            Something stands at the target, or nothing can be written there.
        """
        if target.exists():
            raise UsageError(f"{target} exists; name a file that does not")
        if not target.parent.is_dir():
            raise UsageError(f"there is no folder {target.parent} to copy the outbox into; make it first")
        try:
            with closing(sqlite3.connect(target)) as copy:
                target.chmod(0o600)
                self._base.backup(copy)
        except sqlite3.Error as error:
            target.unlink(missing_ok=True)
            raise UsageError(f"the outbox cannot be copied to {target}: {error}") from None

    def close(self) -> None:
        """Let the file go."""
        self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()
