"""All files of an edition beside its briefings."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.site.addresses import BULLETIN, CHANGES, INDEX
from helpers.site.bulletin import bulletin_page
from helpers.site.changes_page import changes_page
from helpers.site.data import data_files
from helpers.site.edition import LANGUAGES, Edition
from helpers.site.index import index_page
from helpers.site.release import Release


def pages(edition: Edition, before: Sequence[Release] = ()) -> dict[str, bytes]:
    """Return every file by its path in the edition: bulletin, data, what changed, and the indexes that lead to them.

    Parameters
    ----------
    before
        The editions that this one is compared with; none for a first one.
    """
    made = data_files(edition)
    for language in LANGUAGES:
        made[BULLETIN[language]] = bulletin_page(edition, language)
        made[CHANGES[language]] = changes_page(edition, before, language)
    return made | {INDEX[language]: index_page(edition, language, made) for language in LANGUAGES}
