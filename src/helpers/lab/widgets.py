"""What only JupyterLab can do: a table that opens a quote on click, and boxes to pick with.

Everything here is made of `ipywidgets` and `itables`, without a line of script of our own. Where there is no JupyterLab
(a terminal, a build, an export) the same objects show their section, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from helpers.wording import pick

if TYPE_CHECKING:
    from helpers.lab.explore import Explorer
    from helpers.lab.find import Measures
    from helpers.lab.measure import Measure

_CHINESE: Mapping[str, Any] = {
    "search": "查找：", "lengthMenu": "每页 _MENU_ 行", "info": "第 _START_ 至 _END_ 行，共 _TOTAL_ 行",
    "infoEmpty": "没有行", "infoFiltered": "（从 _MAX_ 行中筛选）",
    "zeroRecords": "没有符合的行", "emptyTable": "没有行",
    "paginate": {"first": "首页", "previous": "上页", "next": "下页", "last": "末页"},
    "select": {"rows": {"0": "", "_": "选中 %d 行"}},
}  # fmt: skip


def is_in_jupyter() -> bool:
    """Whether this runs in a Jupyter kernel that can show widgets."""
    if not (find_spec("ipywidgets") and find_spec("itables")):
        return False
    from IPython.core.getipython import get_ipython  # noqa: PLC0415 - only a displayed object asks

    return getattr(get_ipython(), "kernel", None) is not None


def shown(measures: Measures) -> Mapping[str, Any]:
    """Return what measures display: their section, and in JupyterLab a table instead of it."""
    content = dict(measures.section._repr_mimebundle_())
    return {**content, **_view(Browser(measures).box)} if len(measures) and is_in_jupyter() else content


class Browser:
    """A table that sorts and filters; a click on a row opens the measure below it.

    Attributes
    ----------
    box
        The widget.
    """

    def __init__(self, measures: Measures) -> None:
        from ipywidgets import HTML, VBox  # noqa: PLC0415 - loaded where there is a kernel
        from itables.widget import ITable  # noqa: PLC0415 - an extra

        self._table = ITable(measures.table, **_options(measures))
        self._table.add_class("ub-measures")
        self._pane = HTML()
        self._pane.add_class("ub-opened")
        self._measures = measures
        self._say()
        self._table.observe(self._open, "selected_rows")
        self.box = VBox([self._table, self._pane])

    def show(self, measures: Measures) -> None:
        """Show other measures of the same page."""
        self._measures = measures
        # What is not said again is lost: the filters with it.
        self._table.update(measures.table, selected_rows=[], **_options(measures))
        self._say()

    def _open(self, change: Mapping[str, Any]) -> None:
        chosen = change["new"]
        if chosen and chosen[0] < len(self._measures):
            self._pane.value = _html(self._measures[chosen[0]])
        else:
            self._say()

    def _say(self) -> None:
        """Say what a click does, and what is silent."""
        language = self._measures.page.language
        hint = pick(language, zh="点一行，看原文与编码。", en="Click a row to see its words and its coding.")
        silence = "<br>".join(map(escape, self._measures.silence))
        self._pane.value = f"{_STYLE}<p>{hint if len(self._measures) else ''}</p><p>{silence}</p>"


def _options(measures: Measures) -> dict[str, Any]:
    language = measures.page.language
    return {
        "classes": "display compact",
        "style": "width: 100%; margin: 0",
        "select": "single",
        "column_filters": "footer",
        "columnDefs": [{"targets": place, "width": width} for place, width in enumerate(_WIDTHS[language])],
        "lengthMenu": [12, 50, 200],
        "maxBytes": 0,
        "showIndex": False,
        "allow_html": False,
        "autoWidth": False,
        "language": _CHINESE if language == "zh" else {},
    }


def boxes(explorer: Explorer) -> Mapping[str, Any]:
    """Return what only JupyterLab shows of an explorer: its boxes, and the table of what they pick."""
    return _view(controls(explorer))


def controls(explorer: Explorer) -> Any:
    """Return boxes for localities, themes, instruments, statuses and words, over the table of what they pick."""
    from ipywidgets import HTML, HBox, Layout, SelectMultiple, Text, VBox  # noqa: PLC0415 - as above

    from helpers.lab.explore import known_names  # noqa: PLC0415 - it loads this module when it is displayed

    language = explorer.page.language
    heads = pick(language, zh="地方 主题 手段 状态", en="Localities Themes Instruments Statuses").split()
    chosen = [
        SelectMultiple(
            options=[(name, code) for code, name in choices.items()],
            value=tuple(getattr(explorer, kind)),
            description=head,
            rows=len(choices),
            layout=Layout(width="auto", height="auto", flex="1 1 10em"),
        )
        for kind, head, choices in zip(explorer.KINDS, heads, known_names(explorer.page), strict=True)
    ]
    for box in chosen:
        box.add_class("ub-box")
    words = Text(
        value=explorer.words,
        description=pick(language, zh="含有", en="Words"),
        placeholder=pick(language, zh="原文、名称或译文中的词", en="in the quote, label or translation"),
        continuous_update=False,
        layout=Layout(width="auto", max_width="30em"),
        style={"description_width": "auto"},
    )
    hint = pick(
        language,
        zh="按住 Ctrl 可多选或取消；不选即不限。同样的选择，写成代码：",
        en="Hold Ctrl to pick several, or none, which does not restrict. The same in code:",
    )
    code = HTML()
    browser = Browser(explorer.measures)

    def tell() -> None:
        code.value = f"<p>{escape(hint)} <code>{escape(explorer.code)}</code></p>"

    def pick_again(_: object) -> None:
        explorer.pick(**{kind: box.value for kind, box in zip(explorer.KINDS, chosen, strict=True)}, words=words.value)
        browser.show(explorer.measures)
        tell()

    for box in (*chosen, words):
        box.observe(pick_again, "value")
    tell()
    return VBox([HBox(chosen, layout=Layout(flex_flow="row wrap")), words, code, browser.box])


def _html(measure: Measure) -> str:
    html: str = measure._repr_mimebundle_()["text/html"]
    return _STYLE + html


def _view(widget: Any) -> Mapping[str, Any]:
    """Return the part of a widget's display that only JupyterLab understands."""
    made = widget._repr_mimebundle_()
    data: Mapping[str, Any] = made[0] if isinstance(made, tuple) else made
    return {kind: content for kind, content in data.items() if kind.startswith("application/vnd.jupyter.widget-view")}


# English words are long: a head needs room beside its arrows, and no word is to break.
_WIDTHS = {
    "zh": ("5em", "10%", "11%", "24%", "9%", "10%", "30%"),
    "en": ("5em", "11%", "12%", "21%", "13%", "11%", "26%"),
}
_STYLE = """<style>
.ub-measures table { table-layout: fixed; width: 100% !important; }
.ub-measures tfoot input { width: 100% !important; min-width: 0 !important; box-sizing: border-box; }
.ub-measures th, .ub-measures td { overflow-wrap: break-word; text-align: start !important; }
.ub-measures td { vertical-align: top; }
.ub-measures tbody tr { cursor: pointer; }
.ub-box.ub-box { flex-flow: column; align-items: stretch; }
.ub-box.ub-box > label { width: auto; text-align: start; align-self: start; }
.ub-box.ub-box > select { flex: none; height: auto; max-height: none; }
</style>"""
