"""The deadlines that a recommendation's own words set, and the dates that come of them once its report is dated.

Printed forms that are read::

    By 31 May 2017 · by the end of 2019 · no later than June 2020 · From April 2020, forces should ...   a date
    Within six months · should, within the next 18 months, ...                                           P6M, P18M
    Immediately · should immediately ... · with immediate effect · As soon as possible                   at once
    Annually · Each year                                                                                R/P1Y

Words about the work itself are no deadlines: "answered immediately", "reviewed within 28 days", "immediate risk".
"""

import calendar
import datetime
import re
from collections.abc import Iterator

from msgspec.structs import replace

from normalise.dates.find import find_dates
from normalise.sentences import Phrase, timed
from schemas import Due

_BY = re.compile(
    r"\b(?:by|before|(?:no|not)\s+later\s+than)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$", re.IGNORECASE
)
_FROM = re.compile(r"(?:^|[.:•]\s+|\bshould,?\s+|\bmust,?\s+)\W*from\s+$", re.IGNORECASE)
_MODAL = r"(?:should|must|will|shall|ought\s+to|needs?\s+to|recommends?|to)"
_AT_ITS_VERB = re.compile(rf"\b{_MODAL}\s*,?\s*(?:also\s*,?\s*)?(?:and\s+)?$", re.IGNORECASE)
_OPENING = re.compile(r"(?:[^.]{0,80}[:–—•]\s*)?\W*(?:and\s+|then\s+)?\W*")
_CLAUSE = re.compile(r"\b(?:that|who|which|whether|when|where|if|whose|be|is|are)\b", re.IGNORECASE)
_OF_REPORT = re.compile(
    r"\s+(?:of|from|after|following)\s+(?:the\s+|this\s+|its\s+)?(?:publication|report|inspection|date)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?P<count>\d{1,3}|[a-z]+(?:\s*-\s*[a-z]+)?)\s+(?:calendar\s+|working\s+)?(?P<unit>day|week|month|year)s?$"
)
_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_YEARLY = "R/P1Y"
_DURATION = re.compile(r"(?:R/)?P(?P<count>\d{1,3})(?P<unit>[DWMY])")


def deadlines_in(text: str) -> tuple[Due, ...]:
    """The deadlines in a recommendation's text, on one line: those with a date first, then those in words."""
    return (*_dated(text), *_in_words(text))


def computed(due: Due, published: str | None) -> Due:
    """A deadline without a date, with the one that comes of its report's publication (ISO, as precise as known).

    The date is no more precise than the publication's: six months after "2018-08-31" is "2019-02-28", after
    "2018-08" is "2019-02"; after a bare year nothing but whole years can be told. `due` itself where none can.
    """
    if due.date or not published:
        return due
    date = published if due.immediate else _later(published, due.relative or "")
    return replace(due, computed=date, computed_from=published) if date else due


def _dated(text: str) -> Iterator[Due]:
    for date in find_dates(text):
        lead = _BY.search(text[: date.start]) or _FROM.search(text[: date.start])
        if lead:
            words = text[lead.start() : date.stop]
            opening = re.search(r"\b(?:by|before|no|not|from)\b", words, re.IGNORECASE)
            words = words[opening.start() :] if opening else words
            yield Due(date=date.iso, precision=date.precision, set_by="inspectorate", text=words)


def _in_words(text: str) -> Iterator[Due]:
    for phrase in timed(text):
        if not _is_deadline(phrase):
            continue
        if phrase.label == "at_once":
            yield Due(date=None, immediate=True, set_by="inspectorate", text=phrase.words)
        else:
            length = _YEARLY if phrase.label == "yearly" else duration(phrase.words)
            if length:
                yield Due(date=None, relative=length, set_by="inspectorate", text=phrase.words)


def _is_deadline(phrase: Phrase) -> bool:
    """Whether the words set the time of what is recommended: they open the sentence, or stand at its main verb."""
    if _OPENING.fullmatch(phrase.before) or _AT_ITS_VERB.search(phrase.before):
        return True
    if phrase.label == "within" and _OF_REPORT.match(phrase.after):
        return True
    modal = re.search(rf"\b{_MODAL}\b(?P<between>.*)$", phrase.before, re.IGNORECASE)
    return (
        bool(modal)
        and not phrase.after.strip(" .;”’\"'")
        and not _CLAUSE.search(modal["between"] if modal else "")
    )


def duration(words: str) -> str | None:
    """An ISO 8601 duration: "Within the next eighteen months" is "P18M", "within a year" "P1Y"."""
    found = _COUNT.search(words.lower())
    count = _count(found["count"]) if found else None
    return f"P{count}{found['unit'][0].upper()}" if found and count else None


def _count(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    if word in ("a", "an", "the", "next"):
        return 1
    tens, _, units = word.replace(" ", "").partition("-")
    if tens in _TENS:
        return _TENS[tens] + (_UNITS.index(units) if units in _UNITS else 0)
    return _UNITS.index(tens) if tens in _UNITS and not units else None


def _later(published: str, length: str) -> str | None:
    """The date so long after `published`, as precise as that; None where it cannot be told so precisely."""
    found = _DURATION.fullmatch(length)
    if not found:
        return None
    count, unit = int(found["count"]), found["unit"]
    parts = [int(part) for part in published.split("-")]
    if unit in "DW":
        days = datetime.timedelta(days=count * (7 if unit == "W" else 1))
        return (datetime.date(*parts) + days).isoformat() if len(parts) == 3 else None
    if len(parts) == 1:
        return str(parts[0] + count) if unit == "Y" else None
    months = parts[0] * 12 + parts[1] - 1 + count * (12 if unit == "Y" else 1)
    year, month = months // 12, months % 12 + 1
    if len(parts) == 2:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{min(parts[2], calendar.monthrange(year, month)[1]):02}"
