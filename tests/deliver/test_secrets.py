from __future__ import annotations

import logging
import pickle
from base64 import b64encode
from pathlib import Path

import pytest

from helpers.deliver.secrets import HIDDEN, Secret, smtp_password
from helpers.errors import UsageError

WORDS = "invented-secret-7f3"


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


def test_no_password_is_told_before_anything_is_sent(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="BRIEFINGS_SMTP_PASSWORD"):
        smtp_password(None, {})
    with pytest.raises(UsageError, match="No such file"):
        smtp_password(tmp_path / "none", {})


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
