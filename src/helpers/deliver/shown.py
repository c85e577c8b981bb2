"""The outbox as `briefings outbox` shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.deliver.deliveries import STATES, Delivery
from helpers.deliver.moments import moment
from helpers.deliver.outbox import Outbox

OPEN = ("unknown", "failed", "handing", "claimed", "waiting")
ADVICE = {
    "unknown": "Ask the recipient, or look in the mail server's log; then briefings outbox resolve ID --sent (or "
    "--again) --by NAME.",
    "failed": "Mend what the answer names, such as an address in recipients.toml; then briefings outbox resolve ID "
    "--again --by NAME.",
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
            lines += ["", f"{state}:", *_by_answer(listed)]
            lines += [f"  {ADVICE[state]}"] if state in ADVICE else []
            lines += [f"  {line}" for line in next_for(listed)]
    return "\n".join(lines)


def next_for(deliveries: Sequence[Delivery]) -> list[str]:
    """Return what sends those of some deliveries that wait, each command once; notices go with the next letters."""
    waiting = dict.fromkeys(delivery.bulletin_id for delivery in deliveries if delivery.state == "waiting")
    return [f"Mend what is named; what is due then goes with: briefings deliver {name} --send" for name in waiting]


def reasons(deliveries: Sequence[Delivery]) -> list[tuple[str, int]]:
    """Return why deliveries are in their state, each reason once, in order, with how many it concerns."""
    answers = [delivery.answer for delivery in deliveries]
    return [(answer, answers.count(answer)) for answer in dict.fromkeys(answers)]


def _by_answer(listed: Sequence[Delivery]) -> Iterator[str]:
    """Yield a line for each; a reason that several share stands once, above them."""
    if listed[0].state == "sent":
        yield from map(_line, listed)
        return
    for answer, count in reasons(listed):
        own = [delivery for delivery in listed if delivery.answer == answer]
        if answer and count > 1:
            yield f"  {count} because of this: {answer}"
        yield from (_line(delivery, with_answer=count == 1) for delivery in own)


def show_one(outbox: Outbox, delivery_id: int) -> str:
    """Return everything that is known of one delivery."""
    delivery = outbox.get(delivery_id)
    events: Sequence[tuple[float, str, str]] = outbox.events(delivery_id)
    return "\n".join([_line(delivery).strip(), *(f"  {moment(at)} {state}: {words}" for at, state, words in events)])


def _line(delivery: Delivery, *, with_answer: bool = True) -> str:
    what = f"{delivery.bulletin_id}/{delivery.revision}" if delivery.revision else delivery.content.partition("\n")[0]
    when = f" (due {moment(delivery.due_at)})" if delivery.state == "waiting" else ""
    attempts = f", {delivery.attempt_count} attempts" if delivery.attempt_count > 1 else ""
    since = f" of {delivery.since}" if delivery.since else ""
    head = f"  {delivery.id}. {delivery.kind}{since} {what} to {delivery.recipient}"
    answer = f": {delivery.answer}" if delivery.answer and with_answer else ""
    return f"{head}, {moment(delivery.changed_at)}{attempts}{when}{answer}"
