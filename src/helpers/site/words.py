"""Every fixed word of the site's pages, in both languages, from words.zh.toml and words.en.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType


def _read(language: str) -> Mapping[str, str]:
    text = files("helpers.site").joinpath(f"words.{language}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({language: _read(language) for language in ("zh", "en")})
