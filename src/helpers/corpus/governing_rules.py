"""What must hold of the words that govern a measure from outside its quotes."""

from __future__ import annotations

from helpers.corpus.comparing import unknown
from helpers.corpus.faults import Fault
from helpers.corpus.reading import GOVERNING, Files
from helpers.rows import rows


def check(files: Files) -> list[Fault]:
    """Return every fault of governing.csv beyond those of single cells."""
    if not files.is_usable(GOVERNING, "measures", "articles"):
        return []
    measures = files.tables["measures"].drop_duplicates("measure_id").set_index("measure_id")
    faults = unknown(files, GOVERNING, "measure_id", list(measures.index))
    articles = {int(row.article_no): row for row in rows(files.tables["articles"])}
    file, seen = files.names[GOVERNING], set[tuple[str, str]]()
    for row in rows(files.tables[GOVERNING]):
        number, key = int(row.Index), (row.measure_id, row.role)
        if key in seen:
            faults.append(Fault(file, number, "role", "duplicate id", ".".join(key), "one row for a measure and role"))
        seen.add(key)
        if row.measure_id not in measures.index:
            continue
        measure = measures.loc[row.measure_id]
        article = articles.get(int(measure["article_no"]))
        if article is not None and not article.start <= row.start < article.end:
            allowed = "a measure of the article that the words stand in"
            faults.append(Fault(file, number, "measure_id", "other article", row.measure_id, allowed))
        if row.role == "deadline" and not measure["has_deadline"]:
            allowed = "a measure with has_deadline 1"
            faults.append(Fault(file, number, "role", "governs what has no deadline", row.measure_id, allowed))
    return faults
