"""How statuses look in a file: pure. A fill repeats the word in its cell and never stands alone."""

import re

FILLS = {
    "red": "#FF9E94",
    "amber": "#FFCB66",
    "green": "#9CD69C",
    "white": "#FFFFFF",
    "blue": "#A6CBFF",
    "grey": "#D3D3D3",
    "closed": "#DCC6F0",
}
"""By colour word what is behind it: light enough for black letters."""

# What stands between the statuses of a cell: "green / amber", "green or amber", "green; amber".
_BETWEEN = re.compile(r" / | or |; ")


def fill_of(text: str) -> str | None:
    """The fill for a cell that says one colour; None where it says another thing, or two.

    >>> fill_of("amber"), fill_of("amber / amber"), fill_of("green / red"), fill_of("AMBER")
    ('#FFCB66', '#FFCB66', None, '#FFCB66')
    """
    said = {word.lower() for word in _BETWEEN.split(text)}
    return FILLS.get(said.pop()) if len(said) == 1 else None


def height(lines: int) -> int:
    """The pixels of a row of so many lines of text; 545 are the most that Excel knows.

    >>> height(1), height(1000)
    (26, 545)
    """
    return min(545, 20 * lines + 6)
