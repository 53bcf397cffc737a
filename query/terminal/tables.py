"""Answers as pages for a terminal: what is overdue, what slipped, what other forces do with it, what is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, TextIO

from query.due.spans import counted
from query.filters import Filters
from query.terminal.letters import coloured
from query.terminal.page import Item, console_for, heading, letters_of, print_items, remarks, say
from query.wording import Wording

if TYPE_CHECKING:
    from pandas import DataFrame
    from rich.console import Console

Line = Mapping[Any, Any]

_CHANGED = ("Due dates that changed", "No due date changed")


def overdue_to_terminal(frame: DataFrame, stream: TextIO, filters: Filters, day: str) -> None:
    """What is overdue, by authority, the longest first; then how many are not, and how many have no date."""
    console, lines = console_for(stream), _lines(frame)
    when = f"on {day}" if len(day) == len("2019-03-31") else f"at the end of {day}"
    say(
        console,
        f"Overdue {when}: {filters}" if lines else f"Nothing is overdue {when}: {filters}.",
        "bold",
    )
    items = [(line, _overdue(line)) for line in lines]
    _by_authority(console, ("Past by", "Due"), items)
    tally: Mapping[str, int] = frame.attrs.get("open", {})
    told = [f"{number:,} {kind}" for kind, number in tally.items() if number]
    parted = " and parts" if sum(tally.values()) > 1 else ""
    remarks(
        console,
        (
            f"Of {counted(sum(tally.values()), 'open recommendation')}{parted}: {', '.join(told)}"
            if told
            else "",
            "† reckoned from the report's publication, not printed"
            if any(line["reckoned_from"] for line in lines)
            else "",
            letters_of(item for _, item in items),
        ),
    )


def slippage_to_terminal(
    frame: DataFrame, stream: TextIO, filters: Filters, *, everything: bool = False
) -> None:
    """Each recommendation's due dates in one item, what slipped most first; `everything` is what was asked for."""
    console, lines = console_for(stream), _lines(frame)
    some, none = ("All due dates", "No due date") if everything else _CHANGED
    say(console, f"{some}: {filters}" if lines else f"{none}: {filters}.", "bold")
    chains = groupby(lines, key=lambda line: (line["authority"], line["recommendation_key"], line["part"]))
    items = [(steps[0], _slipped(steps)) for steps in (list(chain) for _, chain in chains)]
    _by_authority(console, ("Slipped", "Due"), items)
    if items:
        moved = [line["months_in_all"] for line, _ in items if line["months_in_all"] is not None]
        later = [months for months in moved if months > 0]
        most = (
            f"{counted(len(later), 'recommendation')} slipped, by {counted(max(later), 'month')} at most"
            if later
            else ""
        )
        remarks(console, (most, letters_of(item for _, item in items)))


def across_to_terminal(frame: DataFrame, stream: TextIO, filters: Filters, asked: str = "") -> None:
    """Each recommendation as a heading, with a line a force."""
    console, lines = console_for(stream), _lines(frame)
    about = f"{filters} {asked}".rstrip() + ", over all forces"
    say(console, about[0].upper() + about[1:] if lines else f"No {about}.", "bold")
    items: list[Item] = []
    for _, of_key in groupby(lines, key=lambda line: line["recommendation_key"]):
        forces = list(of_key)
        first = forces[0]
        heading(console, f"{first['report_title'] or 'no report named'}")
        say(console, first["recommendation"])
        say(console, f"{counted(len(forces), 'force')}; key {first['recommendation_key']}", "dim")
        own = [_of_force(line) for line in forces]
        print_items(console, ("No", "Status", "Due"), own, last="Force")
        items += own
    remarks(console, (letters_of(items),))


def search_to_terminal(frame: DataFrame, stream: TextIO, filters: Filters, asked: str) -> None:
    """What is found, by authority, the latest paper first."""
    console, lines = console_for(stream), _lines(frame)
    about = f"{filters} with {Wording.of(asked)}"
    say(console, about[0].upper() + about[1:] if lines else f"No {about}.", "bold")
    items = [(line, _found(line)) for line in lines]
    _by_authority(console, ("Status", "Found in"), items)
    left = frame.attrs.get("left_out", 0)
    more = f"and {left:,} more; --limit N shows more" if left else ""
    remarks(
        console,
        (
            f"{counted(len(lines), 'recommendation')} {more}".strip() if lines else "",
            letters_of(item for _, item in items),
        ),
    )


def _lines(frame: DataFrame) -> list[Line]:
    return [dict(line) for line in frame.to_dict("records")]


def _by_authority(console: Console, headings: Sequence[str], items: Iterable[tuple[Line, Item]]) -> None:
    for authority, of_authority in groupby(items, key=lambda each: each[0]["authority"]):
        heading(console, f"{authority or 'no authority named'}")
        print_items(console, headings, [item for _, item in of_authority])


def _title(line: Line) -> str:
    part = f" (part {line['part']})" if line["part"] > 1 else ""
    return f"{line['report_title'] or 'no report named'}: {line['number']}{part}".removesuffix(": ")


def _cite(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _overdue(line: Line) -> Item:
    past = counted(line["months"], "month") if line["months"] else counted(line["days"], "day")
    cites = [_cite(line["paper"], line["place"])]
    if line["due_paper"] != line["paper"]:
        cites.append(f"due date: {_cite(line['due_paper'], line['due_place'])}")
    if line["absent_since"]:
        cites.append(f"in no paper since {line['absent_since']}")
    due = f"{line['due']}{'†' if line['reckoned_from'] else ''}"
    return Item(
        (past, due),
        line["timeline"],
        _title(line),
        line["text"],
        cites,
    )


def _slipped(steps: Sequence[Line]) -> Item:
    first = steps[0]
    dues = "\n".join(f"{'→ ' if number else ''}{step['due']}" for number, step in enumerate(steps))
    return Item(
        (_moved(first["months_in_all"]), dues),
        first["timeline"],
        _title(first),
        first["text"],
        [_told(step) for step in steps],
    )


def _moved(months: int | None) -> str:
    if not months:
        return "–" if months is None else "0 months"
    return counted(months, "month") if months > 0 else f"{counted(-months, 'month')} earlier"


def _told(step: Line) -> str:
    """Who set a due date, by how much it moved, and where it is printed first and last."""
    months = step["months"]
    moved = "" if months is None else f" {_moved(months)}{' later' if months > 0 else ''}"
    who = f" set by {step['set_by']}" if step["set_by"] != "unknown" else ""
    first, last = (
        _cite(step["first_paper"], step["first_place"]),
        _cite(step["last_paper"], step["last_place"]),
    )
    till = f" to {last}" if last != first else ""
    return f"{step['due']}{moved}{who}: {first}{till}"


def _of_force(line: Line) -> Item:
    status = coloured(line["status"], words=True)
    due = (line["due"] or "").replace(" / ", "\n")
    return Item(
        (line["number"], status, due),
        line["timeline"],
        line["authority"],
        "",
        [_cite(line["paper"], line["place"])],
    )


def _found(line: Line) -> Item:
    status = coloured(line["colour"] or line["status_raw"] or "no status", words=True)
    found_in = line["found_in"].replace(", ", "\n")
    return Item(
        (status, found_in),
        line["timeline"],
        _title(line),
        line["words"],
        [_cite(line["paper"], line["place"])],
    )
