"""Page furniture: running headers, footers, page numbers - printed on each page, and part of no text."""

import re
from collections import defaultdict
from collections.abc import Iterable

from schemas import Block, Page, Paragraph

_EDGE = 0.12  # of the page's height, at its top and at its foot
_SAME_PLACE = 3.0  # points up or down the page
_PAGE_NUMBER = re.compile(
    r"(?:[\w &'-]{1,40}[–—-]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_PAGE_WORD = re.compile(r"(?:[\w &'-]{1,40}[–—-]\s*)?page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


def without_furniture(pages: Iterable[tuple[Page, tuple[Block, ...]]]) -> tuple[Block, ...]:
    """The blocks of all pages in reading order, less what stands at the edge of page after page.

    A line is furniture where the same words (digits aside) stand in the same place on the next page or the one
    before, or, on facing pages, two pages away; and where it is a page number. On a page without a height only
    a line that says "page" is.
    """
    laid_out = tuple(pages)
    seen = _seen(laid_out)
    return tuple(
        block
        for page, blocks in laid_out
        for block in blocks
        if not (isinstance(block, Paragraph) and _is_furniture(block, page, seen))
    )


def _seen(pages: tuple[tuple[Page, tuple[Block, ...]], ...]) -> dict[str, dict[int, list[float]]]:
    """By its words: on which pages a line stands at the edge, and how high, in points."""
    seen: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for page, blocks in pages:
        for block in blocks:
            if isinstance(block, Paragraph) and block.place.bbox and _at_edge(block, page):
                seen[_shape(block)][page.number].append(block.place.bbox[1])
    return seen


def _is_furniture(block: Paragraph, page: Page, seen: dict[str, dict[int, list[float]]]) -> bool:
    text = " ".join(block.text.split())
    if page.height is None or block.place.bbox is None:
        return bool(_PAGE_WORD.fullmatch(text))
    if not _at_edge(block, page):
        return False
    beside = (seen[_shape(block)].get(page.number + step, ()) for step in (-2, -1, 1, 2))
    again = any(abs(height - block.place.bbox[1]) <= _SAME_PLACE for heights in beside for height in heights)
    return again or bool(_PAGE_NUMBER.fullmatch(text))


def _at_edge(block: Paragraph, page: Page) -> bool:
    bbox = block.place.bbox
    if bbox is None or page.height is None:
        return False
    return bbox[3] <= page.height * _EDGE or bbox[1] >= page.height * (1 - _EDGE)


def _shape(block: Paragraph) -> str:
    return re.sub(r"\d+", "#", " ".join(block.text.lower().split()))
