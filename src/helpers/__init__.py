"""From the words of a union bulletin to briefings that can be challenged line by line.

For analysts, this is the door. Every name loads when it is first used::

    from helpers import behind, brief, compare, find, open_page

    page = open_page("2011-05", language="en")
    find(page, "Kunshan", themes="Organizing")     # measures with their quotes, as a table
    compare(page, "Taicang", "Kunshan")            # two localities side by side
    behind(page, "83.2%", "Kunshan")               # what lies behind a printed number
    brief(page, "Kunshan", form="pdf")             # this briefing, now

`open_page` gives the page that all the others take first: a bulletin in one language. `load` gives the bare corpus, as
DataFrames. ``help(helpers.find)`` tells the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.briefing import open_page
    from helpers.corpus import Corpus, load
    from helpers.lab.behind import behind
    from helpers.lab.brief import brief
    from helpers.lab.chart import chart
    from helpers.lab.compare import compare
    from helpers.lab.concordance import concordance
    from helpers.lab.explore import explore
    from helpers.lab.export import export
    from helpers.lab.find import find
    from helpers.lab.keyness import keyness
    from helpers.lab.locality import locality
    from helpers.lab.write import write

__all__ = [
    "Corpus",
    "behind",
    "brief",
    "chart",
    "compare",
    "concordance",
    "explore",
    "export",
    "find",
    "keyness",
    "load",
    "locality",
    "open_page",
    "write",
]

_HOMES = {"Corpus": "corpus", "load": "corpus", "open_page": "briefing"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=import_module(__name__))
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES.get(name, f'lab.{name}')}"), name)
    return found


def __dir__() -> list[str]:
    return list(__all__)
