"""What an element prints, in reading order: paragraphs with their bullets, and the tables between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from extract.characters import plain
from extract.html.lists import BULLET, labels
from extract.html.names import BLOCKS
from extract.html.tree import Node

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong", "th", *_HEADINGS))
_UNPRINTED = dict.fromkeys(
    (
        *map(ord, "\u00ad\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"),
        *(code for code in range(0x20) if chr(code) not in "\t\n\r\f"),
    )
)
"""Soft hyphens and joints without width, marks of the writing's direction, and codes of no character at all, by
which LibreOffice leaves a trace of what a page cannot hold."""

_RAISED = str.maketrans("0123456789ivxlc", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜ")
_FIGURES = re.compile(r"[0-9][0-9, ]*")
_NOTE = re.compile(r"[ivxlc]+")
"""The mark of an endnote, where it is a link."""

_SYMBOL_TYPES = re.compile(r"symbol|wingdings|webdings")
_SYMBOLS = frozenset("·§Øüqovàèn¨•")
"""What Word's web pages write for a bullet, to be drawn by one of these types."""

_WORD_LIST = re.compile(r"\bmsolist", re.IGNORECASE)
_OTHER_BULLETS = re.compile(r"^[·o§▪◦‣●○■]\s+(?=\S)")


class Printed(NamedTuple):
    """A paragraph as it is shown, its lines parted by ``\\n``; `heading` is its level, None for body text."""

    text: str
    heading: int | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """What text inherits from the elements round it."""

    heading: int | None = None
    bold: bool = False
    symbols: bool = False
    preserved: bool = False
    transform: str = ""
    raised: bool = False
    link: bool = False
    word_list: bool = False

    def inside(self, node: Node) -> "_Look":
        """The look of what stands in `node`."""
        style = node.style
        family = style.get("font-family")
        weight = style.get("font-weight")
        stated = weight in ("bold", "bolder", "600", "700", "800", "900")
        return replace(
            self,
            heading=_HEADINGS.get(node.tag, self.heading),
            bold=stated if weight else self.bold or node.tag in _BOLD,
            symbols=bool(_SYMBOL_TYPES.search(family)) if family else self.symbols,
            preserved=style["white-space"].startswith("pre") if "white-space" in style
            else self.preserved or node.tag == "pre",
            transform=style.get("text-transform", self.transform),
            raised=style.get("vertical-align", "super" if node.tag == "sup" or self.raised else "") == "super",
            link=self.link or node.tag == "a",
            word_list=self.word_list or "mso-list" in style
            or bool(_WORD_LIST.search(node.attributes.get("class", ""))),
        )  # fmt: skip


@dataclass(slots=True)
class _Draft:
    """A paragraph while it is being put together; `label` is the bullet that waits for the first words."""

    label: str = ""
    pieces: list[str] = field(default_factory=list)
    looks: list[_Look] = field(default_factory=list)


def flow(node: Node) -> Iterator[Printed | Node]:
    """The paragraphs and the tables (whole, as nodes) in an element."""
    draft = _Draft()
    for item in _items(node, _Look().inside(node), draft):
        if isinstance(item, Node):
            yield item
        else:
            yield from _finished(draft)
    yield from _finished(draft)


def _items(node: Node, look: _Look, draft: _Draft) -> Iterator[Node | None]:
    """Fills `draft` with words; gives None where a paragraph ends, and each table."""
    marks = (
        {id(item): label for item, label in labels(node)} if node.tag in ("ul", "ol", "menu", "dir") else {}
    )
    for child in node.children:
        if isinstance(child, str):
            _write(child, look, draft)
        elif child.tag == "br":
            _write("\n", replace(look, preserved=True), draft)
        elif child.tag == "img":
            _write(f" {_told(child)} ", look, draft)
        elif child.tag == "table":
            yield None
            yield child
        elif child.tag in BLOCKS or _stands_alone(child):
            yield None
            if child.tag == "li":
                draft.label = marks.get(id(child), BULLET)
            yield from _items(child, look.inside(child), draft)
            yield None
            if child.tag == "li":
                _number_alone(child, look, draft)
                yield None
        elif child.tag == "del":
            continue  # deleted: changes are accepted, as the Word reader does
        elif child.tag != "rp" and child.tag != "rt":
            yield from _items(child, look.inside(child), draft)
            _name_of(child, look, draft)


def _number_alone(item: Node, look: _Look, draft: _Draft) -> None:
    """An item without words is its number, as in a tracker's first column; without a number it is nothing."""
    label, draft.label = draft.label, ""
    if label and label != BULLET and not any(node.tag in ("li", "table", "img") for node in item.within()):
        _write(label, look, draft)


def _told(picture: Node) -> str:
    """What stands for a picture: its text, unless that is only the name that a program gave it."""
    told = picture.attributes.get("alt", "")
    return "" if told == picture.attributes.get("name") else told


def _stands_alone(node: Node) -> bool:
    """Whether it is a paragraph by its look; what floats stands beside the words, as bullets drawn by hand do."""
    return node.style.get("display") == "block" and node.style.get("float", "none") == "none"


def _name_of(node: Node, look: _Look, draft: _Draft) -> None:
    """A picture made of an element (an icon) is named by its label."""
    if node.attributes.get("role") == "img" and not node.children:
        _write(f" {node.attributes.get('aria-label', '')} ", look, draft)


def _write(text: str, look: _Look, draft: _Draft) -> None:
    text = plain(text.translate(_UNPRINTED))
    if look.symbols and text.strip() in _SYMBOLS and text.strip():
        text = BULLET
    if look.transform == "uppercase":
        text = text.upper()
    elif look.transform == "lowercase":
        text = text.lower()
    elif look.transform == "capitalize":
        text = re.sub(r"\b\w", lambda letter: letter[0].upper(), text)
    if look.raised and (_FIGURES.fullmatch(text.strip()) or (look.link and _NOTE.fullmatch(text.strip()))):
        text = text.translate(_RAISED)
    # a line break of the source is a blank; one that is printed stays
    draft.pieces.append(text if look.preserved else re.sub(r"\s+", " ", text))
    if text.strip():
        draft.looks.append(look)


def _finished(draft: _Draft) -> Iterator[Printed]:
    """The paragraph, if it prints anything; the draft is blank again."""
    lines = (" ".join(line.split()) for line in "".join(draft.pieces).split("\n"))
    text = "\n".join(line for line in lines if line)
    looks = draft.looks
    if text:
        if any(look.word_list for look in looks):
            text = _OTHER_BULLETS.sub(BULLET, text)
        drawn = draft.label == BULLET and text.startswith(BULLET)
        yield Printed(
            text=text if drawn else draft.label + text,
            heading=looks[0].heading,
            bold=all(look.bold for look in looks),
        )
        draft.label = ""
    draft.pieces, draft.looks = [], []
