"""A process that sends what is due, in children of its own: each line of its input, a number of hours, forks one.

`python -m tests.deliver.sender REPORTS LIST` prints the child's process id, and its exit status when it has ended. The
child's clock is ahead by the hours, so that the leases of those before have run out.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from helpers.deliver.dispatch import deliver
from helpers.deliver.recipients import read_recipients
from helpers.deliver.revision import find


def say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def main() -> None:
    reports, known = Path(sys.argv[1]), read_recipients(Path(sys.argv[2]))
    for line in sys.stdin:
        hours = float(line)
        child = os.fork()
        if child == 0:
            deliver(find(reports), known, clock=lambda: time.time() + hours * 3600)  # noqa: B023 - the child ends here
            os._exit(0)
        say(child)
        say(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    main()
