"""Which lines over a table are the title of its report, and what is said of it."""

import pytest

from extract.trackers.headings import open_section, title_without_rows
from schemas import Line, Place, Section


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


@pytest.mark.parametrize(
    "about",
    [
        "A report by Internal Audit, published November 2018.",
        "A service report by HMICFRS, published December 2018.",
        "An independent audit by the regional partnership.",
    ],
)
def test_a_report_may_be_by_anybody(about: str) -> None:
    """Councils and fire authorities follow reports of their auditors and peers too."""
    assert section("Fleet and workshops review 2018", about) == (["Fleet and workshops review 2018"], [about])


def test_a_heading_like_the_title_before_is_a_title_whatever_stands_under_it() -> None:
    """Rows under a heading of their own are not rows of the report before."""
    place = Place(page=1)
    before = Section(title=(Line(text="Custody: the first year", place=place, heading=2),), about=())
    lines = [("Fleet and workshops review 2018", 2), ("Members saw this in November.", None)]
    found = open_section(tuple(Line(text=text, place=place, heading=level) for text, level in lines), before)
    assert found is not None
    assert [line.text for line in found.title] == ["Fleet and workshops review 2018"]
    assert [line.text for line in found.about] == ["Members saw this in November."]


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


def ends(*blocks: str) -> bool:
    """Whether these last lines of a paper are taken for a report that was cut off."""
    lines = tuple(Line(text=block, place=Place(page=9)) for block in blocks)
    return title_without_rows(lines, None) is not None


def test_a_title_at_a_papers_end_with_no_table_under_it_is_told() -> None:
    """As where the paper was cut off."""
    assert ends("Custody: the first year", ABOUT)


def test_other_last_lines_are_no_report() -> None:
    """A contact, a sentence, a title that nothing is said of, nothing at all."""
    assert not ends("Contact: the Chief Officer", "Telephone 020 0000 0000")
    assert not ends("The Committee is asked to note the report.")
    assert not ends("Background papers")
    assert not ends()
