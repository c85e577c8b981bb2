"""What a package says that it offers."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import helpers

PACKAGES = [found.name for found in pkgutil.iter_modules(helpers.__path__) if found.ispkg]


def test_every_name_that_a_package_offers_is_there_once() -> None:
    offered = {name: getattr(import_module(f"helpers.{name}"), "__all__", []) for name in PACKAGES}
    missing = {
        f"{name}.{word}"
        for name, words in offered.items()
        for word in words
        if not hasattr(import_module(f"helpers.{name}"), word)
    }
    assert missing == set()
    assert {name: sorted(set(words)) for name, words in offered.items()} == {
        name: sorted(words) for name, words in offered.items()
    }
    assert len(offered["corpus"]) > 1
