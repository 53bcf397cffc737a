"""Paragraphs broken into the lines that a cell prints, with the little markup that the content uses.

``_Recommendation_`` is underlined, ``• `` opens a list item, ``4^th^`` has a raised end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from reportlab.pdfbase.pdfmetrics import stringWidth

SIZE = 9.0
LEADING = 11.0
RAISED = 0.65
"""The size of a raised ending, as a share of the type around it."""

BULLET = "• "
HANG = 9.0

Kind = Literal["plain", "underlined", "bullet"]


@dataclass(frozen=True, slots=True)
class Style:
    """A type face and its size and leading in points."""

    font: str = "Helvetica"
    size: float = SIZE
    leading: float = LEADING


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `gap` is the white above it, `paragraph` counts paragraphs in its cell."""

    text: str
    kind: Kind
    gap: float
    paragraph: int
    style: Style

    @property
    def height(self) -> float:
        """The room that the line takes, the white above it included."""
        return self.gap + self.style.leading


BODY = Style()
BOLD = Style(font="Helvetica-Bold")


def runs(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is raised.

    >>> runs("the 4^th^ May")
    [('the 4', False), ('th', True), (' May', False)]
    """
    return [(piece, bool(i % 2)) for i, piece in enumerate(text.split("^")) if piece]


def width(text: str, style: Style) -> float:
    """How wide the text is printed, in points."""
    return sum(float(stringWidth(t, style.font, style.size * (RAISED if up else 1))) for t, up in runs(text))


def flat(text: str) -> str:
    """The text without markup: as a person reads it.

    >>> flat("_Task_"), flat("the 4^th^ May")
    ('Task', 'the 4th May')
    """
    return text.strip("_").replace("^", "")


def wrap(paragraphs: Iterable[str], room: float, style: Style = BODY) -> tuple[Line, ...]:
    """The lines of the paragraphs, none wider than `room` points."""
    lines: list[Line] = []
    for number, paragraph in enumerate(paragraphs):
        kind = _kind(paragraph)
        hang = HANG if kind == "bullet" else 0.0
        gap = 0.0 if not number else 1.0 if kind == "bullet" else 2.5
        for i, text in enumerate(_broken(paragraph.strip("_"), room - hang, style)):
            lines.append(Line(text, kind, gap if i == 0 else 0.0, number, style))
    return tuple(lines)


def _kind(paragraph: str) -> Kind:
    if paragraph.startswith(BULLET):
        return "bullet"
    return "underlined" if paragraph.startswith("_") else "plain"


def _broken(text: str, room: float, style: Style) -> list[str]:
    """Words put on a line for as long as they fit: the bullet hangs to the left and takes no room."""
    found: list[str] = []
    for word in text.split(" "):
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer.removeprefix(BULLET), style) <= room:
            found[-1] = longer
        elif found == ["•"]:
            found = [longer]
        else:
            found.append(word)
    return found
