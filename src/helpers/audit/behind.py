"""What stands behind a claim or a piece of evidence, for whoever doubts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from inspect import isfunction
from pkgutil import iter_modules
from typing import Any, cast

from helpers import findings
from helpers.audit.naming import Named, citing, counting, in_order, resolve
from helpers.corpus import Corpus
from helpers.corpus.evidence import ROLES
from helpers.errors import UnknownNameError
from helpers.wording import Language

Json = Mapping[str, Any]
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "worded_by": "worded by", "values": "values", "separator": ": ", "comma": ", ", "rests_on": "rests on",
        "in": "in", "cited_by": "cited by", "counted_by": "counted by", "in_bulletin": "In the bulletin:",
        "characters": "characters {0}–{1}",
        "no_value": "no value stated", "coded": "coded {0} by {1}", "name": "{0} ({1})", "nobody": "nobody named",
        "accepted": "accepted by {0}", "nobody_accepted": "not adjudicated", "confirmed": "confirmed by {0}",
        "not_confirmed": "not confirmed by a union analyst", "semicolon": "; ", "figure": "{0}, {1}",
        "states": "states {0} of the five parts: {1}", "states_none": "states none of the five parts",
    },
    "zh": {
        "worded_by": "措辞函数", "values": "数值", "separator": "：", "comma": "、", "rests_on": "据", "in": "见于",
        "cited_by": "引用的结论", "counted_by": "计入的结论", "in_bulletin": "通报原文：",
        "characters": "第{0}–{1}字符",
        "no_value": "原文未写数值", "coded": "编码{0}，编码人{1}", "name": "{0}（{1}）", "nobody": "未署名",
        "accepted": "采用人{0}", "nobody_accepted": "未经裁定", "confirmed": "确认人{0}",
        "not_confirmed": "未经工会分析人员确认",
        "semicolon": "；", "figure": "{0}，{1}", "states": "写明五要素中的{0}项：{1}", "states_none": "未写明五要素",
    },
}  # fmt: skip


def show(name: str, ledger: Json, corpus: Corpus, language: str = "en") -> str:
    """Return in plain text what a claim says and rests on, or what a piece of evidence is and who cites it.

    Parameters
    ----------
    name
        An id that a briefing prints, in full or short; see `helpers.audit.naming.resolve`.
    ledger
        `helpers.audit.ledger`, of an edition.
    language
        Of statements and places; the bulletin's words are always its own.

    Raises
    ------
    UnknownNameError
        The language is neither ``"en"`` nor ``"zh"``.
    UsageError
        Nothing is called that; names the nearest.
    """
    if language not in _WORDS:
        raise UnknownNameError("language", language, _WORDS)
    return "\n".join(_told(resolve(name, ledger, corpus), ledger, corpus, cast(Language, language)))


def function_of(claim_id: str) -> str:
    """Return the function that words a finding, ``helpers.findings.attainment.attainment``; empty where none is found.

    A claim is named after it. Where it has moved to another module, or says more of itself, the nearest is taken.
    """
    topic, _, name = claim_id.partition(":")[0].partition(".")
    wanted = name.replace("-", "_")
    modules = sorted((info.name for info in iter_modules(findings.__path__)), key=lambda module: module != topic)
    known = [
        (module, function)
        for module in modules
        for function, thing in vars(import_module(f"{findings.__name__}.{module}")).items()
        if isfunction(thing) and thing.__module__ == f"{findings.__name__}.{module}" and not function.startswith("_")
    ]
    same = [found for found in known if found[1] == wanted]
    near = [(module, function) for module, function in known if module == topic and wanted.startswith(function)]
    return ".".join((findings.__name__, *(same or near)[0])) if wanted and (same or near) else ""


def _told(found: Named, ledger: Json, corpus: Corpus, language: Language) -> Iterator[str]:
    words = _WORDS[language]
    behind: set[str] = set(found.evidence)
    for claim in found.claims:
        yield f"{claim['id']} ({claim['kind']})"
        if claim["kind"] == "finding" and (function := function_of(claim["id"])):
            yield f"{words['worded_by']} {function}"
        statements = [one for one in claim["statements"] if one["language"] == language] or claim["statements"]
        for statement in statements:
            yield from _statement(statement, words)
            behind |= {*statement["evidence"], *(name for one in statement["formulas"] for name in one["rests_on"])}
        yield ""
    shown = {one["id"] for claim in found.claims for said in claim["statements"] for one in said["formulas"]}
    for name, items in found.derived.items():
        said = [item for item in items if item["language"] == language] or items
        if name not in shown:
            yield from (line for item in said for line in _formula(item, words, indent=""))
        behind |= {each for item in said for each in item["rests_on"]}
    yield from _rows(behind, corpus, language)
    ids = [*found.evidence, *found.derived]
    cited = citing(ids, ledger)
    counted = [name for name in counting(ids, ledger) if name not in cited]
    for heading, names in (("cited_by", cited), ("counted_by", counted)):
        if names:
            yield f"\n{words[heading]}{words['separator']}{words['comma'].join(names)}"


def _statement(statement: Json, words: Mapping[str, str]) -> Iterator[str]:
    yield f"\n[{statement['language']}] {statement['text']}"
    if statement["values"]:
        yield f"  {words['values']}{words['separator']}{' · '.join(statement['values'])}"
    for item in statement["formulas"]:
        yield from _formula(item, words, indent="  ")
    yield f"  {words['in']} {words['comma'].join(_files(statement['files']))}"


def _formula(item: Json, words: Mapping[str, str], *, indent: str) -> Iterator[str]:
    yield f"{indent}{item['id']}{words['separator']}{item['label']}{words['separator']}{item['formula']}"
    rests_on = sorted(dict.fromkeys(item["rests_on"]), key=in_order)
    yield f"{indent}  {words['rests_on']} {words['comma'].join(rests_on)}"


def _files(files: Iterable[str]) -> list[str]:
    """Return files with their forms gathered: zh/comparison (html, pdf)."""
    forms: dict[str, list[str]] = {}
    for file in files:
        stem, _, form = file.rpartition(".")
        forms.setdefault(stem, []).append(form)
    return [f"{stem} ({', '.join(found)})" for stem, found in forms.items()]


def _rows(behind: Iterable[str], corpus: Corpus, language: Language) -> Iterator[str]:
    """Yield each row of the corpus once, by id: place, words, who coded, who accepted, who confirmed."""
    words, known = _WORDS[language], corpus.evidence(language)
    ids = {name for name in behind if name in known}
    ids |= {name for each in ids for name in known[each].rests_on}
    if ids:
        yield words["in_bulletin"]
    for name in sorted(ids, key=in_order):
        item = known[name]
        place = words["characters"].format(item.start, item.end)
        yield f"\n{name}{words['comma']}{item.where}{words['comma']}{place}"
        yield f"  {item.label}"
        yield f"  “{item.before}【{item.quote}】{item.after}”"
        if item.translation:
            yield f"  {item.translation}"
        yield from (f"  {line}" for line in _coded(name, corpus, words, language))


def _named(row: Any, corpus: Corpus, words: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield a measure's codes with their names; a status is its own code, and is told by its name alone."""
    for column in ("theme", "theme_second", "instrument", "instrument_second"):
        if row[column]:
            kind = column.removesuffix("_second")
            yield words["name"].format(row[column], _name_of(row[column], kind, corpus, language))
    yield _name_of(row["status"], "status", corpus, language)


def _name_of(code: str, kind: str, corpus: Corpus, language: str) -> str:
    table = {"theme": corpus.themes, "instrument": corpus.instruments, "status": corpus.statuses}[kind]
    return str(table.set_index(kind).at[code, f"name_{language}"])


def _coded(name: str, corpus: Corpus, words: Mapping[str, str], language: str) -> Iterator[str]:
    figures, measures = corpus.figures, corpus.measures
    measure_id = name
    for _, row in figures[figures["figure_id"] == name].iterrows():
        value = f"{row['value']:g}{row['unit']}" if row["value"] == row["value"] else words["no_value"]
        yield words["figure"].format(value, ROLES[row["role"]][0 if language == "zh" else 1])
        measure_id = str(row["measure_id"])
    for _, row in measures[measures["measure_id"] == measure_id].iterrows():
        codes = words["comma"].join(_named(row, corpus, words, language))
        confirmed = words["confirmed"].format(row["reviewed_by"]) if row["reviewed_by"] else words["not_confirmed"]
        accepted = words["accepted"].format(row["accepted_by"]) if row["accepted_by"] else words["nobody_accepted"]
        coders = words["comma"].join(filter(None, row["coder"].split("；"))) or words["nobody"]
        yield words["coded"].format(codes, coders)
        if measure_id == name:
            stated = [part[f"name_{language}"] for _, part in corpus.parts.iterrows() if row[part["column"]]]
            yield words["states"].format(len(stated), words["comma"].join(stated)) if stated else words["states_none"]
        yield words["semicolon"].join((accepted, confirmed))
        if row["note"] and measure_id == name:
            yield str(row["note"])
