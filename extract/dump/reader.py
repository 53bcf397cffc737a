"""Text dumps of papers: a line is a paragraph, a run of lines with tabs is a table, a tab parts two cells."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from itertools import groupby

from extract.dump import markup
from schemas import Block, Cell, Page, Paper, PaperRefused, Paragraph, Place, Row, Table

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.*)")


def read_text(content: bytes, name: str) -> Paper:
    """The paper that a text dump holds: one page, its places known by line (from 1).

    Reads UTF-8, UTF-16 with its mark, and Windows-1252. Raises `PaperRefused` where the bytes are no text.
    """
    text = _decode(content, name)
    blocks = tuple(_blocks(text.splitlines()))
    sha256 = hashlib.sha256(content).hexdigest()
    return Paper(name=name, sha256=sha256, format="text", pages=(Page(number=1, blocks=blocks),))


def _decode(content: bytes, name: str) -> str:
    encoding = next((codec for bom, codec in _BOMS if content.startswith(bom)), "utf-8")
    for codec in (encoding, "cp1252"):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue  # the next encoding may fit; where none does, the paper is refused below
        if not _CONTROL.search(text):
            return text
    raise PaperRefused(name, "is not a document that ragw reads: neither PDF, nor Word, nor text")


def _blocks(lines: list[str]) -> Iterator[Block]:
    tables = 0
    numbered = enumerate(lines, start=1)
    for tabbed, run in groupby(numbered, key=lambda line: "\t" in line[1]):
        if tabbed:
            tables += 1
            yield _table(tables, list(run))
        else:
            yield from (_paragraph(number, line) for number, line in run if line.strip())


def _paragraph(number: int, line: str) -> Paragraph:
    heading = _HEADING.fullmatch(line.strip())
    text = markup.printed(heading["text"] if heading else line)
    return Paragraph(
        text=text,
        place=Place(line=number),
        heading=len(heading["marks"]) if heading else None,
        bold=line.strip().startswith("**") and line.strip().endswith("**"),
    )


def _table(number: int, lines: list[tuple[int, str]]) -> Table:
    rows = tuple(
        _row(Place(table=number, row=index, line=line_number), line)
        for index, (line_number, line) in enumerate(lines, start=1)
    )
    return Table(number=number, rows=rows, place=Place(table=number, line=lines[0][0]))


def _row(place: Place, line: str) -> Row:
    cells = tuple(
        Cell(text=markup.printed(source), place=place, column=column, fill=markup.background(source))
        for column, source in enumerate(line.split("\t"))
    )
    return Row(cells=cells, place=place)
