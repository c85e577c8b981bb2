"""A build that is tried again where what went wrong can pass: another build at work, a process that was killed."""

from __future__ import annotations

import re
from collections.abc import Callable

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    retry_if_result,
    stop_after_attempt,
    wait_exponential,
)

from helpers.batch import edition
from helpers.batch.build import build
from helpers.batch.order import Order, Summary
from helpers.errors import ExecutionError, UsageError

FIRST_PAUSE = 5.0
LONGEST_PAUSE = 120.0
LOCK_ATTEMPTS = 6
_PASSES = re.compile(r"was ended (by SIG|after )")


def build_patiently(
    order: Order, attempt_count: int, *, sleep: Callable[[float], None], tell: Callable[..., None]
) -> Summary:
    """Build an edition; again, after a pause that grows, where only what can pass went wrong.

    Parameters
    ----------
    tell
        Is told of each attempt that failed: an event and facts.

    Raises
    ------
    BriefingsError
        As `helpers.batch.build.build`, after the last attempt.
    """

    def retrying(count: int, retry: object, event: str) -> Retrying:
        def note(state: RetryCallState) -> None:
            found = state.outcome
            words = "" if found is None else str(found.exception() or found.result())
            tell(event, attempt=state.attempt_number, words=words)

        return Retrying(
            stop=stop_after_attempt(count),
            wait=wait_exponential(multiplier=FIRST_PAUSE, max=LONGEST_PAUSE),
            retry=retry,  # type: ignore[arg-type]  # tenacity takes any callable here
            sleep=sleep,
            before_sleep=note,
            retry_error_callback=_give_up,
        )

    retrying(LOCK_ATTEMPTS, retry_if_exception_type(UsageError), "build waits")(_find_free, order)
    can_pass = retry_if_result(_can_pass) | retry_if_exception_type(ExecutionError)
    summary: Summary = retrying(attempt_count, can_pass, "build is tried again")(build, order)
    return summary


def _find_free(order: Order) -> None:
    with edition.lock(order.reports):
        pass


def _can_pass(summary: Summary) -> bool:
    return bool(summary.failed) and all(not f.has_run and _PASSES.search(f.error) for f in summary.failed)


def _give_up(state: RetryCallState) -> object:
    return None if state.outcome is None else state.outcome.result()
