"""Page furniture: running headers, footers, page numbers - printed on each page, and part of no text."""

import re
from collections import defaultdict
from collections.abc import Iterable

from schemas import Block, Page, Paragraph

_EDGE = 0.12  # of the page's height, at its top and at its foot
_PAGE_NUMBER = re.compile(
    r"(?:[\w &'-]{1,40}[–—-]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_PAGE_WORD = re.compile(r"(?:[\w &'-]{1,40}[–—-]\s*)?page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


def without_furniture(pages: Iterable[tuple[Page, tuple[Block, ...]]]) -> tuple[Block, ...]:
    """The blocks of all pages in reading order, less what stands at the edge of the page again and again.

    A line is furniture where the same words (digits aside) stand at the edge of two pages or more, or where
    it is a page number there. On a page without a height only a line that says "page" is.
    """
    laid_out = tuple(pages)
    repeated = _repeated(laid_out)
    return tuple(
        block
        for page, blocks in laid_out
        for block in blocks
        if not (isinstance(block, Paragraph) and _is_furniture(block, page, repeated))
    )


def _repeated(pages: tuple[tuple[Page, tuple[Block, ...]], ...]) -> frozenset[str]:
    seen: dict[str, set[int]] = defaultdict(set)
    for page, blocks in pages:
        for block in blocks:
            if isinstance(block, Paragraph) and _at_edge(block, page):
                seen[_shape(block)].add(page.number)
    return frozenset(shape for shape, numbers in seen.items() if len(numbers) > 1)


def _is_furniture(block: Paragraph, page: Page, repeated: frozenset[str]) -> bool:
    text = " ".join(block.text.split())
    if page.height is None:
        return bool(_PAGE_WORD.fullmatch(text))
    return _at_edge(block, page) and (_shape(block) in repeated or bool(_PAGE_NUMBER.fullmatch(text)))


def _at_edge(block: Paragraph, page: Page) -> bool:
    bbox = block.place.bbox
    if bbox is None or page.height is None:
        return False
    return bbox[3] <= page.height * _EDGE or bbox[1] >= page.height * (1 - _EDGE)


def _shape(block: Paragraph) -> str:
    return re.sub(r"\d+", "#", " ".join(block.text.lower().split()))
