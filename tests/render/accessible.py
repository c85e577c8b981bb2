"""What stands in the way of a reader of a page that is open in a browser."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

STANDARD = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES = {
    "runOnly": {"type": "tag", "values": STANDARD},
    "rules": {"target-size": {"enabled": True}},  # the one rule of WCAG 2.2 that axe leaves out unless it is told
}
OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
_CHINESE_SAID_TO_BE_ENGLISH = r"""() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    for (let node; (node = walk.nextNode());) {
        if (/\p{Script=Han}/u.test(node.data) && !node.parentElement.closest("[lang]").lang.startsWith("zh")) {
            found.push(node.data.trim());
        }
    }
    return found;
}"""


def violations(tab: Any, rules: dict[str, Any] = RULES) -> list[str]:
    """Return the rules of WCAG 2.2 AA, and of axe's own good practice, that a page breaks, each with an element."""
    found = Axe().run(tab, options=rules).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


def chinese_said_to_be_english(tab: Any) -> list[str]:
    """Return the words that a voice would spell out as English, which no rule of axe finds."""
    words: list[str] = tab.evaluate(_CHINESE_SAID_TO_BE_ENGLISH)
    return words
