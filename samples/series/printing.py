"""A sheet as a file, by the writers of the other samples: Word, PDF, text dump or web page, with a head before it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from io import BytesIO

import content
from content import Dump, Entry, Item, Layout, Shown, Table
from docx import Document
from dump import dump
from lines import wrap
from pages import ABOUT, LEFT, TITLE, TOP, WIDTH, Page, Text, lay_out
from pdf import draw
from web import page
from word import _packed, write

from series.records import Colour
from series.sheets import Printed, Section, Sheet

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NO_DATE = "No deadline set by HMICFRS"
HEADING = "Recommendations & Areas for Improvement"
LAYOUT = Layout(rules="stroke", widths=(32, 250, 66, 92, 330), red="#ff0000", bullets="style")
DUMP = Dump(
    markup_pages=(), headers=(f"Reco|{HEADING.removeprefix('Reco')}", f"Recoi|{HEADING.removeprefix('Reco')}")
)

COMMENTS: dict[Colour, tuple[str, ...]] = {
    "GREEN": (
        "The work is done and was signed off by the assistant chief constable this quarter.",
        "A dip sample of forty records showed that the new process is followed. No further action is planned.",
        "Complete. The arrangements will be looked at again by internal audit in a year.",
    ),
    "AMBER": (
        "A lead has been appointed and a plan agreed. Progress is reviewed every month by the improvement board.",
        "The policy has been drafted and is out for consultation; training follows once it is agreed.",
        "Two of the three districts have finished. The third was held up by vacancies, which are now filled.",
        "A sample is being examined and the results will be brought to the next meeting of the board.",
        "Work is under way with partners. The computer system needs a change that its supplier has promised.",
    ),
    "RED": (
        "The date has passed. The supplier has not delivered and a new plan is to be agreed.",
        "There is no money for this in the present year; the chief officer team will come back to it.",
    ),
    "WHITE": (
        "For the national body to progress. The force will act once guidance has been issued.",
        "Not for the force. It is listed for information and will be reviewed each quarter.",
    ),
    "CLOSED": ("The force has decided, with the agreement of the board, to take no action on this.",),
}
"""What forces say beside a status, whichever recommendation it is given to."""


def printed(sheet: Sheet) -> bytes:
    """The file's bytes, the same each time."""
    paper = _paper(sheet)
    sections = tuple(_shown(section, sheet) for section in sheet.sections)
    head = tuple(_head(sheet))
    match sheet.script.form:
        case "docx":
            return _with_head(write(paper, sections), head)
        case "html":
            lines = "".join(f"<p>{escape(line)}</p>\n" for line in head)
            return page(paper, sections).replace(b"<h1>", f"{lines}<h1>".encode(), 1)
    pages = [_cover(head), *(replace(each, number=each.number + 1) for each in lay_out(paper, sections))]
    return draw(paper, pages) if sheet.script.form == "pdf" else dump(paper, pages)[0].encode()


def status(row: Printed, sheet: Sheet) -> str:
    """The status as printed: "NEW GREEN" where the authority says what is new."""
    return f"NEW {row.colour}" if row.is_new and sheet.authority.says_new else row.colour


def due(row: Printed) -> tuple[str, ...]:
    """The due date's lines as printed."""
    first, *later = row.due or (NO_DATE,)
    return first, *(f"Now due {date}" for date in later)


def title(section: Section) -> tuple[str, ...]:
    """The lines of a report's title as this paper prints them."""
    return section.listing.title


def _head(sheet: Sheet) -> Iterator[str]:
    year, month, day = sheet.script.date.split("-")
    yield f"Committee: {sheet.authority.committee}"
    if sheet.script.shows_date:
        yield f"Date: {int(day)} {MONTHS[int(month) - 1]} {year}"
    yield "Subject: Progress against the recommendations of inspectorates"
    yield f"Report of: The Chief Constable of {sheet.authority.force}"


def _paper(sheet: Sheet) -> content.Paper:
    return content.Paper(
        name=sheet.script.file.partition(".")[0],
        title="HMICFRS Report Recommendations",
        heading=HEADING,
        layout=LAYOUT,
        dump=DUMP,
        legend=sheet.legend,
        report=(),
    )


def _shown(section: Section, sheet: Sheet) -> Shown:
    report = section.listing.report
    tables = tuple(
        Table(group=report.groups.get(group, ""), entries=tuple(_entries(rows, sheet)))
        for group, rows in _by_group(section.rows).items()
    )
    return Shown(
        section=content.Section(id=report.id, about=report.about, row=(), claims="", title=title(section)),
        report=content.Report(
            id=report.id,
            title=report.title,
            scope=report.scope,
            by=(),
            published="",
            item=(),
            heading=report.heading,
        ),
        tables=tables,
    )


def _by_group(rows: Sequence[Printed]) -> dict[str, list[Printed]]:
    found: dict[str, list[Printed]] = {}
    for row in rows:
        found.setdefault(row.group, []).append(row)
    return found


def _entries(rows: Sequence[Printed], sheet: Sheet) -> Iterator[Entry]:
    """The rows with their items; the parts of one recommendation share its item."""
    item = Item(id="", text=())
    for row in rows:
        if row.part == 1:
            parts = [each.text for each in rows if (each.identity, each.piece) == (row.identity, row.piece)]
            whole = {"text": row.lead, "parts": tuple(parts)} if row.parts > 1 else {"text": row.text}
            item = Item(id=row.identity, number=row.number, label=row.label, **whole)
        yield Entry(
            item=item,
            row=content.Row(
                item=item.id,
                part=row.part,
                status=status(row, sheet),
                due=due(row),
                comment=(_comment(row, sheet),),
            ),
        )


def _comment(row: Printed, sheet: Sheet) -> str:
    """One of those for the colour, which says nothing of what it stands beside."""
    pool = COMMENTS[row.colour]
    drawn = hashlib.sha256(f"{row.key} {sheet.script.date} {sheet.authority.name}".encode()).digest()
    return pool[drawn[0] % len(pool)]


def _cover(head: Sequence[str]) -> Page:
    """A first page with nothing but the head."""
    top, cover = TOP, Page(1)
    for at, paragraph in enumerate(head):
        style = TITLE if at == 0 else ABOUT
        placed = []
        for line in wrap((paragraph,), WIDTH - 2 * LEFT, style):
            placed.append((top, line))
            top += line.height
        cover.items.append(Text(style, tuple(placed)))
        top += ABOUT.leading
    return cover


def _with_head(file: bytes, head: Sequence[str]) -> bytes:
    """A Word file with lines of its own before everything else."""
    document = Document(BytesIO(file))
    first = document.paragraphs[0]
    for line in head:
        first.insert_paragraph_before(line)
    return _packed(document)
