"""The kinds of block. Each checks, when it is made, that it may be printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from helpers.blocks.text import NOTHING, Text
from helpers.errors import BlockError

Width = Literal["text", "full"]
# A drawing may carry a PNG inside it, and fetch none.
ACTIVE_CONTENT = re.compile(
    r'<\s*(?:script|foreignObject|iframe|a)\b|<\s*image\b(?![^>]*href="data:image/png;base64,)'
    r"|<[^>]*\son\w+\s*=|javascript:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row of the colophon: what it is, and its words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands above and below a briefing, and what its file says of itself.

    Attributes
    ----------
    language
        ``"zh"`` or ``"en"``: the language of the whole document.
    series, issuer
        The masthead's name, and the office that issues it.
    place, issue
        Whom or what the briefing is about; which issue of the bulletin.
    masthead
        Lines at the right of the masthead.
    date, date_text
        Date of the edition, ISO 8601 and as printed.
    description
        One sentence for catalogues and screen readers.
    colophon
        Distribution list, how to challenge a line, and the like.
    """

    kind: ClassVar[str] = "cover"
    language: Literal["zh", "en"]
    title: str
    series: str
    issuer: str
    place: str
    issue: str
    masthead: tuple[str, ...]
    date: str
    date_text: str
    description: str
    colophon: tuple[Labelled, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3; level 1 is the cover's title. `aside` is a few words beneath it."""

    kind: ClassVar[str] = "heading"
    level: Literal[2, 3]
    id: str
    text: Text
    aside: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; the `lead` paragraph is set larger."""

    kind: ClassVar[str] = "paragraph"
    text: Text
    role: Literal["lead", "body"] = "body"


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence, or a few, that claim something of the bulletin.

    Attributes
    ----------
    id
        Names the claim, so that it can be challenged: ``targets.attainment:320583``.
    text
        At least one run cites evidence.
    caveat
        What qualifies it; stands right behind it.
    """

    kind: ClassVar[str] = "finding"
    id: str
    text: Text
    caveat: Text = NOTHING

    def __post_init__(self) -> None:
        if not self.text.cites:
            raise BlockError(f"finding {self.id!r} rests on no evidence: {self.text}")


@dataclass(frozen=True, slots=True)
class Fact:
    """One large number with its unit and what it counts."""

    value: str
    unit: str
    label: Text
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Two to four facts side by side."""

    kind: ClassVar[str] = "facts"
    items: tuple[Fact, ...]

    def __post_init__(self) -> None:
        bare = [str(item.label) for item in self.items if not item.cites]
        if bare:
            raise BlockError(f"facts that rest on no evidence: {', '.join(bare)}")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the bulletin under a label, with their codes and, in another language, a translation."""

    kind: ClassVar[str] = "quote"
    label: Text
    quote: str
    cites: tuple[str, ...]
    language: str = "zh"
    translation: str = ""
    tags: tuple[str, ...] = ()
    details: Text = NOTHING

    def __post_init__(self) -> None:
        if not self.cites:
            raise BlockError(f"quote {self.quote!r} rests on no evidence")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `width` is a weight, or ``"auto"`` for as wide as its widest cell."""

    title: str
    unit: str = ""
    align: Literal["start", "center", "end"] = "start"
    width: float | Literal["auto"] = "auto"
    is_row_header: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of one cell, and what they rest on."""

    text: Text
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heads repeat on each page."""

    kind: ClassVar[str] = "table"
    id: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Text, ...] = ()
    width: Width = "text"

    def __post_init__(self) -> None:
        wrong = sorted({len(row) for row in self.rows} - {len(self.columns)})
        if wrong:
            raise BlockError(f"table {self.id!r} has rows of {wrong} cells for {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, its title and its alternative text; `svg_narrow` is for phones.

    `title` says what is found, `subtitle` what is measured; both stand outside the drawing.
    """

    kind: ClassVar[str] = "chart"
    id: str
    title: Text
    svg: str
    alt: str
    subtitle: str = ""
    svg_narrow: str = ""
    notes: tuple[Text, ...] = ()
    cites: tuple[str, ...] = ()
    width: Width = "text"

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise BlockError(f"chart {self.id!r} has no alternative text")
        for svg in (self.svg, self.svg_narrow):
            if found := ACTIVE_CONTENT.search(svg):
                raise BlockError(f"chart {self.id!r} holds active content: {found.group()!r}")


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that stands beside what it qualifies."""

    kind: ClassVar[str] = "note"
    text: Text
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list."""

    kind: ClassVar[str] = "list"
    items: tuple[Text, ...]


Block = Cover | Heading | Paragraph | Finding | Facts | Quote | Table | Chart | Note | Bullets
