"""What a person should do after a run that failed, by what failed."""

from __future__ import annotations

from pathlib import Path

from helpers.batch.order import Summary

TOO_SLOW = "Find the slow step in the log; give it longer with --time-limit, or start it again."
STOPPED = "Mend what is named, then start the run again; briefings status tells what readers see."
DATA = "Mend what is named above in the data (briefings check lists everything), then start the run again."
LIST = "Mend what is named above in {path} (briefings status reads it again), then start the run again."
DAMAGED = (
    "Files of the published edition are not those that it states. Find out who changed them. Then remove those that "
    "are named and start the run again: it makes them anew, as a new revision to read and approve; or put them back "
    "from a backup."
)
UNSENT = (
    "briefings outbox shows each delivery and what to do about it. What waits is tried again by the next run, or by "
    "briefings deliver --send, with the same list (--recipients, if it was given)."
)
KILLED = "SIGKILL is what ends a process when memory is short: close other programs, or use --jobs 1."
_KILL = "ended by SIGKILL"


def after_build(summary: Summary, failed: Path) -> list[str]:
    """Say what readers see after a build that was not done, and what to do.

    Parameters
    ----------
    failed
        The folder of the notebooks that failed.
    """
    if summary.is_published:
        lines = [
            f"{lacking(summary)}: readers see {summary.revision} without them, and its index names each. Nothing of it "
            f"can be approved or sent. Mend the notebooks (as far as they ran, they are in {failed}), then start the "
            "run again."
        ]
    else:
        seen = f"readers still see {summary.revision}" if summary.revision else "there is no edition yet"
        lines = [f"Nothing was published: {seen}. Mend what is named above, then start the run again."]
    return lines + after_end(str(summary))


def after_end(words: str) -> list[str]:
    """Say what to do where a process was killed; nothing where none was."""
    return [KILLED] if _KILL in words else []


def lacking(summary: Summary) -> str:
    """Say of how many briefings nothing came; empty if of none."""
    count = len(summary.failed)
    return f"{count} of {summary.briefing_count} briefings could not be made" if count else ""
