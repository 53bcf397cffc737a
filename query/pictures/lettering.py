"""How much room letters take, before anybody knows in which font they will be shown: pure."""

import unicodedata
from collections.abc import Iterator

from query.terminal.cleaning import clean
from query.terminal.layout import headed

_WIDTHS = {
    0.36: "iljI.,:;!|'`‘’ ()[]{}/\\fJrt-‐·",
    0.46: '"“”',
    0.53: "sz–*_…",
    0.57: "ckvxy?",
    0.63: "abdeghnopqu0123456789FLSTPEZYXKVBRA£$",
    0.8: "CDGHNOQU+<>=≠~&#→",
    1.0: "mwMW@%—½¼¾",
}  # fmt: skip
"""Widths, in parts of the font's size, of the widest common font without serifs (DejaVu Sans, Verdana's kin): what
fits in it fits in all."""

_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}


def width(text: str, size: float) -> float:
    """The room, in pixels, that the text takes at most in a font of that size."""
    return sum(map(_em, text)) * size


def _em(letter: str) -> float:
    if letter in _WIDTH:
        return _WIDTH[letter]
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0 if letter < "\U00010000" else 1.1  # pictures of faces and the like are wider than letters
    base = unicodedata.normalize("NFD", letter)[0]
    return _WIDTH.get(base, 0.8)


def cut(text: str, size: float, room: float) -> str:
    """The text on one line, and "…" where it would go beyond the room.

    >>> cut("Police legitimacy", 10, 60), cut("Police", 10, 60)
    ('Police leg…', 'Police')
    """
    text = clean(text)
    return _fitting(text, size, room)[0] if width(text[: int(room)], size) > room else text


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in lines, parted between words; `most` lines, the last with "…" where words are left out."""
    lines: list[str] = []
    rest = clean(text).strip()
    while rest:
        if len(lines) == most - 1:
            return [*lines, cut(rest, size, room)]
        line = _line(rest, size, room)
        lines.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    return lines


def stacked(period: str, size: float, room: float, most: int) -> list[str]:
    """A period's name as the lines of a narrow heading, cut where they take more room.

    >>> stacked("2017-02", 10, 40, 3), stacked("an undated plan.pdf", 10, 40, 2)
    (['2017-', '02'], ['an', 'undat…'])
    """
    pieces = headed(period)
    lines = [*pieces[: most - 1], " ".join(pieces[most - 1 :])]
    return [cut(line, size, room) for line in lines if line]


def _line(text: str, size: float, room: float) -> str:
    """As many whole words as fit; as many letters, where not even the first word does."""
    used, last_word, letters = 0.0, 0, 0
    for letters, letter in enumerate(text):
        used += _em(letter) * size
        if letter == " ":
            last_word = letters + 1
        elif used > room:
            return text[: last_word or max(letters, 1)]
    return text


def _fitting(text: str, size: float, room: float) -> tuple[str, int]:
    kept = "".join(_while_fitting(text, room - width("…", size), size))
    return f"{kept.rstrip()}…", len(kept)


def _while_fitting(text: str, room: float, size: float) -> Iterator[str]:
    for letter in text:
        room -= _em(letter) * size
        if room < 0:
            return
        yield letter
