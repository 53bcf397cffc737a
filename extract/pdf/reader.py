"""PDF papers: each page's words, rules and fills, in points of the page as it is displayed."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, suppress
from typing import Literal, TypeVar, overload

from extract.pdf.sheets import Locked, Opener, Sheets, Unreadable
from schemas.paper import Page, Paper
from schemas.problem import PaperRefused, PaperTooLong

PAGES_LIMIT = 2_000
"""The longest public reports packs have about a thousand pages; twice that is no committee paper."""

CHARACTERS_LIMIT = 10_000_000
"""`PAGES_LIMIT` pages of the densest tables (5,000 characters); more would fill the memory with words."""

ENCRYPTED = "this PDF is encrypted and needs its password to be opened"
DAMAGED = "this PDF is damaged or is no PDF, and cannot be opened"

Answer = TypeVar("Answer")
Provider = Literal["pdfium", "plumber"]
"""Who opens the file: pdfium, which is fast, or pdfplumber, the reference that stands in for it."""

_ORDER: dict[Provider, tuple[Provider, ...]] = {"pdfium": ("pdfium", "plumber"), "plumber": ("plumber",)}


Sift = Callable[[Sequence[str]], Collection[int]]
"""Which pages matter, by their number from 0, given the bare text of each."""


def read_pdf(
    content: bytes,
    name: str,
    provider: Provider = "pdfium",
    sift: Sift | None = None,
    most_pages: int = PAGES_LIMIT,
) -> Paper:
    """The pages of a PDF, each with its words, rules and fills and no blocks, in displayed points.

    Of the pages that `sift` does not name only the numbers are given: they are passed over.

    Raises `PaperTooLong` before it reads any where there are more than `most_pages`; `PaperRefused` where the file
    needs a password, is damaged, has no pages, more than `CHARACTERS_LIMIT` characters, or pictures of pages only.
    """
    pages = tuple(pages_of(content, name, provider, sift, most_pages))
    if not any(page.words or page.passed_over for page in pages):
        raise PaperRefused(name, "this PDF is a scanned picture without any text; it needs OCR first")
    return Paper(name=name, sha256=hashlib.sha256(content).hexdigest(), format="pdf", pages=pages)


def pages_of(
    content: bytes,
    name: str,
    provider: Provider = "pdfium",
    sift: Sift | None = None,
    most_pages: int = PAGES_LIMIT,
) -> Iterator[Page]:
    """The same pages one at a time; each is closed before the next is opened.

    What pdfium cannot open, or a page that it cannot read, pdfplumber is asked for. Raises as `read_pdf` does,
    but for a paper without words.
    """
    with ExitStack() as stack:
        sheets = _Relay(content, name, _ORDER[provider], stack)
        if not len(sheets):
            raise PaperRefused(name, "this PDF has no pages")
        if len(sheets) > most_pages:
            raise PaperTooLong(name, f"has {len(sheets)} pages, more than {most_pages}")
        wanted = sift(_Texts(sheets)) if sift else range(len(sheets))
        characters = 0
        for index in range(len(sheets)):
            page = sheets.page(index) if index in wanted else Page(number=index + 1, passed_over=True)
            characters += len("".join([word.text for word in page.words]))
            if characters > CHARACTERS_LIMIT:
                raise PaperRefused(name, f"this PDF has more than the limit of {CHARACTERS_LIMIT} characters")
            yield page


class _Texts(Sequence[str]):
    """The bare text of each page of an opened PDF, read when it is looked at."""

    def __init__(self, sheets: "_Relay") -> None:
        self._sheets = sheets

    def __len__(self) -> int:
        return len(self._sheets)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return [self._sheets.text(each) for each in range(*index.indices(len(self)))]
        return self._sheets.text(range(len(self))[index])


class _Relay:
    """An opened PDF: what one provider cannot read of it, the next one is asked for."""

    def __init__(self, content: bytes, name: str, providers: tuple[Provider, ...], stack: ExitStack) -> None:
        self._content, self._name, self._stack = content, name, stack
        self._waiting = list(providers)
        self._opened: list[Sheets] = []
        while self._open_next() and not len(self):
            continue

    def __len__(self) -> int:
        return max(map(len, self._opened))

    def page(self, index: int) -> Page:
        """The page of this number, from 0, by the first provider that can read it."""
        return self._ask(index, lambda sheets: sheets.page(index))

    def text(self, index: int) -> str:
        """The page's bare text, likewise."""
        return self._ask(index, lambda sheets: sheets.text(index))

    def _ask(self, index: int, question: Callable[[Sheets], Answer]) -> Answer:
        tried = 0
        while True:
            for sheets in self._opened[tried:]:
                with suppress(Unreadable):
                    return question(sheets)
            tried = len(self._opened)
            if not self._open_next():
                raise PaperRefused(self._name, f"page {index + 1} of this PDF is damaged and cannot be read")

    def _open_next(self) -> bool:
        """Opens the PDF by the next provider that can; false where none is left but one has opened it."""
        while self._waiting:
            try:
                self._opened.append(self._stack.enter_context(_opener(self._waiting.pop(0))(self._content)))
            except Locked as error:
                raise PaperRefused(self._name, ENCRYPTED) from error
            except Unreadable as error:
                fault = error
            else:
                return True
        if not self._opened:
            raise PaperRefused(self._name, DAMAGED) from fault
        return False


def _opener(provider: Provider) -> Opener:
    """The provider's way to open a PDF; its library is imported when it is needed first."""
    if provider == "pdfium":
        from extract.pdf.pdfium import opened
    else:
        from extract.pdf.plumber import opened
    return opened
