from __future__ import annotations

import zlib
from hashlib import sha256
from pathlib import Path

import pytest

from helpers.batch.exchange import Exchange, bundle, unpack
from helpers.errors import ExecutionError

WORDS = b"invented words"
DOCUMENT = f"documents/{sha256(WORDS).hexdigest()}"


def test_what_is_given_can_be_taken_elsewhere(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    (here / "documents").mkdir(parents=True)
    (here / DOCUMENT).write_bytes(zlib.compress(WORDS))
    Exchange(f"file://{tmp_path}/between").give(here, [DOCUMENT])
    Exchange(str(tmp_path / "between")).take(there, [DOCUMENT])
    assert zlib.decompress((there / DOCUMENT).read_bytes()) == WORDS
    assert list((tmp_path / "between" / ".aside").iterdir()) == []


def test_any_address_of_fsspec_will_do() -> None:
    exchange = Exchange("memory://invented")
    exchange.put("inputs.zip", WORDS)
    exchange.put("inputs.zip", b"a name never stands for two contents")
    assert exchange.get("inputs.zip") == WORDS
    exchange.clear()
    with pytest.raises(ExecutionError, match=r"inputs\.zip cannot be had from memory://invented"):
        exchange.get("inputs.zip")


@pytest.mark.parametrize("content", [b"damaged", zlib.compress(b"other words")])
def test_what_has_other_bytes_than_its_name_says_is_refused(tmp_path: Path, content: bytes) -> None:
    exchange = Exchange(str(tmp_path))
    exchange.put(DOCUMENT, content)
    with pytest.raises(ExecutionError, match=DOCUMENT):
        exchange.take(tmp_path / "there", [DOCUMENT])


def test_a_bundle_holds_files_and_folders_under_their_names(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "file").write_bytes(WORDS)
    (tmp_path / "single").write_bytes(WORDS)
    unpack(bundle([("data/a", tmp_path / "a"), ("single", tmp_path / "single")]), tmp_path / "out")
    found = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert found == {"data/a/b/file", "single"}
