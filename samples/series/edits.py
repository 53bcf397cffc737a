"""Each edit of the script as a step from what an authority follows at one moment to what it follows at the next."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch

from series.records import (
    AnyEdit,
    Bring,
    Drop,
    Due,
    Edit,
    Insert,
    Legend,
    Merge,
    Move,
    Numbers,
    Renumber,
    Restore,
    Retitle,
    Reword,
    Split,
    Turn,
    catalogue,
)  # fmt: skip
from series.tracker import (
    Listing,
    Row,
    ScriptError,
    Tracker,
    in_place,
    in_report,
    in_rows,
    new_row,
    numbered_anew,
)

REPORTS, LATER = catalogue()


def edited(tracker: Tracker, edits: Iterable[AnyEdit]) -> Tracker:
    """The tracker after all edits, one after another."""
    for edit in edits:
        tracker = _edit(edit, tracker)
    return tracker


@singledispatch
def _edit(edit: Edit, tracker: Tracker) -> Tracker:
    raise NotImplementedError(type(edit).__name__)


@_edit.register
def _(edit: Bring, tracker: Tracker) -> Tracker:
    report = REPORTS[edit.report]
    every = tuple(
        new_row(f"{report.id}.{duty.id}", duty, report.due, edit.colours.get(duty.id, "AMBER"))
        for duty in report.duty
    )
    wanted = {f"{report.id}.{each}" for each in edit.only or (duty.id for duty in report.duty)}
    rows = tuple(row for row in numbered_anew(every, 1, "{}") if row.duty in wanted)
    listing = Listing(report, report.title, rows, numbered=edit.numbered)
    return replace(tracker, listings=(*tracker.listings, listing))


@_edit.register
def _(edit: Insert, tracker: Tracker) -> Tracker:
    report = edit.duty.partition(".")[0]
    row = replace(new_row(edit.duty, LATER[edit.duty], edit.due, "AMBER"), number=edit.number)

    def inserted(listing: Listing) -> Listing:
        names = [each.name for each in listing.rows]
        at = names.index(edit.before) if edit.before else len(names)
        return replace(listing, rows=(*listing.rows[:at], row, *listing.rows[at:]))

    return in_report(tracker, report, inserted)


@_edit.register
def _(edit: Drop, tracker: Tracker) -> Tracker:
    return in_rows(tracker, edit.rows, lambda row: _shown(row, False))


@_edit.register
def _(edit: Restore, tracker: Tracker) -> Tracker:
    return in_rows(tracker, edit.rows, lambda row: _since(_shown(row, True), "reappeared"))


@_edit.register
def _(edit: Turn, tracker: Tracker) -> Tracker:
    def turned(row: Row) -> Row:
        parts = [
            replace(part, colour=edit.to) if at == edit.part else part for at, part in enumerate(row.parts, 1)
        ]
        return _changed(row, replace(row, parts=tuple(parts)))

    return in_rows(tracker, edit.rows, turned)


@_edit.register
def _(edit: Due, tracker: Tracker) -> Tracker:
    def moved(row: Row) -> Row:
        first = row.parts[0]
        due = (first.due[-1], edit.to) if edit.slips else (edit.to,)
        return _changed(row, replace(row, parts=(replace(first, due=due), *row.parts[1:])))

    return in_rows(tracker, edit.rows, moved)


@_edit.register
def _(edit: Reword, tracker: Tracker) -> Tracker:
    tag = edit.how if edit.how in ("cut short", "preamble dropped") else f"reworded, {edit.how}"

    def reworded(row: Row) -> Row:
        label = row.label if edit.text[0] == f"_{row.label}_" else ""
        return _since(_changed(row, replace(row, text=edit.text, label=label)), tag)

    return in_rows(tracker, (edit.row,), reworded)


@_edit.register
def _(edit: Renumber, tracker: Tracker) -> Tracker:
    return in_report(
        tracker,
        edit.report,
        lambda found: replace(found, rows=numbered_anew(found.rows, edit.first, edit.form)),
    )


@_edit.register
def _(edit: Numbers, tracker: Tracker) -> Tracker:
    return in_report(tracker, edit.report, lambda found: replace(found, numbered=edit.shown))


@_edit.register
def _(edit: Split, tracker: Tracker) -> Tracker:
    def pieces(row: Row) -> tuple[Row, ...]:
        whole = _since(row, f"split in {edit.how}")
        only = row.parts[0]
        own = [(piece, replace(only, due=(piece.due,) if piece.due else only.due)) for piece in edit.into]
        if edit.how == "parts":
            parts = tuple(replace(part, text=piece.text) for piece, part in own)
            return (replace(whole, text=edit.lead, parts=parts, label=""),)
        return tuple(
            replace(whole, piece="abc"[at], number=piece.number, text=piece.text, parts=(part,), label="")
            for at, (piece, part) in enumerate(own)
        )

    return in_place(tracker, edit.row, pieces)


@_edit.register
def _(edit: Merge, tracker: Tracker) -> Tracker:
    first, second = edit.rows

    def merged(row: Row) -> tuple[Row, ...]:
        return (_since(replace(row, text=edit.text, label="", merged=(*row.merged, second)), "merged"),)

    return in_place(in_place(tracker, first, merged), second, lambda _: ())


@_edit.register
def _(edit: Move, tracker: Tracker) -> Tracker:
    row = next(row for listing in tracker.listings for row in listing.rows if row.name == edit.row)
    away = in_place(tracker, edit.row, lambda _: ())
    stays = any(row in listing.rows and listing.report.id == edit.report for listing in tracker.listings)
    moved = _since(
        replace(row, number=edit.number, group=edit.group), "moved to a group" if stays else "moved to a list"
    )
    return in_report(away, edit.report, lambda found: replace(found, rows=(*found.rows, moved)))


@_edit.register
def _(edit: Retitle, tracker: Tracker) -> Tracker:
    def retitled(listing: Listing) -> Listing:
        rows = tuple(_since(row, f"retitled, {edit.how}") for row in listing.rows)
        return replace(listing, title=edit.title, rows=rows, retitled=edit.how)

    return in_report(tracker, edit.report, retitled)


@_edit.register
def _(edit: Legend, tracker: Tracker) -> Tracker:
    return replace(tracker, legend={**tracker.legend, edit.colour: edit.meaning})


def _since(row: Row, tag: str) -> Row:
    return replace(row, since=(*row.since, tag))


def _shown(row: Row, present: bool) -> Row:
    if row.present == present:
        raise ScriptError(f"{row.name} is {'printed' if present else 'gone'} already")
    return replace(row, present=present)


def _changed(old: Row, new: Row) -> Row:
    """The new row; a change of one that is not printed, or into itself, is a slip in the script."""
    if old == new or not old.present:
        raise ScriptError(f"nothing changes in {old.name}")
    return new
