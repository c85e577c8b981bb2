"""Every fixed word that the templates print, in both languages.

``{name}`` stands for what a renderer fills in.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from helpers.errors import UnknownNameError

_ZH = {
    "chart": "图",
    "table": "表",
    "evidence": "依据",
    "evidence_intro": "正文注号所指。加底色的是通报原文，灰色的是上下文。",
    "shortened": "编号前的“{prefix}”从略。",
    "behind": "推算所据的其他原文与数值",
    "claims": "结论编号",
    "claims_intro": "对结论、图表或依据有异议，请注明其编号（表中一格写作“编号:行.列”），按下列地址告知。",
    "rests_on": "据：",
    "cited": "见第 {pages} 页",
    "cited_at": "引用处：",
    "in_bulletin": "看通报全文中的位置",
    "page": "第 {page} 页，共 {total} 页",
    "note": "注 ",
    "finding": "结论 ",
    "skip": "跳到正文",
    "contents": "目录",
    "close": "关闭",
    "separator": " · ",
    "comma": "、",
    "semicolon": "；",
    "untitled": "未命名的简报",
    "series": "工会措施简报",
    "issuer": "分析稿",
    "row": "行",
    "attached_evidence": "本简报的依据与结论（JSON）",
    "attached_table": "表 {number} 的数据（CSV）",
}

_EN = {
    "chart": "Figure",
    "table": "Table",
    "evidence": "Evidence",
    "evidence_intro": "What the note numbers lead to. Shaded words are the bulletin’s own, grey words their context.",
    "shortened": "Identifiers are shown without “{prefix}”.",
    "behind": "Further passages and values that the derived figures rest on",
    "claims": "Claim identifiers",
    "claims_intro": "To challenge a finding, chart, table or note, quote its identifier "
    "(of a cell: “identifier:row.column”) to the address below.",
    "rests_on": "Rests on: ",
    "cited": "cited on p. {pages}",
    "cited_at": "cited at: ",
    "in_bulletin": "see it in the full bulletin",
    "page": "Page {page} of {total}",
    "note": "Note ",
    "finding": "Finding ",
    "skip": "Skip to the text",
    "contents": "Contents",
    "close": "Close",
    "separator": " · ",
    "comma": ", ",
    "semicolon": "; ",
    "untitled": "Untitled briefing",
    "series": "Union Measures Briefing",
    "issuer": "Analyst’s draft",
    "row": "Row",
    "attached_evidence": "Evidence and claims of this briefing (JSON)",
    "attached_table": "Data of table {number} (CSV)",
}

LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType({"zh": MappingProxyType(_ZH), "en": MappingProxyType(_EN)})


def labels(language: str) -> Mapping[str, str]:
    """Return the fixed words of a language.

    Raises
    ------
    UnknownNameError
        The language is neither ``"zh"`` nor ``"en"``.
    """
    if language not in LABELS:
        raise UnknownNameError("language", language, LABELS)
    return LABELS[language]
