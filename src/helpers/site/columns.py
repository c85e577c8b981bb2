"""What tables and columns are called in Chinese; the schemas describe them in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TABLES: Mapping[str, str] = MappingProxyType({
    "measures": "措施", "quotes": "另处引文", "figures": "数字", "articles": "文章", "states": "报道状态",
    "sentences": "结论", "localities": "地方", "themes": "主题", "instruments": "手段", "statuses": "状态",
    "genres": "体裁", "parts": "力度五项", "units": "计量单位", "glossary": "术语", "governing": "关联原文",
    "actors": "主体与对象",
})  # fmt: skip
COLUMNS: Mapping[str, str] = MappingProxyType({
    "accepted_by": "采用人", "actor_en": "名称（英文）", "actor_zh": "名称（中文）",
    "aliases": "别名", "as_of": "所据年月", "alternatives": "其他译法", "article_no": "篇号", "basis": "依据",
    "briefing": "简报", "bulletin_id": "通报", "byline": "署名", "caveat": "附注", "char_count": "字数（不计空白）",
    "claim_id": "结论编号", "coder": "编码人", "column": "列名", "comparator": "比较符", "confidence": "把握",
    "conservative_count": "措施数（保守读法）", "covers": "包括", "deadline": "期限", "denominator": "总数或整体",
    "end": "止（不含）", "evidence_ids": "依据编号", "figure_id": "数字编号", "genre": "体裁",
    "has_accountability": "写明考核问责", "has_deadline": "写明期限", "has_resources": "写明资源",
    "has_responsible": "写明责任主体", "has_target": "写明目标", "indicator_en": "指标（英文）",
    "indicator_zh": "指标（中文）", "instrument": "手段", "instrument_second": "第二手段",
    "is_prefecture": "是否地级市本级", "item_no": "条号", "kind": "类别", "label_en": "名称（英文）",
    "label_zh": "名称（中文）", "language": "语言", "lead_actor": "主体", "letters": "字母代码",
    "locality_code": "地方代码", "meaning": "含义", "measure_count": "措施数（编码读法）", "measure_id": "措施编号",
    "measure_ids": "措施编号（多个）", "name_en": "名称（英文）", "name_zh": "名称（中文）", "note": "说明",
    "number": "序号", "part": "力度项", "part_of": "属于（措施编号）", "partner_actors": "参与方", "period": "所指时间",
    "plural_en": "名称（英文复数）",
    "quantity": "数字类型", "quote": "原文", "quote_en": "原文英译", "resource": "所用资源", "reviewed_by": "确认人",
    "role": "性质", "rule": "规则", "section_zh": "栏目", "sentence": "句子", "series_id": "系列编号",
    "short_en": "简称（英文）", "short_zh": "简称（中文）", "start": "起", "state": "状态", "status": "状态",
    "sub_unit": "下级单位", "successor_since_2012_09": "2012年9月后沿革", "target_group": "对象",
    "term_en": "术语（英文）", "term_zh": "术语（中文）", "theme": "主题", "theme_second": "第二主题",
    "tile_x": "图中列", "tile_y": "图中行", "title_en": "标题（英文）", "title_zh": "标题（中文）",
    "type_2011": "2011年类型", "unit": "单位", "unit_type": "类型", "value": "数值",
})  # fmt: skip
