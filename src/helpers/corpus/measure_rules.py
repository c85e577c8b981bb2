"""What must hold of measures and their quotes, by the codebook."""

from __future__ import annotations

from bisect import bisect_right

from helpers.corpus.accounting import find_items
from helpers.corpus.comparing import items, unknown
from helpers.corpus.faults import Fault
from helpers.corpus.reading import Files
from helpers.rows import rows

LABEL_WORD_COUNT = 12
NAMED = ("sub_unit", "lead_actor", "partner_actors", "target_group")


def check(files: Files) -> list[Fault]:
    """Return every fault of measures.csv and quotes.csv beyond those of single cells."""
    faults = []
    if files.is_usable("measures"):
        faults += _cells(files)
    if files.is_usable("measures", "localities"):
        faults += _ids(files)
    if files.is_usable("measures", "quotes"):
        faults += unknown(files, "quotes", "measure_id", files.tables["measures"]["measure_id"])
        faults += _overlaps(files)
    if files.is_usable("measures", "quotes", "articles"):
        faults += _other_articles(files)
    if files.is_usable("measures", "articles") and files.text:
        faults += _places(files)
    if files.is_usable("measures", "figures"):
        faults += _targets(files)
    return faults


def _cells(files: Files) -> list[Fault]:
    frame, file = files.tables["measures"], files.names["measures"]
    bulletin_id = str(files.bulletin.get("id", ""))
    wrong = frame["bulletin_id"][frame["bulletin_id"] != bulletin_id]
    faults = [Fault(file, row, "bulletin_id", "other bulletin", cell, bulletin_id) for row, cell in items(wrong)]
    bare = frame["confidence"][(frame["confidence"] != "high") & (frame["note"] == "")]
    faults += [
        Fault(file, row, "note", "empty cell", "", f"a note, since confidence is {cell}") for row, cell in items(bare)
    ]
    unaccepted = frame["accepted_by"][frame["accepted_by"] == ""]
    faults += [Fault(file, row, "accepted_by", "not accepted", "", "who accepted it") for row, _ in items(unaccepted)]
    long = frame["label_en"][frame["label_en"].str.count(r"\s+") >= LABEL_WORD_COUNT]
    allowed = f"at most {LABEL_WORD_COUNT} words"
    return faults + [Fault(file, row, "label_en", "too long", cell, allowed) for row, cell in items(long)]


def _ids(files: Files) -> list[Fault]:
    frame, file = files.tables["measures"], files.names["measures"]
    localities = files.tables["localities"]
    letters = dict(zip(localities["locality_code"], localities["letters"], strict=True))
    known = zip(frame.index, frame["measure_id"], frame["bulletin_id"], frame["locality_code"], strict=True)
    return [
        Fault(file, int(row), "measure_id", "id of another locality", measure_id, wanted + "…")
        for row, measure_id, bulletin_id, code in known
        if not measure_id.startswith(wanted := f"{bulletin_id}-{letters.get(code, '??')}-")
    ]


def _overlaps(files: Files) -> list[Fault]:
    """Find measures that overlap although neither names the other in `part_of`, and parts outside their whole."""
    measures, file = files.tables["measures"], files.names["measures"]
    part_of = dict(zip(measures["measure_id"], measures["part_of"], strict=True))
    spans = sorted(
        (start, end, name, files.names[table], int(row))
        for table in ("measures", "quotes")
        for row, name, start, end in files.tables[table][["measure_id", "start", "end"]].itertuples(name=None)
        if 0 <= start < end <= (len(files.text) or end)
    )
    faults = unknown(files, "measures", "part_of", part_of)
    held = set()
    still_open: list[tuple[int, int, str]] = []
    for start, end, name, source, row in spans:
        still_open = [other for other in still_open if other[1] > start]
        strangers = []
        for _, other_end, other in still_open:
            if part_of.get(name) == other and end <= other_end:
                held.add(name)
            elif other != name and part_of.get(other) != name:
                strangers.append(other)
        if strangers:
            found = f"{name} overlaps {strangers[0]} at offset {start}"
            faults.append(Fault(source, row, "start", "overlap without part_of", found, "no overlap, or part_of"))
        still_open.append((start, end, name))
    parts = measures[(measures["part_of"] != "") & measures["part_of"].isin(list(part_of))]
    faults += [
        Fault(file, int(row), "part_of", "part outside its whole", whole, "a measure around this one's words")
        for row, name, whole in parts[["measure_id", "part_of"]].itertuples(name=None)
        if name not in held
    ]
    return faults


def _places(files: Files) -> list[Fault]:
    """Compare each measure with the article and the item that it stands in, and with the names there."""
    file = files.names["measures"]
    articles = {int(row.article_no): row for row in rows(files.tables["articles"])}
    marks = find_items(files.text, _enumerators(files))
    places = sorted(marks)
    faults = []
    columns = ["article_no", "item_no", "start", "end", *NAMED]
    for row, no, item_no, start, end, *named in files.tables["measures"][columns].itertuples(name=None):
        article = articles.get(no)
        if article is None or not (article.start <= start < end <= article.end):
            allowed = "an article around the quote"
            faults.append(Fault(file, int(row), "article_no", "outside its article", str(no), allowed))
            continue
        at = bisect_right(places, start) - 1
        last = places[at] if at >= 0 and places[at] >= article.start else -1
        is_in_line = last >= 0 and "\n" not in files.text[last:start]
        expected = str(marks[last]) if last >= 0 and (item_no or is_in_line) else ""
        if item_no != expected:
            allowed = expected or "empty: the quote stands in no item"
            faults.append(Fault(file, int(row), "item_no", "item does not follow from the place", item_no, allowed))
        for column, cell in zip(NAMED, named, strict=True):
            faults += [
                Fault(file, int(row), column, "name not in the article", name, "names as they stand in the article")
                for name in cell.split("；")
                if name and files.text.find(name, article.start, article.end) == -1
            ]
    return faults


def _other_articles(files: Files) -> list[Fault]:
    """Find further quotes that stand in another article than their measure."""
    articles = {int(row.article_no): row for row in rows(files.tables["articles"])}
    measures = files.tables["measures"]
    where = dict(zip(measures["measure_id"], measures["article_no"], strict=True))
    faults = []
    for row in rows(files.tables["quotes"]):
        article = articles.get(where.get(row.measure_id, 0))
        if article is not None and not article.start <= row.start < article.end:
            allowed = "a measure of the article that the quote stands in"
            faults.append(
                Fault(files.names["quotes"], int(row.Index), "measure_id", "other article", row.measure_id, allowed)
            )
    return faults


def _enumerators(files: Files) -> list[str]:
    if not files.is_usable("fixed_terms"):
        return []
    terms = files.tables["fixed_terms"]
    return terms["term"][terms["kind"] == "enumerator"].tolist()


def _targets(files: Files) -> list[Fault]:
    """Compare `has_target` with the figures: a number to reach is stated if, and only if, a figure is it."""
    measures, figures = files.tables["measures"], files.tables["figures"]
    targets = figures[figures["role"] == "target"]
    first = dict(zip(reversed(targets["measure_id"].tolist()), reversed(targets["figure_id"].tolist()), strict=True))
    is_wrong = measures["has_target"] != measures["measure_id"].isin(list(first))
    return [
        Fault(
            files.names["measures"],
            int(row),
            "has_target",
            "target does not follow from the figures",
            "1" if has_target else "0",
            "0, since no figure is its target" if has_target else f"1, since {first[measure_id]} is its target",
        )
        for row, measure_id, has_target in measures[is_wrong][["measure_id", "has_target"]].itertuples(name=None)
    ]
