"""The document model: what a notebook displays and what both renderers read.

A **block** is one thing on a page: a cover, heading, paragraph, finding, row of facts, quote, table, chart, note, list.
Its words are a `Text` of `Run`; a run that prints a value carries the ids of the **evidence** that it rests on.
A **section** is what one notebook cell displays: blocks in one language, with all the evidence that they cite.
`assemble` puts sections together into one document: numbered, linked both ways, checked.

Nothing in this package knows the bulletin, a renderer, or how a number is computed.
"""

from helpers.blocks.checking import schema
from helpers.blocks.document import MIME_TYPE, Backed, Section, assemble
from helpers.blocks.evidence import Evidence, closure
from helpers.blocks.kinds import (
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Cover,
    Fact,
    Facts,
    Finding,
    Heading,
    Labelled,
    Note,
    Paragraph,
    Quote,
    Table,
)
from helpers.blocks.reading import said
from helpers.blocks.text import NOTHING, Run, Text, text, value

__all__ = [
    "MIME_TYPE",
    "NOTHING",
    "Backed",
    "Block",
    "Bullets",
    "Cell",
    "Chart",
    "Column",
    "Cover",
    "Evidence",
    "Fact",
    "Facts",
    "Finding",
    "Heading",
    "Labelled",
    "Note",
    "Paragraph",
    "Quote",
    "Run",
    "Section",
    "Table",
    "Text",
    "assemble",
    "closure",
    "said",
    "schema",
    "text",
    "value",
]
