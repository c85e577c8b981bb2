"""The first sheet of the workbook: how to decide in it, in two languages."""

from __future__ import annotations

SHEET = "how to"
LINES = (
    ("What", "How", "怎么做"),
    (
        "accept, reject",
        "Choose in the first column; left empty, the row stays as `state` says. Amend the cells behind it; of a row "
        "that is accepted already, change the cells and leave the first one empty.",
        "在第一列选 accept（采纳）或 reject（不采纳），留空即仍如 state 所示；其后各格可改。"
        "已采纳的行直接改格，第一列留空。",
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
        "in the bulletin more than once, write the offset into start. An added measure also needs locality_code, "
        "theme, instrument and status: until they are filled it is not written.",
        "漏掉的措施或数字另起一行：decision 选 accept，item_id 留空，quote 填原文；原文多处相同的，在 start 填其位置。"
        "新增措施还须填 locality_code、theme、instrument、status，填齐之前不写入。",
    ),
    (
        "terms",
        "A word that holds a numeral and is no figure (百日): reject every figure that lies in it. It then stands on "
        "the sheet terms of the next export, to be accepted with its reason.",
        "含数字而并非统计数字的词（如“百日”）：其中各数字均选 reject，再次导出后列入 terms 表，注明理由后采纳。",
    ),
    (
        "leave alone",
        "item_id, start, end and reason of rows that are there; the cells of a row that is rejected or merged; the "
        "columns; the row `desk` below; formulas are refused.",
        "已有各行的 item_id、start、end、reason，不采纳或并入的行的各格，各列名称，以及下面的 desk 一行，均不改；"
        "不得用公式。",
    ),
    (
        "then",
        "briefings proposals ID --import FILE --who NAME takes all decisions, or names what is wrong and takes none. "
        "Export again before you go on: a workbook from before later decisions is refused.",
        "再运行 briefings proposals ID --import FILE --who NAME：全部采用；有误则逐条列出，一条也不采用。"
        "要继续修改，先重新导出：导出之后又有决定的，旧表不再接受。",
    ),
)
