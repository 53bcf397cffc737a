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

from load import Database, begin_run, finish_run, load, open_database
from query import Filters
from query.files import Contents, NoRoom, contents, write_workbook
from query.files.cells import MOST, clean, headings, lines, pieces, units
from query.files.contents import State
from query.files.looks import FILLS, fill_of
from query.files.vocabulary import words
from query.timeline import ABOUT
from schemas import Observation, Reading
from schemas.change import Happening
from schemas.finding import Verdict
from schemas.observation import Colour
from schemas.observation import State as Status
from tests.load import readings as made
from tests.query.accessible import broken_rules, contrast
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


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same workbook, made once."""
    with open_database(str(tmp_path_factory.mktemp("whole") / "ragw.db")) as database:
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


def test_it_keeps_every_rule_of_accessibility(content: bytes) -> None:
    """Of headings, tables, filters, fills, dates, paper; the next test shows that each rule can be broken."""
    assert broken_rules(content) == set()


@pytest.mark.parametrize(
    ("rule", "part", "found", "instead"),
    [
        ("a title", "docProps/core.xml", "<dc:title>[^<]+", "<dc:title>"),
        ("a language", "docProps/custom.xml", ">en-GB<", "><"),
        ("tables say what they are", "xl/tables/table2.xml", ' altTextSummary="[^"]+"', ""),
        ("no formula", "xl/worksheets/sheet2.xml", "</row>", '<c r="ZZ2"><f>1+1</f></c></row>'),
        ("a frozen heading", "xl/worksheets/sheet3.xml", "<pane [^>]*/>", ""),
        ("a heading on each page", "xl/workbook.xml", "<definedName name=.{1,20}Print_Titles.*?</definedName>", ""),
        ("fits on paper", "xl/worksheets/sheet3.xml", ' orientation="landscape"', ""),
        ("fits on paper", "xl/worksheets/sheet3.xml", ' fitToPage="1"', ""),
        (
            "no merged cells", "xl/worksheets/sheet2.xml", "</sheetData>",
            '</sheetData><mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>',
        ),
        ("a name for each column", "xl/worksheets/sheet2.xml", "<t>Number</t>", "<t></t>"),
        ("a name for each column", "xl/worksheets/sheet2.xml", "<t>Number</t>", "<t>REPORT</t>"),
        ("a table with a heading", "xl/tables/table2.xml", 'name="Number"', 'name="No"'),
        ("a table with a heading", "xl/tables/table2.xml", ' totalsRowShown="0"', ' headerRowCount="0"'),
        ("filters", "xl/tables/table3.xml", "<autoFilter [^>]*/>", ""),
        ("no blank rows", "xl/worksheets/sheet1.xml", '<row r="4".*?</row>', '<row r="4"/>'),
        ("long texts are wrapped", "xl/styles.xml", ' wrapText="1"', ""),
        ("real dates", "xl/worksheets/sheet2.xml", '"><v>43151</v>', '" t="inlineStr"><is><t>20/02/2018</t></is>'),
        ("real dates", "xl/styles.xml", 'formatCode="yyyy-mm-dd"', 'formatCode="0"'),
        ("a word for each fill", "xl/worksheets/sheet3.xml", "<t>amber</t>", "<t></t>"),
        ("a word for each fill", "xl/worksheets/sheet3.xml", "<t>amber</t>", "<t>red</t>"),
        ("contrast", "xl/styles.xml", "FFFF9E94", "FF801010"),
        ("contrast", "xl/styles.xml", "FF1F3864", "FFA0A0A0"),
    ],
)  # fmt: skip
def test_the_checker_of_those_rules_sees_each_of_them_broken(
    whole: bytes, rule: str, part: str, found: str, instead: str
) -> None:
    """One fault in a file that has none is found under its name."""
    assert rule in broken_rules(_spoilt(whole, part, found, instead))


def _spoilt(content: bytes, part: str, found: str, instead: str) -> bytes:
    """The workbook with a pattern replaced everywhere in one of its files."""
    spoilt = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as archive, ZipFile(spoilt, "w") as written:
        for name in archive.namelist():
            text = archive.read(name)
            if name == part:
                changed = re.sub(found, instead, text.decode(), flags=re.DOTALL).encode()
                assert changed != text
                text = changed
            written.writestr(name, text)
    return spoilt.getvalue()


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


@pytest.mark.parametrize("colour", FILLS)
def test_black_letters_are_read_with_ease_on_each_fill(colour: str) -> None:
    """A contrast of 7 to 1, the stricter of WCAG's two; and white ones on the headings."""
    assert contrast(FILLS[colour][1:], "000000") >= 7
    assert contrast("1F3864", "ffffff") >= 7


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


def test_as_it_was_holds_what_stood_then(database: Database) -> None:
    """Findings too; and the notes say so."""
    story(database)
    for month in ("2018-02", "2018-11"):
        facts, doubt = made.facts(f"{month}-doubt.pdf", date=month), made.Problem(code="doubt", message="?")
        load(Reading(paper=facts, observations=(), leftovers=(), problems=(doubt,)), database)
    book = read(written(contents(database)))
    assert [row["Paper"] for row in rows(book["Findings"])] == ["2018-02-doubt.pdf", "2018-11-doubt.pdf"]
    book = read(written(contents(database, Filters(as_of="2018-03"))))
    assert [row["Paper"] for row in rows(book["Findings"])] == ["2018-02-doubt.pdf"]
    assert {row["Paper"] for row in rows(book["Observations"])} == {"2018-02.pdf"}
    notes = {row["Subject"]: row["Note"] for row in rows(book["Notes"])}
    assert notes["What it holds"] == "Recommendations as known on 2018-03."


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
