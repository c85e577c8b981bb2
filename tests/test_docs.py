"""The documentation tells the truth about commands, targets and files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from helpers.cli import app

ROOT = Path(__file__).parents[1]
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
DOCUMENTS = [*READMES, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def _commands() -> set[str]:
    return set(get_command(app).commands)  # type: ignore[attr-defined]


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_every_command_is_in_the_readme_and_every_command_there_exists() -> None:
    named = set(re.findall(r"^briefings ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert named == _commands()


def _skeleton(readme: Path) -> dict[str, list[str]]:
    """What is the same in every language: levels of headings, code without comments, links, what is in backticks."""
    words = readme.read_text(encoding="utf-8")
    fences = re.findall(r"^```(\w*)\n(.*?)^```", words, re.MULTILINE | re.DOTALL)
    code = [re.sub(r"\s+# .*", "", line) for _, block in fences for line in block.splitlines()]
    prose = re.sub(r"^```.*?^```", "", words, flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\(([^)]+)\)", prose)
    return {
        "headings": re.findall(r"^#+", prose, re.MULTILINE),
        "code": code,
        "links": [link for link in links if link not in ("README.md", "README.zh.md")],
        "named": sorted(set(re.findall(r"`([^`]+)`", prose))),
    }


def test_the_chinese_readme_keeps_step_with_the_english_one() -> None:
    english, chinese = map(_skeleton, READMES)
    assert chinese == english


def test_every_make_target_is_in_contributing_and_every_target_there_exists() -> None:
    named = set(re.findall(r"`make ([a-z-]+)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert named | {"help"} == _targets() | {"help"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_and_target_that_a_document_names_exists(document: Path) -> None:
    words = document.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^)briefings ([a-z]+)", words, re.MULTILINE)) <= _commands()
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", words, re.MULTILINE)) <= _targets()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_leads_to_a_file(document: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", prose)
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_lock_file_has_hashes_and_names_no_index_and_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    requirements = [line for line in lock.splitlines() if "==" in line and not line.startswith(("#", " "))]
    assert requirements
    assert lock.count("\n    --hash=sha256:") >= len(requirements)
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host", lock)
