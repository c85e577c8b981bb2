"""What the words mean: the bulletin as received, its coding, the codebook, and whether they agree.

`load` gives a `Corpus` of checked, tidy DataFrames; `check` gives every `Fault` that would stop it.
"""

from helpers.corpus.anchors import Context, context
from helpers.corpus.check import check
from helpers.corpus.corpus import Corpus
from helpers.corpus.faults import Fault
from helpers.corpus.loading import load
from helpers.corpus.roots import bulletin_ids, data_root, resolve_bulletin
from helpers.corpus.states import conservative

__all__ = [
    "Context",
    "Corpus",
    "Fault",
    "bulletin_ids",
    "check",
    "conservative",
    "context",
    "data_root",
    "load",
    "resolve_bulletin",
]
