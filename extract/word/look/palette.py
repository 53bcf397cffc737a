"""The colours that Word shows: shading with its patterns, highlights, and the colours of the theme."""

from collections.abc import Mapping

from extract.word.look.tones import RGB, is_hex, lit, mixed, named, parts, toned, written
from extract.word.ooxml import A, Element, W, child

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)

_PALE = 400  # of 510, the strongest and the weakest together

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


_DRAWN = {"bg1": "background1", "tx1": "text1", "bg2": "background2", "tx2": "text2"}
"""What drawings call the colours that the text's own properties call so."""


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
            return "" if fill is None else written(fill)
        front = self._colour(shading, "color", "themeColor") or _BLACK
        back = fill or _WHITE
        return written(mixed(front, back, ink))

    def colour(self, element: Element | None) -> str | None:
        """The colour of a ``w:color`` as ``#rrggbb``; "" for automatic, None without one."""
        if element is None:
            return None
        found = self._colour(element, "val", "themeColor")
        return "" if found is None else written(found)

    def drawn(self, holder: Element) -> str:
        """The colour in a drawing's ``a:solidFill`` or the like; "" for none that is known, or one seen through."""
        for element in holder:
            name = element.get("val") or ""
            if element.tag == A + "schemeClr":
                found = self._themed(_DRAWN.get(name, name))
            elif element.tag == A + "prstClr":
                found = named(name)
            else:
                found = _stated_colour(holder)
            if found is not None:
                clear = element.find(A + "alpha")
                return (
                    ""
                    if clear is not None and clear.get("val") in ("0", "0%")
                    else written(lit(found, element))
                )
        return ""

    def _colour(self, element: Element, plain: str, themed: str) -> RGB | None:
        """A colour of an attribute or, before it, of the theme; None where it is automatic."""
        found = self._themed(element.get(W + themed))
        if found is not None:
            return toned(found, element.get(W + themed + "Tint"), element.get(W + themed + "Shade"))
        text = element.get(W + plain) or ""
        return parts(text) if is_hex(text) else None

    def _themed(self, name: str | None) -> RGB | None:
        if name is None:
            return None
        attribute, usual = _MAPPED.get(name, ("", name))
        target = self._mapping.get(W + attribute) or usual
        return self._scheme.get(_SLOTS.get(target, target))


def pale(colour: str | None) -> bool:
    """Whether ``#rrggbb`` is as light as the ground behind words is.

    >>> pale("#d3dfee"), pale("#ffc000"), pale(None)
    (True, False, True)
    """
    red_green_blue = parts(colour[1:]) if colour else _WHITE
    return max(red_green_blue) + min(red_green_blue) > _PALE


def _scheme(theme: Element) -> dict[str, RGB]:
    found: dict[str, RGB] = {}
    for scheme in theme.iter(A + "clrScheme"):
        for slot in scheme:
            colour = _stated_colour(slot) if isinstance(slot.tag, str) else None
            if colour is not None:
                found.setdefault(slot.tag.removeprefix(A), colour)
    return found


def _stated_colour(holder: Element) -> RGB | None:
    plain, system = holder.find(A + "srgbClr"), holder.find(A + "sysClr")
    text = plain.get("val") if plain is not None else system.get("lastClr") if system is not None else None
    if text is None and system is not None:
        return _WHITE if system.get("val") == "window" else _BLACK
    return parts(text) if text and is_hex(text) else None


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
