"""Sentences on the instrument mix: which of Hood's four resources the issuing side uses."""

from __future__ import annotations

import pandas as pd

from helpers.blocks import Backed, Finding, text, value
from helpers.findings.derived import computed, division, itemised
from helpers.rows import rows
from helpers.wording import Names, Slot, clauses, enumerate_texts, percent, pick, sentence


def leading(mix: pd.DataFrame, code: str, names: Names) -> Backed | None:
    """Say which instrument, or instruments, a locality's measures use most; None where it has no measure.

    Parameters
    ----------
    mix
        `helpers.analysis.instruments.mix`.
    """
    used = mix[(mix["locality_code"] == code) & (mix["measure_count"] > 0)]
    if used.empty:
        return None
    language, place = names.language, names.localities[code]
    divisions = (division(row.measure_count, row.locality_count, language) for row in rows(used))
    basis = computed(
        f"instruments.leading.{code}",
        pick(language, zh=f"{place}的措施，按主要手段", en=f"measures of {place}, by main instrument"),
        itemised(zip(used["instrument"].map(names.instruments), divisions, strict=True), language),
        tuple(each for ids in used["measure_ids"] for each in ids),
    )
    top = used[used["measure_count"] == used["measure_count"].max()]
    slots: dict[str, Slot] = {
        "place": place,
        "whole": int(used["locality_count"].iloc[0]),
        "instruments": enumerate_texts([_quoted(each, names) for each in top["instrument"]], language),
    }
    if len(used) == 1:
        words = sentence(
            language,
            basis.id,
            zh="{place}报告的{whole:项}措施，主要手段[同为]{instruments}。",
            en="The {whole:measure} reported by {place} {whole?has|have} [one main instrument]: {instruments}.",
            **slots,
        )
        return Backed(Finding(f"instruments.leading:{code}", words), (basis,))
    slots["part"] = int(top["measure_count"].iloc[0])
    slots["share"] = value(percent(top["instrument_share"].iloc[0]), basis.id)
    if len(top) == 1:
        words = sentence(
            language,
            basis.id,
            zh="{place}报告的{whole:项}措施中，以{instruments}为主要手段的[最多]，有{part:项}，占{share}。",
            en="The [most] frequent main instrument of the {whole:measure} reported by {place} is {instruments}, with "
            "{part} ({share}).",
            **slots,
        )
    else:
        words = sentence(
            language,
            basis.id,
            zh="{place}报告的{whole:项}措施中，以{instruments}为主要手段的[最多]，[各]{part:项}，[各]占{share}。",
            en="The [most] frequent main instruments of the {whole:measure} reported by {place} are {instruments}, "
            "with {part} ({share}) [each].",
            **slots,
        )
    return Backed(Finding(f"instruments.leading:{code}", words), (basis,))


def across(mix: pd.DataFrame, names: Names) -> Backed | None:
    """Say, for each instrument that leads anywhere, in which localities it does; None where there is no measure."""
    if mix.empty:
        return None
    language = names.language
    largest = mix.groupby("locality_code")["measure_count"].transform("max")
    top = mix[mix["measure_count"] == largest].sort_values("locality_code", kind="stable")
    comma = pick(language, zh="，", en=", ")
    leaders = (f"{names.localities[row.locality_code]}{comma}{names.instruments[row.instrument]}" for row in rows(top))
    divisions = (division(row.measure_count, row.locality_count, language) for row in rows(top))
    basis = computed(
        "instruments.across",
        pick(language, zh="各地用得最多的主要手段", en="the main instrument used most in each locality"),
        itemised(zip(leaders, divisions, strict=True), language),
        tuple(each for ids in mix["measure_ids"] for each in ids),
    )
    listed = []
    for instrument, group in top.groupby("instrument", sort=False):
        places = [
            sentence(
                language,
                zh="{place}{share}",
                en="{place} ({share})",
                place=names.localities[row.locality_code],
                share=value(percent(row.instrument_share), basis.id),
            )
            for row in rows(group)
        ]
        listed.append(
            sentence(
                language,
                zh="{instrument}（{places}）",
                en="{instrument} in {places}",
                instrument=_quoted(str(instrument), names),
                places=enumerate_texts(places, language),
            )
        )
    words = sentence(
        language,
        basis.id,
        zh="[各]地用得[最多]的主要手段是：{listed}。",
        en="The main instrument that [each] locality uses [most] is {listed}.",
        listed=clauses(listed, language),
    )
    caveat = pick(
        language,
        zh="占比按当地措施数计算；党委文件摘要多用权威手段，与体裁有关。",
        en="Shares are of a locality’s own measures; a Party document tends to use authority, a matter of its genre.",
    )
    return Backed(Finding("instruments.across", words, text(caveat)), (basis,))


def _quoted(instrument: str, names: Names) -> str:
    """Return an instrument's name; Chinese sets it apart, since 权威 and 组织 are everyday words."""
    return pick(names.language, zh=f"“{names.instruments[instrument]}”", en=names.instruments[instrument])
