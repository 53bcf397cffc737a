"""What a cell of a spreadsheet can hold: pure."""

from collections.abc import Iterable, Iterator

MOST = 32_767
"""As many UTF-16 units as Excel keeps in a cell."""

MOST_HEADING = 255
"""As many as it keeps in the heading of a table's column."""

_SIGNS = {
    **{code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"},
    0x7F: "␡",
    **dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "�"),
}


def clean(text: str) -> str:
    """A text without what XML cannot hold; each such character is shown by its sign. Lines end in a line feed.

    >>> clean("bell\\x07, line\\r\\nline, half\\ud800")
    'bell␇, line\\nline, half�'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SIGNS)


def units(text: str) -> int:
    """The length of a text in UTF-16 units, as Excel counts: a character beyond the first 65,536 counts twice."""
    if text.isascii():
        return len(text)
    return len(text) + sum(letter > "\uffff" for letter in text)


def pieces(text: str, most: int = MOST) -> Iterator[str]:
    """The text cut into as few pieces as fit in cells; no character is cut.

    >>> list(pieces("abc😀", 3))
    ['abc', '😀']
    """
    start = held = 0
    for at, letter in enumerate(text):
        size = 2 if letter > "\uffff" else 1
        if held + size > most:
            yield text[start:at]
            start, held = at, 0
        held += size
    yield text[start:]


def headings(names: Iterable[str]) -> list[str]:
    """Headings that Excel takes for a table's: clean, on one line, short enough, and each only once in any case.

    >>> headings(["2018-11", "Due", "due"])
    ['2018-11', 'Due', 'due (2)']
    """
    found: dict[str, str] = {}
    for name in names:
        heading = " ".join(clean(name).split()) or "(no name)"
        again = 1
        chosen = next(pieces(heading, MOST_HEADING))
        while chosen.casefold() in found:
            again += 1
            end = f" ({again})"
            chosen = next(pieces(heading, MOST_HEADING - len(end))) + end
        found[chosen.casefold()] = chosen
    return list(found.values())


def lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many characters, rather too many than too few.

    >>> lines("Two words", 6), lines("One\\n\\nthree", 12), lines("", 12)
    (2, 3, 1)
    """
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(_wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: int) -> int:
    if len(line) <= width:
        return 1
    taken, room = 1, width
    for word in line.split(" "):
        if len(word) > room and room < width:
            taken, room = taken + 1, width
        over = max(0, -(-len(word) // width) - 1)
        taken += over
        room -= len(word) - over * width + 1
    return taken
