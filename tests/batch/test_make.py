from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from helpers.batch import make
from helpers.batch.drawing import Drawing, Drawn, Sheet
from helpers.batch.workers import Ended, Failure
from helpers.batch.writing import Place

DEATH = Failure("death", "its process was ended by SIGKILL", "")


def sheets(count: int) -> tuple[Sheet, ...]:
    return tuple(Sheet(f"sheet {number}", "zh", "", "", {}, ()) for number in range(count))


class Crew:
    """Workers of which those that draw certain sheets die, as often as it is said of each."""

    count = 2

    def __init__(self, deaths: dict[str, int]) -> None:
        self.deaths = deaths
        self.hands: list[list[str]] = []

    def run(self, _: Callable[[Any], Any], jobs: list[tuple[str, Drawing]], *, time_limit: float) -> Iterator[Ended]:
        assert time_limit > 0
        for key, job in jobs:
            self.hands.append([sheet.path for sheet in job.sheets])
            done: list[Drawn] = []
            failure = None
            for sheet in job.sheets:
                if self.deaths.get(sheet.path, 0):
                    self.deaths[sheet.path] -= 1
                    failure = DEATH
                    break
                done.append(Drawn(sheet.path))
            yield Ended(key, None if failure else tuple(done), failure, tuple(done), 0.0, 0.0, 0)


def drawn(crew: Crew, count: int) -> dict[str, str]:
    work = Drawing(Place(Path(), Path(), Path()), "2099-01", "", sheets(count))
    found = list(make._drawn(crew, work))  # type: ignore[arg-type]
    assert len(found) == count
    return {one.path: one.error for one in found}


def test_a_process_killed_while_it_draws_costs_nothing() -> None:
    crew = Crew({"sheet 2": 1})
    assert set(drawn(crew, 5).values()) == {""}
    assert crew.hands == [["sheet 0", "sheet 2", "sheet 4"], ["sheet 1", "sheet 3"], ["sheet 2"], ["sheet 4"]]


def test_a_sheet_that_no_process_survives_fails_alone() -> None:
    errors = drawn(Crew({"sheet 0": 9, "sheet 3": 9}), 6)
    assert {path: error for path, error in errors.items() if error} == dict.fromkeys(
        ["sheet 0", "sheet 3"], DEATH.message
    )


def test_no_process_draws_more_than_a_few_sheets() -> None:
    crew = Crew({})
    drawn(crew, 30)
    assert max(map(len, crew.hands)) <= make.AT_A_TIME
    assert len(crew.hands) == 4


def test_one_process_draws_sheets_of_one_language() -> None:
    given = [
        Sheet(f"{language} {number}", language, "", "", {}, ()) for language in ("zh", "en") for number in range(5)
    ]
    hands = [[sheet.path for sheet in hand] for hand in make._hands(given, 4)]
    assert hands == [["zh 0", "zh 2", "zh 4"], ["zh 1", "zh 3"], ["en 0", "en 2", "en 4"], ["en 1", "en 3"]]
