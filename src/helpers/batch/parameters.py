"""What must be right before any notebook runs: the data, and every parameter of every briefing.

Papermill only logs a parameter that a notebook does not know, and runs with the default.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.batch.plan import LANGUAGES, Briefing
from helpers.corpus import Fault
from helpers.errors import FaultsError, UnknownNameError, UsageError

TYPES: Mapping[str, type] = {"str": str, "int": int, "float": float, "bool": bool}


@dataclass(frozen=True, slots=True)
class Question:
    """What a worker is asked before the notebooks run."""

    root: Path
    bulletin_id: str
    notebooks: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Faults of the data, and the annotated type of each parameter of each notebook, by file name."""

    faults: tuple[Fault, ...]
    types: Mapping[str, Mapping[str, str]]


def inspect(question: Question) -> Answer:
    """Check the data and read each notebook's `parameters` cell; in a worker, which has imported all this already."""
    from papermill import inspect_notebook  # noqa: PLC0415 - see above

    from helpers.corpus import check  # noqa: PLC0415 - the parent reads no table

    types = {
        path.name: {name: str(found["inferred_type_name"]) for name, found in inspect_notebook(_literal(path)).items()}
        for path in question.notebooks
    }
    return Answer(tuple(check(question.root, question.bulletin_id)), types)


def check(briefings: Iterable[Briefing], answer: Answer) -> None:
    """Refuse faulty data and parameters that a notebook would not take.

    Raises
    ------
    FaultsError
        The data contradict the bulletin, the codebook or each other.
    UnknownNameError
        A notebook has no such parameter, or a language is neither zh nor en; suggests the nearest.
    UsageError
        A value is not of the type that the notebook states.
    """
    if answer.faults:
        raise FaultsError(answer.faults)
    for briefing in briefings:
        known = answer.types[briefing.notebook]
        for name, value in briefing.parameters.items():
            check_parameter(briefing.notebook, known, name, value)


def check_parameter(notebook: str, known: Mapping[str, str], name: str, value: Any) -> None:
    """Refuse one parameter that a notebook would not take; see `check`."""
    if name not in known:
        raise UnknownNameError(f"parameter of {notebook}", name, known)
    wanted = TYPES.get(known[name])
    if wanted and not (isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))):
        raise UsageError(f"{notebook} takes {name} as {known[name]}, not {value!r}")
    if name == "language" and value not in LANGUAGES:
        raise UnknownNameError("language", value, LANGUAGES)


def _literal(path: Path) -> str:
    """Return a path in which papermill finds no braces to fill in."""
    return str(path).replace("{", "{{").replace("}", "}}")
