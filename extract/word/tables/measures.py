"""Widths as Word states them: twentieths of a point, parts of the table, or any unit of length."""

import re
from collections.abc import Sequence

from extract.word.ooxml import Element, W

_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,6})?)(%|pt|in|cm|mm|pc|pi)?")
_TWENTIETHS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}
_FIFTIETHS = 50.0  # of one per cent


def widths(elements: Sequence[Element | None]) -> list[float | None]:
    """The widths of a row's cells in one unit; None for each that is unknown, or in a unit that others are not."""
    found = [_width(element) for element in elements]
    kinds = {kind for kind, _ in filter(None, found)}
    return [each[1] if each and len(kinds) == 1 else None for each in found]


def _width(element: Element | None) -> tuple[str, float] | None:
    """The unit ("dxa" or "pct") and the width; None where it is automatic, missing or none."""
    if element is None or element.get(W + "type") in ("auto", "nil"):
        return None
    read = _LENGTH.fullmatch(element.get(W + "w") or "")
    if read is None:
        return None
    if read[2] == "%":
        return "pct", float(read[1]) * _FIFTIETHS
    if read[2]:
        return "dxa", float(read[1]) * _TWENTIETHS[read[2]]
    return ("pct" if element.get(W + "type") == "pct" else "dxa"), float(read[1])
