"""What stands on which page: the sections of a briefing on a locality, on a theme, and of the comparison.

`open_page` gives a `Page`; the functions of `locality`, `comparison` and `theme` turn it into sections, one for each
cell of their notebook.
"""

from helpers.briefing import comparison, locality, theme
from helpers.briefing.frame import editors_note
from helpers.briefing.page import Page, open_page

__all__ = ["Page", "comparison", "editors_note", "locality", "open_page", "theme"]
