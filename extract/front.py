"""What a paper prints of itself at its head: committee, date, reference, subject - as printed.

Printed forms that are read: a table of labels over values (``Committee: | Date:`` over ``Police Committee |
30th November 2017``), labels and values in one cell or line (``Dated: 5 September 2023``), and plain lines
(``JOINT AUDIT COMMITTEE``, ``30 November 2017``) above everything else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.characters import one_line
from schemas import FrontMatter, Line, Place, Table

_LABELS = {
    "committee": "committee",
    "committees": "committee",
    "committee(s)": "committee",
    "meeting": "committee",
    "date": "date",
    "dated": "date",
    "date of meeting": "date",
    "meeting date": "date",
    "reference": "reference",
    "report number": "reference",
    "subject": "subject",
}
_LABELLED = re.compile(r"(?P<label>[A-Za-z() ]{4,20}?)\s*:\s*(?P<value>.*)", re.DOTALL)
_COMMITTEE = re.compile(
    r"(?:[A-Z][\w&,':()-]*\s+|and\s+|of\s+|the\s+){1,9}(?:Sub[ -]?)?(?:COMMITTEE|Committee|Board|PANEL|Panel)"
)
_REFERENCE = re.compile(r"\b[A-Z][A-Za-z]{1,4}\s?\d{1,3}[/-]\d{2,4}\b")
_DATE_LINE = re.compile(
    r"(?:[A-Z][a-z]+day,?\s+)?\d{1,2}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,8},?\s+(?:19|20)\d\d"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d"
)
_HEAD_LINES = 12  # a paper's own head is over by then; what follows is about reports


@dataclass(frozen=True, slots=True)
class _Found:
    field: str
    value: str
    place: Place


def front_matter(lines: tuple[Line, ...], tables: tuple[Table, ...]) -> FrontMatter:
    """The head of a paper: `lines` and `tables` are those printed above its first tracker."""
    found: dict[str, _Found] = {}
    for item in (*_in_tables(tables), *_labelled_lines(lines), *_plain_lines(lines)):
        if item.value and item.field not in found:
            found[item.field] = item
    values = {name: item.value for name, item in found.items()}
    return FrontMatter(
        committee=values.get("committee", ""),
        date=values.get("date", ""),
        reference=values.get("reference", ""),
        subject=values.get("subject", ""),
        places=tuple(item.place for item in found.values()),
    )


def _in_tables(tables: tuple[Table, ...]) -> Iterator[_Found]:
    for table in tables:
        for row, below in zip(table.rows, (*table.rows[1:], None), strict=True):
            for cell in row.cells:
                field, value = _labelled(cell.text)
                if field and not value and below is not None:
                    value = next(
                        (one_line(under.text) for under in below.cells if under.column == cell.column), ""
                    )
                if field:
                    yield _Found(field, value, cell.place)


def _labelled_lines(lines: tuple[Line, ...]) -> Iterator[_Found]:
    for line in lines[:_HEAD_LINES]:
        field, value = _labelled(line.text)
        if field:
            yield _Found(field, value, line.place)


def _plain_lines(lines: tuple[Line, ...]) -> Iterator[_Found]:
    for line in lines[:_HEAD_LINES]:
        text = one_line(line.text)
        if _COMMITTEE.fullmatch(text):
            yield _Found("committee", text, line.place)
        if _DATE_LINE.fullmatch(text):
            yield _Found("date", text, line.place)
        if _REFERENCE.fullmatch(text):
            yield _Found("reference", text, line.place)


def _labelled(text: str) -> tuple[str, str]:
    found = _LABELLED.fullmatch(text.strip())
    field = _LABELS.get(found["label"].strip().lower(), "") if found else ""
    return (field, one_line(found["value"])) if found and field else ("", "")
