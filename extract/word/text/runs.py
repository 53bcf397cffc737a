"""What a Word paragraph prints: its text run by run, and the text boxes that hang on it."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from extract.characters import plain
from extract.word.look.shapes import OFFICE, boxes, shapes
from extract.word.ooxml import MATHS, MC, SPACE, A, Element, W, alternative
from extract.word.text.fields import Fields
from extract.word.text.notes import Notes, note_kind
from extract.word.text.symbols import symbol

_INSERTED = frozenset(W + name for name in ("ins", "moveTo"))
_DELETED = frozenset(W + name for name in ("del", "moveFrom"))

_WRAPPERS = frozenset(
    W + name
    for name in (
        *("hyperlink", "smartTag", "customXml", "bdo", "dir"),
        *("sdt", "sdtContent", "ruby", "rubyBase"),
    )
)
"""Elements that print as if they were not there."""

_FIXED = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",  # printed at line ends only
}

_DRAWN = frozenset((W + "drawing", W + "pict", W + "object", MC + "AlternateContent"))
_LAID_OUT = re.compile(r"^\s*\n\s*|\s*\n\s*$")
_DIAGRAM = "/diagram"
_EQUATION = "Equation"

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"))
"""Places where a line may or may not break, and marks of the writing's direction: nothing is printed for them."""

Kind = Literal["text", "inserted", "deleted", "page", "break", "shape", "embedded"]


class Piece(NamedTuple):
    """A stretch of text with its run properties (``w:rPr``), or what else stands there.

    `deleted` text is not printed. A "page" is where Word began one, a "break" one that a person set; a "shape" has
    what is drawn in `element`, and its text boxes (``w:txbxContent``) in `boxes`; "embedded" is what cannot be read.
    """

    text: str
    properties: Element | None = None
    kind: Kind = "text"
    element: Element | None = None
    boxes: tuple[Element, ...] = ()


class Runs:
    """Reads the runs of one story in order: fields open in one paragraph may be closed in a later one."""

    def __init__(self, fields: Fields, notes: Notes) -> None:
        self.fields = fields
        self._notes = notes

    def pieces(self, container: Element, kind: Kind = "text") -> Iterator[Piece]:
        """The text and text boxes of a paragraph in printing order, and what tracked changes took from it."""
        for part in container:
            tag = part.tag
            if tag == W + "r":
                yield from self._run(part, kind)
            elif tag == W + "fldSimple":
                yield from self._simple(part, kind)
            elif tag in _WRAPPERS:
                yield from self.pieces(part, kind)
            elif tag in _INSERTED:
                yield from self.pieces(part, "inserted" if kind == "text" else kind)
            elif tag in _DELETED:
                yield from self.pieces(part, "deleted")
            elif tag == MC + "AlternateContent":
                chosen = alternative(part)
                if chosen is not None:
                    yield from self.pieces(chosen, kind)
            elif tag in (MATHS + "oMath", MATHS + "oMathPara"):
                yield Piece(plain("".join(text.text or "" for text in part.iter(MATHS + "t"))), None, kind)

    def _simple(self, part: Element, kind: Kind) -> Iterator[Piece]:
        """A field in one element: its result, or its count where it has none."""
        found = list(self.pieces(part, kind))
        yield from found
        properties = next((piece.properties for piece in found if piece.properties is not None), None)
        yield Piece(self.fields.simple(part, printed=any(piece.text for piece in found)), properties, kind)

    def _run(self, run: Element, kind: Kind) -> Iterator[Piece]:
        properties = None
        for part in run:
            tag = part.tag
            if tag == W + "rPr":
                properties = part
            elif kind == "deleted":
                if tag in (W + "delText", W + "t"):
                    yield Piece(_typed(part), properties, kind)
            elif tag == W + "t":
                if not self.fields.hides:
                    self.fields.printed()
                    yield Piece(_typed(part), properties, kind)
            else:
                yield from self._special(part, tag, properties, kind)

    def _special(self, part: Element, tag: str, properties: Element | None, kind: Kind) -> Iterator[Piece]:
        """What a run holds beside plain text."""
        if tag == W + "fldChar":
            yield Piece(self.fields.mark(part), properties, kind)
        elif tag == W + "instrText":
            self.fields.instruct(part.text or "")
        elif tag == W + "lastRenderedPageBreak":
            yield Piece("", kind="page")
        elif tag == W + "br" and part.get(W + "type") in ("page", "column"):
            yield Piece("", kind="break" if part.get(W + "type") == "page" else "text")
        elif self.fields.hides:
            return
        elif tag == W + "br":
            yield Piece("\n", properties, kind)
        elif tag == W + "sym":
            yield Piece(_symbol(part), properties, kind)
        elif tag in _FIXED:
            yield Piece(_FIXED[tag], properties, kind)
        elif tag in _DRAWN:
            yield from _drawn(part)
        elif tag == W + "ruby":
            yield from self.pieces(part, kind)
        else:
            yield Piece(self._note(part, tag), properties, kind)

    def _note(self, part: Element, tag: str) -> str:
        if tag in (W + "footnoteRef", W + "endnoteRef"):
            return self._notes.current
        kind = note_kind(tag)
        return self._notes.mark(kind, part) if kind else ""


def _symbol(part: Element) -> str:
    """The character of a hexadecimal code in a symbol type ("F0B7"); "" where it is no code."""
    code = part.get(W + "char") or ""
    try:
        return symbol(part.get(W + "font"), int(code[:8], 16))
    except ValueError:
        return ""


def _typed(element: Element) -> str:
    """The text of a ``w:t``. A line end in it is a blank; at its ends it only lays the file out, unless it says not.

    Blanks at its ends count even where the file forgets to say so: Word joins such words, and nobody means that.
    """
    text = element.text or ""
    if "\n" in text:
        text = text if element.get(SPACE) == "preserve" else _LAID_OUT.sub("", text)
        text = " ".join(text.split("\n"))
    return plain(text.translate(_UNSEEN))


def _drawn(element: Element) -> Iterator[Piece]:
    """The shapes under an element with their text boxes, and what is embedded there and cannot be read."""
    for shape in shapes(element):
        yield Piece("", kind="shape", element=shape, boxes=tuple(boxes(shape)))
    programs = (each.get("ProgID") or "" for each in element.iter(OFFICE + "OLEObject"))
    uris = (each.get("uri") or "" for each in element.iter(A + "graphicData"))
    if any(not name.startswith(_EQUATION) for name in programs) or any(
        uri.endswith(_DIAGRAM) for uri in uris
    ):
        yield Piece("", kind="embedded")
