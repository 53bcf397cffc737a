"""Word's automatic numbers and bullets, written out as Word shows them."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from extract.word.ooxml import Element, W, child, number, switch, value

BULLET = "• "

SLOT = re.compile(r"%([1-9])")
"""A place in a level's pattern where the number of a level stands: "%1.%2" prints "3.1"."""

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


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

    def label(self, list_number: str, level: int | None, style: str | None = None) -> str:
        """The number or bullet of the next paragraph of this list, with the space after it; "" for none.

        Without a level it is the one that the list ties to the paragraph's style, else the first.
        """
        found = self._lists.get(list_number)
        family = value(found, "abstractNumId") or ""
        levels = self._own_levels(found, self._levels.get(family, {}))
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

    def _own_levels(self, found: Element | None, levels: Mapping[int, Level]) -> dict[int, Level]:
        """The levels of a list: those of its family, but for those that it defines itself."""
        own = dict(levels)
        for override in [] if found is None else found.findall(W + "lvlOverride"):
            level = child(override, "lvl")
            if level is not None:
                own[_depth(level)] = _level(level)
        return own

    def _begin(self, list_number: str, found: Element | None, counts: dict[int, int]) -> None:
        """At a list's first paragraph: its levels with a start of their own count from there."""
        if list_number in self._begun or found is None:
            return
        self._begun.add(list_number)
        for override in found.findall(W + "lvlOverride"):
            start = number(override, "startOverride")
            if start is not None:
                counts[_depth(override)] = start - 1


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
    return {_depth(level): _level(level) for level in abstract.findall(W + "lvl")}


def _depth(element: Element) -> int:
    text = element.get(W + "ilvl") or "0"
    return int(text) if text.isdecimal() else 0


def _level(element: Element) -> Level:
    start = number(element, "start")
    return Level(
        start=0 if start is None else start,
        format=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or ("•" if child(element, "lvlPicBulletId") is not None else ""),
        gap="" if value(element, "suff") == "nothing" else " ",
        restart=number(element, "lvlRestart"),
        plain=bool(switch(element, "isLgl")),
        style=value(element, "pStyle"),
    )


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
    form = "decimal" if plain else levels[level].format
    return FORMATS.get(form, str)(counts.get(level, levels[level].start))


def roman(count: int) -> str:
    """Small Roman numerals; a number that has none is written in figures.

    >>> roman(4), roman(1999), roman(0)
    ('iv', 'mcmxcix', '0')
    """
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for worth, letters in ROMAN:
        times, count = divmod(count, worth)
        text += letters * times
    return text


def letters(count: int) -> str:
    """Small letters as Word counts them: a to z, then aa, bb and so on.

    >>> letters(1), letters(26), letters(28)
    ('a', 'z', 'bb')
    """
    if count < 1:
        return str(count)
    times, index = divmod(count - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def ordinal(count: int) -> str:
    """English ordinals in figures.

    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    teens = 10 < count % 100 < 20
    return f"{count}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "ordinal": ordinal,
    "none": lambda _: "",
}
"""How a level's format writes its count; any other is written in figures, as "decimal" is."""
