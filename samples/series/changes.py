"""What is true between two papers of one authority: each change that the script made, once.

The codes are those of ``ragw compare``. Three things it leaves open are decided here. Of a split, a merge, a move to
another list or a return after a gap nothing else is told of that row: no other change of number, words, colour or
date; a move is ``moved``, a code of its own. A row that a cut-off paper has lost comes back without an event. The
rows of a new report are `first_seen` as well, marked ``with_report``.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from series.printing import MONTHS, title
from series.records import Colour
from series.sheets import Printed, Section, Sheet

Event = dict[str, Any]
"""One change, under the names of the truth file."""

Key = tuple[str, str, int]

_WORDS = ("reworded, ", "cut short", "preamble dropped")


def changes(past: Iterable[Sheet], before: Sheet, after: Sheet) -> Iterator[Event]:
    """The changes from one paper to the next; `past` are all earlier ones, `before` included."""
    ends = {
        "authority": after.authority.name,
        "from_paper": before.script.file,
        "to_paper": after.script.file,
    }
    seen = list(past)
    for event in (*_of_reports(seen, before, after), *_of_rows(seen, before, after)):
        yield {**ends, **event}


def _of_reports(past: list[Sheet], before: Sheet, after: Sheet) -> Iterator[Event]:
    if before.legend != after.legend:
        changed = [word for word in after.legend if before.legend.get(word) != after.legend[word]]
        yield {
            "change": "legend_changed",
            "from": {word: before.legend.get(word) for word in changed},
            "to": {word: after.legend[word] for word in changed},
        }
    known = {section.listing.report.id for sheet in past for section in sheet.sections}
    titles = {section.listing.report.id: title(section) for section in before.sections}
    for section in after.sections:
        report = section.listing.report.id
        if report not in known:
            yield {"change": "new_report", "report": report}
        elif report in titles and titles[report] != title(section):
            yield {
                "change": "retitled",
                "report": report,
                "how": section.listing.retitled,
                "from": " ".join(titles[report]),
                "to": " ".join(title(section)),
            }


def _of_rows(past: list[Sheet], before: Sheet, after: Sheet) -> Iterator[Event]:
    old = {row.key: row for row in before.rows}
    lost = {row.key for section in before.sections for row in section.lost}
    ever = {row.identity for sheet in past for row in sheet.rows}
    reports = {section.listing.report.id for sheet in past for section in sheet.sections}
    for row in after.rows:
        if row.key in old:
            yield from _between(old[row.key], row)
        elif row.identity not in ever and row.key not in lost:
            yield {**_about(row), "change": "first_seen", "with_report": row.report not in reports}
        elif "reappeared" in row.since:
            yield {**_about(row), "change": "reappeared"}
    yield from _splits(old, after.rows)
    yield from (
        {**_about(row), "change": _absence(row, after)} for row in before.rows if _is_gone(row, after)
    )


def _is_gone(row: Printed, after: Sheet) -> bool:
    """Whether neither the row nor what became of it is printed any more."""
    merged = {gone for each in after.rows for gone in each.merged}
    own = [each for each in after.rows if each.identity == row.identity]
    if not own:
        return row.identity not in merged
    return bool(row.piece) and all(each.piece != row.piece and not _split(each) for each in own)


def _split(row: Printed) -> str:
    return next((tag for tag in row.since if tag.startswith("split")), "")


def _splits(old: dict[Key, Printed], rows: Iterable[Printed]) -> Iterator[Event]:
    """Each split once, with the numbers before and after."""
    split: dict[str, list[Printed]] = {}
    for row in rows:
        if _split(row):
            split.setdefault(row.identity, []).append(row)
    for identity, pieces in split.items():
        whole = old[identity, "", 1]
        yield {
            **_about(whole),
            "change": "split",
            "how": _split(pieces[0]),
            "from": whole.number,
            "to": [piece.number for piece in pieces],
        }


def _absence(row: Printed, after: Sheet) -> str:
    lost = {each.key for section in after.sections for each in section.lost}
    if row.key in lost:
        return "cannot_tell"
    done: dict[Colour, str] = {"GREEN": "dropped_after_completion", "CLOSED": "dropped_after_closure"}
    return done.get(row.colour, "dropped_without_closure")


def _between(old: Printed, new: Printed) -> Iterator[Event]:
    """What happened to a row that both papers print."""
    about = _about(new)
    if _split(new):
        return
    if new.merged:
        yield {**about, "change": "merged", "from": [old.identity, *new.merged], "to": new.number}
        return
    if old.report != new.report:
        yield {**about, "change": "moved", "from": [old.report, old.number], "to": [new.report, new.number]}
        return
    if old.group != new.group:
        yield {**about, "change": "moved", "from": [old.group, old.number], "to": [new.group, new.number]}
        return
    if old.number != new.number and new.part == 1:
        yield {**about, "change": "renumbered", "from": old.number, "to": new.number}
    if old.text != new.text:
        how = next(tag for tag in new.since if tag.startswith(_WORDS))
        yield {**about, "change": "reworded", "how": how}
    if old.colour != new.colour:
        yield {**about, "change": _turn(old.colour, new.colour), "from": old.colour, "to": new.colour}
    yield from _slip(old, new)


def _turn(old: Colour, new: Colour) -> str:
    match old, new:
        case "CLOSED", _:
            return "reopened"
        case "GREEN", "AMBER" | "RED":
            return "regressed"
        case "RED", "AMBER":
            return "recovered"
    return {"GREEN": "greened", "RED": "reddened", "CLOSED": "closed"}.get(new, "recoloured")


def _slip(old: Printed, new: Printed) -> Iterator[Event]:
    before, after = iso(old.due), iso(new.due)
    if before == after or after is None:
        return
    about = {**_about(new), "from": before, "to": after}
    if before is None:
        yield {**about, "change": "due_set"}
        return
    months = _months(after) - _months(before)
    yield {**about, "change": "slipped" if months > 0 else "brought_forward", "months": months}


def iso(due: tuple[str, ...]) -> str | None:
    """The date that holds of several, the last: "December 2018" is "2018-12"."""
    if not due:
        return None
    month, year = due[-1].split()
    return f"{year}-{MONTHS.index(month) + 1:02}"


def _months(date: str) -> int:
    year, month = date.split("-")
    return 12 * int(year) + int(month)


def _about(row: Printed) -> Event:
    return {
        "identity": row.identity,
        "report": row.report,
        "number": row.number,
        "piece": row.piece,
        "part": row.part,
    }


def cut_sections(sheet: Sheet) -> list[Section]:
    """The reports of which a cut-off paper has the title and no row."""
    return [section for section in sheet.sections if section.cut]
