"""The objects of an opened page: its text objects as they are, its straight painted paths as arrays."""

from collections.abc import Iterable, Sequence
from ctypes import c_ulong
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.pdf.pdfium import calls
from extract.pdf.pdfium.calls import Floats, Handle, Ints, handle
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

_PARTS = np.array([1 << 16, 1 << 8, 1, 0])
"""What red, green, blue and opacity count for in a colour's number."""

UNMOVED = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])


class Objects(NamedTuple):
    """A page's objects in painting order: the addresses of its text objects, and its paths.

    `places` holds for each path where its form puts it, `counts` how many segments it has.
    """

    texts: list[int]
    paths: list[Handle]
    places: list[Floats]
    counts: list[int]


def objects_of(page: Handle) -> Objects:
    """What is painted on an opened page, in its forms too."""
    found = Objects([], [], [], [])
    count = max(calls.count_objects(page), 0)
    _collect(list(map(calls.page_object, repeat(page), range(min(count, OBJECTS_LIMIT)))), UNMOVED, 0, found)
    found.counts.extend(map(calls.count_segments, found.paths))
    return found


def _collect(addresses: list[int], place: Floats, depth: int, found: Objects) -> None:
    for address in addresses:
        each = handle(address)
        kind = calls.object_kind(each)
        if kind == calls.TEXT:
            found.texts.append(address)
        elif kind == calls.PATH:
            found.paths.append(each)
            found.places.append(place)
        elif kind == calls.FORM and depth < DEEPEST_FORM:
            left = OBJECTS_LIMIT - len(found.texts) - len(found.paths)
            count = min(max(calls.count_form_objects(each), 0), max(left, 0))
            inner = list(map(calls.form_object, repeat(each), map(c_ulong, range(count))))
            _collect(inner, _within(matrices_of([each])[0], place), depth + 1, found)


def matrices_of(handles: list[Handle]) -> Floats:
    """How each object is stretched, turned and moved, as (n, 3, 2): a point is displayed at (x, y, 1) @ matrix."""
    return calls.floats(len(handles), 6, calls.object_matrix, handles).reshape(-1, 3, 2)


def _within(inner: Floats, outer: Floats) -> Floats:
    """Matrices (…, 3, 2) of what is drawn inside something that has a matrix of its own."""
    product: Floats = inner @ outer[..., :2, :]
    product[..., 2, :] += outer[..., 2, :]
    return product


class _Painted(NamedTuple):
    """Paths, a row each: where its form puts it, how many segments it has, whether it is filled and stroked."""

    paths: list[Handle]
    places: list[Floats]
    counts: Ints
    filled: Flags
    stroked: Flags

    def take(self, rows: Ints) -> "_Painted":
        """Some of them."""
        numbers = rows.tolist()
        paths, places = [self.paths[row] for row in numbers], [self.places[row] for row in numbers]
        return _Painted(paths, places, self.counts[rows], self.filled[rows], self.stroked[rows])


def drawing_of(document: Handle, objects: Objects, frame: Frame) -> Drawing:
    """The straight painted parts of the paths of a page of `document`, as displayed; hairlines come last."""
    filled, stroked = (calls.wholes(len(objects.paths), 2, calls.draw_mode, objects.paths) != 0).T
    counts = np.array(objects.counts, np.int64).clip(0)
    every = _Painted(objects.paths, objects.places, counts, filled, stroked)
    colours = colours_of(document, objects.paths, filled)
    hair, boxes = _hairlines(every)
    asked = filled | stroked
    asked[hair] = False
    rows = asked.nonzero()[0]
    painted = every.take(rows)
    shapes = _shapes(painted, frame)
    corners, rounded = _clipped(shapes, painted, frame)
    shades = [colours[row] for row in rows[shapes.path].tolist()]
    drawn = Drawing(corners, shapes.starts, shapes.closed, shades, shapes.pen, rounded)
    if not len(hair):
        return drawn
    return _with_hairlines(drawn, _corners(frame, boxes), [colours[row] for row in hair.tolist()])


def _with_hairlines(drawn: Drawing, corners: Floats, colours: Sequence[str | None]) -> Drawing:
    """The drawing with these paths of four corners each, filled and closed, behind the others."""
    count = len(colours)
    return Drawing(
        corners=np.concatenate([drawn.corners, corners], 1),
        starts=np.concatenate([drawn.starts, drawn.corners.shape[1] + 4 * np.arange(count)]),
        closed=np.concatenate([drawn.closed, np.ones(count, bool)]),
        filled=[*drawn.filled, *colours],
        pen=np.concatenate([drawn.pen, np.full(count, -1.0)]),
        rounded=drawn.rounded,
    )


def _clipped(shapes: "_Shapes", painted: _Painted, frame: Frame) -> tuple[Floats, frozenset[int]]:
    """The corners of the shapes, those of filled ones drawn in to where their path is clipped; and the numbers of
    those that show through a round or rounded shape."""
    rows = [row for row in painted.filled.nonzero()[0].tolist() if painted.places[row] is UNMOVED]
    windows = windows_of([painted.paths[row] for row in rows])
    if not windows:
        return shapes.corners, frozenset()
    bounds = np.full((4, len(painted.paths)), np.inf)
    bounds[:2] = -np.inf
    sides = np.array([window.sides for window in windows.values()])
    bounds[:, [rows[number] for number in windows]] = frame.boxes(sides[:, [0, 3, 2, 1]])
    own = bounds[:, shapes.path.repeat(lengths_of(shapes.starts, shapes.corners.shape[1]))]
    clipped: Floats = np.clip(shapes.corners, own[:2], own[2:])
    rounded = [rows[number] for number, window in windows.items() if window.rounded]
    return clipped, frozenset(np.isin(shapes.path, rounded).nonzero()[0].tolist())


def _hairlines(every: _Painted) -> tuple[Ints, Floats]:
    """Which of the small filled paths are hairlines, and their boxes (n, 4): left, bottom, right, top.

    No shape shows in a path so thin that all its corners lie at its bounds: these will do, at a tenth of the calls.
    """
    small = every.filled & ~every.stroked & (every.counts > 3) & (every.counts < 6)
    rows = np.array([row for row in small.nonzero()[0].tolist() if every.places[row] is UNMOVED], np.int64)
    paths = [every.paths[row] for row in rows.tolist()]
    boxes = calls.floats(len(rows), 4, calls.object_bounds, paths, spread=True)
    across, down = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    thin = (np.minimum(across, down) <= 2 * SKEW) & (np.maximum(across, down) > 0)
    return rows[thin], boxes[thin]


def _corners(frame: Frame, boxes: Floats) -> Floats:
    """The four corners of each box as displayed, one box's after another's; see `Drawing`."""
    x0, top, x1, bottom = frame.boxes(boxes[:, [0, 3, 2, 1]])
    return np.array([[x0, x1, x1, x0], [top, top, bottom, bottom]]).transpose(0, 2, 1).reshape(2, -1)


class _Shapes(NamedTuple):
    """Straight parts of paths as displayed: see `Drawing`; `path` is the number of each one's path."""

    corners: Floats
    starts: Ints
    closed: Flags
    pen: Floats
    path: Ints


def _shapes(painted: _Painted, frame: Frame) -> _Shapes:
    """The parts of paths of so many segments: they begin where the pen is lifted; one that bends is none."""
    matrices = matrices_of(painted.paths)
    if any(place is not UNMOVED for place in painted.places):
        matrices = _within(matrices, np.array(painted.places).reshape(-1, 3, 2))
    segments, begins, path = _segments(painted.paths, painted.counts)
    x, y = calls.floats(len(segments), 2, calls.segment_point, segments, spread=True).T
    a, b, c, d, e, f = matrices.reshape(-1, 6)[path].T
    (a, b), (c, d), (e, f) = frame.vectors(a, b), frame.vectors(c, d), frame.points(e, f)
    starts = begins.nonzero()[0]
    ends = starts + lengths_of(starts, len(begins)) - 1
    whose = path[starts]
    # Whether a part closes shows in strokes only.
    asked = zip(ends.tolist(), painted.stroked[whose].tolist(), strict=True)
    closed = [stroke and calls.segment_closes(segments[end]) == 1 for end, stroke in asked]
    pens = pens_of(painted.paths, painted.stroked, matrices)
    corners = np.array([a * x + c * y + e, b * x + d * y + f])
    return _Shapes(corners, starts, np.array(closed, bool), pens[whose], whose)


def _segments(paths: Sequence[Handle], counts: Ints) -> tuple[list[Handle], Flags, Ints]:
    """All segments of the straight parts, whether each begins a part, and the number of its path.

    A path begins with a move, never two, and ends with none; a bend is three segments long. So it will do to ask
    from the third segment to the last but one what kind they are of.
    """
    path = np.arange(len(paths)).repeat(counts)
    numbers = np.arange(len(path)) - (np.cumsum(counts) - counts).repeat(counts)
    owners = chain.from_iterable(map(repeat, paths, counts.tolist()))
    segments = segments_of(owners, numbers.tolist())
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


def segments_of(owners: Iterable[Handle], numbers: Iterable[int]) -> list[Handle]:
    """The segments of these numbers, each of its own path."""
    return list(map(handle, map(calls.segment, owners, numbers)))


def colours_of(document: Handle, paths: Sequence[Handle], filled: Flags) -> list[str | None]:
    """``#rrggbb`` for each filled path that shows a plain colour, None for the others."""
    colours: list[str | None] = [None] * len(paths)
    rows = filled.nonzero()[0].tolist()
    shades = calls.wholes(len(rows), 4, calls.fill_colour, [paths[row] for row in rows])
    codes = (shades @ _PARTS).tolist()
    names = {code: f"#{code:06x}" for code in set(codes)}
    for row, code, opacity in zip(rows, codes, shades[:, 3].tolist(), strict=True):
        if opacity and not (code == PATTERN and _has_pattern(document, paths[row])):
            colours[row] = names[code]
    return colours


def _has_pattern(document: Handle, path: Handle) -> bool:
    picture = calls.fill_pattern(document, path)
    if picture:
        calls.close_picture(handle(picture))
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
