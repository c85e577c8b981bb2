"""What an audit finds wrong."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a reader would see and that nothing backs, or that a reader would not see.

    Attributes
    ----------
    file
        The finished file; empty for what is wrong with the document of all its forms.
    where
        The block, such as ``finding targets.who``.
    rule
        What is wrong.
    found, expected
        The words in question, and what should stand there or back them.
    around
        The words beside it.
    """

    file: str
    where: str
    rule: str
    found: str
    expected: str
    around: str

    def __str__(self) -> str:
        told = [f"found {_cut(self.found)!r}"] if self.found else []
        told += [f"expected {_cut(self.expected)!r}"] if self.expected else []
        told += [f"in “{_cut(self.around)}”"] if self.around else []
        return f"{self.file}: {self.where}: {self.rule}: {', '.join(told)}"

    def to_json(self) -> dict[str, str]:
        """Return the fault as JSON."""
        return asdict(self)


def _cut(words: str) -> str:
    return words if len(words) <= 160 else f"{words[:78]} … {words[-78:]}"
