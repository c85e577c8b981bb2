"""What is to be built, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from helpers import corpus
from helpers.batch.edition import Shelf
from helpers.batch.execute import ENGINES, EngineName
from helpers.batch.limits import NOTEBOOK
from helpers.batch.plan import FORMATS, LANGUAGES, Briefing, Format, Selection
from helpers.corpus.settings import read_settings
from helpers.errors import UnknownNameError, UsageError

WHOLE = Selection()


@dataclass(frozen=True, slots=True)
class Order:
    """What to build, from what, where, and how.

    Attributes
    ----------
    root, notebooks, reports
        The data folder, the folder of the notebooks, and where editions go.
    edition_date
        ISO 8601.
    count
        How many notebooks run at a time.
    time_limit
        Seconds that one notebook may take.
    cluster
        Address of a Dask scheduler whose workers do the work; this machine's own if empty.
    shared
        A folder, or an address that fsspec knows, which these workers reach too; below `reports` if empty.
    """

    root: Path
    notebooks: Path
    reports: Path
    bulletin_id: str
    edition_date: str
    selection: Selection = WHOLE
    count: int = 2
    engine: EngineName = "fork"
    time_limit: float = NOTEBOOK
    cluster: str = ""
    shared: str = ""

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats that are wanted, in their fixed order."""
        return tuple(form for form in FORMATS if form in (self.selection.formats or FORMATS))

    def __post_init__(self) -> None:
        """Refuse what no build can do.

        Raises
        ------
        UnknownNameError
            A language, format or engine is unknown.
        UsageError
            A number is not positive.
        """
        for kind, given, known in (
            ("language", self.selection.languages, LANGUAGES),
            ("format", self.selection.formats, FORMATS),
            ("engine", (self.engine,), tuple(ENGINES)),
        ):
            for name in given:
                if name not in known:
                    raise UnknownNameError(kind, name, known)
        if self.count < 1 or self.time_limit <= 0:
            raise UsageError(f"{self.count} jobs and {self.time_limit:g} s are not both positive")


def order(
    bulletin: str = "latest",
    *,
    data: Path | None = None,
    reports: Path | None = None,
    date: str | None = None,
    jobs: int | None = None,
    selection: Selection = WHOLE,
    engine: EngineName = "fork",
    time_limit: float = NOTEBOOK,
    cluster: str = "",
    shared: str = "",
) -> Order:
    """Fill in what a person leaves out.

    Parameters
    ----------
    bulletin
        Its id, or ``"latest"``.
    data, reports
        The data folder, found from the current folder upwards if not given; the reports folder, beside it.
    date
        Of the edition; if not given, the one in the bulletin's edition.toml, else that of the published edition.
    jobs
        One for each processor if not given.
    """
    root = (data or corpus.data_root()).resolve()
    bulletin_id = corpus.resolve_bulletin(root, bulletin)
    shelves = reports or root.parent / "reports"
    published = Shelf(shelves, bulletin_id).manifest() or {}
    return Order(
        root=root,
        notebooks=root.parent / "notebooks",
        reports=shelves,
        bulletin_id=bulletin_id,
        edition_date=read_settings(root, bulletin_id).dated(date, before=published.get("edition_date")).isoformat(),
        selection=selection,
        count=len(os.sched_getaffinity(0)) if jobs is None else jobs,
        engine=engine,
        time_limit=time_limit,
        cluster=cluster,
        shared=shared,
    )


@dataclass(frozen=True, slots=True)
class Failed:
    """A briefing that could not be made.

    Attributes
    ----------
    has_run
        Whether its notebook ran to the end, so that what failed is the printing.
    notebook
        The notebook as far as it ran, with a link to the cell that failed; None where there is none.
    """

    briefing: Briefing
    error: str
    has_run: bool
    notebook: Path | None = None

    def __str__(self) -> str:
        anchor = "" if self.has_run else "#papermill-error-cell"
        place = "" if self.notebook is None else f"\n        see {self.notebook}{anchor}"
        return f"failed: {self.briefing.path}: {self.error}{place}"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did.

    Attributes
    ----------
    folder
        Where the briefings are: the edition, or a preview.
    revision
        Which revision readers now see; empty before the first edition.
    is_whole
        Whether an edition was wanted, and no preview.
    is_published
        Whether `folder` is the edition, and is what was wanted.
    is_new
        Whether this build wrote the folder.
    briefing_count, executed_count
        How many briefings were wanted, and how many notebooks had to run for them.
    changed
        Paths of the files that are new or differ from those in the folder before.
    warnings
        What did not stop the build but should be known.
    """

    folder: Path
    revision: str
    is_whole: bool
    is_published: bool
    is_new: bool
    briefing_count: int
    executed_count: int
    changed: tuple[str, ...]
    failed: tuple[Failed, ...]
    warnings: tuple[str, ...]
    seconds: float

    @property
    def is_done(self) -> bool:
        """Whether all that was wanted was made and, if it is an edition, published."""
        return not self.failed and self.is_published == self.is_whole

    def __str__(self) -> str:
        lines = [*(f"warning: {warning}" for warning in self.warnings), *_grouped(self.failed)]
        if self.is_new or self.failed:
            lines.append(
                f"{self.briefing_count - len(self.failed)} of {self.briefing_count} briefings; {self.executed_count} "
                f"notebooks run, {len(self.changed)} files new or changed ({self.seconds:.1f} s)"
            )
        else:
            lines.append(f"nothing to do: {self.briefing_count} briefings are up to date ({self.seconds:.1f} s)")
        if self.is_published:
            lines.append(f"{self.folder} {'is now' if self.is_new else 'stays at'} {self.revision}")
        else:
            if self.is_whole:
                lines.append(f"nothing was published{f'; readers see {self.revision}' * bool(self.revision)}")
            if self.is_new:
                lines.append(f"preview in {self.folder}")
        return "\n".join(lines)


def _grouped(failed: Sequence[Failed]) -> list[str]:
    """Tell each error once, with the first briefing that it befell."""
    groups: dict[str, list[Failed]] = {}
    for failure in failed:
        groups.setdefault(failure.error, []).append(failure)
    return [
        f"{group[0]}{f'{chr(10)}        and {len(group) - 1} more' * (len(group) > 1)}" for group in groups.values()
    ]
