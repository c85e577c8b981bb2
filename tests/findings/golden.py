"""What the findings of the real corpus say, and the formulas that they rest on, as one file each for each language.

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


def path(language: Language, kind: str = "golden") -> Path:
    """Return where a language's golden file stands: of sentences, or (``derived``) of formulas."""
    return HERE / f"{kind}_{language}.txt"


def told(corpus: Corpus, language: Language) -> str:
    """Return each finding as its id, its sentence and, where there is one, its caveat."""
    blocks = [found.block for found in everything(corpus, language)]
    lines = [
        "\n  ".join(filter(None, (block.id, str(block.text), str(block.caveat))))
        for block in blocks
        if isinstance(block, Finding)
    ]
    return "\n".join(lines) + "\n"


def derived(corpus: Corpus, language: Language) -> str:
    """Return each derived value as its id, what it is, its formula and how many ids it rests on."""
    items = {item.id: item for found in everything(corpus, language) for item in found.derived}
    lines = (f"{item.id}\n  {item.label}\n  {item.formula}\n  {len(item.rests_on)}" for item in items.values())
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    corpus = load("2011-05", DATA)
    for each in ("zh", "en"):
        path(each).write_text(told(corpus, each), encoding="utf-8")
        path(each, "derived").write_text(derived(corpus, each), encoding="utf-8")
