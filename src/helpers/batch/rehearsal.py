"""What the fork server does once so that no worker need do it: fill the caches of our own modules.

A cold worker would compile the same patterns, set the same words of the same charts and read the same template as the
one before it, which is more than half of what a short briefing costs. Only functions of this package are called, never
a notebook, so that nothing of an analyst's reaches another briefing; nothing is kept but caches, whose content does not
depend on who filled them. Typst is not asked: its threads would be gone behind the fork.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.briefing import Page

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Play:
    """What to rehearse: a briefing on the first district that has an article, and on the first that has none."""

    root: Path
    bulletin_id: str
    edition_date: str
    ground: str


def rehearse(play: Play) -> None:
    """Do what making a briefing needs, as far as these data let it; what they do not let be done, no cache needs."""
    from helpers.corpus.loading import share  # noqa: PLC0415 - in the fork server, which has imported all this

    steps = [lambda: share(play.bulletin_id, play.root.resolve()), _notebook, _fonts]
    for step in [*steps, *(_of(play, language) for language in LANGUAGES)]:
        # A rehearsal that fails costs time in each worker and nothing else; the worker says what is wrong.
        with suppress(Exception):
            step()


def _notebook() -> None:
    from nbformat import validate  # noqa: PLC0415 - as above
    from nbformat.v4 import new_notebook  # noqa: PLC0415 - in the fork server, which has imported it

    from helpers.batch.shell import new_shell  # noqa: PLC0415 - as above

    validate(new_notebook())
    new_shell().run_cell("None")  # type: ignore[no-untyped-call]  # IPython annotates in part


def _fonts() -> None:
    from helpers.render.fonts import drawable, typst_fonts  # noqa: PLC0415 - as above

    drawable()
    typst_fonts()


def _of(play: Play, language: str) -> Callable[[], None]:
    def step() -> None:
        from helpers.briefing import open_page  # noqa: PLC0415 - as above

        page = open_page(play.bulletin_id, language, play.edition_date)
        without = sorted({*page.corpus.localities["locality_code"]} - {*page.codes})
        for code in (*(page.peer_codes or page.codes)[:1], *without[:1]):
            _brief(play, page, code)

    return step


def _brief(play: Play, page: Page, code: str) -> None:
    from helpers.batch.drawing import auditor  # noqa: PLC0415 - as above
    from helpers.blocks import MIME_TYPE, assemble  # noqa: PLC0415 - in the fork server, which has imported it
    from helpers.briefing import locality  # noqa: PLC0415 - in the fork server, which has imported it
    from helpers.render import to_html  # noqa: PLC0415 - in the fork server, which has imported it

    parts: tuple[Callable[..., Any], ...] = (
        locality.cover, locality.facts, locality.in_brief, locality.measures, locality.targets, locality.stress,
        locality.beside_the_others, locality.sources, locality.read_with_care,
    )  # fmt: skip
    document = assemble(part(page, code)._repr_mimebundle_()[MIME_TYPE] for part in parts)
    page_made = to_html(document).encode()
    audit = auditor(play.root, play.bulletin_id, play.ground)
    audit.document(document, "rehearsal")
    audit.file(page_made, document, "rehearsal.html")
