"""The objects of an opened page: its text objects as they are, its straight painted paths as arrays."""

from collections.abc import Sequence
from ctypes import c_ulong
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.pdf.pdfium import calls
from extract.pdf.pdfium.calls import Floats, Handle, Ints
from extract.pdf.pdfium.clips import windows_of
from extract.pdf.pdfium.frame import Frame
from extract.pdf.shapes import SKEW, Drawing, lengths_of

Flags = npt.NDArray[np.bool_]

DEEPEST_FORM = 12
"""Forms within forms deeper than this hold no drawing of a table: office programs nest two or three."""

OBJECTS_LIMIT = 500_000
"""Objects asked of one page. The densest plans have some hundred thousand; a few forms that draw one another
make billions."""

PATTERN = 0xBFBFBF
"""The grey that pdfium says a tiling pattern has, which has no colour of its own."""

UNMOVED = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])


class Objects(NamedTuple):
    """A page's text objects and paths in painting order; `places` holds for each path where its form puts it."""

    texts: list[Handle]
    paths: list[Handle]
    places: list[Floats]


def objects_of(page: Handle) -> Objects:
    """What is painted on an opened page, in its forms too."""
    found = Objects([], [], [])
    count = max(calls.count_objects(page), 0)
    _collect(list(map(calls.page_object, repeat(page), range(min(count, OBJECTS_LIMIT)))), UNMOVED, 0, found)
    return found


def _collect(handles: list[Handle], place: Floats, depth: int, found: Objects) -> None:
    kinds = list(map(calls.object_kind, handles))
    for handle, kind in zip(handles, kinds, strict=True):
        if kind == calls.TEXT:
            found.texts.append(handle)
        elif kind == calls.PATH:
            found.paths.append(handle)
            found.places.append(place)
        elif kind == calls.FORM and depth < DEEPEST_FORM:
            left = OBJECTS_LIMIT - len(found.texts) - len(found.paths)
            count = min(max(calls.count_form_objects(handle), 0), max(left, 0))
            inner = list(map(calls.form_object, repeat(handle), map(c_ulong, range(count))))
            _collect(inner, _within(matrices_of([handle])[0], place), depth + 1, found)


def matrices_of(handles: Sequence[Handle]) -> Floats:
    """How each object is stretched, turned and moved, as (n, 3, 2): a point is displayed at (x, y, 1) @ matrix."""
    return calls.floats(len(handles), 6, calls.object_matrix, handles).reshape(-1, 3, 2)


def _within(inner: Floats, outer: Floats) -> Floats:
    """Matrices (…, 3, 2) of what is drawn inside something that has a matrix of its own."""
    product: Floats = inner @ outer[..., :2, :]
    product[..., 2, :] += outer[..., 2, :]
    return product


def drawing_of(document: Handle, objects: Objects, frame: Frame) -> Drawing:
    """The straight painted parts of the paths of a page of `document`, as displayed; hairlines come last."""
    modes = calls.wholes(len(objects.paths), 2, calls.draw_mode, objects.paths) != 0
    painted = modes.any(1).nonzero()[0].tolist()
    paths, places = [objects.paths[row] for row in painted], [objects.places[row] for row in painted]
    filled, stroked = modes[painted].T
    counts = np.array(list(map(calls.count_segments, paths)), np.int64).clip(0)
    colours = colours_of(document, paths, filled)
    hair, boxes = _hairlines(paths, places, (filled & ~stroked & (counts > 3) & (counts < 6)).nonzero()[0])
    rest = np.ones(len(paths), bool)
    rest[hair] = False
    rows = rest.nonzero()[0].tolist()
    shapes = _shapes(
        [paths[row] for row in rows], [places[row] for row in rows], frame, counts[rest], stroked[rest]
    )
    shown, rounded = _clipped(
        shapes, [paths[row] for row in rows], [places[row] for row in rows], frame, filled[rest]
    )
    return Drawing(
        corners=np.concatenate([shown, _corners(frame, boxes)]),
        starts=np.concatenate([shapes.starts, len(shapes.corners) + 4 * np.arange(len(hair))]),
        closed=np.concatenate([shapes.closed, np.ones(len(hair), bool)]),
        filled=[colours[rows[path]] for path in shapes.path.tolist()]
        + [colours[row] for row in hair.tolist()],
        pen=np.concatenate([shapes.pen, np.full(len(hair), -1.0)]),
        rounded=rounded,
    )


def _clipped(
    shapes: "_Shapes", paths: Sequence[Handle], places: Sequence[Floats], frame: Frame, filled: Flags
) -> tuple[Floats, frozenset[int]]:
    """The corners of the shapes, those of filled ones drawn in to where their path is clipped; and the numbers of
    those that show through a round or rounded shape."""
    rows = [row for row in filled.nonzero()[0].tolist() if places[row] is UNMOVED]
    windows = windows_of([paths[row] for row in rows])
    cut = np.isfinite(windows.sides).all(1)
    if not cut.any():
        return shapes.corners, frozenset()
    x0, top, x1, bottom = frame.boxes(windows.sides[cut][:, [0, 3, 2, 1]])
    bounds = np.array([[-np.inf, -np.inf, np.inf, np.inf]] * len(paths))
    bounds[np.array(rows)[cut]] = np.column_stack([x0, top, x1, bottom])
    counts = lengths_of(shapes.starts, len(shapes.corners))
    own = bounds[shapes.path.repeat(counts)]
    clipped: Floats = np.clip(shapes.corners, own[:, :2], own[:, 2:])
    if not windows.rounded.any():
        return clipped, frozenset()
    rounded = np.isin(shapes.path, np.array(rows)[windows.rounded]).nonzero()[0]
    return clipped, frozenset(rounded.tolist())


def _hairlines(paths: Sequence[Handle], places: Sequence[Floats], rows: Ints) -> tuple[Ints, Floats]:
    """Which of these small filled paths are hairlines, and their boxes (n, 4): left, bottom, right, top.

    No shape shows in a path so thin that all its corners lie at its bounds: these will do, at a tenth of the calls.
    """
    rows = np.array([row for row in rows.tolist() if places[row] is UNMOVED], np.int64)
    boxes = calls.floats(
        len(rows), 4, calls.object_bounds, [paths[row] for row in rows.tolist()], spread=True
    )
    across, down = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    thin = (np.minimum(across, down) <= 2 * SKEW) & (np.maximum(across, down) > 0)
    return rows[thin], boxes[thin]


def _corners(frame: Frame, boxes: Floats) -> Floats:
    """The four corners of each box as displayed, one box's after another's."""
    x0, top, x1, bottom = frame.boxes(boxes[:, [0, 3, 2, 1]])
    return np.array([[x0, top], [x1, top], [x1, bottom], [x0, bottom]]).transpose(2, 0, 1).reshape(-1, 2)


class _Shapes(NamedTuple):
    """Straight parts of paths as displayed: see `Drawing`; `path` is the number of each one's path."""

    corners: Floats
    starts: Ints
    closed: Flags
    pen: Floats
    path: Ints


def _shapes(
    paths: Sequence[Handle], places: Sequence[Floats], frame: Frame, counts: Ints, stroked: Flags
) -> _Shapes:
    """The parts of paths of so many segments: they begin where the pen is lifted; one that bends is none."""
    matrices = matrices_of(paths)
    if any(place is not UNMOVED for place in places):
        matrices = _within(matrices, np.array(places).reshape(-1, 3, 2))
    segments, begins, path = _segments(paths, counts)
    x, y = calls.floats(len(segments), 2, calls.segment_point, segments, spread=True).T
    a, b, c, d, e, f = _within(matrices, frame.matrix).reshape(-1, 6)[path].T
    starts = begins.nonzero()[0]
    ends = starts + lengths_of(starts, len(begins)) - 1
    whose = path[starts]
    # Whether a part closes shows in strokes only.
    asked = zip(ends.tolist(), stroked[whose].tolist(), strict=True)
    closed = [stroke and calls.segment_closes(segments[end]) == 1 for end, stroke in asked]
    corners = np.column_stack([a * x + c * y + e, b * x + d * y + f])
    return _Shapes(corners, starts, np.array(closed, bool), pens_of(paths, stroked, matrices)[whose], whose)


def _segments(paths: Sequence[Handle], counts: Ints) -> tuple[list[Handle], Flags, Ints]:
    """All segments of the straight parts, whether each begins a part, and the number of its path.

    A path begins with a move, never two, and ends with none; a bend is three segments long. So it will do to ask
    from the third segment to the last but one what kind they are of.
    """
    path = np.arange(len(paths)).repeat(counts)
    numbers = np.arange(len(path)) - (np.cumsum(counts) - counts).repeat(counts)
    owners = chain.from_iterable(map(repeat, paths, counts.tolist()))
    segments = list(map(calls.segment, owners, numbers.tolist()))
    inner = ((numbers > 1) & (numbers < counts.repeat(counts) - 1)).nonzero()[0].tolist()
    kinds = np.full(len(segments), calls.LINE)
    kinds[inner] = list(map(calls.segment_kind, [segments[row] for row in inner]))
    begins = (kinds == calls.MOVE) | (numbers == 0)
    if calls.CURVE in kinds:
        part = np.cumsum(begins) - 1
        straight = np.bincount(part, kinds == calls.CURVE)[part] == 0
        segments = [segments[row] for row in straight.nonzero()[0].tolist()]
        begins, path = begins[straight], path[straight]
    return segments, begins, path


def colours_of(document: Handle, paths: Sequence[Handle], filled: Flags) -> list[str | None]:
    """``#rrggbb`` for each filled path that shows a plain colour, None for the others."""
    colours: list[str | None] = [None] * len(paths)
    rows = filled.nonzero()[0].tolist()
    shades = calls.wholes(len(rows), 4, calls.fill_colour, [paths[row] for row in rows])
    codes = (shades @ (1 << 16, 1 << 8, 1, 0)).tolist()
    names = {code: f"#{code:06x}" for code in set(codes)}
    for row, code, opacity in zip(rows, codes, shades[:, 3].tolist(), strict=True):
        if opacity and not (code == PATTERN and _has_pattern(document, paths[row])):
            colours[row] = names[code]
    return colours


def _has_pattern(document: Handle, path: Handle) -> bool:
    picture = calls.fill_pattern(document, path)
    if picture:
        calls.close_picture(picture)
    return bool(picture)


def pens_of(paths: Sequence[Handle], stroked: Flags, matrices: Floats) -> Floats:
    """The width of each path's stroke as displayed, in points; negative where it has none."""
    pens = np.full(len(paths), -1.0)
    rows = stroked.nonzero()[0]
    if not len(rows):
        return pens
    widths = calls.floats(len(rows), 1, calls.stroke_width, [paths[row] for row in rows.tolist()])[:, 0]
    (a, b), (c, d) = matrices[rows, 0].T, matrices[rows, 1].T
    pens[rows] = np.abs(widths) * np.sqrt(np.abs(a * d - b * c))
    return pens
