"""Text dumps: tab-separated tables with markup, badly cut headings, rows cut by page breaks."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract, read
from extract.dump.markup import background, printed
from schemas import PaperRefused

TITLE = "PEEL: Police Legitimacy 2016 – National\n\nA National report by HMIC Published December 2016\n\n"


def extracted(text, name="dump.txt"):
    return extract(read(text.encode(), name))


def cells(row):
    return {cell.column: " ".join(piece.text for piece in cell.pieces if piece.text) for cell in row.cells}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>2</p> <p><u>Cause of concern</u> We are</p>", "2\nCause of concern We are"),
        ("<ul style='x'> • one; • two </ul>", "• one; • two"),
        ("<ul> senior leaders; </ul>", "• senior leaders;"),
        ("within **two** years, *not* 3 * 4", "within two years, not 3 * 4"),
        ("the 30 <sup>th</sup> &amp; last", "the 30 th & last"),
        ("takes < 5 days > 3 hours", "takes < 5 days > 3 hours"),
        ("L&D; R&D", "L&D; R&D"),
    ],
)
def test_known_markup_goes_and_its_text_stays(source, text):
    """What only looks like markup is text."""
    assert printed(source) == text


def test_a_background_colour_in_the_markup_is_the_cells_fill():
    """``<div style="background-color: red; ...">RED</div>``."""
    assert background('<div style="background-color: red; color: white">RED</div>') == "#ff0000"
    assert background('<div style="color: red">RED</div>') is None


@given(st.text(alphabet=st.characters(exclude_characters="<>&*\x00•", exclude_categories=["Cs", "Cc"])))
def test_text_without_markup_loses_no_character(text):
    """Only white space is folded."""
    assert "".join(printed(text).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "heading", ["Reco\tmmendation", "Recoi\tmmendation", "Re\tcommendation", "Recommendation\t"]
)
def test_a_heading_cut_in_the_wrong_place_still_heads_number_and_text(heading):
    """The number column stands under the cut word's first half."""
    (row,) = extracted(
        f"{TITLE}{heading}\tStatus\tDue Date\tComment\n1\tDo this.\tAMBER\tMay 2017\tNo.\n"
    ).rows
    assert cells(row) == {
        "number": "1",
        "text": "Do this.",
        "status": "AMBER",
        "due": "May 2017",
        "comment": "No.",
    }


CUT = """Recommendation\t\tStatus\tDue Date\tComment
3\tEnsure that files\tAMBER\t\tThis goes

Recommendation\t\tStatus\tDue Date\tComment
\tare complete.\t\tthe force will set\ton and on.
4\tOffer it.\tGREEN\t\tDone.
"""


def test_a_row_that_a_page_break_cut_is_one_row_again():
    """Its second half has neither number nor status; each of its cells goes on where it stands."""
    first, second = extracted(TITLE + CUT).rows
    assert cells(first) == {
        "number": "3",
        "text": "Ensure that files are complete.",
        "status": "AMBER",
        "due": "the force will set",
        "comment": "This goes on and on.",
    }
    assert [place.line for place in first.places] == [6, 9]
    assert cells(second)["number"] == "4"


def test_a_page_that_repeats_its_heading_without_the_status_goes_on_too():
    """A continued page may lack a column that it does not need."""
    text = (
        f"{TITLE}Recommendation\t\tStatus\tDue Date\tComment\n9\tDo it.\tRED\tJune 2016\tThe team\n\n"
        "Recommendation\t\tDue Date\tComment\n\t\t\tunderstands it.\n"
    )
    (row,) = extracted(text).rows
    assert cells(row)["comment"] == "The team understands it."


def test_a_number_in_a_cell_of_its_own_moves_its_row_to_the_right():
    """One row of a page has the number parted, though the heading has no column for it."""
    text = f"{TITLE}Recommendation\tStatus\tDue Date\tComment\n1\tDo it.\tRED\tApril 2017\n"
    (row,) = extracted(text).rows
    assert cells(row) == {
        "number": "1",
        "text": "Do it.",
        "status": "RED",
        "due": "April 2017",
        "comment": "",
    }


def test_a_line_across_the_table_stands_over_the_rows_below_it():
    """It is no row of its own."""
    text = (
        f"{TITLE}Recommendation\tStatus\tDue Date\tComment\nEnhance data on:\t\t\t\n1\tage\tRED\tMay 2017\n"
    )
    extraction = extracted(text)
    (row,) = extraction.rows
    assert row.banner == "Enhance data on:"
    assert [each.role for each in extraction.printed] == ["heading", "banner", "row"]


def test_a_footnote_between_two_pages_opens_no_report():
    """The table goes on under the same title."""
    text = f"{TITLE}{CUT.replace(chr(10) * 2, chr(10) * 2 + '¹ A database of partners' + chr(10) * 2, 1)}"
    extraction = extracted(text)
    assert len(extraction.sections) == 1
    assert len(extraction.rows) == 2


def test_a_sentence_that_limits_the_next_table_opens_a_group_of_the_same_report():
    """Numbers restart under it."""
    text = (
        f"{TITLE}Recommendation\t\tStatus\tDue Date\tComment\n1\tA.\tRED\t\t\n\n"
        "The following recommendations are for the CPS and are shown here for completeness.\n\n"
        "Recommendation\t\tStatus\tDue Date\tComment\n1\tB.\tWHITE\t\t\n"
    )
    first, second = extracted(text).sections
    assert first.title == second.title
    assert (len(first.group), len(second.group)) == (0, 1)


def test_a_title_on_two_lines_is_one_title():
    """Title and subtitle, then what is said of the report."""
    text = (
        "Increasingly everyone's business:\n\nA progress report on domestic abuse\n\n"
        "A national report by HMIC, Published December 2015.\n\nRecommendation\tStatus\tDue Date\tComment\n"
        "Do.\tRED\tMay 2016\tNo.\n"
    )
    (section,) = extracted(text).sections
    assert [line.text for line in section.title] == [
        "Increasingly everyone's business:",
        "A progress report on domestic abuse",
    ]
    assert len(section.about) == 1


def test_the_traffic_light_table_is_the_papers_legend_and_no_tracker():
    """Its rows are entries with their definitions."""
    text = (
        "Traffic Light Colour\tDefinition of target achievement\nGREEN\tIt is implemented\nRED\tIt is not\n"
    )
    extraction = extracted(text)
    assert [(entry.word, entry.definition) for entry in extraction.legend] == [
        ("GREEN", "It is implemented"),
        ("RED", "It is not"),
    ]
    assert extraction.rows == ()


def test_a_table_that_is_no_tracker_is_left_over_cell_by_cell():
    """Nothing of it is lost, nothing of it is a row."""
    extraction = extracted("Budget\t2016\t2017\nFuel\t10\t12\n")
    assert extraction.rows == ()
    assert [leftover.text for leftover in extraction.leftovers] == [
        "Budget",
        "2016",
        "2017",
        "Fuel",
        "10",
        "12",
    ]


def test_a_cell_beyond_the_heading_row_is_left_over():
    """A row with more cells than its heading names loses none of them."""
    extraction = extracted(f"{TITLE}Recommendation\tStatus\tDue Date\nDo.\tRED\tMay 2016\tstray\n")
    assert [leftover.text for leftover in extraction.leftovers] == ["stray"]
    assert [problem.code for problem in extraction.problems] == ["cell_without_column"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_dump_is_read_in_the_encodings_that_windows_writes(encoding):
    """With and without their marks."""
    text = "Recommendation\tStatus\tDue Date\nDo – “it”.\tRED\tMay 2016\n"
    (row,) = extract(read(text.encode(encoding), "a.txt")).rows
    assert cells(row)["text"] == "Do – “it”."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (bytes(range(256)) * 40, "not a document"),
        (b"PK\x03\x04 rubbish", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        (b"{\\rtf1 text}", "is read from its conversion"),
        (b"\x89PNG\r\n\x1a\n123", "picture"),
    ],
)
def test_what_is_no_paper_is_refused_in_one_sentence(content, reason):
    """Told by its bytes, whatever its name says."""
    with pytest.raises(PaperRefused, match=reason) as refused:
        read(content, "paper.pdf")
    assert refused.value.name == "paper.pdf"
    assert "\n" not in refused.value.reason


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    """No bytes break the program."""
    with contextlib.suppress(PaperRefused):
        assert extract(read(content, "any")).name == "any"
