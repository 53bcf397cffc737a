"""Page furniture: running headers, footers, page numbers, watermarks - on each page, and part of no text."""

import re
from collections import defaultdict
from collections.abc import Iterable

from extract.characters import one_line
from schemas import Block, Page, Paragraph

_EDGE = 0.12  # of the page's height, at its top and at its foot
_SAME_PLACE = 3.0  # points up or down the page
_STAMP = 3.0  # times the type of most of the page's words: a watermark's, or a title's
_NAMED = r"(?:[\w &'-]{1,40}[–—-]\s*)?"  # "Appendix A – page 3"
_NUMBERED = r"\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
_PAGE_NUMBER = re.compile(rf"{_NAMED}(?:page\s*)?{_NUMBERED}", re.IGNORECASE)
_PAGE_WORD = re.compile(rf"{_NAMED}page\s*{_NUMBERED}", re.IGNORECASE)


def without_furniture(pages: Iterable[tuple[Page, tuple[Block, ...]]]) -> tuple[Block, ...]:
    """The blocks of all pages in reading order, less what stands at the edge of page after page, or anywhere in
    very large type. Watermarks come last of all, for they are no lines between a title and its table.

    A line is furniture where the same words (digits aside) stand in the same place on the next page or the one
    before, or, on facing pages, two pages away; and where it is a page number. On a page without a height only
    a line that says "page" is.
    """
    laid_out = tuple(pages)
    largest = {page.number: _largest(page) for page, _ in laid_out}
    seen = _seen(laid_out, largest)
    kept = [
        block
        for page, blocks in laid_out
        for block in blocks
        if not (isinstance(block, Paragraph) and _is_furniture(block, page, largest[page.number], seen))
    ]
    return tuple(sorted(kept, key=_is_stamp))


def _seen(
    pages: tuple[tuple[Page, tuple[Block, ...]], ...], largest: dict[int, float]
) -> dict[str, dict[int, list[float]]]:
    """By its words: on which pages a line that may be furniture stands, and how high, in points."""
    seen: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for page, blocks in pages:
        for block in blocks:
            if not isinstance(block, Paragraph) or not block.place.bbox:
                continue
            if _at_edge(block, page) or block.stamp or (block.size or 0.0) > largest[page.number]:
                seen[_shape(block)][page.number].append(block.place.bbox[1])
    return seen


def _is_furniture(
    block: Paragraph, page: Page, largest: float, seen: dict[str, dict[int, list[float]]]
) -> bool:
    text = one_line(block.text)
    if page.height is None or block.place.bbox is None:
        return bool(_PAGE_WORD.fullmatch(text))
    at_edge = _at_edge(block, page)
    if not at_edge and not block.stamp and (block.size or 0.0) <= largest:
        return False
    beside = (seen[_shape(block)].get(page.number + step, ()) for step in (-2, -1, 1, 2))
    again = any(abs(height - block.place.bbox[1]) <= _SAME_PLACE for heights in beside for height in heights)
    return again or (at_edge and bool(_PAGE_NUMBER.fullmatch(text)))


def _is_stamp(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.stamp


def _at_edge(block: Paragraph, page: Page) -> bool:
    """Whether a line stands at the head or the foot of its page; of a page drawn sideways, at its sides."""
    if block.place.bbox is None or page.height is None or page.width is None:
        return False
    x0, top, x1, bottom = block.place.bbox
    if bottom - top > x1 - x0 and len(block.text) > 1:
        return x1 <= page.width * _EDGE or x0 >= page.width * (1 - _EDGE)
    return bottom <= page.height * _EDGE or top >= page.height * (1 - _EDGE)


def _largest(page: Page) -> float:
    """Over this type size, in points, a line of the page is very large."""
    sizes = sorted(word.size for word in page.words)
    return _STAMP * sizes[len(sizes) // 2] if sizes else float("inf")


def _shape(block: Paragraph) -> str:
    return re.sub(r"\d+", "#", one_line(block.text.lower()))
