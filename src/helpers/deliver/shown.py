"""The outbox as `briefings outbox` shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from helpers.deliver.deliveries import STATES, Delivery
from helpers.deliver.outbox import Outbox

OPEN = ("unknown", "failed", "handing", "claimed", "waiting")
ADVICE = {
    "unknown": "Ask the recipient, or look in the mail server's log; then briefings outbox resolve ID --sent (or "
    "--again) --by NAME.",
    "failed": "Mend what the answer names, such as an address in recipients.toml; then briefings outbox resolve ID "
    "--again --by NAME.",
    "waiting": "The next briefings deliver --send tries again, from the time shown on.",
}


def show(outbox: Outbox, *, is_all: bool = False) -> str:
    """Return what is in the outbox: counts, and every delivery that is not done, or all."""
    found = outbox.select()
    if not found:
        return "the outbox is empty: nothing was ever sent from here"
    counts = {state: sum(delivery.state == state for delivery in found) for state in STATES}
    lines = [", ".join(f"{count} {state}" for state, count in counts.items() if count)]
    for state in STATES if is_all else OPEN:
        listed = [delivery for delivery in found if delivery.state == state]
        if listed:
            lines += ["", f"{state}:", *map(_line, listed)]
            lines += [f"  {ADVICE[state]}"] if state in ADVICE else []
    return "\n".join(lines)


def show_one(outbox: Outbox, delivery_id: int) -> str:
    """Return everything that is known of one delivery."""
    delivery = outbox.get(delivery_id)
    events: Sequence[tuple[float, str, str]] = outbox.events(delivery_id)
    return "\n".join([_line(delivery).strip(), *(f"  {_time(at)} {state}: {words}" for at, state, words in events)])


def _line(delivery: Delivery) -> str:
    what = f"{delivery.bulletin_id}/{delivery.revision}" if delivery.revision else delivery.content.partition("\n")[0]
    when = f" (due {_time(delivery.due_at)})" if delivery.state == "waiting" else ""
    attempts = f", {delivery.attempt_count} attempts" if delivery.attempt_count > 1 else ""
    since = f" of {delivery.since}" if delivery.since else ""
    head = f"  {delivery.id}. {delivery.kind}{since} {what} to {delivery.recipient}"
    return f"{head}, {_time(delivery.changed_at)}{attempts}{when}{f': {delivery.answer}' if delivery.answer else ''}"


def _time(at: float) -> str:
    return f"{datetime.fromtimestamp(at, UTC).astimezone():%Y-%m-%d %H:%M:%S}"
