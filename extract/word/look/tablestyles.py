"""What a table's style shades: the whole table, its bands, its first and last rows and columns, its corners."""

from collections.abc import Iterator
from typing import NamedTuple

from extract.word.look.palette import Palette
from extract.word.ooxml import Element, W, child, integer, number, value

_FLAGS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}
"""The bits of ``w:tblLook``, which newer files write out by name."""


class Spot(NamedTuple):
    """Where a cell stands: its row and its place in it, from 0, of as many."""

    row: int
    cell: int
    rows: int
    cells: int


class Styled(NamedTuple):
    """What a style shades a cell with ("" where it says none, None where it says nothing), and whether it shades
    the whole row so: bands make rows easier to follow and tell nothing of any cell."""

    fill: str | None
    along: bool


_UNSTYLED = Styled(None, along=False)


class TableStyle:
    """One table's style with all that it is based on, as the table asks for it (``w:tblLook``)."""

    def __init__(
        self, elements: dict[str | None, Element], name: str | None, look: Element | None, palette: Palette
    ) -> None:
        self._look = {flag for flag in _FLAGS if _asked(look, flag)}
        self._fills: dict[str, str] = {}
        self._band = {"tblStyleRowBandSize": 1, "tblStyleColBandSize": 1}
        for style in reversed(list(_chain(elements, name))):
            self._take(style, palette)

    def _take(self, style: Element, palette: Palette) -> None:
        whole = palette.shade(child(style, "tblPr", "shd"))
        own = palette.shade(child(style, "tcPr", "shd"))
        for fill in (whole, own):
            if fill is not None:
                self._fills["wholeTable"] = fill
        for name in self._band:
            self._band[name] = max(number(style, "tblPr", name) or self._band[name], 1)
        for part in style.findall(W + "tblStylePr"):
            fill = palette.shade(child(part, "tcPr", "shd"))
            if fill is not None:
                self._fills[part.get(W + "type") or ""] = fill

    def fills(self, spot: Spot) -> list[Styled]:
        """The shades of the cells of the row in which `spot` is."""
        if not self._fills:
            return [_UNSTYLED] * spot.cells
        found = [self._fill(spot._replace(cell=index)) for index in range(spot.cells)]
        along = len(found) > 1 and len(set(found)) == 1
        return [Styled(fill, along) for fill in found]

    def _fill(self, spot: Spot) -> str | None:
        found = [self._fills[part] for part in self._parts(spot) if part in self._fills]
        return found[-1] if found else None

    def _parts(self, spot: Spot) -> Iterator[str]:
        """The style's parts that a cell is in, those that win last."""
        first_row = "firstRow" in self._look and spot.row == 0
        last_row = "lastRow" in self._look and spot.row == spot.rows - 1
        first_column = "firstColumn" in self._look and spot.cell == 0
        last_column = "lastColumn" in self._look and spot.cell == spot.cells - 1
        yield "wholeTable"
        if "noVBand" not in self._look and not (first_column or last_column):
            column = spot.cell - ("firstColumn" in self._look)
            yield f"band{column // self._band['tblStyleColBandSize'] % 2 + 1}Vert"
        if "noHBand" not in self._look and not (first_row or last_row):
            row = spot.row - ("firstRow" in self._look)
            yield f"band{row // self._band['tblStyleRowBandSize'] % 2 + 1}Horz"
        named = {"firstCol": first_column, "lastCol": last_column, "firstRow": first_row, "lastRow": last_row}
        yield from (name for name, inside in named.items() if inside)
        for corner, row, column in (
            ("nwCell", first_row, first_column),
            ("neCell", first_row, last_column),
            ("swCell", last_row, first_column),
            ("seCell", last_row, last_column),
        ):
            if row and column:
                yield corner


def _asked(look: Element | None, flag: str) -> bool:
    """Whether a table asks for a part of its style; one that says nothing has what a new table has."""
    if look is None:
        return flag in ("firstRow", "firstColumn", "noVBand")
    named = look.get(W + flag)
    if named is not None:
        return named in ("1", "true", "on")
    bits = look.get(W + "val") or ""
    return bool(int(bits, 16) & _FLAGS[flag]) if _is_hex(bits) else False


def _is_hex(bits: str) -> bool:
    return 0 < len(bits) <= 8 and all(letter in "0123456789abcdefABCDEF" for letter in bits)


def _chain(elements: dict[str | None, Element], name: str | None) -> Iterator[Element]:
    """A style and those that it is based on, each once; without a name the paper's default one."""
    if name not in elements:
        name = next((key for key, style in elements.items() if _is_default(style)), None)
    seen: set[str | None] = set()
    while name in elements and name not in seen and elements[name].get(W + "type") == "table":
        seen.add(name)
        yield elements[name]
        name = value(elements[name], "basedOn")


def _is_default(style: Element) -> bool:
    return style.get(W + "type") == "table" and bool(integer(style.get(W + "default") or "0"))
