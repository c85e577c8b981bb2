"""All files of an edition beside its briefings."""

from __future__ import annotations

from helpers.site.addresses import BULLETIN
from helpers.site.bulletin import bulletin_page
from helpers.site.data import data_files
from helpers.site.edition import LANGUAGES, Edition


def pages(edition: Edition, before=()) -> dict[str, bytes]:
    """Return every file by its path in the edition."""
    made = {BULLETIN[language]: bulletin_page(edition, language) for language in LANGUAGES}
    return made | data_files(edition)
