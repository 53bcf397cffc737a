"""What a Word paragraph prints: its text run by run, and the text boxes that hang on it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from extract.characters import plain
from extract.word.fields import Fields
from extract.word.notes import Notes, note_kind
from extract.word.ooxml import MATHS, MC, A, Element, W, alternative
from extract.word.symbols import symbol

_INSERTED = frozenset(W + name for name in ("ins", "moveTo"))
_DELETED = frozenset(W + name for name in ("del", "moveFrom"))

_WRAPPERS = frozenset(
    W + name
    for name in (
        *("hyperlink", "smartTag", "customXml", "fldSimple", "bdo", "dir"),
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
_ROUND = frozenset(("ellipse", "roundRect", "flowChartConnector"))

Kind = Literal["text", "inserted", "deleted", "page", "break", "box", "spot"]


class Piece(NamedTuple):
    """A stretch of text with its run properties (``w:rPr``), or what else stands there.

    `deleted` text is not printed. A "page" is where Word began one, a "break" one that a person set; a "box"
    has its content (``w:txbxContent``) in `element`, a "spot", a small coloured shape, its ``a:solidFill``.
    """

    text: str
    properties: Element | None = None
    kind: Kind = "text"
    element: Element | None = None


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

    def _run(self, run: Element, kind: Kind) -> Iterator[Piece]:
        properties = None
        for part in run:
            tag = part.tag
            if tag == W + "rPr":
                properties = part
            elif kind == "deleted":
                if tag in (W + "delText", W + "t"):
                    yield Piece(plain(part.text or ""), properties, kind)
            elif tag == W + "t":
                if not self.fields.hides:
                    self.fields.printed()
                    yield Piece(plain(part.text or ""), properties, kind)
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


def _drawn(element: Element) -> Iterator[Piece]:
    """The text boxes under an element, the outer ones only, each once, and small shapes of one colour."""
    if element.tag == W + "txbxContent":
        yield Piece("", kind="box", element=element)
    elif element.tag == MC + "AlternateContent":
        chosen = alternative(element)
        if chosen is not None:
            yield from _drawn(chosen)
    else:
        shape, fill = element.find(A + "prstGeom"), element.find(A + "solidFill")
        if shape is not None and fill is not None and shape.get("prst") in _ROUND:
            yield Piece("", kind="spot", element=fill)
        for part in element:
            yield from _drawn(part)
