"""Word styles: what a paragraph or a run inherits by the name of its style."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from extract.word.look.palette import HIGHLIGHTS, Palette
from extract.word.ooxml import Element, W, child, integer, is_on, stated_by, value

HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
"""The built-in headings' names in every language of Word: "heading 2" ("Heading 2" as LibreOffice writes)."""

BODY_LEVEL = 9
"""The outline level that Word gives to text that is no heading."""

_RAISED = 4  # half points above the line: as some programs write what is raised

WORD_SIZE = 10.0
"""Points of text whose size nothing states: Word's own default."""


class Style(NamedTuple):
    """What a style states, with what it inherits; None is not stated.

    `heading` counts from 1, `listed` is the number of a list definition and `level` the level in it (from 0),
    `lister` the style that states the list, `size` is in points. `shade` is what lies behind the text and
    `ground` behind the paragraph, ``#rrggbb``, "" where it says none; `colour` is the text's own.
    """

    heading: int | None = None
    listed: str | None = None
    level: int | None = None
    lister: str | None = None
    bold: bool | None = None
    size: float | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    raised: bool | None = None
    symbol: str | None = None
    shade: str | None = None
    colour: str | None = None
    ground: str | None = None

    def over(self, base: "Style") -> "Style":
        """This style on top of the one that it is based on."""
        return base if self is PLAIN else _over(self, base)

    def across(self, paragraph: "Style") -> "Style":
        """This style of a run on its paragraph's: bold, hidden and capitals, stated by both, cancel each other."""
        return _across(self, paragraph)


@lru_cache(maxsize=4096)
def _over(own: Style, base: Style) -> Style:
    return base._replace(**{name: value for name, value in own._asdict().items() if value is not None})


@lru_cache(maxsize=4096)
def _across(own: Style, paragraph: Style) -> Style:
    return own.over(paragraph)._replace(
        bold=bool(own.bold) != bool(paragraph.bold),
        hidden=bool(own.hidden) != bool(paragraph.hidden),
        capitals=bool(own.capitals) != bool(paragraph.capitals),
    )


PLAIN = Style()


class Styles:
    """The styles of one paper, from its ``styles.xml``; None where it has none."""

    def __init__(self, element: Element | None, palette: Palette) -> None:
        self.palette = palette
        found = [] if element is None else element.findall(W + "style")
        self.elements = {style.get(W + "styleId"): style for style in found}
        default = next((style for style in found if _is_default(style)), None)
        self._default = None if default is None else default.get(W + "styleId")
        defaults = child(element, "docDefaults")
        base = Style(bold=False, size=WORD_SIZE, hidden=False, capitals=False)
        base = run_style(stated_by(child(defaults, "rPrDefault", "rPr")), palette).over(base)
        self._base = paragraph_style(stated_by(child(defaults, "pPrDefault", "pPr")), palette).over(base)
        self._known: dict[str | None, Style] = {}
        self._whole: dict[str | None, Style] = {}

    def paragraph(self, style: str | None) -> Style:
        """What paragraphs of this style look like, the paper's defaults included."""
        if style not in self._whole:
            named = style if style in self.elements else self._default
            self._whole[style] = self.run(named).over(self._base)
        return self._whole[style]

    def run(self, style: str | None) -> Style:
        """What this style and those that it is based on state."""
        chain: list[str | None] = []
        seen: set[str | None] = set()
        while style in self.elements and style not in self._known and style not in seen:
            seen.add(style)
            chain.append(style)
            style = value(self.elements[style], "basedOn")
        whole = self._known.get(style, PLAIN)
        for name in reversed(chain):
            whole = self._stated(name).over(whole)
            self._known[name] = whole
        return whole

    def _stated(self, name: str | None) -> Style:
        style = self.elements[name]
        own = run_style(stated_by(child(style, "rPr")), self.palette)
        own = own.over(paragraph_style(stated_by(child(style, "pPr")), self.palette))
        if own.listed is not None or own.level is not None:
            own = own._replace(lister=name)
        named = HEADING.fullmatch(value(style, "name") or "")
        if own.heading is None and named:
            return own._replace(heading=int(named[1]))
        return own


def run_style(stated: Mapping[str, Element], palette: Palette) -> Style:
    """What run properties (the children of ``w:rPr`` by tag) state themselves."""
    if not stated:
        return PLAIN
    half_points = integer(stated_value(stated.get(W + "sz")))
    highlight = HIGHLIGHTS.get(stated_value(stated.get(W + "highlight")) or "")
    capitals = [on for name in ("caps", "smallCaps") if (on := is_on(stated.get(W + name))) is not None]
    lift = integer(stated_value(stated.get(W + "position")))
    fonts, raised = stated.get(W + "rFonts"), stated_value(stated.get(W + "vertAlign"))
    font = None if fonts is None else fonts.get(W + "ascii")
    return Style(
        bold=is_on(stated.get(W + "b")),
        size=None if half_points is None else half_points / 2,
        hidden=is_on(stated.get(W + "vanish")),
        capitals=any(capitals) if capitals else None,
        raised=None if raised is None and lift is None else raised == "superscript" or (lift or 0) >= _RAISED,
        symbol=font,
        shade=highlight or palette.shade(stated.get(W + "shd")),
        colour=palette.colour(stated.get(W + "color")),
    )


def paragraph_style(stated: Mapping[str, Element], palette: Palette) -> Style:
    """What paragraph properties (the children of ``w:pPr`` by tag) state: outline level, numbering, shading."""
    if not stated:
        return PLAIN
    level = integer(stated_value(stated.get(W + "outlineLvl")))
    listed = stated.get(W + "numPr")
    return Style(
        heading=None if level is None else (0 if level >= BODY_LEVEL else level + 1),
        listed=value(listed, "numId"),
        level=integer(value(listed, "ilvl")),
        ground=palette.shade(stated.get(W + "shd")),
    )


def stated_value(found: Element | None) -> str | None:
    """The ``w:val`` of a property; None where it is not stated."""
    return None if found is None else found.get(W + "val")


def _is_default(style: Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
