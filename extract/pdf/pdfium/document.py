"""PDFs opened by pdfium, and their pages one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_void_p, cast

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.pdf.pdfium import calls
from extract.pdf.pdfium.calls import Handle
from extract.pdf.pdfium.characters import characters_of
from extract.pdf.pdfium.drawing import drawing_of, objects_of
from extract.pdf.pdfium.frame import frame_of
from extract.pdf.pdfium.spots import marks_of, spots_of
from extract.pdf.pdfium.typeset import words_of
from extract.pdf.shapes import rules_and_fills
from extract.pdf.sheets import Locked, Sheets, Unreadable
from schemas.paper import Page


class _Document:
    """An opened PDF; see `Sheets`."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._handle = calls.handle(cast(document.raw, c_void_p).value or 0)
        self._pages = len(document)

    def __len__(self) -> int:
        return self._pages

    def page(self, index: int) -> Page:
        with _loaded(self._handle, index) as page, characters_of(page) as characters:
            frame = frame_of(page)
            objects = objects_of(page)
            rules, fills = rules_and_fills(drawing_of(self._handle, objects, frame))
            return Page(
                number=index + 1, width=round(frame.width, 2), height=round(frame.height, 2),
                words=words_of(characters, frame, objects.texts), rules=rules,
                fills=(*fills, *spots_of(self._handle, objects, frame), *marks_of(characters, frame)),
            )  # fmt: skip

    def text(self, index: int) -> str:
        with _loaded(self._handle, index) as page, characters_of(page) as characters:
            return characters.text


@contextmanager
def opened(content: bytes) -> Iterator[Sheets]:
    """The PDF, opened for as long as the context lasts.

    Raises `Locked` where it needs a password and `Unreadable` where pdfium takes it for no PDF.
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Locked from error
        raise Unreadable from error
    try:
        yield _Document(document)
    finally:
        document.close()


@contextmanager
def _loaded(document: Handle, index: int) -> Iterator[Handle]:
    """A page for as long as the context lasts: an open one keeps megabytes of objects."""
    address = calls.load_page(document, index)
    if not address:
        raise Unreadable
    page = calls.handle(address)
    try:
        yield page
    finally:
        calls.close_page(page)
