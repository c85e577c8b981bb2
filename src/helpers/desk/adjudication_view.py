"""Two blind codings in a notebook: how far they agree, and a button for each way to settle a difference."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from helpers.corpus import data_root, resolve_bulletin
from helpers.desk.blind import adjudicate, blind_agreement, differences
from helpers.desk.desk import Desk
from helpers.errors import BriefingsError, UsageError

SEED = 2011
LONGEST_ENTRY = 60


def open_comparison(bulletin: str = "latest", *, who: str = "", data: Path | None = None) -> Any:
    """Return agreement and differences of the two blind codings as a widget, or a note that says why there are none."""
    import ipywidgets  # noqa: PLC0415 - only a notebook has it

    try:
        root = data or data_root()
        return Comparison(Desk(root, resolve_bulletin(root, bulletin), who=who)).widget
    except BriefingsError as error:
        return ipywidgets.HTML(f"<p>{escape(str(error))}</p>")


class Comparison:
    """The widgets; `widget` is the whole. What is settled leaves the list, and stands in the journal."""

    def __init__(self, desk: Desk) -> None:
        import ipywidgets as w  # noqa: PLC0415 - only a notebook has it

        self.desk = desk
        found = differences(desk.root, desk.bulletin_id)
        self._rows = [
            (str(a), str(b), str(quote_a or quote_b), ", ".join(differs))
            for a, b, quote_a, quote_b, differs in found[
                ["measure_id_a", "measure_id_b", "quote_a", "quote_b", "differs"]
            ].itertuples(index=False, name=None)
        ]
        shown = blind_agreement(desk.root, desk.bulletin_id, len(desk.text), seed=SEED).round(3)
        self.agreement = w.HTML(shown.to_html(index=False, na_rep=""))
        self.list = w.Select(options=[], rows=14, layout=w.Layout(width="100%"))
        self.rule = w.Text(description="rule", placeholder="the codebook's rule that decides")
        self.reason = w.Text(description="reason", placeholder="why")
        self.message = w.HTML()
        self.buttons = {name: w.Button(description=name) for name in ("Take a", "Take b", "Neither")}
        for name, choice in (("Take a", "a"), ("Take b", "b"), ("Neither", "neither")):
            self.buttons[name].on_click(lambda _, choice=choice: self._settle(choice))
        buttons = w.HBox(list(self.buttons.values()))
        self.widget = w.VBox([self.agreement, self.list, self.rule, self.reason, buttons, self.message])
        self.draw()

    def draw(self) -> None:
        """Show what is not settled yet."""
        settled = {(str(facts.get("coding_a")), str(facts.get("coding_b"))) for facts in self.desk.state.adjudications}
        names = {(a.split(" ")[0], b.split(" ")[0]) for a, b in settled}
        self.list.options = [
            (f"{a or '-'} / {b or '-'} [{differs or 'agreed'}] {quote[:LONGEST_ENTRY]}", number)
            for number, (a, b, quote, differs) in enumerate(self._rows)
            if (a, b) not in names
        ]
        self.list.value = self.list.options[0][1] if self.list.options else None

    def _settle(self, choice: str) -> None:
        try:
            if self.list.value is None:
                raise UsageError("nothing is left to settle")
            a, b, _, differs = self._rows[int(self.list.value)]
            rule, reason = str(self.rule.value).strip(), str(self.reason.value).strip()
            if differs and not (rule and reason):
                raise UsageError("a difference is settled by a rule and a reason: fill both in")
            made = adjudicate(self.desk, a, b, choice, rule=rule or "none needed", reason=reason or "both agree")
        except BriefingsError as error:
            self.message.value = f'<p style="color:#b3261e">{escape(str(error))}</p>'
            return
        self.rule.value = self.reason.value = ""
        self.message.value = f"<p>settled: {escape(choice)} {escape(made)}</p>"
        self.draw()
