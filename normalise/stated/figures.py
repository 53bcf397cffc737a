"""The small numbers of a sentence that can count items: digits and words, less dates, sums, shares and references.

Read as numbers: ``11`` · ``two`` · ``none`` · ``no`` · ``both`` (2) · ``all`` (as many as were named before).
Not read: ``14 November`` · ``22nd`` · ``2018/19`` · ``£3`` · ``67%`` · ``6 months`` · ``recommendation 3`` ·
``Appendix 1`` · ``an increase of 14 from the 24``.
"""

import re
from dataclasses import dataclass

from normalise.dates.find import find_dates

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: dict[str, int | None] = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 10 * ten for ten, word in enumerate(_TENS, start=3)},
    **{
        f"{tens}-{unit}": 10 * ten + value
        for ten, tens in enumerate(("twenty", *_TENS), start=2)
        for value, unit in enumerate(_UNITS[1:10], start=1)
    },
    "none": 0, "no": 0, "both": 2, "all": None,
}  # fmt: skip
_FIGURE = re.compile(
    rf"(?<![\w.,/£$€%'’(-])(?:\d{{1,3}}(?![\w/]|[.,:-]\d|\s?%|st\b|nd\b|rd\b|th\b)"
    rf"|(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))})(?![\w-]))"
    r"|(?<=\()\d{1,3}(?=\s+[a-z])",
    re.IGNORECASE,
)
_N = r"(?:\d{1,4}|" + "|".join(_UNITS) + r")"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_ELSEWISE = re.compile(
    r"\(\s*\d+(?:\.\d+)?\s?(?:%|per\s?cent)\s*\)"
    rf"|\b(?:an?\s+)?(?:increase|decrease|rise|fall|reduction|drop)\b(?:\s+of)?(?:\s+{_N}\b)?(?:\s+(?:from|on|over)\s+(?:the\s+)?{_N}\b)?"
    rf"|\b(?:compared\s+(?:with|to)|down\s+from|up\s+from|from|previously|formerly)\s+(?:the\s+)?{_N}\b(?:\s+to\s+{_N}\b)?"
    rf"|\b{_N}\s+(?:{_MONTH})\b|\b{_N}[- ](?:day|week|month|year|hour|minute|per\s?cent|pages?)s?\b"
    r"|\b(?:recommendation|action|area|AFI|paragraph|para|page|appendix|annex|section|item|question|q|table|stage"
    rf"|phase|level|part|tier|grade|number|no\.?|figure|version|option|objective|priority|pillar)\s*{_N}[a-z]?\b"
    r"|\b(?:recommendations|actions|areas|AFIs|paragraphs|questions|qs)\s*\d{1,3}(?:\s*(?:,|to|and|-|–)\s*\d{1,3})+"
    r"|\b(?:one|two|three)\s+another\b|\bone-off\b|\b(?:no|one)\s+longer\b|\bno\.\s*\d+|\ball\s+(?:\w+\s+)?(?:forces?|chief|police|staff)\b"
    r"|\b(?:no|one)\s+(?:specific\s+)?(?:date|deadline|one)\b|\bat\s+all\b|\bboth\s+(?!recomm|areas|actions|AFI|causes|of\b|are\b|were\b|have\b|remain|is\b)\w+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*(?:[-•*]\s*)?(?:\d{1,3}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number where it stands; `value` is None for "all": as many as were named before."""

    value: int | None
    start: int
    stop: int
    words: str


def figures(sentence: str) -> tuple[Figure, ...]:
    """The numbers of a sentence that can count items, in printed order."""
    elsewise = [found.span() for found in _ELSEWISE.finditer(sentence)]
    dated = [(date.start, date.stop) for date in find_dates(sentence)]
    return tuple(
        Figure(_value(found[0]), *found.span(), found[0])
        for found in _FIGURE.finditer(sentence)
        if not any(start < found.end() and found.start() < stop for start, stop in (*elsewise, *dated))
    )


def _value(words: str) -> int | None:
    return int(words) if words.isdecimal() else _VALUES[words.lower()]


def unnumbered(sentence: str) -> str:
    """A sentence without the number of its paragraph, and without shares in brackets: "- 10. The report ..."."""
    return re.sub(r"\s*\(\s*\d+(?:\.\d+)?\s?(?:%|per\s?cent)\s*\)", "", _NUMBERED.sub("", sentence))
