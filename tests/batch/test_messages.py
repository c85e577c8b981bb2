from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helpers.batch.messages import Frames, pack


@given(st.lists(st.binary()), st.lists(st.integers(1, 30), min_size=1), st.integers(0, 7))
def test_messages_come_out_as_they_went_in_however_they_were_torn(
    messages: list[bytes], sizes: list[int], lost: int
) -> None:
    sent = b"".join(map(pack, messages))
    received, frames, at = [], Frames(), 0
    while at < len(sent):
        size = sizes[at % len(sizes)]
        received += frames.feed(sent[at : at + size])
        at += size
    assert received == messages
    broken = Frames().feed(sent + pack(b"12345678")[: 8 + lost])
    assert broken == messages
