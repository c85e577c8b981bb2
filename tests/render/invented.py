"""An invented briefing that holds every kind of block, in both languages. No word of it stands in a real bulletin."""

from __future__ import annotations

from typing import Any, Literal

from helpers.blocks import (
    Bullets,
    Cell,
    Chart,
    Column,
    Cover,
    Evidence,
    Fact,
    Facts,
    Finding,
    Heading,
    Labelled,
    Note,
    Paragraph,
    Quote,
    Run,
    Section,
    Table,
    assemble,
    text,
    value,
)

Language = Literal["zh", "en"]

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 124 30" width="124mm" height="30mm">'
    '<rect x="0" y="4" width="124" height="6" fill="#e8e4da"/><rect x="0" y="4" width="99" height="6" fill="#0b5a6b"/>'
    '<rect x="0" y="17" width="124" height="6" fill="#e8e4da"/>'
    '<rect x="0" y="17" width="31" height="6" fill="#b3480f"/>'
    '<path d="M99 2 V12 M31 15 V25" style="stroke: #1a242f; stroke-width: 0.4"/></svg>'
)
SVG_NARROW = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 92 20">'
    '<rect x="0" y="4" width="92" height="6" fill="#e8e4da"/>'
    '<rect x="0" y="4" width="73" height="6" fill="#0b5a6b"/></svg>'
)


def pick(language: Language, zh: str, en: str) -> str:
    return zh if language == "zh" else en


def evidence(language: Language) -> dict[str, Evidence]:
    """Fourteen invented measures, seven figures and four derived values."""
    en = language == "en"
    found = [
        Evidence(
            id=f"1999-01-XX-{n:02}",
            kind="measure",
            label=pick(
                language, f"虚构措施之{n}：为职工开设读书角", f"Invented measure {n}: reading corners for workers"
            ),
            before="各级工会要统一思想，",
            quote=f"在第{n}号虚构车间设立职工读书角，并由车间主席负责日常开放",
            after="，让职工就近借阅。",
            translation=f"set up a reading corner in invented workshop no. {n}, kept open by its chair" if en else "",
            codes=tuple(pick(language, *pair) for pair in (("文化教育", "Culture"), ("组织", "Organisation"))),
            where=pick(language, "第 1 篇，虚构市总工会", "Article 1, Invented City Federation"),
            start=100 * n,
            end=100 * n + 27,
        )
        for n in range(1, 15)
    ]
    found += [
        Evidence(
            id="1999-01-F001",
            kind="figure",
            label=pick(language, "虚构企业总数", "Invented enterprises, total"),
            quote="全市共有虚构企业200家",
            translation="the city has 200 invented enterprises in all" if en else "",
            where=pick(language, "第 1 篇，第 2 段", "Article 1, paragraph 2"),
            start=2000,
            end=2011,
        ),
        Evidence(
            id="1999-01-F002",
            kind="figure",
            label=pick(language, "已建工会的虚构企业", "Invented enterprises with a union"),
            quote="其中已建工会160家",
            translation="of which 160 have a union" if en else "",
            where=pick(language, "第 1 篇，第 2 段", "Article 1, paragraph 2"),
            start=2012,
            end=2021,
        ),
        Evidence(
            id="share:999999",
            kind="derived",
            label=pick(language, "建会率", "Share with a union"),
            formula="160 ÷ 200 = 80.0%",
            rests_on=("1999-01-F001", "1999-01-F002"),
        ),
        Evidence(
            id="count:999999",
            kind="derived",
            label=pick(language, "措施数", "Number of measures"),
            formula=pick(language, "逐条计数得 14", "counted one by one: 14"),
            rests_on=tuple(f"1999-01-XX-{n:02}" for n in range(1, 15)),
        ),
        *(
            Evidence(
                id=f"1999-01-F{n:03}",
                kind="figure",
                label=pick(language, f"虚构投入之{n}", f"Invented outlay {n}"),
                quote=f"第{n}项虚构投入{n}0万元",
                where=pick(language, "第 1 篇，第 3 段", "Article 1, paragraph 3"),
                start=3000 + 20 * n,
                end=3000 + 20 * n + len(f"第{n}项虚构投入{n}0万元"),
            )
            for n in range(3, 8)
        ),
        Evidence(
            id="outlay:999999",
            kind="derived",
            label=pick(language, "投入合计", "Outlay, total"),
            formula="30 + 40 + 50 + 60 + 70 = 250",
            rests_on=tuple(f"1999-01-F{n:03}" for n in range(3, 8)),
        ),
        Evidence(
            id="mean:999999",
            kind="derived",
            label=pick(language, "平均投入", "Outlay, mean"),
            formula="250 ÷ 5 = 50",
            rests_on=("outlay:999999",),
        ),
    ]
    return {item.id: item for item in found}


def cover(language: Language) -> Cover:
    return Cover(
        language=language,
        title=pick(language, "虚构市：200家企业，160家已建工会", "Invented City: 160 of 200 enterprises have a union"),
        series=pick(language, "工会措施简报", "Union Measures Briefing"),
        issuer=pick(language, "虚构研究室编", "Invented Research Office"),
        place=pick(language, "虚构市（999999）", "Invented City (999999)"),
        issue=pick(language, "1999年1月辑", "Edition January 1999"),
        masthead=(
            pick(language, "地方篇 · 虚构市（999999）", "Locality · Invented City (999999)"),
            pick(language, "1999年1月辑", "Edition January 1999"),
        ),
        date="1999-02-01",
        date_text=pick(language, "1999年2月1日", "1 February 1999"),
        description=pick(language, "虚构市工会措施简报，供测试。", "An invented briefing, for tests."),
        colophon=(
            Labelled(
                pick(language, "本期印发", "Distribution"),
                pick(language, "虚构市四套班子领导；各虚构部门", "Invented leaders"),
            ),
            Labelled(
                pick(language, "提出异议", "To challenge a line"),
                pick(language, "请注明论断编号，致函 office@example.org", "Quote its identifier: office@example.org"),
            ),
        ),
    )


def blocks(language: Language) -> tuple[Any, ...]:
    def t(zh: str, en: str) -> str:
        return pick(language, zh, en)

    measures = [f"1999-01-XX-{n:02}" for n in range(1, 15)]
    return (
        cover(language),
        Paragraph(
            text(
                t("本期虚构通报刊有虚构市来稿一篇，列出", "This invented issue carries one article, which lists "),
                value(t("14项措施", "14 measures"), "count:999999"),
                t("。下文每一句均可循注号查到原文。", ". Each sentence below leads to its source by its note."),
            ),
            role="lead",
        ),
        Facts(
            (
                Fact(
                    "80.0%", "", text(t("虚构企业已建工会", "of invented enterprises have a union")), ("share:999999",)
                ),
                Fact("14", t("项", ""), text(t("措施，涉及1个主题", "measures, on one theme")), ("count:999999",)),
                Fact("200", t("家", ""), text(t("虚构企业", "invented enterprises")), ("1999-01-F001",)),
                Fact("160", t("家", ""), text(t("已建工会", "with a union")), ("1999-01-F002",)),
            )
        ),
        Heading(2, "brief", text(t("要点", "In brief"))),
        Finding(
            "targets.attainment:999999",
            text(
                t("全市", "Of "),
                value(t("200家虚构企业", "200 invented enterprises"), "1999-01-F001"),
                t("中，", ", "),
                Run(t("160家已建工会", "160 have a union"), ("1999-01-F002",), is_strong=True),
                t("，占", ", or "),
                value("80.0%", "share:999999"),
                t("。", "."),
            ),
            text(t("“企业”的口径，通报未作说明。", "The bulletin does not define “enterprise”.")),
        ),
        Finding(
            "density.count:999999",
            text(value(t("14项措施均为读书角", "All 14 measures are reading corners"), *measures), t("。", ".")),
        ),
        Finding(
            "outlay.mean:999999",
            text(
                t("每项投入平均", "Each outlay is on average "),
                value(t("50万元", "500,000 yuan"), "mean:999999"),
                t("，五项未见完成期限。", "; none of the five states a deadline."),
            ),
            text(t("各项口径不一。", "The outlays differ in what they include.")),
        ),
        Heading(2, "progress", text(t("建会进度", "Union coverage"))),
        Chart(
            "chart-coverage",
            text(t("八成虚构企业已建工会", "Four in five invented enterprises have a union")),
            SVG,
            t("两条横条：已建工会80.0%，单独建会25.0%。", "Two bars: 80.0% with a union, 25.0% with one of their own."),
            subtitle=t("占虚构企业总数的百分比", "per cent of invented enterprises"),
            svg_narrow=SVG_NARROW,
            notes=(text(t("两条横条总数不同，不可相加。", "The bars have different totals and do not add up.")),),
            cites=("1999-01-F001", "1999-01-F002"),
        ),
        Heading(2, "themes", text(t("分主题措施", "Measures by theme"))),
        Heading(
            3,
            "theme-culture",
            text(t("职工文化教育与思想引导", "Culture and education")),
            text(t("14项", "14 measures")),
        ),
        Quote(
            text(t("设立读书角", "Reading corners")),
            "在第1号虚构车间设立职工读书角，并由车间主席负责日常开放",
            ("1999-01-XX-01",),
            translation=t("", "set up a reading corner in invented workshop no. 1, kept open by its chair"),
            tags=(t("组织", "Organisation"), t("进行中", "Ongoing")),
            details=text(t("负责：车间主席。", "Led by the workshop chair.")),
        ),
        Quote(
            text(),
            "在第2号虚构车间设立职工读书角，并由车间主席负责日常开放",
            ("1999-01-XX-02",),
            tags=(t("组织", "Organisation"),),
        ),
        Bullets(
            (
                text(t("读书角全天开放；", "Corners are open all day;")),
                text(t("书目由", "the list is drawn up by "), Run("职工读书会", language="zh"), t("拟定。", ".")),
            )
        ),
        Heading(2, "figures", text(t("数字一览", "Figures"))),
        Table(
            "table-figures",
            text(t("虚构通报所载数字", "Figures in the invented bulletin")),
            (
                Column(t("指标", "Indicator"), width=3, is_row_header=True),
                Column(t("数值", "Value"), unit=t("家", "number"), align="end", width="auto"),
                Column(t("来历", "Origin"), width=2),
            ),
            (
                (
                    Cell(text(t("虚构企业", "Invented enterprises"))),
                    Cell(text("200"), ("1999-01-F001",)),
                    Cell(text(t("原文", "stated"))),
                ),
                (
                    Cell(text(t("其中已建工会", "of which with a union"))),
                    Cell(text("160"), ("1999-01-F002",)),
                    Cell(text()),
                ),
            ),
            notes=(text(t("单位按原文。", "Units as stated.")),),
        ),
        Heading(2, "care", text(t("阅读提示", "Read with care"))),
        Note(
            text(t("未提及不等于没有做。", "Silence does not mean that nothing was done.")),
            t("不等于零", "Silence is not zero"),
        ),
        Paragraph(
            text(
                t("方法见", "For the method see "),
                Run(t("项目网页", "the project’s page"), link="https://example.org/method"),
                t("。", "."),
            )
        ),
    )


def section(language: Language) -> dict[str, Any]:
    return Section(blocks(language), language, evidence(language)).to_json()


def document(language: Language) -> dict[str, Any]:
    return assemble([section(language)])
