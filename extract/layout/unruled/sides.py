"""Tables that stand side by side under one line of headings: "No, Action, RAG, No, Action, RAG"."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from extract.layout.text.lines import Line, text_of
from extract.layout.text.openings import Opening, Read
from extract.layout.unruled.growth import grown
from extract.layout.unruled.gutters import between
from schemas.paper import Fill, Page, Rule, Word

Drawn = TypeVar("Drawn", Rule, Fill)


def parting(heads: Sequence[Opening], text: Sequence[Line], page: Page, read: Read) -> float | None:
    """Where a page is parted into two sides, in points from its left; None where it is not.

    Each of its heading rows has the same headings twice, each half heads a table, and no word lies across.
    """
    found = [_parting(head, text, page, read) for head in heads]
    at = next(iter(found), None)
    if at is None or any(other is None or _crosses(other, heads, text) for other in found):
        return None
    return at


def _parting(head: Opening, text: Sequence[Line], page: Page, read: Read) -> float | None:
    texts = [" ".join(text_of(phrase.words).split()) for phrase in head.phrases]
    half = len(texts) // 2
    if half < 2 or texts[:half] != texts[half:] or read(texts[:half]) is None:
        return None
    columns = between([(phrase.x0, phrase.x1) for phrase in head.phrases], head.keys, head.over)
    taken = grown(columns, text[head.end :], page.fills)
    return taken.columns.parted(page.fills).parts[half - 1]


def _crosses(at: float, heads: Sequence[Opening], text: Sequence[Line]) -> bool:
    """Whether a heading lies across."""
    return any(
        word.x0 < at < word.x1 for head in heads for line in text[head.first : head.end] for word in line
    )


def side(page: Page, left: float, right: float) -> Page:
    """What the page's rules and fills are between two points; the width of its paper says nothing there."""
    return replace(
        page,
        width=None,
        rules=tuple(_clipped(rule, left, right) for rule in page.rules if rule.x1 > left and rule.x0 < right),
        fills=tuple(_clipped(fill, left, right) for fill in page.fills if fill.x1 > left and fill.x0 < right),
    )


def _clipped(drawn: Drawn, left: float, right: float) -> Drawn:
    return replace(drawn, x0=max(drawn.x0, left), x1=min(drawn.x1, right))


def dealt(words: Sequence[Word], at: float) -> tuple[list[Word], list[Word]]:
    """The words of either side."""
    sides: tuple[list[Word], list[Word]] = ([], [])
    for word in words:
        sides[(word.x0 + word.x1) / 2 >= at].append(word)
    return sides
