"""The charts of the briefings, each with its title, what it measures, and what to know beside it."""

from __future__ import annotations

from helpers import charts
from helpers.blocks import Backed
from helpers.briefing import plotted
from helpers.briefing.charted import chart, data
from helpers.briefing.page import Page
from helpers.findings import genre
from helpers.findings.emphasis import MINIMUM_COUNT
from helpers.wording import date_words, pick

_TARGETS = (
    "目标也计名称中带有数字的措施；通报不载，不等于文件中不作规定。",
    "A target may be a number in a measure’s name; what the bulletin leaves out may be laid down in the documents that "
    "it reports on.",
)


def matrix(page: Page, chosen: str | None = None) -> Backed:
    """Draw how many measures each locality reports on each theme, with silence told apart from absence."""
    corpus = page.corpus
    drawing = charts.matrix(corpus.states, corpus.localities, corpus.themes, language=page.language, chosen=chosen)
    return chart(
        "matrix",
        drawing,
        title=pick(page.language, zh="各地在各主题报告的措施数", en="Measures reported, by theme and locality"),
        subtitle=pick(
            page.language,
            zh="按主要主题和编码读法计；“·”有文章而未提及，或只作次要主题；斜线为本期无文章",
            en="by main theme, coded reading; “·” article without such a measure; hatched: no article",
        ),
        evidence=data(
            page,
            "matrix",
            tuple(corpus.measures["measure_id"]),
            plotted.matrix(page),
            zh="按地方与主题逐项计数",
            en="measures counted by locality and theme",
        ),
        notes=plotted.second_only(page),
    )


def intensity(page: Page, chosen: str | None = None) -> Backed:
    """Draw how many measures state each of the five parts of intensity."""
    corpus = page.corpus
    drawing = charts.intensity(
        page.parts, page.means, corpus.localities, corpus.parts, language=page.language, chosen=chosen
    )
    return chart(
        "intensity",
        drawing,
        title=pick(page.language, zh="措施写明了什么：五项要素", en="What measures state: the five parts of intensity"),
        subtitle=pick(
            page.language,
            zh="写明该要素的措施占该地措施的比重",
            en="share of a locality’s measures that state the part",
        ),
        evidence=data(
            page,
            "intensity",
            tuple(page.corpus.measures["measure_id"]),
            plotted.intensity(page),
            zh="写明该要素的措施数 ÷ 该地措施数；平均为五项比重的均值",
            en="measures that state the part ÷ measures of the locality; the mean is that of the five shares",
        ),
        notes=(
            pick(
                page.language,
                zh="区间反映对所报道内容的敏感程度（自助法），不是置信区间。",
                en="The band shows sensitivity to what was reported (bootstrap); it is no confidence interval.",
            ),
            # Where localities are compared, the finding above the chart says so.
            "" if chosen is None else pick(page.language, zh=_TARGETS[0], en=_TARGETS[1]),
            genre.differing(page.corpus.articles, page.names),
        ),
    )


def instruments(page: Page, chosen: str | None = None) -> Backed:
    """Draw the instrument mix of each locality."""
    corpus = page.corpus
    drawing = charts.instruments(page.mix, corpus.localities, corpus.instruments, language=page.language, chosen=chosen)
    return chart(
        "instruments",
        drawing,
        title=pick(page.language, zh="用什么手段：胡德的资源分类", en="By what instrument: Hood’s kinds of resource"),
        subtitle=pick(
            page.language,
            zh="各类手段的措施数及占该地措施的比重",
            en="measures by instrument, and their share of the locality’s measures",
        ),
        evidence=data(
            page,
            "instruments",
            tuple(corpus.measures["measure_id"]),
            plotted.instruments(page),
            zh="按地方与手段逐项计数",
            en="measures counted by locality and instrument",
        ),
    )


def targets(page: Page, code: str | None = None) -> Backed | None:
    """Draw what part of a stated whole is reported, of a locality or of all; None where nothing is."""
    attained = page.attained if code is None else page.attained[page.attained["locality_code"] == code]
    if attained.empty:
        return None
    ids = [figure for row in attained["figure_ids"] for figure in row]
    drawing = charts.targets(attained, language=page.language, localities=page.corpus.localities)
    return chart(
        "targets",
        drawing,
        title=pick(page.language, zh="报告数占总数的比重", en="Reported numbers as a share of their whole"),
        subtitle=pick(
            page.language, zh="每条各有其总数，不可相加", en="each bar has a whole of its own: they do not add up"
        ),
        evidence=data(page, "targets", ids, plotted.targets(page, code), zh="部分 ÷ 总数", en="part ÷ whole"),
    )


def emphasis(page: Page, chosen: str | None = None) -> Backed | None:
    """Draw location quotients, where a locality has at least three measures on a theme; None where none has."""
    known = page.quotients[page.quotients["location_quotient"].notna()]
    if known.empty or (chosen is not None and chosen not in set(known["locality_code"])):
        return None
    peers = page.names.locality_list(page.quotients["locality_code"].unique())
    corpus = page.corpus
    drawing = charts.emphasis(page.quotients, corpus.localities, corpus.themes, language=page.language, chosen=chosen)
    return chart(
        "emphasis",
        drawing,
        title=pick(
            page.language,
            zh="侧重什么：与有文章的县级市、区合计相比",
            en="What is stressed, compared with the county-level localities with an article, together",
        ),
        subtitle=pick(
            page.language,
            zh=f"区位商：与{peers}合计（含本地）之比，1为相同比重；只列不少于{MINIMUM_COUNT}项措施的主题",
            en=f"location quotient: against {peers} together (itself included), 1 = equal weight; themes with at least "
            f"{MINIMUM_COUNT} measures",
        ),
        evidence=data(
            page,
            "emphasis",
            tuple(page.peer_measures["measure_id"]),
            plotted.emphasis(page),
            zh=f"（该地该主题 ÷ 该地全部）÷（{peers}合计该主题 ÷ 其合计全部），该地该主题不少于{MINIMUM_COUNT}项；"
            "占比相同者为1",
            en=f"(locality’s on theme ÷ locality’s all) ÷ (on theme ÷ all, {peers} together), at least "
            f"{MINIMUM_COUNT} on the theme; 1 where the shares are equal",
        ),
    )


def similarity(page: Page) -> Backed | None:
    """Draw how alike the theme sets of the peers are; None where there are fewer than two."""
    if page.pairs.empty:
        return None
    drawing = charts.similarity(page.pairs, page.corpus.localities, language=page.language)
    return chart(
        "similarity",
        drawing,
        title=pick(page.language, zh="所涉主题的相似程度", en="How alike the themes are"),
        subtitle=pick(
            page.language,
            zh="左下：杰卡德系数，共有主题数 ÷ 两地主题总数；右上：措施数的余弦",
            en="lower left: Jaccard, themes in common ÷ themes of either; upper right: cosine of the counts",
        ),
        evidence=data(
            page,
            "similarity",
            tuple(page.peer_measures["measure_id"]),
            plotted.similarity(page),
            zh="杰卡德系数：共有主题数 ÷ 两地主题总数；余弦：两地各主题措施数的数量积 ÷ 两者长度之积",
            en="Jaccard: themes in common ÷ themes of either; cosine: dot product of the counts by theme ÷ product "
            "of their lengths",
        ),
        notes=(pick(page.language, zh="只有几个地方，不作聚类。", en="With so few localities nothing is clustered."),),
    )


def tile_map(page: Page, chosen: str | None = None) -> Backed:
    """Draw the divisions of the codebook, as of its date, with what the bulletin carries on each."""
    corpus = page.corpus
    as_of = date_words(str(corpus.localities["as_of"].max()), page.language)
    drawing = charts.tile_map(corpus.localities, page.density, language=page.language, chosen=chosen)
    ids = [each for column in ("article_ids", "measure_ids") for row in page.density[column] for each in row]
    return chart(
        "tile-map",
        drawing,
        title=pick(page.language, zh="本期通报写到哪里", en="Where the bulletin reports from"),
        subtitle=pick(
            page.language,
            zh=f"{as_of}的区划示意；每格一地",
            en=f"divisions as of {as_of}, one tile each, not to scale",
        ),
        evidence=data(
            page,
            "tile-map",
            ids,
            plotted.tile_map(page),
            zh="按地方计措施、文章与字数",
            en="measures, articles and characters counted by locality",
        ),
    )


def reading_range(page: Page, chosen: str | None = None) -> Backed:
    """Draw the counts of measures on the conservative and the coded reading."""
    drawing = charts.reading_range(page.density, page.corpus.localities, language=page.language, chosen=chosen)
    return chart(
        "reading-range",
        drawing,
        title=pick(
            page.language, zh="措施数：保守读法与编码读法", en="Measures on the conservative and the coded reading"
        ),
        subtitle=pick(
            page.language,
            zh="左端只计行动、同一系列计一次；右端计全部",
            en="left: actions only, each series once; right: all",
        ),
        evidence=data(
            page,
            "reading-range",
            tuple(page.corpus.measures["measure_id"]),
            plotted.reading_range(page),
            zh="两种读法分别逐项计数",
            en="measures counted on each reading",
        ),
    )
