"""What the findings of the real corpus say, as one file for each language.

``.venv/bin/python -m tests.findings.golden`` writes the files anew; read what changed before committing it.
"""

from __future__ import annotations

from pathlib import Path

from helpers.blocks import Finding
from helpers.corpus import Corpus, load
from helpers.wording import Language
from tests.findings.everything import everything

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"


def path(language: Language) -> Path:
    """Return where a language's golden file stands."""
    return HERE / f"golden_{language}.txt"


def told(corpus: Corpus, language: Language) -> str:
    """Return each finding as its id, its sentence and, where there is one, its caveat."""
    blocks = [found.block for found in everything(corpus, language)]
    lines = [
        "\n  ".join(filter(None, (block.id, str(block.text), str(block.caveat))))
        for block in blocks
        if isinstance(block, Finding)
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    corpus = load("2011-05", DATA)
    path("zh").write_text(told(corpus, "zh"), encoding="utf-8")
    path("en").write_text(told(corpus, "en"), encoding="utf-8")
