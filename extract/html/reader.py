"""Web pages, as saved from a committee's site: what a browser shows, without asking the network for anything."""

import hashlib
from collections.abc import Iterator
from itertools import count

from extract.html.archive import Saved, opened
from extract.html.decode import decoded
from extract.html.flow import Printed, flow
from extract.html.tables import arranges, cells_of, table_of
from extract.html.tree import Node, tree
from schemas.paper import Block, Format, Page, Paper, Paragraph
from schemas.place import Place
from schemas.problem import PaperRefused


def read_html(content: bytes, name: str) -> Paper:
    """The paragraphs and tables of a web page, on one page. Raises `PaperRefused` where it shows no text."""
    return _read(Saved(decoded(content)), content, name, "html")


def read_mht(content: bytes, name: str) -> Paper:
    """The same of a web archive (.mht). Raises `PaperRefused` where it holds no page, or one without text."""
    return _read(opened(content, name), content, name, "mht")


def _read(saved: Saved, content: bytes, name: str, kind: Format) -> Paper:
    blocks = tuple(_blocks(tree(saved.html, name, saved.sheets), count(1)))
    if not blocks:
        raise PaperRefused(name, "this web page shows no text")
    page = Page(number=1, blocks=blocks)
    return Paper(name=name, sha256=hashlib.sha256(content).hexdigest(), format=kind, pages=(page,))


def _blocks(node: Node, numbers: Iterator[int]) -> Iterator[Block]:
    """What stands in an element; tables that only arrange the page are opened, the others numbered."""
    for item in flow(node):
        if isinstance(item, Printed):
            yield Paragraph(text=item.text, place=Place(), heading=item.heading, bold=item.bold)
            continue
        for caption in item.elements("caption"):
            yield from _blocks(caption, numbers)
        if arranges(item):
            for cell in cells_of(item):
                yield from _blocks(cell, numbers)
        else:
            table = table_of(item, next(numbers))
            if table.rows:
                yield table
