"""Reckoning with colours: by name, lighter or darker as Word and its drawings ask, mixed, written out."""

import colorsys
import re
from collections.abc import Mapping

from extract.word.ooxml import A, Element, integer

RGB = tuple[int, int, int]
"""Red, green and blue, each up to 255."""

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_WHOLE = 100_000  # a drawing's thousandths of a per cent

_NAMED: Mapping[str, str] = {
    "black": "000000", "silver": "C0C0C0", "gray": "808080", "grey": "808080", "white": "FFFFFF", "maroon": "800000",
    "red": "FF0000", "purple": "800080", "fuchsia": "FF00FF", "magenta": "FF00FF", "green": "008000",
    "lime": "00FF00", "olive": "808000", "yellow": "FFFF00", "navy": "000080", "blue": "0000FF", "teal": "008080",
    "aqua": "00FFFF", "cyan": "00FFFF", "orange": "FFA500", "gold": "FFD700", "darkRed": "8B0000",
    "dkRed": "8B0000", "darkGreen": "006400", "dkGreen": "006400", "forestGreen": "228B22", "limeGreen": "32CD32",
    "lightGreen": "90EE90", "ltGreen": "90EE90",  "darkOrange": "FF8C00", "dkOrange": "FF8C00",
    "lightGray": "D3D3D3", "ltGray": "D3D3D3", "darkGray": "A9A9A9", "dkGray": "A9A9A9", "lightBlue": "ADD8E6",
    "ltBlue": "ADD8E6", "darkBlue": "00008B", "dkBlue": "00008B", "window": "FFFFFF",
}  # fmt: skip
"""Colours that drawings call by name."""

_FOLDED = {name.lower(): figures for name, figures in _NAMED.items()}


def is_hex(text: str) -> bool:
    """Whether a text is six figures of a colour."""
    return _HEX.fullmatch(text) is not None


def named(text: str) -> RGB | None:
    """A colour by its name, or by three or six figures behind a "#".

    >>> named("#f00"), named("Lime"), named("fill")
    ((255, 0, 0), (0, 255, 0), None)
    """
    figures = _FOLDED.get(text.lower()) or text.removeprefix("#")
    if len(figures) == 3:
        figures = "".join(figure * 2 for figure in figures)
    return parts(figures) if is_hex(figures) else None


def lit(colour: RGB, element: Element) -> RGB:
    """A drawing's colour with its lightness scaled and moved, both in thousandths of a per cent."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    for name, add in (("lumMod", False), ("lumOff", True)):
        stated = element.find(A + name)
        part = (integer(stated.get("val")) if stated is not None else None) or (0 if add else _WHOLE)
        lightness = lightness + part / _WHOLE if add else lightness * part / _WHOLE
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(lightness, 0.0), 1.0), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)


def mixed(front: RGB, back: RGB, ink: float) -> RGB:
    """Two colours, of the first one as much as `ink` (0 to 1) says."""
    red, green, blue = (round(one * ink + other * (1 - ink)) for one, other in zip(front, back, strict=True))
    return red, green, blue


def toned(colour: RGB, tint: str | None, shade: str | None) -> RGB:
    """A theme colour made lighter or darker: Word scales its lightness by a part of 255, in hexadecimal."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    if shade and re.fullmatch(r"[0-9A-Fa-f]{1,2}", shade):
        lightness *= int(shade, 16) / 255
    if tint and re.fullmatch(r"[0-9A-Fa-f]{1,2}", tint):
        lightness = lightness * int(tint, 16) / 255 + 1 - int(tint, 16) / 255
    red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue, lightness, saturation))
    return red, green, blue


def parts(text: str) -> RGB:
    """The colour of six figures."""
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def written(colour: RGB) -> str:
    """The colour as ``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
