"""Dates, deadlines and periods as a bulletin writes them, in ISO 8601; the year it leaves out is its own."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

DATE = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})年(?:度)?)?(?:(?P<month>1[0-2]|0?[1-9])月(?!份?票)"
    r"(?:(?P<day>[12][0-9]|3[01]|0?[1-9])日)?(?P<part>上旬|中旬|下旬|底|初|末)?"
    r"(?P<to>至(?:(?P<month2>1[0-2]|0?[1-9])月)?(?P<day2>[12][0-9]|3[01]|0?[1-9])日)?)?(?P<by>前)?"
)
DEADLINE = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})年)?(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[12][0-9]|3[01]|0?[1-9])日|底|末|份)?"
    r"(?:之?前|内)|(?P<end>(?<![去上前])(?:年底|年末)(?:之?前)?|(?<![一二三四五六七八九十两几0-9])年内|全年|(?<=[0-9])年底))"
)
YEAR_END = re.compile("((?:19|20)[0-9]{2})年[底末]")
UP_TO = re.compile(r"前(?P<count>[0-9]{1,2})个月")
AS_OF = re.compile(r"(?:截至|截止|到)(?:目前)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[12][0-9]|3[01]|0?[1-9])日|底|末)?")
EVERY = (("每半年", "P6M"), ("每季", "P3M"), ("每月", "P1M"), ("每年", "P1Y"), ("每周", "P7D"), ("每天", "P1D"),
         ("每日", "P1D"))  # fmt: skip
YEAR = re.compile(r"((?:19|20)[0-9]{2})年?")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the text: its words, its period, and the smallest unit that it names."""

    start: int
    end: int
    words: str
    period: str
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The bulletin's own year and month, for the dates that leave the year out."""

    own_year: int
    own_month: int

    def dates(self, text: str) -> list[Dated]:
        """Return the dates of a text; a four-digit number without 年 is none (2008家)."""
        made = []
        for match in DATE.finditer(text):
            if not (match["year"] or match["month"]) or (
                match["month"] and re.search(r"[0-9]$", text[: match.start()])
            ):
                continue
            year = int(match["year"] or self.own_year)
            period = self._iso(year, match["month"], match["day"])
            if match["to"]:
                period += "/" + self._iso(year, match["month2"] or match["month"], match["day2"])
            unit = "日" if match["day"] else "月" if match["month"] else "年"
            words = match.group() if match["month"] else match.group().removesuffix("前")
            made.append(Dated(match.start(), match.start() + len(words), words, period, unit, "a date"))
        return made

    @staticmethod
    def _iso(year: int, month: str | None, day: str | None) -> str:
        return f"{year:04}" + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if month and day else "")

    def deadline(self, words: str) -> str:
        """Return the deadline that a sentence names, the last day of a month or year where it names no day."""
        if ends := YEAR_END.search(words):
            return f"{ends[1]}-12-31"
        match = DEADLINE.search(words)
        if match is None:
            return ""
        year = int(match["year"] or self.own_year)
        if match["end"]:
            return f"{year}-12-31"
        month = int(match["month"])
        day = int(match["day"] or monthrange(year, month)[1])
        return f"{year}-{month:02}-{day:02}"

    def period(self, clause: str, sentence: str, quantity: str, role: str) -> str:
        """Return the period that a figure is of; empty where the sentence names none."""
        for words, period in EVERY:
            if words in clause:
                return period
        if quantity in ("ordinal", "clause_count"):
            return ""
        if match := UP_TO.search(sentence):
            return f"{self.own_year}-01/{self.own_year}-{int(match['count']):02}"
        if role == "actual" and (match := AS_OF.search(sentence)):
            return self._iso(self.own_year, match["month"], match["day"])
        if (
            role == "target"
            and quantity != "frequency"
            and re.search("(?<![一二三四五六七八九十两几0-9])年内|全年", sentence)
        ):
            return str(self.own_year)
        return ""

    def year(self, words: str) -> str:
        """Return the year that the head of a column names; empty without one."""
        match = YEAR.search(words)
        return match[1] if match else ""
