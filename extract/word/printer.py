"""A Word paragraph as Word prints it: its number or bullet, its text, and how it looks."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extract.word.numbering import Numbering
from extract.word.ooxml import Element, child, value
from extract.word.runs import Piece, pieces
from extract.word.styles import Style, Styles, paragraph_style, run_style


class Printed(NamedTuple):
    """A paragraph: its text ("" where it prints none), look, and the text boxes (``w:txbxContent``) in it.

    `heading` is the outline level from 1, None for body text; `size` is in points, that of most characters.
    """

    text: str
    heading: int | None
    bold: bool
    size: float | None
    boxes: tuple[Element, ...]


class Printer:
    """Prints paragraphs in reading order; automatic numbers count on from one to the next."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def printed(self, paragraph: Element) -> Printed:
        """The paragraph, all changes accepted, without hidden text and without white space at its ends."""
        properties = child(paragraph, "pPr")
        named = value(properties, "pStyle")
        style = paragraph_style(properties).over(self._styles.paragraph(named))
        found = list(pieces(paragraph))
        shown = [(piece, self._look(piece, style)) for piece in found if piece.box is None]
        shown = [(piece, look) for piece, look in shown if piece.text and not look.hidden]
        text = "".join(piece.text for piece, _ in shown)
        if not _is_deleted(properties) or text.strip():
            text = self._label(style, named) + text
        ink = [(piece.text, look) for piece, look in shown if piece.text.strip()]
        return Printed(
            text=text.strip(),
            heading=style.heading or None,
            bold=bool(ink) and all(look.bold for _, look in ink),
            size=_usual_size(ink) or style.size,
            boxes=tuple(piece.box for piece in found if piece.box is not None),
        )

    def _look(self, piece: Piece, paragraph: Style) -> Style:
        """What the run states, on its own style, on the paragraph's."""
        named = self._styles.run(value(piece.properties, "rStyle"))
        return run_style(piece.properties).over(named).over(paragraph)

    def _label(self, style: Style, named: str | None) -> str:
        if style.numbering is None:
            return ""
        list_number, level = style.numbering
        return self._numbering.label(list_number, level, named)


def _is_deleted(properties: Element | None) -> bool:
    """Whether a tracked change deletes the paragraph's end: with no text left, it is gone, number and all."""
    return child(properties, "rPr", "del") is not None


def _usual_size(ink: Sequence[tuple[str, Style]]) -> float | None:
    counts: Counter[float | None] = Counter()
    for text, look in ink:
        counts[look.size] += len(text)
    return counts.most_common(1)[0][0] if counts else None
