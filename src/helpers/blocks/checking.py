"""Whether a section's JSON is what the published schema says."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from helpers.errors import BlockError

Json = dict[str, Any]


@cache
def schema() -> Json:
    """Return the published JSON Schema of a section."""
    content: Json = json.loads(files("helpers.blocks").joinpath("section.schema.json").read_text(encoding="utf-8"))
    return content


@cache
def _validator() -> Any:
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - an import of the model need not pay for it

    return Draft202012Validator(schema())


def check(section: Json) -> None:
    """Compare a section's JSON with the schema.

    Raises
    ------
    BlockError
        It does not fit; the message says where and why, of each fault.
    """
    faults = [("/".join(map(str, fault.instance_path)), fault.message) for fault in _validator().iter_errors(section)]
    if faults:
        raise BlockError("; ".join(f"{where or 'the section'}: {why[:300]}" for where, why in faults))
