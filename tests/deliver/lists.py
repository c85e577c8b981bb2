"""Distribution lists of invented addresses, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from helpers.deliver.recipients import Recipients, read_recipients
from tests.deliver.servers import HOST, USER, Post

AT = 4_074_000_000.0
"""A moment in 2099."""
READERS = ("a@readers.example", "b@readers.example", "c@readers.example")


def group(key: str, to: Sequence[str], **given: object) -> str:
    """A group of recipients.toml."""
    settings = {
        "name_zh": f"虚构组{key}", "name_en": f"Invented {key}", "briefings": ["comparison"], "languages": ["zh"],
        "formats": ["pdf"], "channel": "mail", "to": list(to),
    } | given  # fmt: skip
    return f"[groups.{key}]\n" + "".join(f"{name} = {_toml(value)}\n" for name, value in settings.items())


def write_list(folder: Path, post: Post, *groups: str, **mail: object) -> Path:
    """Write a list for a server of `mail_server`; a setting of None is left out."""
    settings = {
        "host": HOST, "port": post.port, "security": "starttls", "user": USER, "ca_file": str(post.ca_file),
        "from": "虚构室 <briefings@sender.example>", "site": "https://site.example/b", "timeout_s": 20,
        "maintainers": ["keeper@sender.example"],
    } | mail  # fmt: skip
    path = folder / "recipients.toml"
    head = "[mail]\n" + "".join(f"{name} = {_toml(value)}\n" for name, value in settings.items() if value is not None)
    path.write_text("\n".join([head, *(groups or (group("readers", READERS),))]), encoding="utf-8")
    return path


def recipients(folder: Path, post: Post, *groups: str, **mail: object) -> Recipients:
    """Write such a list and read it."""
    return read_recipients(write_list(folder, post, *groups, **mail))


class Clock:
    """Stands still until somebody sleeps."""

    def __init__(self, now: float = AT) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value) if isinstance(value, int | float) else f'"{value}"'
