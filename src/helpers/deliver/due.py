"""Which deliveries a sender may take."""

from __future__ import annotations

import json
from collections.abc import Sequence

from helpers.deliver.deliveries import Channel

CHANNELS: tuple[Channel, ...] = ("mail", "folder")
DUE = (
    "state = 'waiting' AND channel IN (SELECT value FROM json_each(?)) AND CASE kind WHEN 'notice' THEN ? IS NULL"
    " ELSE bulletin_id = ? AND (? IS NULL OR group_key IN (SELECT value FROM json_each(?))) END"
)
"""Which deliveries a sender may take; its values are those of `due`."""


def due(
    bulletin_id: str | None, group_keys: Sequence[str] | None, channels: Sequence[Channel] = CHANNELS
) -> tuple[str | None, ...]:
    """Return the values of `DUE`."""
    keys = None if group_keys is None else json.dumps(list(group_keys))
    return json.dumps(list(channels)), keys, bulletin_id, keys, keys
