from __future__ import annotations

import json
import re
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
from helpers.deliver.recipients import Recipients
from helpers.deliver.revision import Revision
from helpers.deliver.selection import choose
from helpers.deliver.signoff import SignOff, released
from helpers.errors import UnknownNameError, UsageError
from tests.deliver.lists import AT, READERS, group, recipients
from tests.deliver.servers import Post

HOSTILE = "<script>alert(1)</script>\"'&"


def written(
    revision: Revision, known: Recipients, correction: Changes | None = None, *, signed: SignOff | None = None
) -> EmailMessage:
    found, signed = known.groups["readers"], signed or released(revision)
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


def told(document: dict[str, Any]) -> dict[str, Any]:
    """A document whose "in brief" says one thing."""
    heading = {"kind": "heading", "id": "in-brief", "level": 2}
    point = {"kind": "finding", "id": "invented.point", "text": {"runs": [{"text": "虚构要点"}], "stop": "。"}}
    return {**document, "blocks": [heading, point]}


def test_a_letter_says_how_to_object_and_not_to_whom_the_bulletin_went(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    stored = revision.document
    foot = [{"label": "通报原印发范围", "text": "虚构单位"}, {"label": "异议与更正", "text": "请告知虚构室"}]

    def document(digest: str) -> dict[str, Any]:
        found = stored(digest)
        return {**found, "cover": {**found["cover"], "colophon": foot}}

    object.__setattr__(revision, "document", document)
    message = written(revision, recipients(tmp_path, post))
    for kind in ("plain", "html"):
        assert ("异议与更正：请告知虚构室" in body(message, kind), "虚构单位" in body(message, kind)) == (True, False)


def with_points(revision: Revision) -> Revision:
    """The revision, each of whose briefings has one point in brief."""
    stored = revision.document
    object.__setattr__(revision, "document", lambda digest: told(stored(digest)))
    return revision


def without_pages(revision: Revision) -> Revision:
    """The revision as it would be without a page of HTML: PDFs only."""
    manifest = json.loads(revision.manifest_bytes)
    for entry in manifest["briefings"]:
        del entry["files"]["html"]
    manifest["pages"] = [page for page in manifest["pages"] if not page["path"].endswith(".html")]
    found = Revision(revision.reports, revision.bulletin_id, revision.name)
    object.__setattr__(found, "manifest", manifest)
    return found


def links(message: EmailMessage) -> list[str]:
    """Every address that either form of the letter has a reader open, each once."""
    found = re.findall(r"https://[^\s\"<]+", body(message, "plain") + body(message, "html"))
    return sorted(set(found))


PLACE = "https://site.example/b/2099-01"


def test_each_point_leads_to_its_place_on_the_page(revision: Revision, tmp_path: Path, post: Post) -> None:
    message = written(with_points(revision), recipients(tmp_path, post))
    assert f'<a class="under" href="{PLACE}/zh/comparison.html#invented.point">invented.point</a>' in body(
        message, "html"
    )
    assert f"网上阅读：{PLACE}/zh/comparison.html\r\n" in body(message, "plain")
    assert "句末编号通向该句的依据" in body(message, "html")
    assert links(message) == [
        f"{PLACE}/index.html",
        f"{PLACE}/zh/comparison.html",
        f"{PLACE}/zh/comparison.html#invented.point",
        f"{PLACE}/zh/comparison.pdf",
    ]


def reviewed(revision: Revision, *by: str) -> Revision:
    """The revision, whose table of measures names these analysts."""
    stored = revision.read
    table = "measure_id,reviewed_by\n" + "".join(f"{number},{name}\n" for number, name in enumerate(by))
    object.__setattr__(revision, "read", lambda path: table.encode() if path == "data/measures.csv" else stored(path))
    return revision


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (("", ""), ("有待工会分析人员确认", "a union analyst has yet to confirm them.")),
        (("李虚构", ""), ("部分已由工会分析人员确认", "a union analyst has confirmed a part of them.")),
        (("李虚构", "李虚构"), ("编码已由工会分析人员确认", "have been confirmed by a union analyst.")),
    ],
)
def test_a_letter_says_under_its_points_whether_an_analyst_has_confirmed_the_coding(
    revision: Revision, tmp_path: Path, post: Post, by: tuple[str, ...], said: tuple[str, str]
) -> None:
    found = reviewed(with_points(revision), *by)
    for language, words in zip(("zh", "en"), said, strict=True):
        message = written(found, recipients(tmp_path, post, group("readers", READERS, languages=[language])))
        for kind in ("plain", "html"):
            text = body(message, kind)
            assert text.index("虚构要点") < text.index(words) < text.index("comparison.pdf")


def test_a_letter_of_an_edition_without_pages_has_the_ids_and_links_to_no_page(
    revision: Revision, tmp_path: Path, post: Post
) -> None:
    """Where there is no HTML there is nothing to lead to: neither a page, nor an index, nor words that promise one."""
    signed = released(revision)
    message = written(with_points(without_pages(revision)), recipients(tmp_path, post), signed=signed)
    assert '虚构要点。 <span class="under">invented.point</span>' in body(message, "html")
    assert "1. 虚构要点。 [invented.point]" in body(message, "plain")
    assert links(message) == [f"{PLACE}/zh/comparison.pdf"]
    assert "网上阅读" not in body(message, "plain") + body(message, "html")
    assert "句末编号通向该句的依据" not in body(message, "html")


def test_a_letter_where_no_site_is_known_has_no_link(revision: Revision, tmp_path: Path, post: Post) -> None:
    message = written(with_points(revision), recipients(tmp_path, post, site=None))
    assert links(message) == [] and "href" not in body(message, "html")
    assert "句末编号通向该句的依据" not in body(message, "html")


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
    with pytest.raises(UsageError, match=r"groups\.readers: a letter of .* is heavier"):
        written(revision, recipients(tmp_path, post, limit_mb=0.02, site=None))


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
