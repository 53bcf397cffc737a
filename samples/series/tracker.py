"""What an authority follows at one moment: its reports, their rows, and the ways to reach and change them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from series.records import Colour, Duty, Report


@dataclass(frozen=True, slots=True)
class Part:
    """A status of a row: its own words (none where it is the only one), its colour, the due dates one by one."""

    text: tuple[str, ...]
    colour: Colour
    due: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A recommendation, or a piece of a split one. `since` is what has happened to it since it was last printed."""

    duty: str
    piece: str
    number: str
    label: str
    text: tuple[str, ...]
    group: str
    parts: tuple[Part, ...]
    present: bool = True
    merged: tuple[str, ...] = ()
    since: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As the script names it."""
        return f"{self.duty}/{self.piece}" if self.piece else self.duty


@dataclass(frozen=True, slots=True)
class Listing:
    """A report in the tracker, with its title as printed and its rows, those dropped for now included."""

    report: Report
    title: tuple[str, ...]
    rows: tuple[Row, ...]
    numbered: bool = True
    retitled: str = ""


@dataclass(frozen=True, slots=True)
class Tracker:
    """All reports that are followed, and what the colours mean."""

    legend: dict[str, str]
    listings: tuple[Listing, ...] = field(default=())


class ScriptError(ValueError):
    """The script says what cannot be: a row that is not there, or a change that changes nothing."""


def new_row(name: str, duty: Duty, due: str, colour: Colour) -> Row:
    """A duty as it is first printed, but for its number; `due` is its report's date."""
    date = duty.due or due
    part = Part((), colour, () if date == "none" else (date,))
    return Row(name, "", "", duty.label, duty.text, duty.group, (part,))


def numbered_anew(rows: tuple[Row, ...], first: int, form: str) -> tuple[Row, ...]:
    """The rows numbered from `first` in each group; those not printed now keep theirs."""
    counts: dict[str, int] = {}
    found = []
    for row in rows:
        if row.present:
            at = counts[row.group] = counts.get(row.group, first - 1) + 1
            row = replace(row, number=form.format(at))
        found.append(row)
    return tuple(found)


def in_report(tracker: Tracker, report: str, change: Callable[[Listing], Listing]) -> Tracker:
    """The tracker with one report's listing changed."""
    if report not in {listing.report.id for listing in tracker.listings}:
        raise ScriptError(f"no report {report}")
    return replace(
        tracker,
        listings=tuple(change(found) if found.report.id == report else found for found in tracker.listings),
    )


def in_rows(tracker: Tracker, names: Iterable[str], change: Callable[[Row], Row]) -> Tracker:
    """The tracker with some rows changed."""
    for name in names:
        tracker = in_place(tracker, name, lambda row: (change(row),))
    return tracker


def in_place(tracker: Tracker, name: str, change: Callable[[Row], tuple[Row, ...]]) -> Tracker:
    """The tracker with one row become none, one or several, where it stands."""
    if sum(row.name == name for listing in tracker.listings for row in listing.rows) != 1:
        raise ScriptError(f"no row {name}, or several")
    return replace(
        tracker,
        listings=tuple(
            replace(
                found,
                rows=tuple(
                    new for row in found.rows for new in (change(row) if row.name == name else (row,))
                ),
            )
            for found in tracker.listings
        ),
    )
