"""Lines that may count recommendations, with the heading that they stand under; what they count is read later.

Printed forms that are found::

    Total of 6 actions: 1 is national ...            over a tracker's table
    22. The report contains 6 Areas for ...          in prose, under "A Progress Report on ... – November 2017"
"""

import re
from collections.abc import Iterator

from extract.characters import one_line
from extract.figures.tally import ITEM_WORDS
from schemas import Line, Section
from schemas.stated import StatedCount

_NUMBER = re.compile(
    r"(?<![\w.£$/])(?:\d{1,3}(?![\w%/])|(?:none|no|both|all|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)\b)",
    re.IGNORECASE,
)
_OVER_TABLE = re.compile(rf"(?:{ITEM_WORDS})|\b(?:actions?|enhancements?)\b", re.IGNORECASE)
_IN_PROSE = re.compile(
    rf"{_NUMBER.pattern}(?:\s+[\w'’/-]+){{0,5}}?\s+(?:{ITEM_WORDS})"
    rf"|\b(?:all|both|these|none)\s+of\s+the\s+(?:{ITEM_WORDS})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\W*\d{1,3}(?:\.\d+)*[.)]?\s+(?=[A-Z])")
_SENTENCE = re.compile(r"^(?:there\s+(?:are|is|were|was)|total\s+of|(?:this|the)\s+report)\b", re.IGNORECASE)
_LONGEST_HEADING = 200  # characters
_LONGEST_LINE = 4_000  # characters: longer ones are whole texts run together, and no paragraph
_LISTED = re.compile(r"^\s*(?:[-•*✓√▪·]|\(?[a-z0-9]{1,4}[.)]\s|\d+(?:\.\d+)*\s+[A-Z][^.]{60,})")
_QUESTION = re.compile(r"\?\s*$|^(?:how|what|why|when|does|do|is|are|has|have)\b", re.IGNORECASE)


def counting_lines(lines: tuple[Line, ...], sections: tuple[Section, ...]) -> tuple[StatedCount, ...]:
    """The lines with a number and a word for what trackers hold, whole, in reading order.

    `label` is the title of the section that a line stands over, else the nearest heading above it.
    """
    return tuple(_found(lines, _over_tables(sections)))


def _found(lines: tuple[Line, ...], over: dict[Line, tuple[int, Section]]) -> Iterator[StatedCount]:
    heading: Line | None = None
    for line in lines:
        text = one_line(line.text)
        number, section = over.get(line, (None, None))
        if _counts(text, over_table=section is not None) and (section or not _is_heading(line, text)):
            title = (
                " ".join(part.text for part in section.title) if section else heading.text if heading else ""
            )
            place = (
                section.title[0].place if section and section.title else heading.place if heading else None
            )
            yield StatedCount(
                basis="sentence",
                label=one_line(title),
                words=line.text,
                place=line.place,
                label_place=place,
                section=number,
            )
        elif _is_heading(line, text) and not _QUESTION.search(text):
            heading = line


def _counts(text: str, *, over_table: bool) -> bool:
    if len(text) > _LONGEST_LINE:
        return False
    if over_table:
        return bool(_OVER_TABLE.search(text) and _NUMBER.search(text))
    return bool(_IN_PROSE.search(_NUMBERED.sub("", text)))


def _over_tables(sections: tuple[Section, ...]) -> dict[Line, tuple[int, Section]]:
    """By the lines that stand over tables: the first section that they open."""
    over: dict[Line, tuple[int, Section]] = {}
    for number, section in enumerate(sections):
        for line in section.about:
            over.setdefault(line, (number, section))
    return over


def _is_heading(line: Line, text: str) -> bool:
    """Whether a line is a heading: marked as one, or short, no list item, and no sentence that ends."""
    if line.heading is not None:
        return True
    if len(text) > _LONGEST_HEADING or _LISTED.match(text) or not text[:1].isalnum() or text[:1].islower():
        return False
    return not text.endswith((".", ",", ";", ":")) and not _SENTENCE.match(text)
