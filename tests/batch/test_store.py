from __future__ import annotations

from pathlib import Path

import pytest

from helpers.batch.store import Store

DOCUMENT = {"language": "zh", "blocks": ["书屋"]}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_what_was_kept_is_found_under_its_key(store: Store) -> None:
    digest = store.keep_document("key", DOCUMENT)
    assert (store.document_digest("key"), store.document(digest)) == (digest, DOCUMENT)
    path = store.keep_file("drawn", b"words", "html")
    assert store.file("drawn", is_checked=True) == path
    assert (path.read_bytes(), path.suffix, path.stat().st_mode & 0o777) == (b"words", ".html", 0o444)


def test_what_was_never_kept_is_not_found(store: Store) -> None:
    assert (store.document_digest("a"), store.document("a"), store.file("a"), store.data("a")) == (None,) * 4


def test_equal_contents_are_kept_once(store: Store) -> None:
    assert store.keep_document("one", DOCUMENT) == store.keep_document("two", DOCUMENT)
    assert store.keep_file("one", b"words", "pdf") == store.keep_file("two", b"words", "pdf")
    assert [len(list((store.folder / name).iterdir())) for name in ("runs", "documents", "files")] == [2, 1, 1]


@pytest.mark.parametrize("damage", [b"", b"words and more"])
def test_damaged_contents_count_as_none(store: Store, damage: bytes) -> None:
    digest = store.keep_document("key", DOCUMENT)
    (store.folder / "documents" / digest).write_bytes(damage)
    assert store.document(digest) is None
    path = store.keep_file("drawn", b"words", "html")
    path.chmod(0o644)
    path.write_bytes(damage)
    assert store.file("drawn", is_checked=True) is None


def test_pruning_leaves_what_is_named_and_the_ways_to_it(store: Store) -> None:
    kept, gone = (store.keep_document(word, {"word": word}) for word in ("kept", "gone"))
    files = {word: store.keep_file(word, word.encode(), "html") for word in ("kept", "gone")}
    store.prune([kept], [files["kept"].name], [])
    assert (store.document_digest("kept"), store.document_digest("gone")) == (kept, None)
    assert (store.file("kept"), store.file("gone")) == (files["kept"], None)
    assert not (store.folder / "documents" / gone).exists()


def test_what_is_forgotten_is_made_again(store: Store) -> None:
    store.keep_document("key", DOCUMENT)
    store.keep_file("drawn", b"words", "html")
    store.forget(["key", "drawn", "never known"])
    assert (store.document_digest("key"), store.file("drawn")) == (None, None)
