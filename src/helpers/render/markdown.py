"""Markdown cells as blocks: what the block model can say is kept, the rest is refused by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from html import unescape
from typing import Any, Literal

from helpers.blocks import Block, Bullets, Cell, Column, Heading, Note, Paragraph, Run, Table, Text, text
from helpers.errors import RenderError
from helpers.render.words import flat, seam

Token = dict[str, Any]

ALIGNMENTS = {"left": "start", "right": "end", "center": "center"}
_LINK_SCHEMES = ("https://", "http://", "mailto:", "#")


def blocks_of(source: str, where: str, *, row_label: str) -> tuple[Block, ...]:
    """Turn the source of a Markdown cell into blocks.

    Emphasis of either kind is set in bold, since Chinese has no italics. Headings of level 1 and 2 become level 2, the
    deeper ones level 3. A line break within a paragraph vanishes between two Han characters. HTML is printed as the
    words that it is.

    Parameters
    ----------
    source
        Markdown, with tables.
    where
        Name of the cell, such as ``"cell-3"``: ids are made of it, and errors name it.
    row_label
        Head of a table's column that has none.

    Raises
    ------
    RenderError
        An image (a page must ask nobody for anything), or a link that is neither to the web nor to a mailbox.
    """
    tokens, _ = _parser().parse(source)
    return tuple(_Cell(where, row_label).blocks(tokens))


def level_one(source: str) -> str:
    """Return the words of the first heading of level 1; empty where there is none."""
    tokens, _ = _parser().parse(source)
    found = (token for token in tokens if token["type"] == "heading" and token["attrs"]["level"] == 1)
    return next((flat(_plain(token["children"])) for token in found), "")


class _Cell:
    def __init__(self, where: str, row_label: str) -> None:
        self._where = where
        self._row_label = row_label
        self._count = 0

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        for token in tokens:
            kind = token["type"]
            if kind == "heading":
                level: Literal[2, 3] = 3 if token["attrs"]["level"] > 2 else 2
                yield Heading(level, self._name("heading"), self._text(token["children"]))
            elif kind in ("paragraph", "block_text"):
                yield from (Paragraph(part) for part in self._paragraphs(token["children"]))
            elif kind == "list":
                yield from self._list(token)
            elif kind == "block_quote":
                for inner in self.blocks(token["children"]):
                    yield Note(inner.text) if isinstance(inner, Paragraph) else inner
            elif kind == "table":
                yield self._table(token)
            elif kind in ("block_code", "block_html"):
                yield from (Paragraph(text(line.rstrip())) for line in token["raw"].splitlines() if line.strip())
            elif kind not in ("blank_line", "thematic_break"):
                raise RenderError(f"{self._where}: Markdown of kind {kind!r} cannot be printed")

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{self._where}-{kind}-{self._count}"

    def _list(self, token: Token) -> Iterator[Block]:
        items = [self._item(item["children"]) for item in token["children"]]
        if token["attrs"].get("ordered"):
            first = token["attrs"].get("start", 1)
            for number, parts in enumerate(items, first):
                yield Paragraph(text(f"{number}. ", *parts[:1]))
                yield from (Paragraph(part) for part in parts[1:])
        else:
            yield Bullets(tuple(part for parts in items for part in parts))

    def _item(self, tokens: Sequence[Token]) -> list[Text]:
        """Return an item's own words, then those of the lists within it."""
        parts: list[Text] = []
        for block in self.blocks(tokens):
            if isinstance(block, Bullets):
                parts.extend(block.items)
            elif isinstance(block, Paragraph | Note):
                parts.append(block.text)
            else:
                raise RenderError(f"{self._where}: a {block.kind} within a list cannot be printed")
        return parts

    def _table(self, token: Token) -> Table:
        head, *bodies = token["children"]
        columns = tuple(
            Column(_plain(cell["children"]) or self._row_label, align=ALIGNMENTS.get(cell["attrs"]["align"], "start"))  # type: ignore[arg-type]  # mistune knows these three
            for cell in head["children"]
        )
        rows = tuple(
            tuple(Cell(self._text(cell["children"])) for cell in row["children"])
            for body in bodies
            for row in body["children"]
        )
        return Table(self._name("table"), Text(), columns, rows)

    def _paragraphs(self, tokens: Sequence[Token]) -> Iterator[Text]:
        """Yield the paragraph, or its parts where the author broke the line on purpose."""
        part: list[Token] = []
        for token in [*tokens, {"type": "linebreak"}]:
            if token["type"] != "linebreak":
                part.append(token)
            elif made := self._text(part):
                yield made
                part = []

    def _text(self, tokens: Sequence[Token]) -> Text:
        return _joined(list(self._runs(tokens)))

    def _runs(self, tokens: Sequence[Token], *, is_strong: bool = False, link: str = "") -> Iterator[Run]:
        for token in tokens:
            kind = token["type"]
            if kind in ("text", "codespan", "inline_html"):
                raw = unescape(token["raw"]) if kind == "text" else token["raw"]
                yield Run(raw, is_strong=is_strong, link=link)
            elif kind in ("softbreak", "linebreak"):
                yield Run("\n", is_strong=is_strong, link=link)
            elif kind in ("strong", "emphasis"):
                yield from self._runs(token["children"], is_strong=True, link=link)
            elif kind == "link":
                address = token["attrs"]["url"]
                if not address.startswith(_LINK_SCHEMES):
                    allowed = ", ".join(_LINK_SCHEMES)
                    raise RenderError(f"{self._where}: a link to {address!r}; one that begins {allowed} is allowed")
                yield from self._runs(token["children"], is_strong=is_strong, link=address)
            elif kind == "image":
                raise RenderError(
                    f"{self._where}: an image in Markdown would have to be fetched; display it from a code cell, "
                    'with its words in the metadata: display(image, metadata={"alt": "…"})'
                )
            else:
                raise RenderError(f"{self._where}: Markdown of kind {kind!r} cannot be printed")


def _joined(runs: list[Run]) -> Text:
    """Let each line break vanish or become a space, by what stands on either side of it."""
    made = list(runs)
    for index, run in enumerate(runs):
        if run.text == "\n":
            left = next((r.text[-1] for r in reversed(runs[:index]) if r.text), "")
            right = next((r.text[0] for r in runs[index + 1 :] if r.text), "")
            made[index] = replace(run, text=seam(left, right))
    return Text(tuple(run for run in made if run.text))


def _plain(tokens: Sequence[Token]) -> str:
    return "".join(
        token.get("raw", "\n" if token["type"] in ("softbreak", "linebreak") else _plain(token.get("children", [])))
        for token in tokens
    ).strip()


@cache
def _parser() -> Any:
    import mistune  # noqa: PLC0415 - only a Markdown cell needs it

    return mistune.create_markdown(renderer=None, plugins=["table"])
