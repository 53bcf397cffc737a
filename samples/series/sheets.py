"""What each paper prints, row by row, and how each row came to be: the script played out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from series.edits import edited
from series.records import Authority, Colour, Script
from series.tracker import Listing, Part, Row, Tracker


@dataclass(frozen=True, slots=True)
class Printed:
    """A row as printed: one status. `since` is what happened to it since its authority last printed it.

    `identity` is the duty's id, `piece` that of a split row; `due` the dates one by one, the last one holds.
    """

    report: str
    identity: str
    piece: str
    number: str
    part: int
    parts: int
    label: str
    text: tuple[str, ...]
    lead: tuple[str, ...]
    group: str
    colour: Colour
    is_new: bool
    due: tuple[str, ...]
    merged: tuple[str, ...]
    since: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from every other row of its paper."""
        return self.identity, self.piece, self.part


@dataclass(frozen=True, slots=True)
class Section:
    """A report in a paper. One that is `cut` has its title, and none of its rows is left; `lost` were they."""

    listing: Listing
    rows: tuple[Printed, ...]
    lost: tuple[Printed, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper of an authority, with its script's facts."""

    authority: Authority
    script: Script
    legend: dict[str, str]
    sections: tuple[Section, ...]
    superseded: bool

    @property
    def rows(self) -> tuple[Printed, ...]:
        """In reading order."""
        return tuple(row for section in self.sections for row in section.rows)


@dataclass(frozen=True, slots=True)
class _Seen:
    """How a row was last printed."""

    number: str
    colour: Colour
    lost: bool = False


_Memory = dict[tuple[str, str, int], _Seen]


def sheets(authority: Authority) -> Iterator[Sheet]:
    """The papers of an authority, oldest first. One that is superseded is no one's past."""
    tracker, seen = Tracker(authority.legend), _Memory()
    replaced = {script.supersedes for script in authority.paper}
    for script in authority.paper:
        tracker = edited(tracker, script.edits)
        whole = tuple(_sections(tracker.listings, seen))
        kept = len(whole) - script.cut
        sections = (*whole[:kept], *(Section(each.listing, (), each.rows, cut=True) for each in whole[kept:]))
        superseded = script.file in replaced
        yield Sheet(authority, script, tracker.legend, sections, superseded)
        if not superseded:
            seen = {**seen, **dict(_remembered(sections, seen))}
            tracker = _forgetting(tracker, {row.identity for section in sections for row in section.rows})


def _remembered(sections: Iterable[Section], seen: _Memory) -> Iterator[tuple[tuple[str, str, int], _Seen]]:
    for section in sections:
        for row in section.rows:
            yield row.key, _Seen(row.number, row.colour)
        for row in section.lost:
            if row.key in seen:
                yield row.key, replace(seen[row.key], lost=True)


def _sections(listings: Iterable[Listing], seen: _Memory) -> Iterator[Section]:
    for listing in listings:
        groups = list(dict.fromkeys(row.group for row in listing.rows))
        rows = [row for group in groups for row in listing.rows if row.present and row.group == group]
        found = tuple(
            _printed(listing, row, at, part, seen) for row in rows for at, part in enumerate(row.parts, 1)
        )
        if found:
            yield Section(listing, found)


def _printed(listing: Listing, row: Row, at: int, part: Part, seen: _Memory) -> Printed:
    number = row.number if listing.numbered else ""
    before = seen.get((row.duty, row.piece, at))
    several = len(row.parts) > 1
    return Printed(
        report=listing.report.id,
        identity=row.duty,
        piece=row.piece,
        number=number,
        part=at,
        parts=len(row.parts),
        label=row.label,
        text=part.text if several else row.text,
        lead=row.text if several and at == 1 else (),
        group=row.group,
        colour=part.colour,
        is_new=before is not None and before.colour != part.colour and part.colour != "AMBER",
        due=part.due,
        merged=row.merged if "merged" in row.since else (),
        since=(*row.since, *_renumbered(row, number, before)),
    )


def _renumbered(row: Row, number: str, before: _Seen | None) -> Iterator[str]:
    """What its number says, where nothing else has changed that; and whether the last paper had lost it."""
    if before is None:
        return
    if before.lost:
        yield "after a cut"
    if before.number != number and not any(tag.startswith(("split", "moved")) for tag in row.since):
        yield "number lost" if not number else "number back" if not before.number else "renumbered"


def _forgetting(tracker: Tracker, printed: set[str]) -> Tracker:
    """The tracker with nothing left to tell of the rows that were printed."""
    return replace(
        tracker,
        listings=tuple(
            replace(
                listing,
                rows=tuple(replace(row, since=()) if row.duty in printed else row for row in listing.rows),
                retitled="",
            )
            for listing in tracker.listings
        ),
    )
