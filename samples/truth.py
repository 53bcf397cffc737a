"""What a perfect reading of a sample holds, told from its content and never from what a reader made of it.

A truth is JSON Lines: first the paper and its legend, then one observation a line, in printed order. PDF
and Word file share one (`page` and `bbox` are the PDF's). The text dump has its own: of a tall cell only the
words between a row's two rules are left in that row, and a row has a `line` in place of a page.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from content import COMMENT_COLUMN, DUE_COLUMN, STATUS_COLUMN, Date, Entry, Paper, Shown
from dump import plain
from grid import Key
from lines import flat
from pages import Grid, Page

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
KINDS = {
    "recommendation": "recommendation",
    "cause of concern": "recommendation",
    "area for improvement": "area_for_improvement",
    "area for attention": "area_for_attention",
    "area for enhancement": "area_for_enhancement",
}
"""Label or heading to kind; a cause of concern here always holds its recommendation, which names the kind."""

Row = dict[str, Any]
"""One line of a truth file, under the names that a truth gives to its fields."""


def observations(paper: Paper, sections: Sequence[Shown]) -> dict[Key, Row]:
    """The rows of a paper by their place: what the PDF and the Word file print."""
    found: dict[Key, Row] = {}
    for s, shown in enumerate(sections):
        about = _about(shown)
        for t, table in enumerate(shown.tables):
            heading = shown.report.heading or paper.heading
            for r, entry in enumerate(table.entries):
                words = {**about, "group": table.group, **_words(entry, heading), **_status(entry)}
                found[s, t, r] = {**words, **_tall(table.entries, r), **_remarks(shown, entry)}
    return found


def _about(shown: Shown) -> Row:
    return {
        "report_title": " ".join(shown.title),
        "report_scope": shown.section.scope or shown.report.scope,
        "report_by": list(shown.report.by),
        "report_published": shown.report.published,
        "report_claims": shown.section.claims,
    }


def _words(entry: Entry, heading: str) -> Row:
    """A part has its own words where they can be told apart, else those of the whole recommendation."""
    text = entry.own_text or entry.whole_text
    kind = KINDS.get((entry.item.label or heading).lower(), "recommendation")
    return {
        "number": entry.item.number,
        "part": entry.row.part,
        "kind": kind,
        "label": entry.item.label if _joined(text).startswith(entry.item.label) else "",
        "text": _joined(text),
    }


def _status(entry: Entry) -> Row:
    """The colour is the last word of the status; where there is none, the fill is all there is."""
    word = (entry.row.status or entry.row.fill).lower().split(" ")[-1]
    return {"status_raw": entry.row.status, "colour": word, "is_new": entry.row.status.startswith("NEW ")}


def _tall(entries: Sequence[Entry], r: int) -> Row:
    """Due date and comment of the first row whose cell reaches down to row `r`: mostly its own."""
    due = next(e for n, e in enumerate(entries) if n + e.row.due_rows > r)
    comment = next(e for n, e in enumerate(entries) if n + e.row.comment_rows > r)
    found: Row = {
        "due_raw": _joined(due.row.due) if due is entries[r] else "",
        "due": [_date(date) for date in dates(due)],
        "no_deadline": due.row.no_deadline,
        "comment": _joined(comment.row.comment) if comment is entries[r] else "",
    }
    if due is not entries[r]:
        found |= {"due_from": due.item.number, "due_tall": _joined(due.row.due)}
    if comment is not entries[r]:
        found |= {"comment_from": comment.item.number, "comment_tall": _joined(comment.row.comment)}
    return found


def _remarks(shown: Shown, entry: Entry) -> Row:
    found: Row = {}
    if entry.item.parts:
        found["also"] = {"text": _joined(entry.whole_text)}
    if shown.section.note:
        found["note"] = shown.section.note
    return found


def dates(entry: Entry) -> tuple[Date, ...]:
    """The due dates: as the content spells them out, or the month and year that are all the cell holds."""
    words = " ".join(entry.row.due)
    match = re.fullmatch(rf"({'|'.join(MONTHS)}) (\d{{4}})", words)
    if entry.row.dates or not match:
        return entry.row.dates
    month = MONTHS.index(match[1]) + 1
    return (Date(text=words, date=f"{match[2]}-{month:02}", set_by=entry.row.set_by),)


def _date(date: Date) -> Row:
    found: Row = {"date": date.date, "set_by": date.set_by, "role": date.role, "text": date.text}
    if date.immediate:
        found["immediate"] = True
    if date.precision:
        found["precision"] = date.precision
    return found


def on_pages(rows: Mapping[Key, Row], pages: Sequence[Page]) -> list[Row]:
    """Adds the page on which each row starts and the box of its status cell there."""
    places: dict[Key, Row] = {}
    for page in pages:
        for grid in (item for item in page.items if isinstance(item, Grid)):
            for cell in grid.cells:
                if cell.key is not None and cell.column == STATUS_COLUMN:
                    box = [round(v, 1) for v in (cell.x0, cell.top, cell.x1, cell.bottom)]
                    places.setdefault(cell.key, {"page": page.number, "bbox": box})
    return [{**row, **places[key]} for key, row in rows.items()]


def in_dump(
    rows: Mapping[Key, Row], paper: Paper, pages: Sequence[Page], starts: Mapping[Key, int]
) -> list[Row]:
    """What the dump keeps: fragments of tall cells, words without their fills, lines for places."""
    found = []
    for key, row in rows.items():
        left = {k: v for k, v in row.items() if k not in ("due_tall", "comment_tall")}
        for field, column in (("due_raw", DUE_COLUMN), ("comment", COMMENT_COLUMN)):
            left[field] = _printed(key, column, paper, pages)
        if not row["status_raw"]:
            left["colour"] = None
        found.append({**left, "line": starts[key]})
    return found


def _printed(key: Key, column: int, paper: Paper, pages: Sequence[Page]) -> str:
    """The words between the two rules of a row, joined over the pages that it stands on."""
    pieces = [
        plain(row.cells[column], page.number in paper.dump.markup_pages)
        for page in pages
        for item in page.items
        if isinstance(item, Grid)
        for row in item.rows
        if row.key == key and row.cells[column]
    ]
    return " ".join(pieces)


def json_lines(name: str, paper: Paper, rows: Sequence[Row]) -> str:
    """The truth file's text."""
    head = {"paper": name, "definitions": paper.legend}
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (head, *rows))


def _joined(paragraphs: Sequence[str]) -> str:
    return " ".join(flat(paragraph) for paragraph in paragraphs)
