"""Word papers (.docx) by python-docx: paragraphs and tables in reading order, from a walk over the XML.

The walk goes over ``w:tr`` and ``w:tc`` themselves: python-docx's `table.cell` is quadratic in the cells.
"""

import hashlib
from collections.abc import Iterator, Mapping
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from extract.word.look.palette import Palette
from extract.word.look.styles import Styles
from extract.word.margins import lines, margins
from extract.word.ooxml import Element, W
from extract.word.opening.bound import show_bound
from extract.word.opening.package import readable
from extract.word.text.fields import Fields
from extract.word.text.notes import Notes
from extract.word.text.numbering import Numbering
from extract.word.text.pages import Pages
from extract.word.text.printer import Printer
from extract.word.text.runs import Runs
from extract.word.walk import Walk
from schemas.paper import Block, Page, Paper, Paragraph
from schemas.problem import PaperRefused

_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"


def read_docx(content: bytes, name: str) -> Paper:
    """The paragraphs and tables of a Word file on one page, as Word prints them with all changes accepted.

    Places hold table and row, and the page on which Word last laid them out where the file records that. Raises
    `PaperRefused` where the file needs a password, is damaged, is no .docx, is unsafe to unpack (see
    `extract.word.opening.package`) or holds no text.
    """
    document = _open(readable(content, name), name)
    opened = _Opened(document)
    blocks = tuple(opened.blocks())
    if not blocks:
        raise PaperRefused(name, "this Word file holds no text")
    headers, footers = opened.running()
    return Paper(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        format="docx",
        pages=(Page(number=1, blocks=blocks),),
        headers=headers,
        footers=footers,
        problems=opened.walk.problems,
    )


def _open(content: bytes, name: str) -> Document:
    """The opened document with its body. Bad content makes python-docx and lxml raise nearly anything."""
    try:
        document = docx.Document(BytesIO(content))
    except Exception as error:
        reason = "this file is no Word document, or parts of it are missing or damaged"
        raise PaperRefused(name, reason) from error
    if document.element.find(W + "body") is None:
        raise PaperRefused(name, "this Word file has no body of text")
    return document


class _Opened:
    """One opened document: its parts, and the walk over them."""

    def __init__(self, document: Document) -> None:
        self._part = document.part
        self._body = document.element.find(W + "body")
        self._settings = self._root(RELATIONSHIP_TYPE.SETTINGS)
        self._styles = Styles(
            self._root(RELATIONSHIP_TYPE.STYLES),
            Palette(self._root(RELATIONSHIP_TYPE.THEME), self._settings),
        )
        notes = (self._root(RELATIONSHIP_TYPE.FOOTNOTES), self._root(RELATIONSHIP_TYPE.ENDNOTES))
        self._notes = Notes(*notes, self._settings)
        self._lists = self._root(RELATIONSHIP_TYPE.NUMBERING)
        show_bound(self._body, self._stores())
        self._pages = Pages(self._body)
        self.walk = Walk(self._printer(self._body, Numbering(self._lists)), self._styles)

    def blocks(self) -> Iterator[Block]:
        """The document, and after it the texts of its notes, each after its mark."""
        yield from self.walk.blocks(self._body)
        for note in self._notes.each():
            yield from self.walk.blocks(note.element)

    def running(self) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
        """What the headers say of the paper, and all else that runs along the pages: each line once."""
        headers: dict[Paragraph, None] = {}
        footers: dict[Paragraph, None] = {}
        for kind, root in margins(self._body, self._parts(), self._settings):
            for line, volatile in lines(root, self._printer(root, Numbering(self._lists))):
                (headers if kind == "header" and not volatile else footers)[line] = None
        return tuple(headers), tuple(footers)

    def _printer(self, story: Element, numbering: Numbering) -> Printer:
        return Printer(self._styles, numbering, Runs(Fields(story), self._notes), self._pages)

    def _root(self, kind: str) -> Element | None:
        """The root of the first part of a kind that the document points to, None where there is none."""
        parts = (
            link.target_part
            for link in self._part.rels.values()
            if link.reltype == kind and not link.is_external
        )
        return next((root for part in parts if (root := _root_of(part)) is not None), None)

    def _parts(self) -> Mapping[str, Element]:
        """The headers and footers by their relationships."""
        kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
        links = {
            name: link
            for name, link in self._part.rels.items()
            if link.reltype in kinds and not link.is_external
        }
        roots = {name: _root_of(link.target_part) for name, link in links.items()}
        return {name: root for name, root in roots.items() if root is not None}

    def _stores(self) -> Mapping[str, Element]:
        """The data that the file carries, by its items' ids."""
        found: dict[str, Element] = {}
        for link in self._part.rels.values():
            if link.reltype != RELATIONSHIP_TYPE.CUSTOM_XML or link.is_external:
                continue
            data = _root_of(link.target_part)
            for inner in link.target_part.rels.values():
                properties = None if inner.is_external else _root_of(inner.target_part)
                if data is not None and properties is not None and properties.get(_STORE):
                    found[properties.get(_STORE).upper()] = data
        return found


def _root_of(part: object) -> Element | None:
    """The root of a part; None where it is no XML that can be read."""
    known = getattr(part, "element", None)
    if known is not None:
        return known
    try:
        return parse_xml(getattr(part, "blob", b""))
    except (ValueError, SyntaxError):  # lxml's own error is a SyntaxError
        return None
