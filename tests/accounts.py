"""Nothing lost, counted: which characters an extraction accounts for."""

from collections import Counter
from collections.abc import Iterable

from schemas import Extraction, PrintedRow, RawRow


def characters(texts: Iterable[str]) -> Counter[str]:
    """How often each character stands in the texts, white space aside."""
    return Counter("".join("".join(text.split()) for text in texts))


def in_tables(printed: Iterable[PrintedRow], rows: Iterable[RawRow]) -> list[str]:
    """The text of every row's own cells, and of every (repeated) heading, banner and legend entry."""
    own = [
        piece.text for row in rows for cell in row.cells if cell.shared_from is None for piece in cell.pieces
    ]
    heads = [
        cell.text for row in printed if row.role in {"heading", "banner", "legend"} for cell in row.cells
    ]
    return [*own, *heads]


def accounted_for(extraction: Extraction) -> list[str]:
    """What stands in tables: the texts `in_tables`, and what was left over."""
    return [*in_tables(extraction.printed, extraction.rows), *(left.text for left in extraction.leftovers)]
