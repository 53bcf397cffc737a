"""The characters of an opened page, as pdfium holds them: numbered, coded, asked for what else they have."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import repeat

import numpy as np
import numpy.typing as npt

from extract.pdf.pdfium import calls
from extract.pdf.pdfium.calls import Floats, Handle, Ints
from extract.pdf.sheets import Unreadable

Codes = npt.NDArray[np.uint16]

HYPHENS = (0x0002, 0xFFFE)
"""What pdfium makes of a hyphen at a line's end where the next line goes on with the word."""

UNMAPPED = 0xFFFD
"""What stands for a character whose type does not say what it stands for."""

BULLETS = frozenset((0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D))
"""Codes that the standard Latin encoding leaves free; the PDF standard has each of them print a bullet."""

_WHITE = (*range(0x09, 0x0E), *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029,
          0x202F, 0x205F, 0x3000)  # fmt: skip
BLANK = np.isin(np.arange(0x10000), _WHITE)
"""Which codes are white space, as `str.isspace` has it."""

_ODD = np.zeros(0x10000, bool)
_ODD[[0, *range(1, 9), *range(14, 28), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]] = True


class Characters:
    """What an opened page prints, in pdfium's order.

    `codes` has one code a character, as UTF-16 where that is one unit and `UNMAPPED` elsewhere; `text` the same
    as a string with plain hyphens. White space that pdfium only infers from a gap or a line's end stands among them.
    """

    def __init__(self, text: Handle) -> None:
        self._text = text
        count = max(calls.count_characters(text), 0)
        self.codes = _mended(_codes(text, count), text)
        self.text = self.codes.astype("<u2", copy=False).tobytes().decode("utf-16-le")
        for hyphen in map(chr, HYPHENS):
            self.text = self.text.replace(hyphen, "-")

    def boxes(self, indices: Ints) -> Floats:
        """Left, top, right and bottom of these characters' type, in the page's own coordinates."""
        return calls.floats(len(indices), 4, calls.loose_box, repeat(self._text), indices.tolist())

    def objects(self, indices: Ints) -> Ints:
        """For each of these characters a number that is one object's; 0 for those that none prints."""
        owners = map(calls.text_object, repeat(self._text), indices.tolist())
        return np.fromiter(owners, np.int64, len(indices))

    def matrices(self, indices: Ints) -> Floats:
        """How the type of these characters is stretched, turned and moved: a, b, c, d, e, f."""
        return calls.floats(len(indices), 6, calls.text_matrix, repeat(self._text), indices.tolist())

    def origins(self, indices: Ints) -> Floats:
        """The points of the page on which these characters stand."""
        return calls.doubles(len(indices), calls.origin, repeat(self._text), indices.tolist())

    def sizes(self, indices: Ints) -> Floats:
        """Type sizes before any stretching."""
        sizes = map(calls.type_size, repeat(self._text), indices.tolist())
        return np.fromiter(sizes, np.float64, len(indices))

    def has_space(self, indices: Iterable[int]) -> bool:
        """Whether any of these characters is white space that the paper prints."""
        return any(
            0 <= index < len(self.codes) and BLANK[self.codes[index]] and not self._is_generated(index)
            for index in indices
        )

    def _is_generated(self, index: int) -> bool:
        return bool(calls.is_generated(self._text, index) == 1)


@contextmanager
def characters_of(page: Handle) -> Iterator[Characters]:
    """The characters of an opened page, closed at the end. Raises `Unreadable` where pdfium cannot tell them."""
    address = calls.load_text(page)
    if not address:
        raise Unreadable
    text = calls.handle(address)
    try:
        yield Characters(text)
    finally:
        calls.close_text(text)


def _codes(text: Handle, count: int) -> Codes:
    """One unit a character. The quick call leaves out some characters and writes two units for others."""
    room = np.zeros(2 * count + 2, np.uint16)
    written = calls.all_text(text, 0, count, calls.handle(room.ctypes.data)) - 1
    if written == count and not (room[:count] >> 11 == 0xD800 >> 11).any():
        return room[:count]
    codes = np.fromiter(map(calls.unicode, repeat(text), range(count)), np.int64, count)
    return np.where((codes > 0) & (codes < 0x10000), codes, UNMAPPED).astype(np.uint16)


def _mended(codes: Codes, text: Handle) -> Codes:
    """The codes with a bullet or `UNMAPPED` for each control code that is no line's last hyphen."""
    odd = _ODD.take(codes).nonzero()[0].tolist()
    lost = [i for i in odd if codes[i] not in HYPHENS or calls.is_unmapped(text, i) == 1]
    if lost:
        codes[lost] = ord("•") if {int(codes[i]) for i in lost} <= BULLETS else UNMAPPED
    return codes
