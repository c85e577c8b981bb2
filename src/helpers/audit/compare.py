"""A finished file against its document: a reader must see what the document says, nothing more and nothing less."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from helpers.audit.align import differences
from helpers.audit.expected import Piece, head_of, loose, of_page, of_print
from helpers.audit.faults import Fault
from helpers.audit.pages import Link, Page, read_page
from helpers.audit.prints import read_print
from helpers.audit.tokens import tokens
from helpers.audit.words import Words, squeeze
from helpers.render.labels import labels
from helpers.render.view import claim, claimed, common_prefix

Json = Mapping[str, Any]
_TAKEN = "\0"


def compare_page(html: str, document: Json, file: str) -> list[Fault]:
    """Compare a web page with its document: words, links, and what only a screen reader meets."""
    page = read_page(html)
    faults = [*_links(page, document, file), *_spoken(page, document, file)]
    return faults + list(_words(_without_links(page, document), of_page(document), document, file))


def compare_print(pdf: bytes, document: Json, file: str) -> list[Fault]:
    """Compare a print with its document."""
    pages = read_print(pdf)
    text = "\n".join(_inside(page, number, len(pages), document) for number, page in enumerate(pages, 1))
    pattern = _loose(labels(document["language"])["cited"].partition("{pages}")[0])
    tail = rf"\s*{end}" if (end := _loose(labels(document["language"])["cited"].partition("{pages}")[2])) else ""
    comma = _loose(labels(document["language"])["comma"])
    without = re.sub(rf"{pattern}\s*\d+(?:\s*{comma}\s*\d+)*{tail}", "\n", text)
    body, behind, foot = _columns(Words(without), document)
    entries = loose(document)
    faults = _words(body + foot, of_print(document), document, file)
    return [*faults, *_entries(Words(behind), [squeeze(entry) for entry in entries], file)]


def _words(text: str, pieces: Sequence[Piece], document: Json, file: str) -> Iterator[Fault]:
    """Yield each number, quantifier and finding in which the words found differ from those expected."""
    expected, found = Words("\n".join(piece.words for piece in pieces)), Words(text)
    starts = list(accumulate((len(piece.words) + 1 for piece in pieces), initial=0))
    heads = [squeeze("".join(head_of(block))) for block in document["blocks"] if block["kind"] == "table"]
    for gap in differences(expected.squeezed, found.squeezed):
        wanted = _wide(expected, gap.expected_start, gap.expected_end)
        seen = _wide(found, gap.found_start, gap.found_end)
        first = max(0, bisect_right(starts, wanted[0]) - 1)
        last = max(first + 1, bisect_left(starts, wanted[1]))
        touched = pieces[first:last]
        shown, missing = found.text[slice(*seen)], expected.text[slice(*wanted)]
        if gap.expected_start == gap.expected_end and found.squeezed[gap.found_start : gap.found_end] in heads:
            continue  # a table that breaks over pages repeats its head
        around = found.around(*seen)
        if _has_token(shown, found.text, seen):
            yield Fault(file, touched[0].where, "not in the document", _flat(shown), _flat(missing), around)
        elif _has_token(missing, expected.text, wanted):
            yield Fault(file, touched[0].where, "the file lacks it", _flat(shown), _flat(missing), around)
        elif missing and (claim := next((piece.claim for piece in touched if piece.claim), "")):
            yield Fault(file, f"finding {claim}", "a finding is not whole", _flat(shown), _flat(missing), around)


def _columns(found: Words, document: Json) -> tuple[str, str, str]:
    """Return the words before, in and behind what a print sets in columns that break over pages."""
    words = labels(document["language"])
    colophon = document["cover"].get("colophon", [])
    first = squeeze(words["behind"])
    ends = [squeeze(words["claims"] + words["claims_intro"])]
    ends += [squeeze(row["label"] + row["text"]) for row in colophon[:1]]
    start = found.squeezed.rfind(first)
    if start < 0 or all(item["number"] for item in document["evidence"]):
        return found.text, "", ""
    start += len(first)
    end = next((at for words_ in ends if (at := found.squeezed.find(words_, start)) >= 0), len(found.squeezed))
    cut, rest = found.places[start], found.places[end]
    return found.text[:cut], found.text[cut:rest], found.text[rest:]


def _entries(found: Words, entries: Sequence[str], file: str) -> Iterator[Fault]:
    """Yield each entry that is not there whole, and each number and quantifier that is in none.

    An entry that a page divides stands in two parts.
    """
    rest = found.squeezed
    divided = []
    for entry in sorted(entries, key=len, reverse=True):
        divided += [] if entry in rest else [entry]
        rest = rest.replace(entry, _TAKEN * len(entry), 1)
    while divided:
        # The longest first part is the surest: that of another entry may be no more than what all ids begin with.
        entry, parts = max(((entry, _divided(entry, rest)) for entry in divided), key=lambda pair: len(pair[1][0]))
        divided.remove(entry)
        if not parts[0]:
            yield Fault(file, "evidence", "the file lacks it", "", entry, "")
        for part in filter(None, parts):
            rest = _taken(part, rest)
    words = list(found.text)
    for at, character in enumerate(rest):
        if character == _TAKEN:
            words[found.places[at]] = " "
    for token in tokens("".join(words)):
        yield Fault(file, "evidence", "not in the document", token.words, "", found.around(token.start, token.end))


def _taken(part: str, words: str) -> str:
    """Return words without a part of them, where it stands alone if it does: the end of an entry may be one letter."""
    alone = re.search(rf"(?<![^;{_TAKEN}]){re.escape(part)}(?![^;{_TAKEN}])", words)
    at = alone.start() if alone else words.index(part)
    return words[:at] + _TAKEN * len(part) + words[at + len(part) :]


def _divided(entry: str, words: str) -> tuple[str, str]:
    """Return an entry in two parts that both stand in some words; two empty ones where it does not."""
    for cut in range(len(entry) - 1, 0, -1):
        if entry[:cut] in words and entry[cut:] in words.replace(entry[:cut], "", 1):
            return entry[:cut], entry[cut:]
    return "", ""


def _wide(words: Words, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of squeezed words as offsets in the text, widened to whole words and numbers."""
    first, last = words.span(start, end)
    text = words.text
    while 0 < first < len(text) and _belongs(text[first - 1]) and _belongs(text[first]):
        first -= 1
    while 0 < last < len(text) and _belongs(text[last - 1]) and _belongs(text[last]):
        last += 1
    return first, last


def _belongs(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".,%")


def _has_token(words: str, text: str, span: tuple[int, int]) -> bool:
    """Tell whether a stretch of a text touches a number or a quantifier."""
    if not words.strip():
        return False
    first = max(0, span[0] - 8)
    around = text[first : span[0]] + words + text[span[1] : span[1] + 8]
    return any(token.start + first < span[1] and span[0] < token.end + first for token in tokens(around))


def _flat(words: str) -> str:
    return " ".join(words.split())


# ---- Links -------------------------------------------------------------------------------------------------------


def _links(page: Page, document: Json, file: str) -> Iterator[Fault]:
    for link in page.links:
        if link.target not in page.ids:
            yield Fault(file, "links", "leads nowhere", f"#{link.target}", "an id of the page", link.words)


def _without_links(page: Page, document: Json) -> str:
    """Return the words of a page without those of links that are just what they lead to: its number or its id."""
    known = _targets(document)
    kept: list[str] = []
    done = 0
    for link in sorted(page.links, key=lambda one: one.start):
        is_just_that = link.words.strip() in known.get(link.target, ()) or _is_range(link, known)
        if link.start >= done and is_just_that:
            kept.append(page.text[done : link.start])
            done = link.end
    return "".join(kept) + page.text[done:]


def _is_range(link: Link, known: Mapping[str, tuple[str, ...]]) -> bool:
    first, dash, last = link.words.strip().partition("–")
    return bool(dash) and last.isdecimal() and first in known.get(link.target, ())


def _targets(document: Json) -> dict[str, tuple[str, ...]]:
    prefix = common_prefix(item["id"] for item in document["evidence"])
    words = labels(document["language"])
    known: dict[str, tuple[str, ...]] = {}
    for item in document["evidence"]:
        short = item["id"].removeprefix(prefix)
        # In a long list an id that shares the stem of the one before is printed by its number alone.
        known[f"ev-{item['id']}"] = (str(item["number"]), short, re.sub(r"^.*\D(?=\d+$)", "", short))
        known |= {use: (str(count),) for count, use in enumerate(item["uses"], 1)}
    for block in claimed(document):
        known[f"claim-{block['id']}"] = known[block["id"]] = (claim(block, words)["number"],)
    return known


# ---- What only a screen reader or a catalogue meets ------------------------------------------------------------------


def _spoken(page: Page, document: Json, file: str) -> Iterator[Fault]:
    words = labels(document["language"])
    cover = document["cover"]
    allowed = {block["alt"] for block in document["blocks"] if block["kind"] == "chart"}
    allowed |= {cover["title"], cover["issuer"], cover.get("description", "")}
    allowed |= {f"{words['note']}{item['number']}" for item in document["evidence"]}
    findings = [block for block in document["blocks"] if block["kind"] == "finding"]
    allowed |= {f"{words['finding']}{block['number']}" for block in findings} | {block["id"] for block in findings}
    said = list(dict.fromkeys(page.spoken))
    for spoken in said:
        if spoken not in allowed and tokens(spoken):
            yield Fault(file, "spoken words", "not in the document", spoken, "", spoken)
    for block in document["blocks"]:
        if block["kind"] == "chart" and block["alt"] not in page.spoken:
            yield Fault(file, f"chart {block['id']}", "its alternative text is missing", "", block["alt"], "")


# ---- Head and foot of a printed page ---------------------------------------------------------------------------------


def _inside(text: str, number: int, total: int, document: Json) -> str:
    """Return the words of a printed page without its running head and foot, which must be just what they should be."""
    cover, words = document["cover"], labels(document["language"])
    name = _row(
        words["separator"].join(filter(None, (cover["series"], cover.get("place", "")))), cover.get("issue", "")
    )
    issuer = words["separator"].join(filter(None, (cover["issuer"], cover.get("date_text", ""))))
    foot = _row(issuer, words["page"].format(page=number, total=total))
    if number > 1:
        text = re.sub(rf"\A\s*{name}", "", text, count=1)
    return re.sub(rf"{foot}\s*\Z", "", text, count=1)


def _row(*parts: str) -> str:
    return r"\s*".join(map(_loose, filter(None, parts)))


def _loose(words: str) -> str:
    return r"\s*".join(re.escape(character) for character in words if not character.isspace())
