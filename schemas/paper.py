"""A paper as it was opened, before anything is made of it: what every reader gives.

A format of fixed pages (PDF) gives words, rules and fills; a flowing one (Word, a text dump) gives blocks:
paragraphs and tables in reading order. `extract.grid` turns the first into the second, so that everything
after it sees blocks only.
"""

from typing import Literal

from schemas.place import Place
from schemas.problem import Problem
from schemas.record import Record

Format = Literal["pdf", "docx", "doc", "odt", "rtf", "html", "mht", "text"]


class Word(Record, frozen=True, gc=False):
    """A run of characters without white space, with its box and its type size, in points.

    A `slanting` one neither runs along nor up or down the page: it is part of a watermark. Such words come last.
    Alone among records it may be built by position: a paper has tens of thousands, and names double what each costs.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    slanting: bool = False


class Rule(Record, frozen=True, kw_only=True, gc=False):
    """A straight printed line, level or upright: one of its two extents is its thickness, in points."""

    x0: float
    top: float
    x1: float
    bottom: float


class Fill(Record, frozen=True, kw_only=True, gc=False):
    """A filled area; `colour` is ``#rrggbb`` in lower case. Later ones cover earlier ones.

    A `spot` is the bounds of a small round or rounded shape, such as a traffic light drawn into a cell.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str
    spot: bool = False


class Paragraph(Record, frozen=True, kw_only=True, tag="paragraph"):
    """Text outside any table: one printed paragraph or heading.

    `heading` is the outline level where the format marks one (1 is the highest), else None; `size` is the
    type size in points where known. `text` may hold line breaks as printed. A `stamp` is a watermark, printed over
    the page: it is part of no text.
    """

    text: str
    place: Place
    heading: int | None = None
    bold: bool = False
    size: float | None = None
    stamp: bool = False


class Cell(Record, frozen=True, kw_only=True):
    """One printed cell. `column` counts grid columns from 0; `width` and `height` are its spans in the grid.

    `text` is what is printed, lines parted by ``\\n``; list items begin with "• " where the format, not a
    glyph, draws the bullet. A text dump's markup stands in it as it came. `fill` is ``#rrggbb`` or None.
    `problems` are doubts about this cell alone, such as changes that nobody has accepted yet.
    """

    text: str
    place: Place
    column: int
    width: int = 1
    height: int = 1
    fill: str | None = None
    problems: tuple[Problem, ...] = ()


class Row(Record, frozen=True, kw_only=True):
    """One printed row of a table: the cells that *start* in it, left to right.

    A tall cell stands only in the row that it starts in, with its `height`; the rows below skip its
    column. `heading` is true where the format itself marks a repeated header row.
    """

    cells: tuple[Cell, ...]
    place: Place
    heading: bool = False


class Table(Record, frozen=True, kw_only=True, tag="table"):
    """One printed table on one page (a fixed page) or in the flow; numbered from 1 over the paper."""

    number: int
    rows: tuple[Row, ...]
    place: Place


Block = Paragraph | Table


class Page(Record, frozen=True, kw_only=True):
    """One page. Fixed pages carry words, rules and fills (in points as displayed); flowing ones blocks.

    `passed_over` is true for a page of a long paper that was not read, since its bare text holds no tracker.
    """

    number: int
    width: float | None = None
    height: float | None = None
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    blocks: tuple[Block, ...] = ()
    passed_over: bool = False


class Paper(Record, frozen=True, kw_only=True):
    """An opened paper: its name (no folders), the SHA-256 of its bytes in hex, its format, its pages.

    A flowing paper is one page; its places name the pages on which it was last laid out, where its format
    records them. `headers` are the lines at the head of its pages that are no part of any, `footers` those at
    the foot and dates that are set anew by opening the file: a fixed page has them among its words.
    """

    name: str
    sha256: str
    format: Format
    pages: tuple[Page, ...]
    headers: tuple[Paragraph, ...] = ()
    footers: tuple[Paragraph, ...] = ()
    problems: tuple[Problem, ...] = ()
