"""The summary as a page for a terminal: colours by period, and how long what is open has been what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, TextIO

from query.due.spans import counted
from query.filters import COLOURS, Filters
from query.terminal.cleaning import clean
from query.terminal.letters import LETTERS, STYLES, coloured
from query.terminal.page import GAP, Item, console_for, heading, letters_of, print_items, remarks, say

if TYPE_CHECKING:
    from pandas import DataFrame
    from rich.console import Console

AGES = ((6, "under 6 months"), (12, "6 to 11 months"), (24, "1 year to 2"), (None, "2 years and more"))
"""The ages that are told apart: each ends before so many months."""

LONGEST = 5
"""How many of the longest open ones a page shows of each authority."""

_LEAST_PAPERS = 12
"""The narrowest column in which papers are named."""

_PERIOD = 20
"""The widest that a period's name is for certain; a paper without a date may have any."""

Line = Mapping[Any, Any]


def summary_to_terminal(counts: DataFrame, ages: DataFrame, stream: TextIO, filters: Filters) -> None:
    """Of each authority its colours by period, its open recommendations by age, and those open longest."""
    console = console_for(stream)
    lines, aged = _lines(counts), _lines(ages)
    about = f"{filters}, by colour and period"
    say(console, about[0].upper() + about[1:] if lines else f"No {filters}.", "bold")
    open_of = {authority: list(each) for authority, each in groupby(aged, key=lambda line: line["authority"])}
    shown: list[Item] = []
    for authority, periods in groupby(lines, key=lambda line: line["authority"]):
        heading(console, f"{authority or 'no authority named'}")
        _print_counts(console, list(periods))
        found = open_of.get(authority, [])
        if found:
            console.print()
            _print_ages(console, found)
            heading(console, "Longest in the colour that they have")
            items = [_aged(line) for line in found[:LONGEST]]
            print_items(console, ("For", "Status"), items)
            shown += items
    remarks(console, (letters_of(shown),))


def _lines(frame: DataFrame) -> list[Line]:
    return [dict(line) for line in frame.to_dict("records")]


def _print_counts(console: Console, periods: Sequence[Line]) -> None:
    from rich import box
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    used = [colour for colour in COLOURS if any(line[colour] for line in periods)]
    bare = ["no colour"] if any(line["no_colour"] for line in periods) else []
    heads = [
        *(Text(f"{LETTERS[colour]} {colour}", style=STYLES[colour]) for colour in used),
        *map(Text, (*bare, "all", "new")),
    ]
    widths = [max(map(len, head.plain.split())) for head in heads]
    longest = min(max(cell_len(clean(line["period"])) for line in periods), _PERIOD)
    left = console.width - longest - sum(widths) - GAP * (len(widths) + 2)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    # Only the papers' names may give way: half a number or half a date would say another thing.
    table.add_column("Period", min_width=longest, overflow="fold")
    for head, width in zip(heads, widths, strict=True):
        table.add_column(head, justify="right", min_width=width)
    if left >= _LEAST_PAPERS:
        table.add_column("Papers", overflow="fold")
    for line in periods:
        numbers = [line[name.replace(" ", "_")] for name in (*used, *bare, "total", "new")]
        told = [Text(str(number) if number else "·", style="" if number else "dim") for number in numbers]
        named = [Text(clean(line["papers"]), style="dim")] if left >= _LEAST_PAPERS else []
        table.add_row(clean(line["period"]), *told, *named)
    console.print(table)
    if left < _LEAST_PAPERS:
        say(console, "No room here for the names of the papers; --format csv has them", "dim")


def _print_ages(console: Console, lines: Sequence[Line]) -> None:
    """How many open ones have had their colour for how long, by colour."""
    from rich import box
    from rich.table import Table

    tally = Counter((line["status"], _age(line["months"])) for line in lines)
    ages = [name for _, name in AGES] + ["not known"]
    shown = [age for age in ages if any(tally[status, age] for status, _ in tally)]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("Open, and so for")
    for age in shown:
        table.add_column(age, justify="right")
    for status in dict.fromkeys(line["status"] for line in lines):
        name = coloured(status, words=True)
        table.add_row(name, *(str(tally[status, age] or "·") for age in shown))
    console.print(table)


def _age(months: int | None) -> str:
    if months is None:
        return "not known"
    return next(name for end, name in AGES if end is None or months < end)


def _aged(line: Line) -> Item:
    span = "not known" if line["months"] is None else counted(line["months"], "month")
    part = f" (part {line['part']})" if line["part"] > 1 else ""
    cites = [f"since {line['since_paper']}, {line['since_place']}", f"to {line['paper']}, {line['place']}"]
    if line["absent_since"]:
        cites.append(f"in no paper since {line['absent_since']}")
    return Item(
        (span, coloured(line["status"], words=True)),
        line["timeline"],
        f"{line['report_title'] or 'no report named'}: {line['number']}{part}".removesuffix(": "),
        line["text"],
        cites,
    )
