from __future__ import annotations

from collections.abc import Collection
from email.headerregistry import Address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.deliver.addresses import address
from helpers.deliver.list_faults import list_faults
from helpers.deliver.recipients import Group, Mail, read_maintainers, read_recipients, recipients_file
from helpers.errors import FaultsError, UnknownNameError, UsageError
from tests.deliver.lists import group

ROOT = Path(__file__).parents[2]
MAIL = '[mail]\nhost = "mail.sender.example"\nsecurity = "tls"\nfrom = "briefings@sender.example"\n'


def faults(folder: Path, text: str, codes: Collection[str] = ()) -> list[str]:
    path = folder / "recipients.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError) as raised:
        read_recipients(path, codes)
    return [str(fault) for fault in raised.value.faults]


def test_the_shipped_list_has_the_bulletins_distribution_list_and_only_example_addresses() -> None:
    known = read_recipients(ROOT / "data" / "recipients.toml")
    distribution = "市四套班子有关领导 全总办公厅 省总工会 各市（县）、区、局（公司）工会 各直属单位工会 市各有关部门"
    assert [found.name_zh for found in known.groups.values()] == distribution.split(" ")
    assert all(to.endswith(".example") for found in known.groups.values() for to in found.to)
    assert known.group("省总工会") == known.group("province")
    with pytest.raises(UnknownNameError, match="Did you mean province"):
        known.group("provinces")


CODES = ("320583", "T01", "T09")


def test_all_faults_are_told_at_once_with_table_key_and_item(tmp_path: Path) -> None:
    text = MAIL.replace("tls", "none").replace("briefings@sender.example", "nobody") + 'colour = "red"\n'
    text += 'maintainers = ["keeper@sender.example", "no address"]\npassword_file = "secret"\n'
    text += group("a", ["x@readers.example", "no address"], languages=["de"], formats=[], briefings=["T01", "T99"])
    text += group("b", ["X <x@readers.example>"], briefing=1)
    text += group("c", ["relative/folder", "/srv/../etc"], channel="folder", briefings=["everything"])
    text += '[groups.d]\nname_zh = ""\nbriefings = "all"\nto = [3]\n'
    mail_keys = (
        "host, port, security, user, password_file, ca_file, from, reply_to, site, limit_mb, timeout_s, maintainers"
    )
    group_keys = "name_zh, name_en, briefings, languages, formats, channel, to"
    one = "an address, plain or as Name <address>, on one line"
    place = "an absolute path, or an address such as s3://bucket/x"
    code = "all, comparison, localities, themes, or a code of the codebook: 320583, T01, T09 (did you mean T09?)"
    sort = "all, comparison, localities, themes, the code of a locality (320583) or of a theme (T09)"
    assert faults(tmp_path, text, CODES) == [
        f"recipients.toml: mail.colour: found a key that is none; allowed: the keys {mail_keys}",
        f"recipients.toml: mail.from: found 'nobody'; allowed: {one}",
        f"recipients.toml: mail.maintainers, item 2: found 'no address'; allowed: {one}",
        "recipients.toml: mail.security: found 'none'; allowed: starttls or tls; nothing is sent in the clear",
        "recipients.toml: mail.user: found nothing; allowed: the account that the password is of",
        f"recipients.toml: groups.a.briefings, item 2: found 'T99'; allowed: {code}",
        "recipients.toml: groups.a.formats: found an empty list; allowed: html, pdf or both",
        "recipients.toml: groups.a.languages, item 1: found 'de'; allowed: zh or en",
        f"recipients.toml: groups.a.to, item 2: found 'no address'; allowed: {one}",
        f"recipients.toml: groups.b.briefing: found a key that is none; allowed: the keys {group_keys} (did you mean "
        "briefings?)",
        "recipients.toml: groups.b.to, item 1: found 'x@readers.example', also in groups.a; allowed: each address once "
        "in the list",
        f"recipients.toml: groups.c.briefings, item 1: found 'everything'; allowed: {sort}",
        f"recipients.toml: groups.c.to, item 1: found 'relative/folder'; allowed: {place}",
        f"recipients.toml: groups.c.to, item 2: found '/srv/../etc'; allowed: {place}",
        "recipients.toml: groups.d.briefings: found 'all'; allowed: a list of what is sent, each once",
        "recipients.toml: groups.d.channel: found nothing; allowed: mail or folder",
        "recipients.toml: groups.d.formats: found nothing; allowed: html, pdf or both",
        "recipients.toml: groups.d.languages: found nothing; allowed: zh, en or both; a letter is written in the first",
        "recipients.toml: groups.d.name_en: found nothing; allowed: the group's name in English",
        "recipients.toml: groups.d.name_zh: found an empty text; allowed: the group's name in Chinese",
        "recipients.toml: groups.d.to, item 1: found 3; allowed: an address, plain or as Name <address>; for a folder "
        "its path or address",
    ]


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=5)
        | st.sampled_from(["T99", "mail", "a@b.example"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["mail", "groups", "a", "to", "briefings", "channel", "from", "maintainers", "user"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_a_list_of_any_shape_is_judged_and_never_a_crash(content: object) -> None:
    given_list = content if isinstance(content, dict) else {"groups": content}
    told = list_faults(given_list, "recipients.toml", CODES)
    assert told and all(fault.found and fault.allowed for fault in told)


def test_a_fault_of_the_list_names_the_file_that_was_read(tmp_path: Path) -> None:
    path = tmp_path / "recipients.toml"
    path.write_text(MAIL + group("a", ["nobody"]), encoding="utf-8")
    with pytest.raises(FaultsError, match=rf"^1 fault in the distribution list {path}:"):
        read_recipients(path)


def test_a_fault_of_a_group_does_not_keep_a_notice_from_the_maintainers(tmp_path: Path) -> None:
    path = tmp_path / "recipients.toml"
    path.write_text(MAIL + 'maintainers = ["keeper@sender.example"]\n' + group("a", ["nobody"]), encoding="utf-8")
    known = read_maintainers(path)
    assert known.mail is not None and known.groups == {}
    assert known.mail.maintainers == (Address(addr_spec="keeper@sender.example"),)
    path.write_text(MAIL.replace("tls", "none") + group("a", ["nobody"]), encoding="utf-8")
    with pytest.raises(FaultsError, match=r"^1 fault in .*\n.* mail\.security: found 'none'"):
        read_maintainers(path)


def test_the_list_says_all_that_sending_needs_to_know(tmp_path: Path) -> None:
    path = tmp_path / "recipients.toml"
    more = (
        'user = "sender"\npassword_file = "secret"\nca_file = "/etc/ca.pem"\n'
        'reply_to = "Office <office@sender.example>"\n'
        'site = "https://site.example/b/"\nlimit_mb = 2\ntimeout_s = 5\nmaintainers = ["keeper@sender.example"]\n'
    )
    readers = group("a", ["X <x@readers.example>"], languages=["zh", "en"])
    path.write_text(MAIL + more + readers + group("b", ["/srv/www/"], channel="folder"), encoding="utf-8")
    known = read_recipients(path)
    assert known.mail == Mail(
        host="mail.sender.example",
        port=465,
        security="tls",
        user="sender",
        password_file=tmp_path / "secret",
        ca_file=Path("/etc/ca.pem"),
        sender=Address(addr_spec="briefings@sender.example"),
        reply_to=Address("Office", addr_spec="office@sender.example"),
        site="https://site.example/b",
        limit=2_000_000,
        timeout=5.0,
        maintainers=(Address(addr_spec="keeper@sender.example"),),
    )
    named = {"briefings": ("comparison",), "formats": ("pdf",)}
    to = {"x@readers.example": "X <x@readers.example>"}
    assert known.groups == {
        "a": Group("a", "虚构组a", "Invented a", languages=("zh", "en"), channel="mail", to=to, **named),
        "b": Group(
            "b", "虚构组b", "Invented b", languages=("zh",), channel="folder", to={"/srv/www": "/srv/www/"}, **named
        ),
    }


def test_letters_without_a_server_are_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, group("a", ["x@readers.example"])) == [
        "recipients.toml: groups.a.channel: found 'mail'; allowed: folder, as long as there is no table mail"
    ]


@pytest.mark.parametrize("text", ["[groups", None])
def test_a_list_that_cannot_be_read_says_where(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "recipients.toml"
    if text:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=str(path)):
        read_recipients(path)


@pytest.mark.parametrize(
    "words",
    [
        "虚构\\r\\nBcc: all@readers.example <a@readers.example>",
        "虚构\\nBcc: all@readers.example <a@readers.example>",
        "a@readers.example\\u0000",
        "a@readers.example\\u2028Bcc: b@readers.example",
        "a@readers.example>, <b@readers.example",
        "a@readers.example\\r\\nRCPT TO:<b@readers.example>",
        "a@readers.example, b@readers.example",
        "甲@readers.example",
    ],
)
def test_a_header_smuggled_into_a_recipient_is_a_fault_of_the_list(tmp_path: Path, words: str) -> None:
    (only,) = faults(tmp_path, MAIL + group("a", [words]))
    assert only.startswith("recipients.toml: groups.a.to, item 1: found ")


@given(st.text(max_size=60))
def test_no_words_become_an_address_with_a_break_or_a_second_address(words: str) -> None:
    found = address(f"{words} <a@readers.example>")
    assert found is None or (found.addr_spec == "a@readers.example" and str(found).isprintable())
    bare = address(words)
    assert bare is None or (
        bare.addr_spec.count("@") == 1 and bare.addr_spec.isascii() and bare.addr_spec.isprintable()
    )


def test_the_list_is_where_it_is_said_to_be() -> None:
    data, given, named = Path("/data"), Path("given.toml"), {"BRIEFINGS_RECIPIENTS": "/private/list.toml"}
    assert recipients_file(data, environ={}) == data / "recipients.toml"
    assert recipients_file(data, environ=named) == Path("/private/list.toml")
    assert recipients_file(data, given, named) == given
