from __future__ import annotations

import logging
import pickle
from base64 import b64encode
from pathlib import Path

import pytest

from helpers.deliver.secrets import HIDDEN, Secret, smtp_password
from helpers.errors import UsageError

WORDS = "invented-secret-7f3"
OR_SET = "or set the variable BRIEFINGS_SMTP_PASSWORD"


def test_a_password_comes_from_the_environment_or_a_file_that_nobody_else_may_read(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{WORDS}\n")
    file.chmod(0o600)
    assert smtp_password(file, {}).reveal() == WORDS
    assert smtp_password(file, {"BRIEFINGS_SMTP_PASSWORD": "other"}).reveal() == "other"
    for mode in (0o640, 0o604, 0o644):
        file.chmod(mode)
        with pytest.raises(UsageError, match="chmod 600"):
            smtp_password(file, {})


@pytest.mark.parametrize(
    ("name", "mode", "told"),
    [
        (
            None,
            0,
            "write it into a file of mode 0600 and name that file as mail.password_file in the distribution list, "
            f"{OR_SET}",
        ),
        (
            "no file",
            0,
            "there is no {file}; create it with mode 0600 (install -D -m 600 /dev/null '{file}') and write the "
            f"password into it, {OR_SET}",
        ),
        ("open", 0o644, "{file} has mode 0644, so others may read it; it must be 0600: chmod 600 {file}"),
        ("empty", 0o600, f"{{file}} is empty; write the password into it, {OR_SET}"),
        (
            "folder",
            0o700,
            "{file} cannot be read (Is a directory); let it be a file of mode 0600 that belongs to the user who sends, "
            f"{OR_SET}",
        ),
    ],
)
def test_where_there_is_no_password_it_is_told_what_to_write_where(
    tmp_path: Path, name: str | None, mode: int, told: str
) -> None:
    file = tmp_path / name if name else None
    if file and name == "folder":
        file.mkdir(mode)
    elif file and mode:
        file.write_text("words\n" if name == "open" else "\n")
        file.chmod(mode)
    with pytest.raises(UsageError) as raised:
        smtp_password(file, {})
    assert str(raised.value) == f"no password for the mail account: {told.format(file=file)}"


def test_a_secret_shows_in_nothing_that_prints_it(caplog: pytest.LogCaptureFixture) -> None:
    secret = Secret(WORDS)
    logging.getLogger("invented").warning("%s %r %s", secret, secret, [secret])
    assert WORDS not in caplog.text and WORDS not in f"{secret} {secret!r} {vars(Secret)}"
    with pytest.raises(TypeError):
        pickle.dumps(secret)


def test_a_server_that_repeats_the_password_is_not_repeated() -> None:
    secret = Secret(WORDS)
    login = b64encode(f"\0me\0{WORDS}".encode()).decode()
    said = f"535 {WORDS} {b64encode(WORDS.encode()).decode()} {login}"
    assert secret.scrub(said, "me") == f"535 {HIDDEN} {HIDDEN} {HIDDEN}"
