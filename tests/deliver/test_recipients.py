from __future__ import annotations

from email.headerregistry import Address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.deliver.addresses import address
from helpers.deliver.recipients import Group, Mail, read_recipients, recipients_file
from helpers.errors import FaultsError, UnknownNameError, UsageError
from tests.deliver.lists import group

ROOT = Path(__file__).parents[2]
MAIL = '[mail]\nhost = "mail.sender.example"\nsecurity = "tls"\nfrom = "briefings@sender.example"\n'


def faults(folder: Path, text: str) -> list[str]:
    path = folder / "recipients.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError) as raised:
        read_recipients(path)
    return [str(fault) for fault in raised.value.faults]


def test_the_shipped_list_has_the_bulletins_distribution_list_and_only_example_addresses() -> None:
    known = read_recipients(ROOT / "data" / "recipients.toml")
    distribution = "市四套班子有关领导 全总办公厅 省总工会 各市（县）、区、局（公司）工会 各直属单位工会 市各有关部门"
    assert [found.name_zh for found in known.groups.values()] == distribution.split(" ")
    assert all(to.endswith(".example") for found in known.groups.values() for to in found.to)
    assert known.group("省总工会") == known.group("province")
    with pytest.raises(UnknownNameError, match="Did you mean province"):
        known.group("provinces")


def test_all_faults_are_told_at_once_with_group_and_key(tmp_path: Path) -> None:
    text = MAIL.replace("tls", "none") + 'colour = "red"\n'
    text += group("a", ["x@readers.example"], languages=["de"], formats=[])
    text += group("b", ["y@readers.example"], briefing=1)
    assert faults(tmp_path, text) == [
        "recipients.toml: groups.a.formats: found []; allowed: html, pdf or both",
        "recipients.toml: groups.a.languages.0: found 'de'; allowed: zh or en",
        "recipients.toml: groups.b: found briefing; allowed: a table with name_zh, name_en, briefings, languages, "
        "formats, channel and to",
        "recipients.toml: mail: found colour; allowed: how mail goes out: host, security and from at least",
        "recipients.toml: mail.security: found 'none'; allowed: starttls or tls; nothing is sent in the clear",
    ]


def test_what_a_schema_cannot_say_is_told_too(tmp_path: Path) -> None:
    text = MAIL + 'maintainers = ["keeper@sender.example", "nobody"]\npassword_file = "secret"\n'
    text += group("a", ["x@readers.example", "no address"]) + group("b", ["X <x@readers.example>"])
    text += group("c", ["relative/folder", "/srv/../etc"], channel="folder")
    one = "an address, plain or as Name <address>, on one line"
    place = "an absolute path, or an address such as s3://bucket/x"
    assert faults(tmp_path, text) == [
        f"recipients.toml: mail.maintainers: found 'nobody'; allowed: {one}",
        "recipients.toml: mail.user: found none; allowed: the account that the password is of",
        f"recipients.toml: groups.a.to: found 'no address'; allowed: {one}",
        "recipients.toml: groups.b.to: found 'x@readers.example', also in groups.a; allowed: each address once in the "
        "list",
        f"recipients.toml: groups.c.to: found 'relative/folder'; allowed: {place}",
        f"recipients.toml: groups.c.to: found '/srv/../etc'; allowed: {place}",
    ]


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
    assert only.startswith("recipients.toml: groups.a.to: found ")


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
