"""Level watermarks: very large words over others, which are in no cell and no line."""

from extract.layout.grid import lay_out
from extract.pages.furniture import without_furniture
from schemas import Page, Paragraph, Place, Rule, Table, Word

RULES = tuple(
    [Rule(x0=100, top=y, x1=300, bottom=y) for y in (100, 120, 140)]
    + [Rule(x0=x, top=100, x1=x, bottom=140) for x in (100, 200, 300)]
)


def word(text: str, x0: float, top: float, *, size: float = 8.0) -> Word:
    return Word(text=text, x0=x0, top=top, x1=x0 + 0.5 * size * len(text), bottom=top + size, size=size)


CELLS = (
    word("Train", 105, 106),
    word("officers", 130, 106),
    word("AMBER", 205, 106),
    word("Publish", 105, 126),
)


def texts_of(*words: Word, rules: tuple[Rule, ...] = RULES) -> list[str]:
    """The text of each paragraph, and of each cell of each table."""
    blocks = lay_out(Page(number=1, width=595, height=842, words=words, rules=rules), 1)
    return [
        text
        for block in blocks
        for text in (
            [cell.text for row in block.rows for cell in row.cells]
            if isinstance(block, Table)
            else [block.text]
        )
    ]


def test_a_watermark_over_a_table_is_a_paragraph_of_its_own() -> None:
    """The cells that it is printed over read on without it."""
    assert texts_of(*CELLS, word("DRAFT", 110, 95, size=50)) == [
        "Train officers", "AMBER", "Publish", "", "DRAFT"
    ]  # fmt: skip


def test_all_words_of_a_watermark_go_with_the_one_that_lies_over_others() -> None:
    """One of two words lies over the table, the other beside it."""
    large = (word("DRAFT", 110, 95, size=50), word("ONLY", 320, 95, size=50))
    assert texts_of(*CELLS, *large)[-1] == "DRAFT ONLY"


def test_a_watermark_over_empty_cells_is_told_by_their_rules() -> None:
    """A rule through the middle of very large letters tells that they are in no cell."""
    words = (word("Train", 105, 106), *(word("plan", 400, 20 * line) for line in range(2, 6)))
    assert "DRAFT" in texts_of(*words, word("DRAFT", 110, 105, size=30))


def test_a_large_title_is_no_watermark() -> None:
    """Very large type over nothing is read with the words of its line."""
    title = (word("Annual", 100, 20, size=40), word("report", 230, 20, size=40))
    assert texts_of(*title, *CELLS)[0] == "Annual report"
    assert texts_of(*title, word("Body", 100, 62), word("text", 120, 62), word("here", 140, 62), rules=()) == [
        "Annual report", "Body text here"
    ]  # fmt: skip


def test_a_watermark_is_read_last_on_its_page() -> None:
    """Its box begins above the table, but it is no line between the title and that."""
    assert texts_of(word("Title", 100, 70), *CELLS, word("DRAFT", 110, 75, size=50))[-1] == "DRAFT"


def test_a_watermark_on_page_after_page_is_furniture() -> None:
    """At one place, wherever on the page; a large title that stands once is none."""
    large = [
        Paragraph(text=text, place=Place(page=number, bbox=(100, 300, 300, 360)), size=50.0)
        for number, text in ((1, "DRAFT"), (2, "DRAFT"), (3, "Annual report"))
    ]
    pages = [Page(number=number, width=595, height=842, words=CELLS) for number in (1, 2, 3)]
    kept = without_furniture((page, (line,)) for page, line in zip(pages, large, strict=True))
    assert kept == (large[2],)
