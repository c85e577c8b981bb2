"""How to cite an edition's data."""

from __future__ import annotations

from helpers.site.dates import long_date, period
from helpers.site.edition import Edition
from helpers.wording import Language, pick


def citation(edition: Edition, language: Language) -> str:
    """Return the line by which a reader cites the data: whose, of what, which codebook, when."""
    corpus, settings = edition.corpus, edition.settings
    issuer, series = settings.get(f"issuer_{language}", ""), settings.get(f"series_{language}", "")
    publisher = str(corpus.bulletin[f"publisher_{language}"])
    month, day = period(str(corpus.bulletin["period"]), language), long_date(edition.edition_date, language)
    return pick(
        language,
        zh=f"{issuer}：《{publisher}{month}通报的措施编码》[数据集]，{series}，{day}，编码手册{corpus.codebook_version}版。",
        en=f"{issuer}: Measures coded from the bulletin of {month} of the {publisher} [data set]. {series}, "
        f"{day}, codebook {corpus.codebook_version}.",
    )
