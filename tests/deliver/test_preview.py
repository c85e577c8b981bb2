from __future__ import annotations

from pathlib import Path

from helpers.deliver.preview import preview
from helpers.deliver.revision import Revision
from helpers.site.sizes import readable_size
from tests.deliver.lists import AT, READERS, group, recipients
from tests.deliver.servers import Post


def test_a_look_ahead_shows_every_message_and_sends_and_writes_nothing(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    known = recipients(tmp_path, post)
    said = "\n".join(preview(revision, known, save=tmp_path / "letters", now=AT))
    for number, reader in enumerate(READERS, 1):
        assert f"{number}. edition to groups.readers (虚构组readers)" in said and f"To: {reader}" in said
    assert said.count("   | Series") == 1
    assert said.splitlines()[-2:] == [
        "3 to send. Nothing was sent: that takes --send",
        "Warning: site: letters link to https://site.example/b, and no folder of the list gets the whole edition (all, "
        "zh and en, html and pdf): see that it is there before they go, above all where a letter is too heavy for "
        "attachments",
    ]
    assert (post.taken, (revision.reports / ".delivery").exists()) == ([], False)
    assert sorted(path.name for path in (tmp_path / "letters").iterdir()) == [
        f"{number:03}-{reader}.eml" for number, reader in enumerate(READERS, 1)
    ]


def test_the_sizes_shown_ahead_are_those_of_the_files_that_would_go(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    def size(*paths: str) -> str:
        return readable_size(sum(len(revision.read(path)) for path in paths))

    everything = {"briefings": ["all"], "languages": ["zh", "en"], "formats": ["html", "pdf"], "channel": "folder"}
    known = recipients(
        tmp_path,
        post,
        group("one", ["1@readers.example"]),
        group("two", ["2@readers.example"], briefings=["themes", "comparison"]),
        group("part", [str(tmp_path / "part")], briefings=["comparison", "themes"], channel="folder"),
        group("site", [str(tmp_path / "www")], **everything),
        group("heavy", ["3@readers.example"], languages=["zh", "en"], briefings=["localities", "themes"]),
        limit_mb=0.08,
    )
    lines = [line.strip() for line in preview(revision, known, now=AT)]
    one, theme = "zh/comparison.pdf", "zh/theme/T09-culture-education.pdf"
    places = ("locality/320500-suzhou-city", "locality/320583-kunshan", "theme/T09-culture-education")
    heavy = [f"{language}/{place}.pdf" for language in ("zh", "en") for place in places]
    stated = [line for line in lines if line.startswith(("attached:", "2 files", "nothing")) or ", into " in line]
    assert stated == [
        f"2 files, {size(one, theme)}, into {tmp_path}/part/2099-01/",
        f"{len(revision.files)} files, {size(*revision.files)}, into {tmp_path}/www/2099-01/",
        f"attached: 2099-01-zh-comparison.pdf ({size(one)})",
        f"attached: 2099-01-zh-comparison.pdf ({size(one)})",
        f"attached: 2099-01-zh-theme-T09-culture-education.pdf ({size(theme)})",
        f"2 files attached, {size(one, theme)}",
        f"nothing attached: {size(*heavy)} is too heavy for one message, which links to the files instead",
    ]
    assert len({size(one), size(one, theme), size(*revision.files)}) == 3


def test_a_look_ahead_shows_each_text_once(revision: Revision, tmp_path: Path, post: Post) -> None:
    known = recipients(
        tmp_path,
        post,
        group("first", ["1@readers.example", "2@readers.example"]),
        group("same", ["3@readers.example"]),
        group("more", ["4@readers.example"], briefings=["themes", "comparison"]),
        group("english", ["5@readers.example"], languages=["en"]),
    )
    lines = "\n".join(preview(revision, known, now=AT)).splitlines()
    size = readable_size(revision.files["zh/comparison.pdf"]["bytes"])
    same = f"   as letter 1: the same text, 1 file attached, {size}"
    assert lines.count(same) == 2
    texts = [line for line in lines if line.startswith("   text: ")]
    assert len(texts) == 1 and texts[0].endswith(" lines; briefings deliver 2099-01/r1 --to more shows them")
    assert [line for line in lines if line.startswith("   | Issuer · ")] == [
        "   | Issuer · Issue · 2099-02-03 · 第1版",
        "   | Issuer · Issue · 2099-02-03 · Revision 1",
    ]


def test_a_look_ahead_goes_on_after_a_letter_that_cannot_go(revision: Revision, tmp_path: Path, post: Post) -> None:
    heavy = group("heavy", ["1@readers.example"], briefings=["comparison", "localities", "themes"])
    light = group("light", ["2@readers.example"])
    known = recipients(tmp_path, post, heavy, light, site=None, limit_mb=0.05)
    said = "\n".join(preview(revision, known, now=AT))
    assert "cannot go to 1@readers.example: groups.heavy: a letter of" in said and "To: 2@readers.example" in said
