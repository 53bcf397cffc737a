"""The sides of a table that no rule closes: a page break left them open, or a style that rules within only."""

from collections.abc import Sequence

from extract.layout.ruled.edges import JOIN, LEAST_SEAM, SNAP, Bundle, Edge


def closed(bundle: Bundle) -> Bundle:
    """The bundle with one more edge at each side where two or more crossing ones run on past its outermost edge.

    Where two such sides meet at a corner they run on to it: a table ruled within only has its corner cells. One
    level edge will do where several uprights cross it from an open head to an open foot: a heading over one row.
    """
    level = _closings(bundle.level, bundle.upright, least=2)
    is_cross = len(bundle.level) == 1 and len(level) == 2 and len(bundle.upright) >= LEAST_SEAM
    upright = _closings(bundle.upright, bundle.level, least=1 if is_cross else 2)
    return Bundle(
        (*bundle.level, *(_to_corners(edge, upright, bundle.upright) for edge in level)),
        (*bundle.upright, *(_to_corners(edge, level, bundle.level) for edge in upright)),
    )


def _closings(edges: Sequence[Edge], crossing: Sequence[Edge], least: int) -> list[Edge]:
    """What closes the two sides beside the outermost of `edges`, where `least` edges run on past them."""
    found: list[Edge] = []
    places = [e.at for e in edges]
    first, last = min(places), max(places)
    start, end = min([e.start for e in crossing]), max([e.end for e in crossing])
    if start < first - JOIN:
        found += _closing(start, {e.at for e in crossing if e.start <= start + SNAP}, least)
    if end > last + JOIN:
        found += _closing(end, {e.at for e in crossing if e.end >= end - SNAP}, least)
    return found


def _closing(at: float, reached: set[float], least: int) -> list[Edge]:
    return [Edge(at, min(reached), max(reached))] if len(reached) >= least else []


def _to_corners(edge: Edge, others: Sequence[Edge], drawn: Sequence[Edge]) -> Edge:
    """The closing edge run on to the closings that cross it, from the outermost drawn edge that it reaches."""
    first, last = min(e.at for e in drawn), max(e.at for e in drawn)
    start = min([e.at for e in others if e.at < first == edge.start], default=edge.start)
    end = max([e.at for e in others if e.at > last == edge.end], default=edge.end)
    return edge._replace(start=start, end=end)
