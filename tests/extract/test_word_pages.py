"""Pages of a Word paper: where Word says that it broke them last, and nowhere else."""

from extract import read
from schemas import Paragraph, Table
from tests.word_traps.build import p, r, tbl, tc, tr, word

BROKE = "<w:r><w:lastRenderedPageBreak/></w:r>"
HARD = '<w:r><w:br w:type="page"/></w:r>'


def pages(body: str) -> list[int | None]:
    """The page of each paragraph and table row."""
    found: list[int | None] = []
    for block in read(word(body), "paper.docx").pages[0].blocks:
        if isinstance(block, Paragraph):
            found.append(block.place.page)
        elif isinstance(block, Table):
            found += [row.place.page for row in block.rows]
    return found


def test_without_a_mark_of_words_own_no_page_is_known() -> None:
    """A break that a person set does not tell how the pages before it broke."""
    assert pages(p("a", HARD) + p("b")) == [None, None]


def test_a_mark_begins_a_page_and_a_set_break_before_it_counts_once() -> None:
    """Word marks the first text after each break, whoever set it."""
    body = (
        p("a") + p(BROKE, "b") + p(HARD) + p(BROKE, "c") + p(HARD) + p("d", properties="<w:pageBreakBefore/>")
    )
    assert pages(body) == [1, 2, 3, 5]


def test_a_section_begins_a_page_unless_it_goes_on() -> None:
    """The next section says which."""
    ended = p("a", BROKE, properties="<w:sectPr/>") + p("b", properties="<w:sectPr/>") + p("c")
    assert pages(ended + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>') == [1, 3, 3]


def test_a_row_cut_by_a_page_stands_where_it_begins_and_its_break_counts_once() -> None:
    """Each of its cells has a mark of its own."""
    cut = tr(tc(p("1")), tc(p("begins", BROKE, "ends")), tc(p("x", BROKE, "y")))
    moved = tr(tc(p(BROKE, "2")), tc(p("b")), tc(p("c")))
    assert pages(p("above") + tbl(cut, tr("a", "b", "c"), moved, grid=(1, 1, 1)) + p("below")) == [
        1,
        1,
        2,
        3,
        3,
    ]


def test_a_mark_alone_prints_nothing() -> None:
    """It is no line of its own."""
    paper = read(word(p(r("a"), BROKE, r("b"))), "paper.docx")
    assert [getattr(block, "text", "") for block in paper.pages[0].blocks] == ["ab"]
