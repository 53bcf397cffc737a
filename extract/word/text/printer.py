"""A Word paragraph as Word prints it: its number or bullet, its text, how it looks, what was changed in it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.lights import Mark, hued, light, sign
from extract.word.look.shapes import fill_of
from extract.word.look.styles import Style, Styles, paragraph_style, run_style, stated_value
from extract.word.ooxml import Element, W, child, is_on, stated_by
from extract.word.text.notes import RAISED
from extract.word.text.numbering import Numbering
from extract.word.text.pages import Pages
from extract.word.text.runs import Kind, Piece, Runs
from extract.word.text.symbols import in_type

_FIGURES = frozenset("0123456789, ")
"""What the mark of a footnote typed by hand is made of; a raised "th" belongs to its figure."""

_GONE = frozenset((W + "del", W + "moveFrom"))
_HIDDEN = frozenset((W + "vanish", W + "specVanish"))


class Box(NamedTuple):
    """A text box: its content (``w:txbxContent``) and the fill of its shape ("" for none)."""

    element: Element
    fill: str


class Printed(NamedTuple):
    """A paragraph: its text ("" where it prints none), look, and the text boxes that hang on it.

    `heading` is the outline level from 1, None for body text; `size` is in points, that of most characters.
    `marks` are its words with the colour behind each (``#rrggbb``, "" for none), `page` that of its first text.
    """

    text: str
    heading: int | None
    bold: bool
    size: float | None
    boxes: tuple[Box, ...]
    marks: tuple[Mark, ...]
    page: int | None
    deleted: str
    inserted: str
    unseen: bool
    volatile: bool
    embedded: bool


_Found = tuple[Piece, Style]
"""What stands in a paragraph, with its look."""


class Printer:
    """Prints the paragraphs of one story in reading order; automatic numbers count on from one to the next."""

    def __init__(self, styles: Styles, numbering: Numbering, runs: Runs, pages: Pages) -> None:
        self._styles = styles
        self._numbering = numbering
        self._runs = runs
        self.pages = pages

    def printed(self, paragraphs: Sequence[Element]) -> Printed:
        """Paragraphs whose ends but the last are deleted or hidden, as the one that they make.

        All changes are accepted; hidden text, and white space at both ends, is left out.
        """
        last = stated_by(child(paragraphs[-1], "pPr"))
        named, style = self._paragraph(last)
        found: list[_Found] = []
        page, volatile = None, False
        for paragraph in paragraphs:
            stated = last if paragraph is paragraphs[-1] else stated_by(child(paragraph, "pPr"))
            base = style if stated is last else self._paragraph(stated)[1]
            self.pages.before(stated)
            for piece in self._runs.pieces(paragraph):
                self._turn(piece)
                look = self._look(piece.properties, base)
                if look.hidden and piece.text:
                    continue
                found.append((piece, look))
                if piece.text.strip() and piece.kind != "deleted":
                    volatile = volatile or self._runs.fields.volatile
                    page = self.pages.number if page is None else page
                    self.pages.ink()
        text = "".join(_shown(piece, look) for piece, look in found if piece.kind != "deleted")
        unseen = not text.strip() and (bool(style.hidden) or ends_unseen(last.get(W + "rPr")))
        label = "" if unseen else self._numbering.label(style.listed, style.level, style.lister or named)
        self.pages.section(last)
        ink = [(piece.text, look) for piece, look in found if piece.kind != "deleted" and piece.text.strip()]
        return Printed(
            text=(label + text).strip(),
            heading=style.heading or None,
            bold=bool(ink) and all(look.bold for _, look in ink),
            size=_usual_size(ink) or style.size,
            boxes=tuple(self._boxes(found)),
            marks=self._marks(found, style),
            page=page or self.pages.number,
            deleted=_of(found, "deleted"),
            inserted=_of(found, "inserted"),
            unseen=unseen,
            volatile=volatile,
            embedded=any(piece.kind == "embedded" for piece, _ in found),
        )

    def _paragraph(self, stated: Mapping[str, Element]) -> tuple[str | None, Style]:
        """The name of a paragraph's style, and all that it and the paragraph itself state."""
        named = stated_value(stated.get(W + "pStyle"))
        own = paragraph_style(stated, self._styles.palette)
        return named, own.over(self._styles.paragraph(named))

    def _turn(self, piece: Piece) -> None:
        if piece.kind == "page":
            self.pages.rendered()
        elif piece.kind == "break":
            self.pages.hard()

    def _look(self, properties: Element | None, paragraph: Style) -> Style:
        """What the run states, on its own style, on the paragraph's."""
        if properties is None or not len(properties):
            return paragraph
        stated = stated_by(properties)
        own = run_style(stated, self._styles.palette)
        named = stated_value(stated.get(W + "rStyle"))
        return own.over(paragraph if named is None else self._styles.run(named).across(paragraph))

    def _boxes(self, found: Sequence[_Found]) -> Iterator[Box]:
        for piece, _ in found:
            for box in piece.boxes:
                yield Box(box, fill_of(piece.element, self._styles.palette))

    def _marks(self, found: Sequence[_Found], style: Style) -> tuple[Mark, ...]:
        """The words with the colour behind each; that of a traffic light among them, drawn or typed, goes for all."""
        ground = style.ground or ""
        shown = [(piece.text, look) for piece, look in found if piece.kind != "deleted" and piece.text]
        ink = [(text, look) for text, look in shown if text.strip()]
        words = "".join(text for text, _ in ink)
        drawn = [piece.element for piece, _ in found if piece.kind == "shape" and not piece.boxes]
        lit = light(fill_of(each, self._styles.palette) for each in drawn)
        if lit and (hued(lit) or not words.strip()):
            return (Mark(words, lit),)
        if not ink:
            fills = {look.shade or ground for _, look in shown} or {ground}
            return (Mark("", fills.pop() if len(fills) == 1 else ""),)
        behind = tuple(Mark(text, look.shade or ground) for text, look in ink)
        typed = sign([Mark(text, look.colour or "") for text, look in ink])
        return behind if any(hued(mark.fill) for mark in behind) or not typed else (Mark(words, typed),)


def ends_unseen(properties: Element | None) -> bool:
    """Whether a paragraph's end (its ``w:rPr``) is deleted, moved away or hidden: the next one goes on there."""
    if properties is None:
        return False
    return any(part.tag in _GONE or (part.tag in _HIDDEN and bool(is_on(part))) for part in properties)


def _shown(piece: Piece, look: Style) -> str:
    """A piece's text as its type shows it; capitals are what the page prints, however it was typed."""
    text = in_type(look.symbol, piece.text) if look.symbol else piece.text
    if look.raised and set(text.strip()) <= _FIGURES:
        text = text.translate(RAISED)
    return text.upper() if look.capitals else text


def _of(found: Sequence[_Found], kind: Kind) -> str:
    return "".join(piece.text for piece, _ in found if piece.kind == kind)


def _usual_size(ink: Sequence[tuple[str, Style]]) -> float | None:
    counts: Counter[float | None] = Counter()
    for text, look in ink:
        counts[look.size] += len(text)
    return counts.most_common(1)[0][0] if counts else None
