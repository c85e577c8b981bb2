"""Invented frames in the shape of the real ones: the names are Suzhou's, every number is made up."""

from __future__ import annotations

import pandas as pd

_LOCALITIES = """
320500 苏州市本级 Suzhou_City 1 - -
320502 沧浪 Canglang 0 2 3
320503 平江 Pingjiang 0 2 2
320504 金阊 Jinchang 0 1 2
320505 虎丘 Huqiu 0 0 2
320506 吴中 Wuzhong 0 1 3
320507 相城 Xiangcheng 0 2 1
320571 园区 Industrial_Park 0 3 2
320581 常熟 Changshu 0 2 0
320582 张家港 Zhangjiagang 0 1 0
320583 昆山 Kunshan 0 3 1
320584 吴江 Wujiang 0 2 4
320585 太仓 Taicang 0 3 0
"""
_THEMES = """
T01|工资集体协商与集体合同|Collective wage consultation and contracts|工资协商|Wage consultation
T02|工会组建与组织建设|Union organizing and capacity|工会组建|Organizing
T03|民主管理|Democratic management|民主管理|Democratic mgmt
T04|和谐劳动关系与协调机制|Harmonious labour relations and coordination|和谐劳动关系|Labour relations
T05|争议预警调处与维权维稳|Early warning, disputes and rights|预警维权|Disputes & rights
T06|法律援助与普法|Legal aid and legal education|法律援助|Legal aid
T07|困难帮扶与民生服务|Hardship assistance and livelihood services|困难帮扶|Hardship aid
T08|技能培训与就业服务|Skills training and employment services|培训就业|Training & jobs
T09|职工文化教育与思想引导|Culture, education and ideological guidance|文化教育|Culture & education
T10|劳模与劳动竞赛|Model workers and labour competitions|劳模竞赛|Competitions
T11|心理关怀与群众工作|Psychological care and mass work|心理群众工作|Care & mass work
T12|党政领导与支持|Party-government leadership and support|党政支持|Party-gov. support
T13|经费保障|Finance|经费保障|Finance
T14|农民工专项权益|Migrant workers' rights|农民工权益|Migrant workers
T15|考核与责任|Assessment and accountability|考核责任|Assessment
"""
_COUNTS = {  # invented; by theme T01 to T15, 0 where the article is silent
    "320500": (6, 3, 0, 2, 3, 1, 0, 7, 9, 1, 2, 1, 0, 0, 0),
    "320506": (1, 1, 0, 1, 2, 0, 1, 0, 1, 2, 0, 4, 0, 0, 5),
    "320581": (3, 4, 0, 0, 2, 1, 0, 0, 1, 2, 0, 4, 5, 0, 0),
    "320583": (3, 2, 0, 1, 2, 0, 0, 0, 3, 2, 1, 1, 0, 0, 0),
    "320585": (4, 3, 4, 3, 3, 1, 3, 0, 0, 4, 3, 5, 1, 1, 4),
}
PARTS = ("target", "deadline", "resources", "accountability", "responsible")


def localities() -> pd.DataFrame:
    rows = [line.split() for line in _LOCALITIES.strip().splitlines()]
    frame = pd.DataFrame(rows, columns=["locality_code", "short_zh", "short_en", "is_prefecture", "tile_x", "tile_y"])
    frame["short_en"] = frame["short_en"].str.replace("_", " ")
    frame["is_prefecture"] = frame["is_prefecture"] == "1"
    for column in ("tile_x", "tile_y"):
        frame[column] = pd.to_numeric(frame[column], errors="coerce").astype("Int64")
    return frame


def themes() -> pd.DataFrame:
    rows = [line.split("|") for line in _THEMES.strip().splitlines()]
    return pd.DataFrame(rows, columns=["theme", "name_zh", "name_en", "short_zh", "short_en"])


def instruments() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "instrument": ["N", "A", "T", "O"],
            "name_zh": ["信息", "权威", "财力", "组织"],
            "name_en": ["nodality", "authority", "treasure", "organization"],
        }
    )


def states(counts: dict[str, tuple[int, ...]] | None = None) -> pd.DataFrame:
    """All localities by all themes; those not in `counts` have no article."""
    counts = _COUNTS if counts is None else counts
    rows = []
    for code in localities()["locality_code"]:
        for index, theme in enumerate(themes()["theme"]):
            count = counts[code][index] if code in counts else None
            state = "no article" if count is None else "reported" if count else "not mentioned"
            rows.append((code, theme, state, count or pd.NA))
    frame = pd.DataFrame(rows, columns=["locality_code", "theme", "state", "measure_count"])
    return frame.astype({"measure_count": "Int64"})


def parts() -> pd.DataFrame:
    rows = []
    for row, (code, counts) in enumerate(_COUNTS.items()):
        total = sum(counts)
        for column, part in enumerate(PARTS):
            count = (row * 5 + column * 3) % 7 if column != 1 else row % 3
            rows.append((code, part, total, count, count / total))
    return pd.DataFrame(rows, columns=["locality_code", "part", "measure_count", "part_count", "part_share"])


def part_names() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "part": PARTS,
            "name_zh": ["目标", "期限", "资源", "考核问责", "责任主体"],
            "name_en": ["target", "deadline", "resources", "accountability", "responsible body"],
        }
    )


def means() -> pd.DataFrame:
    rows = [
        (code, sum(counts), 0.08 + 0.05 * row, 0.04 + 0.05 * row, 0.13 + 0.07 * row)
        for row, (code, counts) in enumerate(_COUNTS.items())
    ]
    return pd.DataFrame(rows, columns=["locality_code", "measure_count", "intensity_mean", "low", "high"])


def mix() -> pd.DataFrame:
    """An instrument that a locality does not use has no row."""
    rows = []
    for row, (code, counts) in enumerate(_COUNTS.items()):
        total = sum(counts)
        nodality, authority, treasure = total // 4, total // (3 + row), row
        used = (nodality, authority, treasure, total - nodality - authority - treasure)
        rows += [(code, name, count, total, count / total) for name, count in zip("NATO", used, strict=True) if count]
    return pd.DataFrame(
        rows, columns=["locality_code", "instrument", "measure_count", "locality_count", "instrument_share"]
    )


def attainment() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "indicator_zh": ["虚构建会数", "虚构单独建会数"],
            "indicator_en": ["invented enterprises with a union", "invented stand-alone unions"],
            "whole_indicator_zh": ["虚构规模以上企业", "虚构新增建会法人"],
            "whole_indicator_en": ["invented above-scale enterprises", "invented enterprises newly unionized"],
            "locality_code": ["320583", "320583"],
            "part": [2008.0, 164.0],
            "whole": [2413.0, 880.0],
            "share": [2008 / 2413, 164 / 880],
            "unit": ["家", "家"],
            "role": ["actual", "actual"],
        }
    )


def pairs() -> pd.DataFrame:
    peers = [code for code in _COUNTS if code != "320500"]
    rows = []
    for index, a in enumerate(peers):
        for b in peers[index + 1 :]:
            present = [{t for t, n in zip(themes()["theme"], _COUNTS[c], strict=True) if n} for c in (a, b)]
            shared = tuple(sorted(present[0] & present[1]))
            only_a, only_b = (tuple(sorted(present[k] - present[1 - k])) for k in (0, 1))
            dot = sum(x * y for x, y in zip(_COUNTS[a], _COUNTS[b], strict=True))
            norm = sum(x * x for x in _COUNTS[a]) ** 0.5 * sum(x * x for x in _COUNTS[b]) ** 0.5
            rows.append((a, b, len(shared) / len(present[0] | present[1]), dot / norm, shared, only_a, only_b))
    return pd.DataFrame(
        rows, columns=["locality_code_a", "locality_code_b", "jaccard", "cosine", "shared_themes", "only_a", "only_b"]
    )


def location_quotients() -> pd.DataFrame:
    total = sum(map(sum, _COUNTS.values()))
    rows = []
    for code, counts in _COUNTS.items():
        for index, theme in enumerate(themes()["theme"]):
            n_t = sum(other[index] for other in _COUNTS.values())
            quotient = (counts[index] / sum(counts)) / (n_t / total) if counts[index] >= 3 else float("nan")
            rows.append((code, theme, counts[index], sum(counts), n_t, total, quotient))
    return pd.DataFrame(
        rows,
        columns=[
            "locality_code", "theme", "measure_count", "locality_count",
            "theme_total_count", "total_count", "location_quotient",
        ],
    )  # fmt: skip


def density() -> pd.DataFrame:
    rows = [
        (code, sum(counts), sum(counts) - 2 * row, 1 + (code == "320585"), 561 + 213 * row)
        for row, (code, counts) in enumerate(_COUNTS.items())
    ]
    return pd.DataFrame(
        rows, columns=["locality_code", "measure_count", "conservative_count", "article_count", "char_count"]
    )


def articles() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article_no": [1, 2, 3, 4, 5, 6],
            "locality_code": ["320500", "320585", "320583", "320581", "320585", "320506"],
            "char_count": [1520, 730, 561, 790, 820, 910],
        }
    )
