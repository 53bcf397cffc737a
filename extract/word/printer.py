"""A Word paragraph as Word prints it: its number or bullet, its text, how it looks, what was changed in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.word.numbering import Numbering
from extract.word.ooxml import Element, W, child, is_on, stated_by
from extract.word.pages import Pages
from extract.word.palette import hued
from extract.word.runs import Kind, Piece, Runs
from extract.word.styles import Style, Styles, paragraph_style, run_style, stated_value
from extract.word.symbols import in_type

_DOTS = frozenset("●■⬤◆⚫⬛•◼▪")
"""Signs that are a traffic light where nothing else stands in the cell."""


_GONE = frozenset((W + "del", W + "moveFrom"))
_HIDDEN = frozenset((W + "vanish", W + "specVanish"))


class Printed(NamedTuple):
    """A paragraph: its text ("" where it prints none), look, and the text boxes (``w:txbxContent``) in it.

    `heading` is the outline level from 1, None for body text; `size` is in points, that of most characters.
    `fill` is the one colour behind all of its text (``#rrggbb``, "" for none), `page` that of its first text.
    """

    text: str
    heading: int | None
    bold: bool
    size: float | None
    boxes: tuple[Element, ...]
    fill: str
    page: int | None
    deleted: str
    inserted: str
    unseen: bool
    volatile: bool


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
        found: list[tuple[Piece, Style]] = []
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
            boxes=tuple(piece.element for piece, _ in found if piece.kind == "box"),
            fill=self._fill(found, style),
            page=page or self.pages.number,
            deleted=_of(found, "deleted"),
            inserted=_of(found, "inserted"),
            unseen=unseen,
            volatile=volatile,
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
        return (own if named is None else own.over(self._styles.run(named))).over(paragraph)

    def _fill(self, found: Sequence[tuple[Piece, Style]], style: Style) -> str:
        """The one colour behind all text of the paragraph, or of its only sign; "" where there is none."""
        spots = [self._styles.palette.drawn(piece.element) for piece, _ in found if piece.kind == "spot"]
        shown = [(piece.text, look) for piece, look in found if piece.kind != "deleted" and piece.text]
        ink = [(text, look) for text, look in shown if text.strip()] or shown
        if any(spots) and not any(text.strip() for text, _ in ink):
            return next(filter(None, spots))
        fills = {look.shade or style.ground or "" for _, look in ink} or {style.ground or ""}
        fill = fills.pop() if len(fills) == 1 else ""
        colours = {look.colour or "" for _, look in ink}
        dots = ink and all(set(text.strip()) <= _DOTS for text, _ in ink)
        if not hued(fill) and dots and len(colours) == 1 and hued(*colours):
            return colours.pop()
        return fill


def ends_unseen(properties: Element | None) -> bool:
    """Whether a paragraph's end (its ``w:rPr``) is deleted, moved away or hidden: the next one goes on there."""
    if properties is None:
        return False
    return any(part.tag in _GONE or (part.tag in _HIDDEN and bool(is_on(part))) for part in properties)


def _shown(piece: Piece, look: Style) -> str:
    """A piece's text as its type shows it; capitals are what the page prints, however it was typed."""
    text = in_type(look.symbol, piece.text) if look.symbol else piece.text
    return text.upper() if look.capitals else text


def _of(found: Sequence[tuple[Piece, Style]], kind: Kind) -> str:
    return "".join(piece.text for piece, _ in found if piece.kind == kind)


def _usual_size(ink: Sequence[tuple[str, Style]]) -> float | None:
    counts: Counter[float | None] = Counter()
    for text, look in ink:
        counts[look.size] += len(text)
    return counts.most_common(1)[0][0] if counts else None
