"""Blocks as the paragraphs of prose that they print: markers set off, headings told, page cuts mended.

Printed forms that are read::

    3. Area for improvement: The force ...      a numbered paragraph (also 13.1, 2), - 2. As part of ...)
    • one; · ▪ one; - one; o one; ✓ one         an item of a list
    (a) one; iv. one;                           an item of a list
    4. Current position                         a heading with a number

A bullet that a page break cut ("... is a successful example" / "of how ...") is one paragraph again. A table of one
cell is a box: its lines are paragraphs. Any other table only ends what stands above it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.characters import one_line, plain
from schemas import Block, Paragraph, Place, Table

_BULLET = re.compile(r"(?:(?:[•▪■●○◦·□➢❖◆►‣✓✔√–—*]|-{1,2})\s*|o\s)(?=\S)\s*")
_DASHED_NUMBER = re.compile(r"-\s+(?=\d{1,3}\.)")  # a dump's way with numbered paragraphs: "- 2. As part of"
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,3}|\d{1,3}(?=[.)]))[.)]?\s+(?=[^\s\d%])")
_LETTER = re.compile(r"(?P<number>\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|(?:[a-h]|[ivx]{1,5})[.)])\s+(?=\S)")
_MARKED = re.compile(r"(?:[•▪■●○◦·□➢❖✓]|[-–o]\s|\(?[a-z0-9]{1,3}[.)]\s|\d{1,3}\.\d)")
_ENDED = re.compile(r"[.:;!?][”’\"')\]]*$")
_SENTENCE = re.compile(r"\b(?:should|must|will|has|have|had|is|are|was|were|been)\b")
_HEADING_CHARACTERS = 150
_HEADING_WORDS = 9  # of a plain line with a verb; a title without one may be longer
_DATED = re.compile(
    r"[–-]\s*(?:\d{1,2}\w{0,2}\s+)?[A-Z][a-z]{2,8}\s+(?:20)?\d\d\.?$"
)  # "... report – October 17."
_FULL_LINE = 0.85  # of the page's widest paragraph: a line that ends sooner ends its paragraph


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph on one line, its marker set off: `number` ("13.1", "(a)"), `item` where it is one of a list.

    `heading` is true where it looks like one, `level` its outline level where the format marks it. `box` is the
    number of the one-celled table that it stands in. A `stop` is a table that is no box: it has no text.
    """

    text: str
    places: tuple[Place, ...]
    number: str = ""
    item: bool = False
    heading: bool = False
    level: int | None = None
    bold: bool = False
    box: int = 0
    stop: bool = False


def paragraphs(blocks: Iterable[Block]) -> tuple[Prose, ...]:
    """The paragraphs of `blocks`, in reading order."""
    return tuple(_mended(blocks))


def _mended(blocks: Iterable[Block]) -> Iterator[Prose]:
    """The paragraphs, each joined with the rest of it that a page break or a wide leading set apart."""
    known = tuple(blocks)
    full = _full_lines(known)
    held: Prose | None = None
    for block in known:
        for prose in _of(block):
            if held is not None and _goes_on(held, prose, full):
                held = replace(held, text=f"{held.text} {prose.text}", places=(*held.places, *prose.places))
                continue
            if held is not None:
                yield held
            held = prose
    if held is not None:
        yield held


def _of(block: Block) -> Iterator[Prose]:
    if isinstance(block, Table):
        yield from _of_table(block)
        return
    for text in _parted(plain(block.text)):
        yield _told(text, block)


def _of_table(table: Table) -> Iterator[Prose]:
    cells = [cell for row in table.rows for cell in row.cells if cell.text.strip()]
    if len(cells) != 1:
        yield Prose("", (table.place,), stop=True)
        return
    for text in _parted(plain(cells[0].text)):
        paragraph = Paragraph(text=text, place=cells[0].place)
        yield replace(_told(text, paragraph), box=table.number)


def _parted(text: str) -> Iterator[str]:
    """The items of a list whose lines stand in one paragraph, each on one line."""
    held: list[str] = []
    for line in text.split("\n"):
        if held and _MARKED.match(line) and (line[0] in "•▪■●○◦·□➢❖✓" or _ENDED.search(held[-1])):
            yield one_line(" ".join(held))
            held = []
        held.append(line)
    if one_line(" ".join(held)):
        yield one_line(" ".join(held))


def _told(text: str, block: Paragraph) -> Prose:
    """A paragraph with its marker set off."""
    text = _DASHED_NUMBER.sub("", text, count=1) if _DASHED_NUMBER.match(text) else text
    item = False
    while (bullet := _BULLET.match(text)) and bullet.end() < len(text):
        text, item = text[bullet.end() :], True
    letter = _LETTER.match(text)
    number = _NUMBER.match(text) or letter
    rest = text[number.end() :] if number else text
    item = item or bool(letter)
    told = Prose(
        text=rest,
        places=(block.place,),
        number=number["number"].strip("().") if number else "",
        item=item,
        level=block.heading,
        bold=block.bold,
    )
    return replace(told, heading=not item and _is_heading(told))


def _is_heading(prose: Prose) -> bool:
    """Whether a paragraph looks like a heading: the format says so, or it is short and no sentence."""
    if prose.level is not None:
        return True
    text = prose.text
    if len(text) > _HEADING_CHARACTERS and not _DATED.search(text):
        return False
    if _DATED.search(text) and len(text) <= 2 * _HEADING_CHARACTERS:
        return True
    if text.rstrip("”’\"')]").endswith((".", ";", ",", ":")) or not (
        text[:1].isupper() or text[:1] in "“‘\"'"
    ):
        return False
    wordy = len(text.split()) > _HEADING_WORDS
    return prose.bold or not (wordy and _SENTENCE.search(text))


def _full_lines(blocks: tuple[Block, ...]) -> dict[int, float]:
    """By page: how far to the right a line of a full measure reaches, in points."""
    widest: dict[int, float] = {}
    for block in blocks:
        place = block.place
        if isinstance(block, Paragraph) and place.bbox and place.page:
            widest[place.page] = max(widest.get(place.page, 0.0), place.bbox[2])
    return {page: right * _FULL_LINE for page, right in widest.items()}


def _goes_on(above: Prose, prose: Prose, full: dict[int, float]) -> bool:
    """Whether `prose` is the rest of the paragraph above it, that no mark ends."""
    if prose.stop or above.stop or prose.item or prose.number or above.level or prose.level:
        return False
    if above.box != prose.box or above.bold != prose.bold or _ENDED.search(above.text) or not above.text:
        return False
    if prose.text[:1].islower():
        return not (above.heading and above.bold)
    if above.heading:
        return False
    last, place = above.places[-1], prose.places[0]
    if last.line is not None and place.line is not None:
        return place.line == last.line + 1 and len(above.text) > _HEADING_CHARACTERS // 2
    reaches = last.bbox is not None and last.page is not None and last.bbox[2] >= full.get(last.page, 0.0)
    return reaches and not prose.heading
