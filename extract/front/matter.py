"""What a paper prints of itself at its head: committee, date, subject, who reports, and the like - as printed.

Printed forms that are read: a table of labels over values (``Committee: | Date:`` over ``Police Committee |
30th November 2017``) or beside them, in two columns or four; labels and values in one cell or line (``Dated:
5 September 2023``); phrases that need no label (``Public``, ``For Information``, ``POL 76/17``, ``Agenda Item 05``);
plain lines (``JOINT AUDIT COMMITTEE``, ``30 November 2017``) with the subject under them; the paragraph under
``1. PURPOSE OF REPORT``; and lines that name an appendix (``Appendix A: Full list of recommendations``).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from msgspec.structs import replace as with_fields

from extract.characters import one_line
from extract.front.labels import FIELDS, PHRASE, Found, labelled, own_label, phrased, without_reference
from schemas import FrontMatter, Line, Place, Table

_COMMITTEE = re.compile(
    r"(?:[A-Z][\w&,':()-]*\s+|and\s+|of\s+|the\s+|for\s+){1,9}(?:Sub[ -]?)?"
    r"(?:COMMITTEE|Committee|BOARD|Board|PANEL|Panel)"
)
_DATE = (
    r"(?:[A-Z][a-z]+day,?\s+)?\d{1,2}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][A-Za-z]{2,8},?\s+(?:19|20)\d\d"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d"
)
_DATE_LINE = re.compile(_DATE)
_BOTH = re.compile(rf"(?P<committee>.{{5,90}}?)[\s,:|–—-]+(?P<date>{_DATE})")
_PURPOSE = re.compile(
    r"(?:\d+[.)]?\s*)?purpose(?:\s+of\s+(?:the\s+|this\s+)?(?:report|paper))?\s*:?", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")
_SECTION = re.compile(
    r"^\d+[.)]?\s|^(?:summary|background|introduction|recommendations?|executive\s+summary)\b", re.IGNORECASE
)
_APPENDIX = re.compile(
    r"^[\s•*-]*(?P<name>(?:Appendix|Annexe?|Enclosure)\s+(?:[A-Z]\d?|\d{1,2}[a-z]?|[IVX]{1,4}))\b[\s*]*(?P<rest>[:–—-].+)?$",
    re.IGNORECASE | re.DOTALL,
)
_HEAD_LINES = 15  # a paper's own head is over by then; what follows is about reports
_OWN_LINES = 3  # in which an appendix names itself
_LONGEST = 250  # characters of a value


def front_matter(lines: tuple[Line, ...], tables: tuple[Table, ...]) -> FrontMatter:
    """The head of a paper: `lines` and `tables` are those printed above its first tracker."""
    best: dict[str, Found] = {}
    for item in (*_in_tables(tables), *_labelled_lines(lines), *_plain_lines(lines), *_prose(lines)):
        known = best.get(item.field)
        if item.value and len(item.value) <= _LONGEST and (known is None or item.rank < known.rank):
            best[item.field] = item
    if "reference" not in best and "report_of" in best:
        best |= without_reference(best["report_of"])
    return FrontMatter(
        **{name: best[name].value for name in FIELDS if name in best},
        appendices=tuple(dict.fromkeys((*_appendices(lines), *_tabled_appendices(tables)))),
        places=tuple(item.place for item in best.values()),
    )


def filled(head: FrontMatter, running: FrontMatter) -> FrontMatter:
    """The head, with what it leaves open as the running headers say it."""
    left = {name: getattr(running, name) for name in FIELDS if not getattr(head, name)}
    return with_fields(head, **left)


def _in_tables(tables: tuple[Table, ...]) -> Iterator[Found]:
    """What tables of labels say; a list of reports has titles and dates too, and nothing else of a head."""
    for table in tables:
        found = list(_in_table(table))
        if {item.field for item in found if item.rank < PHRASE} - {"date", "subject"} and len(found) > 1:
            yield from found


def _in_table(table: Table) -> Iterator[Found]:
    for row, below in zip_longest(table.rows, table.rows[1:]):
        for index, cell in enumerate(row.cells):
            beside = row.cells[index + 1].text if index + 1 < len(row.cells) else ""
            under = (
                next((each.text for each in below.cells if each.column == cell.column), "") if below else ""
            )
            yield from _of_cell(cell.text, beside, under, cell.place)


def _of_cell(text: str, beside: str, under: str, place: Place) -> Iterator[Found]:
    """What a cell says: label and value, a label whose value stands beside or under it, or a phrase."""
    items = labelled(text, place)
    alone = own_label(text, place)
    if alone and not items and _is_value(beside):
        items = [alone]
    for item in items:
        open_end = not item.value and item is items[-1]
        yield replace(item, value=_value(beside, under)) if open_end else item
    if not items:
        yield from phrased(text, place)


def _value(beside: str, under: str) -> str:
    """The value of a label that stands alone in its cell: what is printed beside it, else under it."""
    if _is_value(beside):
        return one_line(beside)
    return one_line(under) if _is_value(under, phrase=True) else ""


def _is_value(text: str, *, phrase: bool = False) -> bool:
    """Whether a cell can be the value of a label; "Public" beside "Subject:" is a fact of its own."""
    if not text.strip() or labelled(text, Place()) or own_label(text, Place()):
        return False
    return phrase or not list(phrased(text, Place()))


def _labelled_lines(lines: tuple[Line, ...]) -> Iterator[Found]:
    head = lines[:_HEAD_LINES]
    for line, below in zip_longest(head, head[1:]):
        items = labelled(line.text, line.place)
        for item in items:
            open_end = not item.value and item is items[-1] and below is not None
            yield replace(item, value=_value("", below.text)) if open_end and below else item
        if not items:
            yield from phrased(line.text, line.place)


def _plain_lines(lines: tuple[Line, ...]) -> Iterator[Found]:
    """Committee and date on lines of their own, or on one; the first line under both is the subject."""
    last: int | None = None
    for index, line in enumerate(lines[:_HEAD_LINES]):
        text = one_line(line.text)
        both = _BOTH.fullmatch(text)
        if _COMMITTEE.fullmatch(text) or (both and _COMMITTEE.fullmatch(both["committee"])):
            yield Found("committee", both["committee"] if both else text, line.place)
            last = index
        if _DATE_LINE.fullmatch(text) or (both and _COMMITTEE.fullmatch(both["committee"])):
            yield Found("date", both["date"] if both else text, line.place)
            last = index
    if last is None:
        return
    for line in lines[last + 1 : _HEAD_LINES]:
        text = one_line(line.text)
        if _SECTION.search(text):
            return
        if not (list(phrased(text, line.place)) or labelled(text, line.place) or text.endswith(".")):
            yield Found("subject", text, line.place, rank=99)
            return


def _prose(lines: tuple[Line, ...]) -> Iterator[Found]:
    """The paragraph under a heading that says purpose."""
    for line, below in pairwise(lines[: _HEAD_LINES + 1]):
        if _PURPOSE.fullmatch(one_line(line.text)):
            yield Found("purpose", _PARAGRAPH.sub("", one_line(below.text)), below.place, rank=99)
            return


def _appendices(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines[_OWN_LINES:]:
        found = _APPENDIX.match(line.text.strip())
        if found and found["rest"] and len(line.text) <= _LONGEST:
            yield one_line(f"{found['name']}{'' if found['rest'][0] == ':' else ' '}{found['rest']}")


def _tabled_appendices(tables: tuple[Table, ...]) -> Iterator[str]:
    for table in tables:
        for row in table.rows:
            texts = [one_line(cell.text) for cell in row.cells if cell.text]
            if texts and _APPENDIX.match(texts[0]) and sum(map(len, texts)) <= _LONGEST:
                yield " ".join(texts)
