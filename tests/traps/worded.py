"""Trackers as a word processor sets them: made as .docx, turned into PDF by LibreOffice."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable

from tests.traps.content import TITLE, columns, rows
from tests.traps.records import Column, Row, Table, Trap
from tests.traps.truth import truth_of
from tests.traps.word_tables import FOOT, HEAD, put, report, shade, start

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
LONG = " ".join(
    f"Point {n} of the plan has been agreed with the panel and will be paid for." for n in range(1, 12)
)

Made = tuple[Word, Table]


def _plain() -> Made:
    """Three pages of rows, whole or cut as they fall, two of them with a comment of half a page."""
    made = list(rows(14, 3))
    for at in (4, 9):
        made[at] = replace(made[at], cells=made[at].cells | {"comment": LONG})
    word, table = start(), Table(columns((30, 220, 72, 86, 340)), tuple(made))
    report(word, len(made))
    put(word, table)
    return word, table


def _merged() -> Made:
    """Comments over three rows, a recommendation over two statuses, banners."""
    made = list(rows(12, 7))
    tall = made[2].cells["comment"] + " " + LONG
    made[2] = replace(made[2], cells=made[2].cells | {"comment": tall})
    for at in (3, 4):
        truth = made[at].truth | {"comment": tall, "comment_from": "3"}
        made[at] = replace(made[at], cells=made[at].cells | {"comment": ""}, truth=truth)
    first = made[7]
    told = made[8].truth | {"number": "8", "text": first.cells["text"], "part": 2}
    made[8] = replace(made[8], cells=made[8].cells | {"number": "", "text": ""}, truth=told)
    made.insert(6, Row(banner="Estates and fleet"))
    made.insert(0, Row(banner="Leadership"))
    word, table = start(), Table(columns((30, 220, 72, 86, 340)), tuple(made))
    report(word, 12)
    put(word, table, {(3, 4): 3, (9, 0): 2, (9, 1): 2})
    return word, table


def _board() -> Made:
    """A council's board, its statuses told by shading alone."""
    wide = (
        Column("number", "Ref", 40), Column("text", "Action", 190), Column("owner", "Owner", 80),
        Column("priority", "Priority", 55), Column("due", "Target date", 75), Column("status", "BRAG", 50),
        Column("comment", "Progress update", 260),
    )  # fmt: skip
    made = []
    for at, row in enumerate(rows(13, 12, worded=False)):
        cells = row.cells | {"number": f"A{at + 1}"}
        shade, colour = (("#8db3e2", "blue"), ("#99cc00", "green"), ("#f79646", "amber"), ("#c0504d", "red"))[
            at % 4
        ]
        made.append(Row(cells, {"status": shade}, colour=colour))
    word, table = start("Improvement board: action tracker"), Table(wide, tuple(made))
    word.add_paragraph("The table sets out each action that the board has asked for.")
    put(word, table)
    return word, table


def _lined() -> Made:
    """The plain report in a table of horizontal rules only."""
    made = rows(11, 1)
    word, table = start(), Table(columns((30, 220, 72, 86, 340)), made)
    report(word, len(made))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:val"), "single")
        edge.set(qn("w:sz"), "4")
        borders.append(edge)
    built = put(word, table)
    built.style = "Normal Table"
    built._tbl.tblPr.append(borders)
    return word, table


def _shaded_words() -> Made:
    """The status told by shading behind its paragraph or its word, and not in its cell."""
    made = rows(10, 5)
    word, table = start(), Table(columns((30, 220, 72, 86, 340)), made)
    report(word, len(made))
    bare = tuple(replace(row, fills={}) for row in made)
    built = put(word, replace(table, rows=bare))
    for at, row in enumerate(made):
        paragraph = built.cell(at + 1, 2).paragraphs[0]
        if row.fills:
            target = paragraph._p.get_or_add_pPr() if at % 2 else paragraph.runs[0]._r.get_or_add_rPr()
            shade(target, row.fills["status"])
    return word, table


def _two_headers() -> Made:
    """A heading of two repeated rows with merged cells, its narrow ones running up."""
    wide = (
        Column("number", "Ref", 40), Column("text", "Action", 200), Column("owner", "Owner", 80),
        Column("due", "Original", 70), Column("revised", "Revised", 70), Column("status", "BRAG", 40),
        Column("comment", "Update", 250),
    )  # fmt: skip
    made = []
    for at, row in enumerate(rows(12, 9)):
        revised = "31/01/2023" if at % 3 == 0 else ""
        shade, colour = (("#00b0f0", "blue"), ("#92d050", "green"), ("#ff0000", "red"))[at % 3]
        cells = row.cells | {"number": f"B{at + 1}", "revised": revised, "status": colour.title()}
        made.append(Row(cells, {"status": shade}, colour=colour))
    word, table = start("Corporate improvement board"), Table(wide, tuple(made))
    built = put(word, table)
    _over(built, table)
    return word, table


def _over(built: WordTable, table: Table) -> None:
    """Puts a second heading row on top: "Due date" over its two columns, the others over both rows."""
    built.rows[0]._tr.addprevious(deepcopy(built.rows[0]._tr))
    for at, column in enumerate(table.columns):
        if column.key not in ("due", "revised"):
            built.cell(1, at).text = ""
            built.cell(0, at).merge(built.cell(1, at)).text = column.heading
    built.cell(0, 4).text = ""
    built.cell(0, 3).merge(built.cell(0, 4)).text = "Due date"
    built.rows[0].height = built.rows[1].height = Pt(24)
    turned = OxmlElement("w:textDirection")
    turned.set(qn("w:val"), "btLr")
    built.cell(0, 5)._tc.get_or_add_tcPr().append(turned)


MAKERS: dict[str, tuple[Callable[[], Made], str]] = {
    "a Word table": (_plain, TITLE),
    "a Word table with merged cells and banners": (_merged, TITLE),
    "a Word board of shades": (_board, ""),
    "a Word table of horizontal rules": (_lined, TITLE),
    "a Word table with shaded words": (_shaded_words, TITLE),
    "a Word board with a header on two lines": (_two_headers, ""),
}


@cache
def _converted() -> dict[str, tuple[bytes, list[dict[str, Any]]]]:
    """All of them through LibreOffice at once, with a profile of their own."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for at, (name, (make, title)) in enumerate(MAKERS.items()):
            word, table = make()
            word.save(str(Path(folder) / f"{at}.docx"))
            found[name] = truth_of(table, title)
        command = [
            str(SOFFICE),
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
        ]
        command += ["pdf", "--outdir", folder, *map(str, sorted(Path(folder).glob("*.docx")))]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return {
            name: ((Path(folder) / f"{at}.pdf").read_bytes(), truth)
            for at, (name, truth) in enumerate(found.items())
        }


def _trap(name: str) -> Trap:
    content, truth = _converted()[name]
    return Trap("worded.pdf", content, tuple(truth), f"{HEAD} {FOOT} " * 9)


TRAPS: dict[str, Callable[[], Trap]] = {name: (lambda name=name: _trap(name)) for name in MAKERS}
