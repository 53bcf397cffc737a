"""The Excel workbook: what an analyst, a screen reader and a hostile paper find in it."""

import csv
import dataclasses
import datetime
import hashlib
import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from load import Database, begin_run, finish_run
from query import Filters
from query.files import Contents, NoRoom, contents, write_workbook
from query.files.cells import MOST, clean, headings, lines, pieces, units
from query.files.contents import State
from query.files.looks import FILLS, fill_of
from query.files.vocabulary import words
from query.timeline import ABOUT
from schemas import Observation
from schemas.change import Happening
from schemas.finding import Verdict
from schemas.observation import Colour
from schemas.observation import State as Status
from tests.load import readings as made
from tests.query.filed import HOSTILE, filled, story

SHEETS = ["Notes", "Observations", "Timeline", "Changes", "Findings", "Papers", "Legend", "Long texts"]


def written(held: Contents, **options: Any) -> bytes:
    file = io.BytesIO()
    write_workbook(held, file, **options)
    return file.getvalue()


def read(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    first, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, first), row, strict=True)) for row in others]


@pytest.fixture
def content(database: Database) -> bytes:
    story(database)
    return written(contents(database))


def test_the_sheets_are_those_that_an_analyst_looks_for(content: bytes) -> None:
    """Notes first; every observation, recommendation, change, finding and paper has its row."""
    book = read(content)
    assert book.sheetnames == SHEETS
    assert len(rows(book["Observations"])) == len(HOSTILE) + len(HOSTILE) - 1
    assert len(rows(book["Timeline"])) == len(HOSTILE)
    assert {row["Change"] for row in rows(book["Changes"])} >= {
        "reddened",
        "slipped",
        "dropped without closure",
    }
    assert [row["Paper"] for row in rows(book["Papers"])] == ["2018-02.pdf", "2018-11.pdf"]
    notes = {row["Subject"]: row["Note"] for row in rows(book["Notes"])}
    assert re.fullmatch(r"Run \d+ of the history, which ended 2019-01-01T00:03:00Z\.", notes["As of"])


def test_each_sheet_is_one_table_that_a_screen_reader_knows(content: bytes) -> None:
    """Under unique headings from A1 on, which stay in sight and on each page; nothing merged, no blank row."""
    for sheet in read(content):
        (table,) = sheet.tables.values()
        # Excel wants a row under the headings, also where there is nothing to say.
        assert table.ref == (sheet.dimensions if sheet.max_row > 1 else sheet.dimensions[:-1] + "2")
        assert table.autoFilter.ref == table.ref
        first = [cell.value for cell in sheet[1]]
        assert all(first)
        assert len({str(name).lower() for name in first}) == len(first)
        assert [column.name for column in table.tableColumns] == first
        assert table.headerRowCount == 1
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert not sheet.merged_cells.ranges
        assert all(any(cell is not None for cell in row) for row in sheet.iter_rows(values_only=True))
    assert len(re.findall(r'altTextSummary="[^"]+"', _part(content, "tables"))) == len(SHEETS)


def _part(content: bytes, folder: str) -> str:
    """All files of a folder of the workbook, as text."""
    with ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if f"/{folder}/" in name)


def test_no_formula_and_no_link_is_made_of_what_a_paper_prints(content: bytes) -> None:
    """Texts are strings as printed, and stay so when a person edits them."""
    book = read(content)
    seen = {row["Number"]: row["Recommendation"] for row in rows(book["Observations"])}
    for number in ("1", "2", "3", "4", "5", "7", "9", "10", "11", "12"):
        assert seen[number] == HOSTILE[number]
    inside = _part(content, "worksheets")
    assert "<f>" not in inside
    assert "<f " not in inside
    assert "hyperlink" not in inside.replace("HYPERLINK", "")
    assert "Target=" not in _part(content, "_rels").replace('Target="../tables/', "").replace(
        'Target="worksheets/', ""
    ).replace('Target="theme/', "").replace('Target="styles.xml"', "").replace(
        'Target="sharedStrings.xml"', ""
    )
    quoted = {cell.value for cell in book["Observations"]["H"] if cell.quotePrefix}
    assert quoted >= {HOSTILE[number] for number in ("1", "2", "3", "4", "9")}


def test_what_a_cell_cannot_hold_is_shown_and_is_whole_elsewhere(content: bytes) -> None:
    """Control characters by their signs; a text too long for a cell in pieces on a sheet of its own."""
    book = read(content)
    seen = {row["Number"]: str(row["Recommendation"]) for row in rows(book["Observations"])}
    assert seen["6"].startswith("bell␇, escape␛[2J, next�line and _x")
    assert seen["8"].endswith("(cut here; whole in the sheet “Long texts”)")
    assert units(seen["8"]) <= MOST
    parts = [row for row in rows(book["Long texts"]) if row["Sheet"] == "Observations" and row["Row"] == 9]
    whole = {
        column: "".join(row["Text"] for row in parts if row["Column"] == column)
        for column in ("Recommendation", "Comment")
    }
    assert whole == {"Recommendation": HOSTILE["8"], "Comment": HOSTILE["8"]}
    assert all(units(row["Text"]) <= MOST for row in parts)


def test_dates_are_real_where_a_day_is_known_and_never_more_than_printed(content: bytes) -> None:
    """A month stays a month; the day beside it is called what it is."""
    seen = [row for row in rows(read(content)["Observations"]) if row["Number"] == "2"]
    told = [
        (row["Paper date"], row["Paper date: last day"], row["Due"], row["Due: last day"]) for row in seen
    ]
    assert told == [
        ("2018-02-20", datetime.datetime(2018, 2, 20), "2018-03", datetime.datetime(2018, 3, 31)),
        ("2018-11", datetime.datetime(2018, 11, 30), "2018-12-14", datetime.datetime(2018, 12, 14)),
    ]


def test_a_fill_only_repeats_the_word_in_its_cell(content: bytes) -> None:
    """In each sheet; and no word of a colour is left without its fill."""
    painted = 0
    for sheet in read(content):
        coloured = {
            cell.column
            for cell in sheet[1]
            if str(cell.value) in ("Colour", "2018-02", "2018-11", "Before", "After")
        }
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                fill = f"#{cell.fill.start_color.rgb[2:]}" if cell.fill.fill_type == "solid" else None
                expected = fill_of(str(cell.value)) if cell.value and cell.column in coloured else None
                assert fill == expected
                painted += fill is not None
    assert painted > 2 * len(HOSTILE)


def luminance(colour: str) -> float:
    """The relative luminance of "#rrggbb", as WCAG 2 reckons it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", FILLS)
def test_black_letters_are_read_with_ease_on_each_fill(colour: str) -> None:
    """A contrast of 7 to 1, the stricter of WCAG's two; and white ones on the headings."""
    assert (luminance(FILLS[colour]) + 0.05) / (luminance("#000000") + 0.05) >= 7
    assert 1.05 / (luminance("#1F3864") + 0.05) >= 7


def test_every_field_and_every_word_is_explained() -> None:
    """The columns are the fields of an observation; the legend knows each word of the records."""
    known = words()
    described = {each.name for each in known.column}
    assert set(Observation.__struct_fields__) <= described
    assert described - set(Observation.__struct_fields__) == {"paper_last_day", "due_holds", "due_last_day"}
    for kind, meanings in (
        (Colour, known.colours),
        (Status, known.states),
        (Happening, known.changes),
        (Verdict, known.verdicts),
    ):
        assert set(meanings) == set(kind.__args__)
    assert set(FILLS) == set(known.colours)


def test_more_rows_than_a_sheet_holds_go_on_in_another() -> None:
    """Each with its own headings and table; none is lost."""
    paper = made.facts()
    seen = tuple(made.observation(paper, str(number)) for number in range(1, 8))
    book = read(written(filled(seen, (paper,)), most_rows=3))
    names = [name for name in book.sheetnames if name.startswith("Observations")]
    assert names == ["Observations", "Observations 2", "Observations 3"]
    assert [row["Number"] for name in names for row in rows(book[name])] == list("1234567")
    assert len({table for sheet in book for table in sheet.tables}) == len(book.sheetnames)


def test_a_sheet_has_no_room_for_endless_periods() -> None:
    """Which is said, with what to do; nothing is left out without a word."""
    from pandas import DataFrame

    frame = DataFrame(columns=[*ABOUT, *(f"p{number}" for number in range(16_384))])
    with pytest.raises(NoRoom, match="--since and --until"):
        written(filled(timeline=frame))


def test_an_empty_history_makes_a_workbook_too(database: Database) -> None:
    """Headings, and no rows."""
    book = read(written(contents(database)))
    assert book.sheetnames == SHEETS[:-1]
    assert all(sheet.max_row >= 1 for sheet in book)


def test_it_is_the_same_bytes_whatever_database_and_whenever_made(database: Database) -> None:
    """Also after a run that found nothing new."""
    story(database)
    first = written(contents(database))
    assert written(contents(database)) == first
    later = datetime.datetime(2024, 5, 5, tzinfo=datetime.UTC)
    finish_run(database, begin_run(database, later), later, outcome="complete")
    assert written(contents(database)) == first
    # A database that had other histories counts its runs on.
    alike = written(
        dataclasses.replace(contents(database), state=State(run_id=2, ended="2019-01-01T00:03:00Z"))
    )
    told = hashlib.sha256(alike).hexdigest()
    assert _SEEN.setdefault("bytes", told) == told


_SEEN: dict[str, str] = {}
"""What the first database gave; the second must give the same."""


def test_as_it_was_leaves_findings_out_and_says_so(database: Database) -> None:
    """They are made of what is in force now."""
    story(database)
    book = read(written(contents(database, Filters(as_of="2018-03"))))
    assert "Findings" not in book.sheetnames
    assert {row["Paper"] for row in rows(book["Observations"])} == {"2018-02.pdf"}
    notes = {row["Subject"]: row["Note"] for row in rows(book["Notes"])}
    assert notes["What it holds"] == "Recommendations as known on 2018-03."
    assert "No sheet Findings" in notes


@settings(max_examples=15, deadline=None)
@given(reading=made.readings())
def test_any_paper_makes_a_workbook_that_opens(reading: Any) -> None:
    """One row an observation, whatever its texts hold."""
    paper = replace(reading.paper, legend=())  # a fill is "#rrggbb", which these are not
    book = read(written(filled(reading.observations, (paper,))))
    found = rows(book["Observations"])
    seen = [row for row in found if any(row.values())]
    assert len(seen) == len(reading.observations)
    for row, observation in zip(seen, reading.observations, strict=True):
        if units(observation.owner) < 100 and "_x" not in observation.owner:
            assert (row["Owner"] or "") == clean(observation.owner)


def test_pieces_are_the_whole_and_headings_stay_apart() -> None:
    """Astral characters count twice, as Excel counts them; a heading is no other's in any case."""
    text = "ab😀" * 10
    for most in (2, 3, 7):
        parts = list(pieces(text, most))
        assert "".join(parts) == text
        assert max(map(units, parts)) <= most
    found = headings(["a\nb", "A B", "", "x" * 300, "X" * 300, "x" * 255])
    assert len({name.lower() for name in found}) == len(found)
    assert max(map(len, found)) <= 255
    assert lines("word " * 30, 20) >= 8


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_every_sheet_and_every_text(database: Database, tmp_path: Path) -> None:
    """Each sheet written out again by it: the texts are as printed, and none was reckoned."""
    story(database)
    (tmp_path / "w.xlsx").write_bytes(written(contents(database)))
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
            every_sheet, "--outdir", str(tmp_path), str(tmp_path / "w.xlsx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert {file.name for file in tmp_path.glob("*.csv")} == {f"w-{name}.csv" for name in SHEETS}
    found = list(
        csv.DictReader(io.StringIO((tmp_path / "w-Observations.csv").read_text("utf-8"), newline=""))
    )
    assert len(found) == 2 * len(HOSTILE) - 1
    seen = {row["Number"]: row["Recommendation"] for row in found}
    for number in ("1", "2", "3", "4", "5", "7", "9", "11", "12"):
        assert seen[number] == HOSTILE[number]
    assert "_x0041_ as printed" in seen["6"]
    assert "_x005F_" not in seen["6"]
    assert found[1]["Due: last day"] == "2018-03-31"


def test_corrections_and_identity_are_told() -> None:
    """A corrected row says what was read, who changed it and why."""
    from schemas import Correction, Identity

    corrected = Correction(
        correction_id=1,
        field="colour",
        read="amber",
        value="red",
        by="A. Clerk",
        at="2019-01-01T00:00:00Z",
        why="misread",
    )
    paper = made.facts()
    known = Identity(rule="renumbered", printed_key="k", paper="a.pdf", number="3")
    seen = replace(made.observation(paper), corrections=(corrected,), identity=known)
    (row,) = rows(read(written(filled((seen,), (paper,))))["Observations"])
    assert row["Corrections"] == "colour: amber → red (A. Clerk, 2019-01-01T00:00:00Z: misread)"
    assert row["Known as"] == "renumbered: 3 in a.pdf"
