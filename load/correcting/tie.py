"""What ties a correction to its row: where the row stands in its paper's bytes, and what it prints.

A newer reading of the same bytes may count tables anew, or mend a text; the row is the same where it stands in the
same place, and where its format tells no place for certain, where it prints the same.
"""

import hashlib
from collections.abc import Callable, Sequence

import msgspec

from load.correcting.fields import FIELDS, said
from load.identity.words import contained, words_of
from schemas import BBox, Observation, Place, Record, to_json

_SAME_BOX = 0.5  # the share of two boxes' common ground from which they are one row's
_ALIKE = 0.8  # the share of a text's neighbouring words that a better reading of it has too


class Tie(Record, frozen=True, kw_only=True):
    """A row of a paper (SHA-256), as it was read when a person looked at it."""

    sha256: str
    place: Place | None
    number: str
    part: int
    text: str


def tie_of(observation: Observation) -> Tie:
    """The tie to an observation, as read."""
    return Tie(
        sha256=observation.paper_sha256,
        place=next(iter(observation.place), None),
        number=observation.number,
        part=observation.part,
        text=observation.text,
    )


def find(tie: Tie, rows: Sequence[Observation]) -> int | None:
    """The index of the tied row in another reading of the same bytes; None where there is no such row, or several."""
    alike: tuple[Callable[[Observation], bool], ...] = (
        lambda row: _folded(row.text) == _folded(tie.text),
        lambda row: row.number == tie.number,
        lambda row: row.part == tie.part,
    )
    here = [index for index, row in enumerate(rows) if _stands(tie, row)]
    if not here:
        here = [index for index, row in enumerate(rows) if all(same(row) for same in alike)]
    for same in alike:
        if len(here) > 1:
            here = [index for index in here if same(rows[index])] or here
    return here[0] if len(here) == 1 else None


def _stands(tie: Tie, row: Observation) -> bool:
    """Whether a row stands in the tied place, as the same part, and still has its number or its words.

    Box and line are certain; where a format tells table and row only, it must have both.
    """
    place = next(iter(row.place), None)
    if tie.place is None or place is None or tie.part != row.part:
        return False
    number, words = tie.number == row.number, _is_alike(tie.text, row.text)
    if tie.place.bbox and place.bbox:
        there = tie.place.page == place.page and _common(tie.place.bbox, place.bbox) > _SAME_BOX
        return there and (number or words)
    if tie.place.line is not None and place.line is not None:
        return tie.place.line == place.line and (number or words)
    return (tie.place.table, tie.place.row) == (place.table, place.row) and number and words


def _common(one: BBox, other: BBox) -> float:
    """The ground that two boxes share, by all that they cover, 0 to 1."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    shared = max(width, 0.0) * max(height, 0.0)
    covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)) - shared
    return shared / covered if covered > 0 else 0.0


def _is_alike(one: str, other: str) -> bool:
    """Whether two texts are the same words, or one has those of the other, if mended."""
    first, second = words_of(one), words_of(other)
    return first.folded == second.folded or max(contained(first, second), contained(second, first)) >= _ALIKE


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def row_token(position: int, observation: Observation) -> str:
    """The name of a row in a review: its paper, its position from 1, and what it says.

    A reading that changes anything that a person can correct gives another.
    """
    told = [to_json(tie_of(observation)).decode(), *(said(field, observation) for field in FIELDS)]
    digest = hashlib.sha256(msgspec.json.encode(told)).hexdigest()
    return f"row-{observation.paper_sha256[:16]}-{position}-{digest[:10]}"
