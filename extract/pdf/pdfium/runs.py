"""Text objects: what all characters that one of them prints share - type, size, direction, base line."""

from collections.abc import Sequence
from ctypes import byref, c_float, c_size_t, create_string_buffer
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.pdf.glyphs import BOLD, OVERPRINT, SLANT
from extract.pdf.pdfium import calls
from extract.pdf.pdfium.calls import Floats, Handle, Ints, handle
from extract.pdf.pdfium.characters import Characters
from extract.pdf.pdfium.frame import Frame

Flags = npt.NDArray[np.bool_]

DEEPEST = 0.5
"""No type's letters reach further below the base line than this part of its size; some types claim so."""

USUAL_DESCENT = -0.21
"""The part of the size that the letters of common types reach below the base line."""


_NAME, _NAME_ROOM = create_string_buffer(128), c_size_t(128)
_ONE, _DESCENT = c_float(1.0), c_float()
"""Room that pdfium writes the look of a type to, made once: making it costs more than the calls."""


class Runs(NamedTuple):
    """One row a text object: the type size as displayed, in points, and whether the type is bold.

    `level` is false where it runs up or down the page, `slant` true where it does neither; `low` and `high`
    are where its letters end across their run: from top to bottom where it is level, else from left to right.
    """

    size: Floats
    bold: Flags
    level: Flags
    slant: Flags
    low: Floats
    high: Floats


def runs_of(characters: Characters, frame: Frame, firsts: Ints, objects: Ints) -> Runs:
    """The runs of these text objects, of each of which one character is given."""
    a, b, c, d, e, f = characters.matrices(firsts).T
    (ax, ay), (ux, uy) = frame.vectors(a, b), frame.vectors(c, d)
    across, down = np.abs(ax), np.abs(ay)
    level = across >= down
    size = characters.sizes(firsts) * np.sqrt(ux * ux + uy * uy)
    bold, descent = _types(objects)
    # Type that neither climbs nor falls has one base line: its object's.
    straight = np.minimum(across, down).max(initial=0.0) < 1e-6
    x, y = frame.points(*((e, f) if straight else characters.origins(firsts).T))
    base = np.where(level, y, x)
    above = np.where(np.where(level, uy, ux) > 0, size, -size)
    feet = base + above * descent
    heads = feet + above
    slant = np.minimum(across, down) > SLANT * np.maximum(across, down)
    return Runs(size, bold, level, slant, np.minimum(feet, heads), np.maximum(feet, heads))


def _types(objects: Ints) -> tuple[Flags, Floats]:
    """Whether each object's type is bold, and how far it reaches below the base line, as part of its size."""
    fonts = list(map(calls.font_of, map(handle, objects.tolist())))
    looks = {font: _look(handle(font)) if font else (False, USUAL_DESCENT) for font in set(fonts)}
    bold = np.array([looks[font][0] for font in fonts], bool)
    return bold, np.array([looks[font][1] for font in fonts], np.float64)


def _look(font: Handle) -> tuple[bool, float]:
    _NAME[0], _DESCENT.value = b"\0", 0.0
    calls.font_name(font, _NAME, _NAME_ROOM)
    calls.font_descent(font, _ONE, byref(_DESCENT))
    likely = -DEEPEST <= _DESCENT.value < 0
    return _is_bold(_NAME.value), _DESCENT.value if likely else USUAL_DESCENT


@lru_cache(maxsize=1024)
def _is_bold(name: bytes) -> bool:
    return bool(BOLD.search(name.decode("latin-1")))


def shadowed(objects: Ints, sizes: Floats, printed: Sequence[int]) -> Flags:
    """Which objects were printed again in nearly the same spot; pdfium leaves the second one out of the text.

    `printed` are the addresses of all text objects of the page.
    """
    told = set(objects.tolist())
    found = np.zeros(len(objects), bool)
    untold = [each for each in printed if each not in told]
    if not untold:
        return found
    shadows = _bounds(untold)
    shadows = shadows[(shadows[:, 2] > shadows[:, 0]) & (shadows[:, 3] > shadows[:, 1])]
    bounds = _bounds(objects.tolist())
    order = np.argsort(shadows[:, 0])
    shadows = shadows[order]
    reach = OVERPRINT * np.maximum(sizes, 1.0)
    first = np.searchsorted(shadows[:, 0], bounds[:, 0] - reach)
    last = np.searchsorted(shadows[:, 0], bounds[:, 0] + reach, "right")
    for row in (last > first).nonzero()[0].tolist():
        apart = np.abs(shadows[first[row] : last[row]] - bounds[row]).max(1)
        found[row] = np.any((apart <= reach[row]) & (apart > 0))
    return found


def _bounds(objects: Sequence[int]) -> Floats:
    """Left, bottom, right and top of each object's ink, given their addresses."""
    return calls.floats(len(objects), 4, calls.object_bounds, list(map(handle, objects)), spread=True)
