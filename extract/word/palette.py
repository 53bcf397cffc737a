"""The colours that Word shows: shading with its patterns, highlights, and the colours of the theme."""

import colorsys
import re
from collections.abc import Mapping

from extract.word.ooxml import A, Element, W, child

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_HUED = 24  # of 255, between the strongest and the weakest of red, green and blue

_PALE = 400  # of 510, the strongest and the weakest together

_RGB = tuple[int, int, int]

HIGHLIGHTS: Mapping[str, str] = {
    "black": "#000000", "blue": "#0000ff", "cyan": "#00ffff", "green": "#00ff00", "magenta": "#ff00ff",
    "red": "#ff0000", "yellow": "#ffff00", "white": "#ffffff", "darkBlue": "#000080", "darkCyan": "#008080",
    "darkGreen": "#008000", "darkMagenta": "#800080", "darkRed": "#800000", "darkYellow": "#808000",
    "darkGray": "#808080", "lightGray": "#c0c0c0", "none": "",
}  # fmt: skip
"""The marker pen's colours by Word's names; "" for none."""

_SLOTS: Mapping[str, str] = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink", **{f"accent{count}": f"accent{count}" for count in range(1, 7)},
}  # fmt: skip
"""The theme's own names of the colours that Word calls so."""

_MAPPED: Mapping[str, tuple[str, str]] = {
    "background1": ("bg1", "light1"), "text1": ("t1", "dark1"), "background2": ("bg2", "light2"),
    "text2": ("t2", "dark2"), "hyperlink": ("hyperlink", "hyperlink"),
    "followedHyperlink": ("followedHyperlink", "followedHyperlink"),
    **{f"accent{count}": (f"accent{count}", f"accent{count}") for count in range(1, 7)},
}  # fmt: skip
"""Colours that ``w:clrSchemeMapping`` may send elsewhere: its attribute, and where they go without it."""


class Palette:
    """The colours of one paper, by its theme (None where it has none) and its settings."""

    def __init__(self, theme: Element | None, settings: Element | None) -> None:
        self._scheme = {} if theme is None else _scheme(theme)
        mapping = child(settings, "clrSchemeMapping")
        self._mapping = {} if mapping is None else dict(mapping.attrib)

    def shade(self, shading: Element | None) -> str | None:
        """What a ``w:shd`` shows as ``#rrggbb``, its pattern mixed; "" where it says none, None without one."""
        if shading is None:
            return None
        pattern = shading.get(W + "val") or "clear"
        if pattern == "nil":
            return ""
        fill = self._colour(shading, "fill", "themeFill")
        ink = _covered(pattern)
        if not ink:
            return "" if fill is None else _written(fill)
        front = self._colour(shading, "color", "themeColor") or _BLACK
        back = fill or _WHITE
        return _written(_mixed(front, back, ink))

    def colour(self, element: Element | None) -> str | None:
        """The colour of a ``w:color`` as ``#rrggbb``; "" for automatic, None without one."""
        if element is None:
            return None
        found = self._colour(element, "val", "themeColor")
        return "" if found is None else _written(found)

    def drawn(self, fill: Element) -> str:
        """The colour of a drawing's ``a:solidFill``; "" where it is none that is known."""
        found = _stated_colour(fill)
        scheme = fill.find(A + "schemeClr")
        if scheme is not None:
            names = {"bg1": "background1", "tx1": "text1", "bg2": "background2", "tx2": "text2"}
            name = scheme.get("val") or ""
            found = self._themed(names.get(name, name))
        return "" if found is None else _written(found)

    def _colour(self, element: Element, plain: str, themed: str) -> _RGB | None:
        """A colour of an attribute or, before it, of the theme; None where it is automatic."""
        found = self._themed(element.get(W + themed))
        if found is not None:
            return _toned(found, element.get(W + themed + "Tint"), element.get(W + themed + "Shade"))
        text = element.get(W + plain) or ""
        return _parts(text) if _HEX.fullmatch(text) else None

    def _themed(self, name: str | None) -> _RGB | None:
        if name is None:
            return None
        attribute, usual = _MAPPED.get(name, ("", name))
        target = self._mapping.get(W + attribute) or usual
        return self._scheme.get(_SLOTS.get(target, target))


def hued(colour: str) -> bool:
    """Whether ``#rrggbb`` is a colour, neither white nor grey nor black.

    >>> hued("#ffc000"), hued("#d9d9d9"), hued("")
    (True, False, False)
    """
    parts = _parts(colour[1:]) if colour else _BLACK
    return max(parts) - min(parts) > _HUED


def pale(colour: str | None) -> bool:
    """Whether ``#rrggbb`` is as light as the ground behind words is.

    >>> pale("#d3dfee"), pale("#ffc000"), pale(None)
    (True, False, True)
    """
    parts = _parts(colour[1:]) if colour else _WHITE
    return max(parts) + min(parts) > _PALE


def _scheme(theme: Element) -> dict[str, _RGB]:
    found: dict[str, _RGB] = {}
    for scheme in theme.iter(A + "clrScheme"):
        for slot in scheme:
            colour = _stated_colour(slot) if isinstance(slot.tag, str) else None
            if colour is not None:
                found.setdefault(slot.tag.removeprefix(A), colour)
    return found


def _stated_colour(holder: Element) -> _RGB | None:
    plain, system = holder.find(A + "srgbClr"), holder.find(A + "sysClr")
    text = plain.get("val") if plain is not None else system.get("lastClr") if system is not None else None
    if text is None and system is not None:
        return _WHITE if system.get("val") == "window" else _BLACK
    return _parts(text) if text and _HEX.fullmatch(text) else None


def _covered(pattern: str) -> float:
    """How much of the ground a pattern covers with its own colour: 0 for none, 1 for all."""
    if pattern == "clear":
        return 0.0
    if pattern == "solid":
        return 1.0
    if pattern.startswith("pct") and pattern[3:].isdecimal():
        percent = int(pattern[3:6])
        return min(percent + 0.5 * (percent in (12, 37, 62, 87)), 100.0) / 100
    return 0.25 if pattern.startswith("thin") else 0.5


def _mixed(front: _RGB, back: _RGB, ink: float) -> _RGB:
    red, green, blue = (round(one * ink + other * (1 - ink)) for one, other in zip(front, back, strict=True))
    return red, green, blue


def _toned(colour: _RGB, tint: str | None, shade: str | None) -> _RGB:
    """A theme colour made lighter or darker: Word scales its lightness by a part of 255, in hexadecimal."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    if shade and re.fullmatch(r"[0-9A-Fa-f]{1,2}", shade):
        lightness *= int(shade, 16) / 255
    if tint and re.fullmatch(r"[0-9A-Fa-f]{1,2}", tint):
        lightness = lightness * int(tint, 16) / 255 + 1 - int(tint, 16) / 255
    red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue, lightness, saturation))
    return red, green, blue


def _parts(text: str) -> _RGB:
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def _written(colour: _RGB) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
