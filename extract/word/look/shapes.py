"""Small drawn shapes of one colour, as traffic lights are: DrawingML's and the older VML's."""

import re
from collections.abc import Iterator

from extract.word.look.palette import Palette
from extract.word.look.tones import named, written
from extract.word.ooxml import MC, A, Element, W, alternative

WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

_CLOSED = frozenset(VML + name for name in ("oval", "rect", "roundrect", "shape"))
_LARGEST = 200.0  # points along a side: what is larger is a panel, no light
_POINT = 12_700  # of a drawing's own unit
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}
_LENGTH = re.compile(r"(?:^|;)\s*(?:width|height)\s*:\s*(\d{1,6}(?:\.\d{1,9})?)(pt|in|cm|mm|px)")
_LINE = re.compile(r"line(?:Inv)?|(?:straight|bent|curved)Connector\d")


def shapes(element: Element) -> Iterator[Element]:
    """The shapes that may have a fill, and the text boxes (``w:txbxContent``) of none, under a drawing, in order."""
    tag = element.tag
    if tag == MC + "AlternateContent":
        chosen = alternative(element)
        if chosen is not None:
            yield from shapes(chosen)
    elif tag == WPS + "wsp" or tag in _CLOSED or tag == W + "txbxContent":
        yield element
    else:
        for part in element:
            yield from shapes(part)


def boxes(shape: Element) -> list[Element]:
    """The text boxes in a shape; of the forms in which a box within a box is written the one that is shown."""
    if shape.tag == W + "txbxContent":
        return [shape]
    return [box for part in shape for box in _within(part)]


def _within(element: Element) -> Iterator[Element]:
    if element.tag == W + "txbxContent":
        yield element
        return
    shown = alternative(element) if element.tag == MC + "AlternateContent" else element
    for part in () if shown is None else shown:
        yield from _within(part)


def fill_of(shape: Element, palette: Palette) -> str:
    """A shape's fill as ``#rrggbb``; "" where it has none, is a line or a picture, or larger than lights are."""
    if shape.tag == WPS + "wsp":
        return _drawn(shape, palette)
    return _old(shape) if shape.tag in _CLOSED else ""


def _drawn(shape: Element, palette: Palette) -> str:
    properties = shape.find(WPS + "spPr")
    if properties is None:
        return ""
    preset = properties.find(A + "prstGeom")
    if preset is not None and _LINE.fullmatch(preset.get("prst") or ""):
        return ""
    extent = properties.find(f"{A}xfrm/{A}ext")
    sides = [] if extent is None else [extent.get("cx") or "", extent.get("cy") or ""]
    if any(side.isdecimal() and int(side[:12]) > _LARGEST * _POINT for side in sides):
        return ""
    if any(properties.find(A + name) is not None for name in ("noFill", "blipFill", "grpFill")):
        return ""
    for name, holders in (("solidFill", "."), ("gradFill", f"{A}gsLst/{A}gs"), ("pattFill", f"{A}fgClr")):
        found = properties.find(A + name)
        if found is not None:
            return next((fill for each in found.iterfind(holders) if (fill := palette.drawn(each))), "")
    styled = shape.find(f"{WPS}style/{A}fillRef")
    return "" if styled is None or styled.get("idx") == "0" else palette.drawn(styled)


def _old(shape: Element) -> str:
    """VML states a colour by name or by figures ("#fc0", "#ffc000 [3207]"); white where it states none."""
    fill = shape.find(VML + "fill")
    off = ("f", "false", "0")
    if shape.get("filled") in off or (fill is not None and fill.get("on") in off):
        return ""
    if shape.find(VML + "imagedata") is not None:
        return ""
    sizes = (float(size) * _UNITS[unit] for size, unit in _LENGTH.findall(shape.get("style") or ""))
    if any(size > _LARGEST for size in sizes):
        return ""
    stated = shape.get("fillcolor") or (None if fill is None else fill.get("color"))
    if stated is None and shape.get("stroked") in off:
        return ""
    found = named((stated or "white").split(" ")[0])
    return "" if found is None else written(found)
