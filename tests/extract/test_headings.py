"""Which lines over a table are the title of its report, and what is said of it."""

import pytest

from extract.trackers.headings import open_section
from schemas import Line, Place


def section(*blocks: str) -> tuple[list[str], list[str]]:
    """The title's lines and those about the report, of blocks of type that stand over a table."""
    found = open_section(tuple(Line(text=block, place=Place(page=1)) for block in blocks), None)
    assert found is not None
    return [line.text for line in found.title], [line.text for line in found.about]


ABOUT = "A national report by HMIC published December 2016"


@pytest.mark.parametrize("head", ["", "Appendix A", "HMICFRS recommendations"])
@pytest.mark.parametrize("title", [["Custody: the first year"], ["Everyone's custody:", "A progress report"]])
def test_a_title_in_one_block_with_what_is_said_of_its_report_is_told_from_it(
    head: str, title: list[str]
) -> None:
    """As where a producer sets all lines over a table in one type, without space between them."""
    lines = [*filter(None, [head]), *title, ABOUT]
    assert section("\n".join(lines)) == (title, [ABOUT])
    assert section(*lines) == (title, [ABOUT])


def test_a_title_under_the_name_of_its_appendix_needs_no_more() -> None:
    """Nothing is said of its report."""
    assert section("Appendix A\nCustody: the first year") == (["Custody: the first year"], [])


def test_what_is_said_of_a_report_keeps_its_line_breaks() -> None:
    """Only its first line shows where it begins."""
    said = f"{ABOUT}\nThis report makes 2 recommendations\nfor the force."
    assert section(f"Custody: the first year\n{said}") == (["Custody: the first year"], [said])


def test_a_paragraph_of_prose_is_no_title() -> None:
    """Its lines end where the column does, one of them before words that open what is said of a report."""
    prose = "The Committee heard of the work of the year.\nIt asked when\nThis report would be complete."
    assert section(prose, "Custody: the first year") == (["Custody: the first year"], [])
