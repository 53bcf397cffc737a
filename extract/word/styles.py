"""Word styles: what a paragraph or a run inherits by the name of its style."""

import re
from typing import NamedTuple

from extract.word.ooxml import Element, W, child, number, switch, value

HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
"""The built-in headings' names in every language of Word: "heading 2" ("Heading 2" as LibreOffice writes)."""

BODY_LEVEL = 9
"""The outline level that Word gives to text that is no heading."""

WORD_SIZE = 10.0
"""Points of text whose size nothing states: Word's own default."""


class Style(NamedTuple):
    """What a style states, with what it inherits; None is not stated.

    `heading` counts from 1, `numbering` is the number of a list definition and the level in it (from 0),
    `size` is in points.
    """

    heading: int | None = None
    numbering: tuple[str, int | None] | None = None
    bold: bool | None = None
    size: float | None = None
    hidden: bool | None = None

    def over(self, base: "Style") -> "Style":
        """This style on top of the one that it is based on."""
        stated = {field: own for field, own in self._asdict().items() if own is not None}
        return base._replace(**stated)


class Styles:
    """The styles of one paper, from its ``styles.xml``; None where it has none."""

    def __init__(self, element: Element | None) -> None:
        found = [] if element is None else element.findall(W + "style")
        self._elements = {style.get(W + "styleId"): style for style in found}
        self._default = next((style for style in found if _is_default(style)), None)
        base = child(element, "docDefaults", "rPrDefault", "rPr")
        self._base = Style(bold=False, size=WORD_SIZE, hidden=False)
        self._base = run_style(base).over(self._base)
        self._known: dict[str | None, Style] = {}

    def paragraph(self, style: str | None) -> Style:
        """What paragraphs of this style look like, the paper's defaults included."""
        if style not in self._elements:
            style = None if self._default is None else self._default.get(W + "styleId")
        return self.run(style).over(self._base)

    def run(self, style: str | None) -> Style:
        """What this style and those that it is based on state."""
        if style not in self._known:
            self._known[style] = self._inherited(style)
        return self._known[style]

    def _inherited(self, style: str | None) -> Style:
        whole = Style()
        seen: set[str | None] = set()
        while style in self._elements and style not in seen:
            seen.add(style)
            element = self._elements[style]
            whole = whole.over(_stated(element))
            style = value(element, "basedOn")
        return whole


def run_style(properties: Element | None) -> Style:
    """What run properties (``w:rPr``) state themselves."""
    half_points = number(properties, "sz")
    return Style(
        bold=switch(properties, "b"),
        size=None if half_points is None else half_points / 2,
        hidden=switch(properties, "vanish"),
    )


def paragraph_style(properties: Element | None) -> Style:
    """What paragraph properties (``w:pPr``) state themselves: outline level and numbering."""
    level = number(properties, "outlineLvl")
    listed = child(properties, "numPr")
    list_number = value(listed, "numId")
    return Style(
        heading=None if level is None else (0 if level >= BODY_LEVEL else level + 1),
        numbering=None if list_number is None else (list_number, number(listed, "ilvl")),
    )


def _stated(style: Element) -> Style:
    own = run_style(child(style, "rPr")).over(paragraph_style(child(style, "pPr")))
    named = HEADING.fullmatch(value(style, "name") or "")
    if own.heading is None and named:
        return own._replace(heading=int(named[1]))
    return own


def _is_default(style: Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
