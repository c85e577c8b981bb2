"""One command for a timer: check, build, audit, publish, report."""
