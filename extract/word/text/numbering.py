"""Word's automatic numbers and bullets, written out as Word shows them."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from extract.word.ooxml import MC, Element, W, alternative, child, integer, number, switch, value
from extract.word.text.counting import written

BULLET = "• "

LONGEST_PATTERN = 200
"""Characters of a level's pattern: it is printed again for each paragraph of its list."""

DEEPEST = 8
"""Word has nine levels, counted from 0."""

SLOT = re.compile(r"%([1-9])")
"""A place in a level's pattern where the number of a level stands: "%1.%2" prints "3.1"."""


class Level(NamedTuple):
    """How one level of a list numbers: its first number, format, pattern, and what follows the number.

    `restart` is the level (from 1) after which it starts anew, None for any higher one; 0 never.
    """

    start: int
    format: str
    pattern: str
    gap: str
    restart: int | None
    plain: bool
    style: str | None


class Numbering:
    """The lists of one paper, from ``numbering.xml`` (None where it has none), and how far each has counted.

    Lists of one abstract definition count on together, as in Word, unless one of them states its own start.
    """

    def __init__(self, element: Element | None) -> None:
        abstract = [] if element is None else element.findall(W + "abstractNum")
        lists = [] if element is None else element.findall(W + "num")
        self._levels = _levels_of(abstract)
        self._lists = {found.get(W + "numId"): found for found in lists}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._own: dict[str, Mapping[int, Level]] = {}

    def label(self, list_number: str | None, level: int | None, style: str | None = None) -> str:
        """The number or bullet of the next paragraph of this list, with the space after it; "" for none.

        Without a level it is the one that the list ties to the paragraph's style, else the first.
        """
        found = self._lists.get(list_number)
        if found is None or list_number is None:
            return ""
        family = value(found, "abstractNumId") or ""
        if list_number not in self._own:
            self._own[list_number] = _own_levels(found, self._levels.get(family, {}))
        levels = self._own[list_number]
        if level is None:
            level = next((depth for depth, one in levels.items() if style and one.style == style), 0)
        if level not in levels:
            return ""
        here = levels[level]
        if here.format == "bullet":
            return BULLET if here.pattern else ""
        counts = self._counts.setdefault(family, {})
        self._begin(list_number, found, counts)
        _advance(counts, levels, level)
        text = SLOT.sub(lambda slot: _shown(levels, counts, int(slot[1]) - 1, plain=here.plain), here.pattern)
        return text + here.gap if text else ""

    def _begin(self, list_number: str, found: Element, counts: dict[int, int]) -> None:
        """At a list's first paragraph: its levels with a start of their own count from there."""
        if list_number in self._begun:
            return
        self._begun.add(list_number)
        for override in found.findall(W + "lvlOverride"):
            start, depth = number(override, "startOverride"), _depth(override)
            if start is not None and depth is not None:
                counts[depth] = start - 1


def _own_levels(found: Element, levels: Mapping[int, Level]) -> Mapping[int, Level]:
    """The levels of a list: those of its family, but for those, and for those starts, that it states itself."""
    own = dict(levels)
    for override in found.findall(W + "lvlOverride"):
        depth, level, start = _depth(override), child(override, "lvl"), number(override, "startOverride")
        if depth is None:
            continue
        if level is not None:
            own[depth] = _level(level)
        if start is not None and depth in own:
            own[depth] = own[depth]._replace(start=start)
    return own


def _levels_of(abstract: list[Element]) -> dict[str, dict[int, Level]]:
    """The levels of each abstract definition; one that only links to a list style has that style's."""
    found = {one.get(W + "abstractNumId"): _all_levels(one) for one in abstract}
    styles = {value(one, "styleLink"): one.get(W + "abstractNumId") for one in abstract}
    for one in abstract:
        linked = styles.get(value(one, "numStyleLink") or "")
        if linked is not None:
            found[one.get(W + "abstractNumId")] = found[linked]
    return found


def _all_levels(abstract: Element) -> dict[int, Level]:
    levels = ((_depth(level), level) for level in abstract.findall(W + "lvl"))
    return {depth: _level(level) for depth, level in levels if depth is not None}


def _depth(element: Element) -> int | None:
    """The level that an element is about, from 0; None where Word has none such."""
    depth = integer(element.get(W + "ilvl") or "0")
    return depth if depth is not None and 0 <= depth <= DEEPEST else None


def _level(element: Element) -> Level:
    start = number(element, "start")
    picture = "•" if child(element, "lvlPicBulletId") is not None else ""
    return Level(
        start=0 if start is None else start,
        format=_format(element),
        pattern=(value(element, "lvlText") or picture)[:LONGEST_PATTERN],
        gap="" if value(element, "suff") == "nothing" else " ",
        restart=number(element, "lvlRestart"),
        plain=bool(switch(element, "isLgl")),
        style=value(element, "pStyle"),
    )


def _format(level: Element) -> str:
    """How a level counts: one of Word's names, or for a form of its own its first numbers ("001, 002, ...")."""
    form = child(level, "numFmt")
    for newer in level.findall(MC + "AlternateContent") if form is None else ():
        form = child(alternative(newer), "numFmt")
    if form is None:
        return "decimal"
    own = form.get(W + "format")
    return own if form.get(W + "val") == "custom" and own else form.get(W + "val") or "decimal"


def _advance(counts: dict[int, int], levels: Mapping[int, Level], level: int) -> None:
    """Counts this level on; those above it that have not begun begin, those below it start anew."""
    for above in range(level):
        if above in levels:
            counts.setdefault(above, levels[above].start)
    counts[level] = counts.get(level, levels[level].start - 1) + 1
    for below in [depth for depth in counts if depth > level]:
        restart = levels[below].restart if below in levels else None
        if restart is None or level < restart:
            del counts[below]


def _shown(levels: Mapping[int, Level], counts: Mapping[int, int], level: int, *, plain: bool) -> str:
    if level not in levels:
        return ""
    form = levels[level].format
    if plain and form != "decimalZero":
        form = "decimal"
    return written(form, counts.get(level, levels[level].start))
