from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from helpers.deliver.corrections import Changes, Edit
from helpers.deliver.deliveries import Wanted
from helpers.deliver.desk import Desk
from helpers.deliver.letter import Envelope, letter
from helpers.deliver.notices import notice
from helpers.deliver.outcomes import RefusedError
from helpers.deliver.preview import preview
from helpers.deliver.recipients import Recipients, read_recipients
from helpers.deliver.revision import Revision
from helpers.deliver.selection import choose
from helpers.deliver.signoff import released
from helpers.errors import UnknownNameError, UsageError
from tests.deliver.lists import AT, READERS, group, recipients
from tests.deliver.servers import Post

HOSTILE = "<script>alert(1)</script>\"'&"


def written(revision: Revision, known: Recipients, correction: Changes | None = None) -> EmailMessage:
    found, signed = known.groups["readers"], released(revision)
    assert known.mail is not None
    envelope = Envelope(known.mail.maintainers[0], "<invented@sender.example>", AT)
    return letter(choose(revision, found), signed, correction, known.mail, envelope)


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def attached(message: EmailMessage) -> list[str | None]:
    return [part.get_filename() for part in message.iter_attachments()]


def test_a_letter_has_plain_text_html_and_the_pdfs_as_they_were_released(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    message = written(revision, recipients(tmp_path, post))
    assert message["Subject"] == "Series（Issue）"
    assert attached(message) == ["2099-01-zh-comparison.pdf"]
    (pdf,) = message.iter_attachments()
    assert pdf.get_payload(decode=True) == revision.read("zh/comparison.pdf")
    assert "签发：王虚构，2099年2月5日。" in body(message, "plain") and "签发：王虚构" in body(message, "html")
    assert 'href="https://site.example/b/2099-01/zh/comparison.pdf"' in body(message, "html")
    assert max(len(line) for line in message.as_bytes().split(b"\r\n")) <= 998


def test_a_letter_that_is_too_heavy_has_links_instead_of_attachments(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    message = written(revision, recipients(tmp_path, post, limit_mb=0.02))
    assert attached(message) == []
    assert "超过一封邮件的限度（20 kB）" in body(message, "plain")
    assert "https://site.example/b/2099-01/zh/comparison.pdf" in body(message, "plain")


def test_a_letter_that_is_too_heavy_and_has_nothing_to_link_to_is_refused(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    path = tmp_path / "recipients.toml"
    recipients(tmp_path, post, limit_mb=0.02)
    path.write_text(path.read_text(encoding="utf-8").replace("site = ", "# site = "), encoding="utf-8")
    with pytest.raises(UsageError, match=r"groups\.readers: a letter of .* is heavier"):
        written(revision, read_recipients(path))


def test_what_changed_is_told_as_words_and_never_as_markup(revision: Revision, tmp_path: Path, post: Post) -> None:
    edit = Edit("changed", "2099-01-KS-01", HOSTILE, HOSTILE, "now")
    counts = {"measures": {"new": 0, "changed": 31, "gone": 0}}
    message = written(revision, recipients(tmp_path, post), Changes("r1", counts, {"measures": (edit,)}))
    assert message["Subject"] == "更正：Series（Issue，第1版）"
    assert "<script" not in body(message, "html") and HOSTILE in body(message, "plain")
    assert "其余30处见变动页。" in body(message, "html")


def test_a_subject_that_holds_a_line_break_is_refused(revision: Revision, tmp_path: Path, post: Post) -> None:
    known = recipients(tmp_path, post)
    desk = Desk(known, revision, released(revision))
    stored = revision.document

    def document(digest: str) -> Any:
        found = json.loads(json.dumps(stored(digest)))
        found["cover"]["series"] = "虚构\r\nBcc: all@readers.example"
        return found

    object.__setattr__(revision, "document", document)
    with pytest.raises(RefusedError, match="cannot be written"):
        desk.message(Wanted("edition", "2099-01", "r1", "mail", "readers", READERS[0]), AT)


def test_a_notice_keeps_its_subject_on_one_line(tmp_path: Path, post: Post) -> None:
    known = recipients(tmp_path, post)
    assert known.mail is not None
    envelope = Envelope(known.mail.maintainers[0], "<invented@sender.example>", AT)
    made = notice(known.mail, envelope, "the run failed\nBcc: all@readers.example\nwhat to do")
    assert (made["Subject"], made["Bcc"]) == ("the run failed", None)


def test_each_group_gets_its_briefings_languages_and_formats(revision: Revision, tmp_path: Path, post: Post) -> None:
    known = recipients(
        tmp_path,
        post,
        group("one", ["1@readers.example"], briefings=["320583", "T09"], languages=["en"], formats=["html"]),
        group("two", ["2@readers.example"], briefings=["themes", "comparison"], languages=["en", "zh"]),
        group("none", ["3@readers.example"], briefings=["T01"]),
        group("wrong", ["4@readers.example"], briefings=["T77"]),
    )
    chosen = {key: choose(revision, known.groups[key]).files for key in ("one", "two", "none")}
    assert chosen == {
        "one": ["en/locality/320583-kunshan.html", "en/theme/T09-culture-education.html"],
        "two": [
            "en/comparison.pdf",
            "en/theme/T09-culture-education.pdf",
            "zh/comparison.pdf",
            "zh/theme/T09-culture-education.pdf",
        ],
        "none": [],
    }
    with pytest.raises(UnknownNameError, match="T77"):
        choose(revision, known.groups["wrong"])


def test_a_look_ahead_shows_every_message_and_sends_and_writes_nothing(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    known = recipients(tmp_path, post)
    said = "\n".join(preview(revision, known, save=tmp_path / "letters", now=AT))
    for number, reader in enumerate(READERS, 1):
        assert f"{number}. edition to groups.readers (虚构组readers)" in said and f"To: {reader}" in said
    assert said.endswith("3 to send. Nothing was sent: that takes --send")
    assert (post.taken, (revision.reports / ".delivery").exists()) == ([], False)
    assert sorted(path.name for path in (tmp_path / "letters").iterdir()) == [
        f"{number:03}-{reader}.eml" for number, reader in enumerate(READERS, 1)
    ]


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 800])
def test_a_letter_fits_its_window_and_asks_nobody_for_anything(
    revision: Revision, tmp_path: Path, post: Post, browser: Any, width: int
) -> None:
    edit = Edit("changed", "2099-01-KS-01", "建立虚构热线", "标签" * 60, "label " * 60)
    counts = {"measures": {"new": 0, "changed": 1, "gone": 0}}
    message = written(revision, recipients(tmp_path, post), Changes("r1", counts, {"measures": (edit,)}))
    page = browser.new_page(viewport={"width": width, "height": 700})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(body(message, "html"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").inner_text() == "Series"
    assert asked == []
    page.screenshot(path=tmp_path / f"letter-{width}.png", full_page=True)
    page.close()
