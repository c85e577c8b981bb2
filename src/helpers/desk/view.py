"""The desk in a notebook: the text with its proposals, a form, and a button for each decision."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from helpers.corpus import data_root, resolve_bulletin
from helpers.desk.cells import CELLS
from helpers.desk.desk import KINDS, Desk
from helpers.desk.items import OPEN, Item
from helpers.desk.marked import SIGNS, marked
from helpers.errors import BriefingsError
from helpers.wording import counted

LONGEST_ENTRY = 30
SHOWN_FAULTS = 20
FREE = ("quote_en", "note")


def open_desk(bulletin: str = "latest", *, who: str = "", coding: str = "", data: Path | None = None) -> Any:
    """Return the desk of a bulletin as a widget; where it cannot be opened, a note that says why.

    Parameters
    ----------
    bulletin, who, coding
        As for `helpers.desk.desk.Desk`.
    data
        The data folder; found as `helpers.corpus.data_root` says if not given.
    """
    import ipywidgets  # noqa: PLC0415 - only a notebook has it

    try:
        root = data or data_root()
        return View(Desk(root, resolve_bulletin(root, bulletin), who=who, coding=coding)).widget
    except BriefingsError as error:
        return ipywidgets.HTML(f"<p>{escape(str(error))}</p>")


class View:
    """The widgets of one desk; `widget` is the whole.

    Every button is one call of the desk and a redrawing from it: nothing is kept here that the journal has not.
    """

    def __init__(self, desk: Desk) -> None:
        import ipywidgets as w  # noqa: PLC0415 - only a notebook has it

        self.desk = desk
        self._is_drawing = False
        self.who = w.Text(value=desk.who, description="who", placeholder="your name")
        self.kind = w.ToggleButtons(options=KINDS, value=KINDS[1], description="")
        self.list = w.Select(options=[], rows=16, layout=w.Layout(width="100%"))
        self.text, self.left, self.message, self.reason = w.HTML(), w.HTML(), w.HTML(), w.HTML()
        self.parts = w.Textarea(placeholder="split: one part a line; add: the words", layout=w.Layout(width="100%"))
        self.form = w.VBox([])
        self.fields: dict[str, Any] = {}
        actions: dict[str, Callable[[], str]] = {
            "Accept": self._accept, "Amend": self._amend, "Reject": self._reject, "Split": self._split,
            "Merge with next": self._merge, "Add": self._add, "Undo": self._undo, "Write and check": self._write,
        }  # fmt: skip
        self.buttons = {name: w.Button(description=name) for name in actions}
        for name, action in actions.items():
            self.buttons[name].on_click(lambda _, action=action: self._do(action))
        self.kind.observe(lambda _: self.draw(), names="value")
        self.list.observe(lambda _: self._draw_item(), names="value")
        scroll = w.Layout(height="420px", overflow="auto", width="58%", border="1px solid #ccc", padding="6px")
        side = w.VBox([self.kind, self.list, self.reason], layout=w.Layout(width="40%"))
        self.widget = w.VBox([
            self.who, self.left, w.HBox([w.Box([self.text], layout=scroll), side]),
            w.HBox(list(self.buttons.values()), layout=w.Layout(flex_flow="row wrap")), self.message, self.parts,
            self.form,
        ])  # fmt: skip
        self.draw()

    @property
    def chosen(self) -> Item | None:
        """The item that the list shows as chosen."""
        return self.desk.state.items.get(str(self.list.value)) if self.list.value else None

    def draw(self, item_id: str = "") -> None:
        """Show the desk as it is; the item named, else the first open one."""
        items = self.desk.state.of(self.kind.value)
        self._is_drawing = True
        self.list.options = [
            (f"{SIGNS[item.status]} {item.item_id} {self.desk.words(item)[:LONGEST_ENTRY]}", item.item_id)
            for item in items
        ]
        names = [item.item_id for item in items]
        is_open = [item.item_id for item in items if item.status == OPEN]
        self.list.value = item_id if item_id in names else next(iter(is_open or names), None)
        self._is_drawing = False
        self.left.value = f"<b>{escape(str(self.desk.left()).splitlines()[0])}</b>"
        self._draw_item()

    def _draw_item(self) -> None:
        if self._is_drawing:
            return
        import ipywidgets as w  # noqa: PLC0415 - only a notebook has it

        item, kind = self.chosen, self.kind.value
        items = self.desk.state.of(kind)
        self.fields = {}
        if item is None:
            self.text.value, self.reason.value, self.form.children = marked(self.desk.text, items), "", ()
            return
        articles = self.desk.state.of("article")
        around = next((one for one in articles if one.start <= item.start < one.end), None)
        first, last = (around.start, around.end) if around else (0, None)
        self.text.value = marked(self.desk.text, items, item.item_id, first=first, last=last)
        self.reason.value = f"<small>{escape(item.reason)}</small>"
        for name in CELLS[kind]:
            value = item.fields.get(name)
            shown = "" if value is None else str(value)
            codes = self.desk.rulebook.codes.get(name)
            if codes:
                options = ["", *codes]
                field = w.Dropdown(options=options, value=shown if shown in options else "", description=name)
            elif name in FREE:
                field = w.Textarea(value=shown, description=name, layout=w.Layout(width="60%"))
            else:
                field = w.Text(value=shown, description=name)
            field.style.description_width = "9em"
            self.fields[name] = field
        self.form.children = tuple(self.fields.values())

    def _do(self, action: Callable[[], str]) -> None:
        """Take a decision; what the desk refuses is said, and nothing has changed."""
        self.desk.who = str(self.who.value).strip()
        try:
            said = action()
        except BriefingsError as error:
            self.message.value = f'<p style="color:#b3261e">{escape(str(error))}</p>'
        else:
            self.message.value = f"<p>{said}</p>"

    def _changes(self, item: Item) -> dict[str, Any]:
        known = {name: item.fields.get(name) for name in self.fields}
        return {
            name: field.value
            for name, field in self.fields.items()
            if str(field.value) != ("" if known[name] is None else str(known[name]))
        }

    def _accept(self) -> str:
        if (item := self.chosen) is None:
            return "nothing is chosen"
        self.desk.accept(item.item_id, **self._changes(item))
        self.draw()
        return f"accepted {escape(item.item_id)}"

    def _amend(self) -> str:
        if (item := self.chosen) is None or not (changes := self._changes(item)):
            return "nothing is changed"
        self.desk.amend(item.item_id, **changes)
        self.draw(item.item_id)
        return f"amended {escape(item.item_id)}"

    def _reject(self) -> str:
        if (item := self.chosen) is None:
            return "nothing is chosen"
        self.desk.reject(item.item_id)
        self.draw()
        return f"rejected {escape(item.item_id)}"

    def _split(self) -> str:
        if (item := self.chosen) is None:
            return "nothing is chosen"
        made = self.desk.split(item.item_id, *filter(None, self.parts.value.splitlines()))
        self.parts.value = ""
        self.draw(made[0])
        return f"split into {escape(', '.join(made))}"

    def _merge(self) -> str:
        item = self.chosen
        names = [one.item_id for one in self.desk.state.of(self.kind.value)]
        if item is None or item.item_id == names[-1]:
            return "there is no next one"
        made = self.desk.merge(item.item_id, names[names.index(item.item_id) + 1])
        self.draw(made)
        return f"merged into {escape(made)}"

    def _add(self) -> str:
        after = self.chosen.start if self.chosen else 0
        made = self.desk.add(self.kind.value, self.parts.value.strip(), after=after)
        self.parts.value = ""
        self.draw(made)
        return f"added {escape(made)}"

    def _undo(self) -> str:
        said = self.desk.undo()
        self.draw()
        return f"took back: {escape(said)}" if said else "there is nothing to take back"

    def _write(self) -> str:
        written = self.desk.write()
        faults = self.desk.check() if not self.desk.coding else []
        shown = "".join(f"<li>{escape(str(fault))}</li>" for fault in faults[:SHOWN_FAULTS])
        terms = escape("; ".join(term.term for term in self.desk.terms()))
        more = f"<p>numerals that nothing accounts for: {terms}</p>" if terms else ""
        left = f"<p>{escape(str(self.desk.left()))}</p>"
        found = counted(len(faults), "en", zh="", en="fault")
        return f"written: {escape(str(written))}; {found}<ul>{shown}</ul>{more}{left}"
