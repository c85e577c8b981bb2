"""The frame of every page: one style sheet with the briefings', one policy, the way to the other pages."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, pass_context
from markupsafe import Markup

from helpers.render.html import tongues
from helpers.render.labels import labels
from helpers.render.view import TAGS
from helpers.site.addresses import BULLETIN, CHANGES, INDEX, lead
from helpers.site.dates import long_date, period
from helpers.site.edition import Edition
from helpers.site.words import WORDS
from helpers.wording import Language

Json = dict[str, Any]


def draw(template: str, edition: Edition, language: Language, path: str, *, script: str = "", **content: Any) -> bytes:
    """Draw a page of the edition.

    Parameters
    ----------
    template
        Its file in ``templates/``.
    path
        Where the page stands in the edition.
    script
        A file in ``templates/`` that the page may run, by its digest and no other; none if empty.
    content
        What the template reads beside the frame's own: ``page`` (addresses and titles), ``words``, ``labels``.
    """
    sheet, code = style(), _asset(script) if script else Markup()
    other: Language = "en" if language == "zh" else "zh"
    here = next(pages for pages in (INDEX, BULLETIN, CHANGES) if pages[language] == path)
    drawn: str = (
        _environment()
        .get_template(template)
        .render(
            language=language,
            other=other,
            tags=TAGS,
            style=sheet,
            style_digest=digest(sheet),
            script=code,
            script_digest=digest(code) if code else "",
            words=WORDS[language],
            labels=labels(language),
            series=edition.settings.get(f"series_{language}", ""),
            issuer=edition.settings.get(f"issuer_{language}", ""),
            contact=edition.settings.get("contact", ""),
            period=period(str(edition.corpus.bulletin["period"]), language),
            edition_date=edition.edition_date,
            date_text=long_date(edition.edition_date, language),
            revision=edition.revision,
            is_preview=edition.is_preview,
            ways={
                name: "" if pages is here else lead(path, pages[language])
                for name, pages in (("index", INDEX), ("bulletin", BULLETIN), ("changes", CHANGES))
            },
            other_page=lead(path, here[other]),
            **content,
        )
    )
    return drawn.encode()


def style() -> Markup:
    """Return the style sheet of every page: the briefings' own, and what only these pages need."""
    own = files("helpers.render").joinpath("templates/briefing.css").read_text(encoding="utf-8")
    return Markup(re.sub(r"\s*\n\s*", "\n", own + str(_asset("site.css"))).strip())  # noqa: S704 - our own files


def digest(content: str) -> str:
    """Return the source by which a policy allows an inline sheet or script."""
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()


@cache
def _asset(name: str) -> Markup:
    return Markup(files("helpers.site").joinpath("templates", name).read_text(encoding="utf-8"))  # noqa: S704 - our own file, or escaped the line before


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("helpers.site", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    # A carriage return would be read back as a line feed; as a reference it stays what it is.
    environment.filters["exact"] = lambda text: Markup(str(Markup.escape(text)).replace("\r", "&#13;"))  # noqa: S704 - our own file, or escaped the line before
    environment.filters["tongues"] = pass_context(
        lambda context, text, within="": tongues(str(text), within or context["language"])
    )
    return environment
