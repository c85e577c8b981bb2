"""Arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Bulletin = Annotated[str, typer.Argument(help="Id of a bulletin, such as 2011-05; the last one if not given.")]
Data = Annotated[Path | None, typer.Option("--data", help="The data folder; found from the current folder upwards.")]
Reports = Annotated[Path | None, typer.Option("--reports", help="Where editions go; reports/ beside the data folder.")]


class Format(StrEnum):
    """How a command prints what it found."""

    TEXT = "text"
    JSON = "json"


class Engine(StrEnum):
    """What runs a notebook."""

    FORK = "fork"
    KERNEL = "kernel"
