from __future__ import annotations

import pytest

from helpers.deliver.contact import example_address


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("告知briefings@example.org。", "briefings@example.org"),
        ("write to Office@Policy.Example.COM.", "Office@Policy.Example.COM"),
        ("a@real.cn or b@example.net", "b@example.net"),
        ("a@union.invalid", "a@union.invalid"),
        ("a@localhost", "a@localhost"),
        ("a@host.test", "a@host.test"),
        ("a@myexample.org", ""),
        ("a@example.org.cn", ""),
        ("a@example.gov", ""),
        ("电话0512-0000，网址example.org", ""),
        ("", ""),
    ],
)
def test_only_an_address_at_a_domain_that_nobody_can_have_is_an_example(words: str, found: str) -> None:
    assert example_address(words) == found
