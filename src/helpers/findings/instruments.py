"""Sentences on the instrument mix: which of Hood's four resources the issuing side uses."""

from __future__ import annotations

import pandas as pd

from helpers.analysis.instruments import mix as mixed
from helpers.analysis.readings import conservative
from helpers.blocks import Backed, Evidence, Finding, Text, text, value
from helpers.findings.derived import computed, division, itemised
from helpers.findings.lead import Counted, of_lead
from helpers.rows import rows
from helpers.wording import Names, Slot, clauses, enumerate_texts, number, percent, pick, sentence


def leading(mix: pd.DataFrame, measures: pd.DataFrame, code: str, names: Names) -> Backed | None:
    """Say which instrument, or instruments, a locality's measures use most; None where it has no measure.

    The caveat says whether that holds without a measure, and on the conservative reading.

    Parameters
    ----------
    mix
        `helpers.analysis.instruments.mix`.
    measures
        Of the corpus.
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
    kept = conservative(measures[measures["locality_code"] == code])["instrument"].value_counts()
    caveat, firm = of_lead(
        f"robustness.instrument.{code}",
        basis.label,
        [
            Counted(
                row.instrument, names.instruments[row.instrument], row.measure_count, int(kept.get(row.instrument, 0))
            )
            for row in rows(used)
        ],
        basis.rests_on,
        names,
        called=lambda found: str(enumerate_texts([_quoted(each, names) for each in found], language)),
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
        return Backed(Finding(f"instruments.leading:{code}", words, caveat), (basis, *firm))
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
    return Backed(Finding(f"instruments.leading:{code}", words, caveat), (basis, *firm))


def across(mix: pd.DataFrame, measures: pd.DataFrame, names: Names) -> Backed | None:
    """Say, for each instrument that leads anywhere, in which localities it does; None where there is no measure.

    The caveat says where the conservative reading has it otherwise.

    Parameters
    ----------
    mix, measures
        As for `leading`.
    """
    if mix.empty:
        return None
    language = names.language
    top = _leading(mix)
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
    otherwise, evidence = _otherwise(top, measures, basis.rests_on, names)
    told = text(otherwise, pick(language, zh="", en=" "), caveat)
    return Backed(Finding("instruments.across", words, told), (basis, evidence))


def _leading(mix: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the instruments with most measures in each locality, in code order."""
    largest = mix.groupby("locality_code")["measure_count"].transform("max")
    return mix[mix["measure_count"] == largest].sort_values("locality_code", kind="stable")


def _otherwise(top: pd.DataFrame, measures: pd.DataFrame, ids: tuple[str, ...], names: Names) -> tuple[Text, Evidence]:
    """Say where other instruments lead on the conservative reading, and which."""
    language = names.language
    careful = _leading(mixed(conservative(measures)))
    comma = pick(language, zh="，", en=", ")
    basis = computed(
        "instruments.across.conservative",
        pick(
            language, zh="各地用得最多的主要手段，按保守读法", en="the main instrument used most, conservative reading"
        ),
        itemised(
            (
                (
                    f"{names.localities[row.locality_code]}{comma}{names.instruments[row.instrument]}",
                    number(row.measure_count, language),
                )
                for row in rows(careful)
            ),
            language,
        )
        or pick(language, zh="0项", en="0"),
        ids,
    )
    before, now = (
        {str(code): list(group["instrument"]) for code, group in table.groupby("locality_code")}
        for table in (top, careful)
    )
    listed = []
    for code, found in before.items():
        careful_ones = now.get(code, [])
        if set(careful_ones) != set(found):
            none = pick(language, zh="无措施", en="no measure")
            shown = str(enumerate_texts([_quoted(each, names) for each in careful_ones], language)) or none
            listed.append(
                pick(language, zh=f"{names.localities[code]}（{shown}）", en=f"{names.localities[code]} ({shown})")
            )
    if not listed:
        zh, en = "按保守读法[也如此]。", "The conservative reading [agrees]."
        return sentence(language, basis.id, zh=zh, en=en), basis
    words = sentence(
        language,
        basis.id,
        zh="按保守读法与此不同的：[{listed}]。",
        en="On the conservative reading it is otherwise in: [{listed}].",
        listed=str(clauses(listed, language, zh="、")),
    )
    return words, basis


def _quoted(instrument: str, names: Names) -> str:
    """Return an instrument's name; Chinese sets it apart, since 权威 and 组织 are everyday words."""
    return pick(names.language, zh=f"“{names.instruments[instrument]}”", en=names.instruments[instrument])
