"""What a Word paragraph prints: its text run by run, and the text boxes that hang on it."""

from collections.abc import Iterator
from typing import NamedTuple

from extract.characters import plain
from extract.word.ooxml import MATHS, MC, Element, W, alternative, child

_WRAPPERS = frozenset(
    W + name
    for name in (
        *("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "bdo", "dir"),
        *("sdt", "sdtContent", "ruby", "rubyBase"),
    )
)
"""Elements that print as if they were not there: inserted text is accepted, deleted text is not."""

_FIXED = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",  # printed at line ends only
}


class Piece(NamedTuple):
    """A stretch of text with its run properties (``w:rPr``), or in its place a box (``w:txbxContent``)."""

    text: str
    properties: Element | None = None
    box: Element | None = None


def pieces(paragraph: Element) -> Iterator[Piece]:
    """The paragraph's text and text boxes in printing order, tracked changes accepted."""
    for part in paragraph:
        if part.tag == W + "r":
            yield from _run(part)
        elif part.tag in _WRAPPERS:
            yield from pieces(part)
        elif part.tag == MC + "AlternateContent":
            chosen = alternative(part)
            if chosen is not None:
                yield from pieces(chosen)
        elif part.tag in (MATHS + "oMath", MATHS + "oMathPara"):
            yield Piece(plain("".join(text.text or "" for text in part.iter(MATHS + "t"))))


def _run(run: Element) -> Iterator[Piece]:
    properties = child(run, "rPr")
    for part in run:
        text = _text(part)
        if text is not None:
            yield Piece(text, properties)
        elif part.tag in (W + "drawing", W + "pict", W + "object", MC + "AlternateContent"):
            yield from (Piece("", None, box) for box in _boxes(part))
        elif part.tag == W + "ruby":
            yield from pieces(part)


def _text(part: Element) -> str | None:
    """What one part of a run prints, None where it is not text. A page or column break prints nothing."""
    if part.tag == W + "t":
        return plain(part.text or "")
    if part.tag == W + "br":
        return "" if part.get(W + "type") in ("page", "column") else "\n"
    if part.tag == W + "sym":
        return _symbol(part.get(W + "char") or "")
    return _FIXED.get(part.tag)


def _symbol(code: str) -> str:
    """The character of a hexadecimal code in a symbol type ("F0B7"); "" where it is no code."""
    try:
        return plain(chr(int(code, 16)))
    except (ValueError, OverflowError):
        return ""


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes under an element, the outer ones only, each once."""
    if element.tag == W + "txbxContent":
        yield element
    elif element.tag == MC + "AlternateContent":
        chosen = alternative(element)
        if chosen is not None:
            yield from _boxes(chosen)
    else:
        for part in element:
            yield from _boxes(part)
