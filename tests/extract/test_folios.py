"""Page numbers that fall in a cell are no part of it; numbers that only look like them stay."""

from extract.pages.folios import without_folios
from schemas import Page, Word


def page(number, *words):
    placed = tuple(
        Word(text=text, x0=x, top=top, x1=x + 10, bottom=top + 8, size=8.0) for text, x, top in words
    )
    return Page(number=number, width=595.0, height=842.0, words=placed)


def texts(pages):
    return [[word.text for word in page.words] for page in pages]


def test_numbers_that_count_on_with_the_pages_in_one_place_are_page_numbers():
    """Printed over a table that runs to the page's foot."""
    pages = (page(1, ("GREEN", 290, 780), ("12", 291, 800)), page(2, ("RED", 290, 780), ("13", 291, 800)))
    assert texts(without_folios(pages)) == [["GREEN"], ["RED"]]


def test_numbers_elsewhere_or_alone_are_text():
    """A recommendation's number at the foot of one page, a count in the middle of two."""
    pages = (page(1, ("12", 40, 800), ("7", 300, 400)), page(2, ("13", 200, 800), ("8", 300, 400)))
    assert without_folios(pages) == pages


def test_a_year_that_counts_on_by_chance_is_text():
    """ "October 2018" at the foot of one page and "March 2019" at that of the next, in one column."""
    pages = (
        page(5, ("October", 388, 800), ("2018", 400, 800)),
        page(6, ("March", 388, 800), ("2019", 400, 800)),
    )
    assert without_folios(pages) == pages
