"""A new bulletin (txt, html, docx, pdf) becomes proposed rows for a person to confirm."""

from helpers.ingest.evaluate import evaluate
from helpers.ingest.proposals import Proposals, propose
from helpers.ingest.rules import Rules, read_rules
from helpers.ingest.sources import Source, read_source
from helpers.ingest.stored import Ingested, ingest, read_proposals

__all__ = [
    "Ingested",
    "Proposals",
    "Rules",
    "Source",
    "evaluate",
    "ingest",
    "propose",
    "read_proposals",
    "read_rules",
    "read_source",
]
