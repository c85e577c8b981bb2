"""Where the invented bulletins are, and the month of each."""

from __future__ import annotations

from pathlib import Path

INVENTED = Path(__file__).parent / "invented"
FILES = {
    "newsletter": ("newsletter/bulletin.txt", "2012-06"),
    "tables": ("tables/bulletin.html", "2013-03"),
    "bare": ("bare/bulletin.gb18030.txt", "2014-04"),
    "heldout": ("heldout/bulletin.txt", "2012-12"),
    "heldout2": ("heldout2/bulletin.txt", "2015-02"),
}
