"""The first sheet of the workbook: how to decide in it, in two languages."""

from __future__ import annotations

SHEET = "how to"
LINES = (
    ("What", "How", "怎么做"),
    (
        "accept, reject",
        "Choose in the first column; left empty, the row stays open. Amend the cells behind it.",
        "在第一列选 accept（采纳）或 reject（不采纳），留空即暂不决定；其后各格可改。",
    ),
    (
        "shorter or longer",
        "Change the quote of a measure or a figure to other words of the bulletin at the same place.",
        "措施、数字的 quote 可改短或改长，须为通报原文，且与原处相连。",
    ),
    (
        "split",
        "Shorten the quote to the first part; add a row for each other one: accept, no item_id, its words in quote. "
        "Cells that you leave empty there are those of the measure it was part of.",
        "把 quote 改短为前一部分，其余各部分另起一行：decision 选 accept，item_id 留空，quote 填原文；"
        "留空的格沿用原措施。",
    ),
    (
        "merge",
        "Choose merge at a measure: it joins the one before it in the same article. Leave its own cells as they are.",
        "对一项措施选 merge，即并入同一篇中的前一项；该行其他格不改。",
    ),
    (
        "add",
        "A row for what nobody proposed, on measures or figures: accept, no item_id, the words in quote. If they stand "
        "in the bulletin more than once, write the offset into start.",
        "漏掉的措施或数字另起一行：decision 选 accept，item_id 留空，quote 填原文；原文多处相同的，在 start 填其位置。",
    ),
    (
        "leave alone",
        "item_id, start, end and reason of rows that are there; the columns; formulas are refused.",
        "已有各行的 item_id、start、end、reason 和各列名称不改；不得用公式。",
    ),
    (
        "then",
        "briefings proposals ID --import FILE --who NAME takes all decisions, or names what is wrong and takes none.",
        "再运行 briefings proposals ID --import FILE --who NAME：全部采用；有误则逐条列出，一条也不采用。",
    ),
)
