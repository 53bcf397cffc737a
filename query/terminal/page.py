"""A page for a terminal: items under headings, each with a strip of its statuses and where it is printed.

A strip has a letter a period, in its colour, the oldest first ("A A R ·"); "·" is a period whose papers do not
mention the item. To a terminal: in its width, with an item's words cut to two lines, and the oldest periods left out
where the width asks for it. To anything else: everything. NO_COLOR and COLUMNS are obeyed.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO

from query.due.spans import counted
from query.terminal.cleaning import clean
from query.terminal.layout import least_text
from query.terminal.letters import meanings
from query.terminal.strip import axis, drawn, letter_width, span, strip_width, that_fit

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDE = 160
"""The width of a page that is no terminal's, in characters."""

NARROW = 12
"""The widest that the columns before it may be."""

TEXT_LINES = 2
GAP = 2


class Item(NamedTuple):
    """An item: its cells under the headings, its statuses by period, what it is, its words, and where it stands."""

    cells: Sequence[str | Text]
    timeline: Mapping[str, str]
    title: str
    words: str
    cites: Sequence[str]


def console_for(stream: TextIO) -> Console:
    """A console for a page: in a terminal's own width, else as wide as `WIDE`."""
    from rich.console import Console

    console = Console(file=stream, highlight=False)
    if not console.is_terminal:
        console.width = WIDE
    return console


def say(console: Console, words: str, style: str = "") -> None:
    """A line, or as many as the width asks for, without blanks on their right."""
    from rich.text import Text

    console.print(Text(clean(words), style=style), soft_wrap=not console.is_terminal)


def heading(console: Console, words: str) -> None:
    """What stands over a table, after a line left free."""
    console.print()
    say(console, words, "bold underline")


def remarks(console: Console, lines: Iterable[str]) -> None:
    """What is to be said under a page."""
    console.print()
    for line in filter(None, lines):
        say(console, line, "dim")


def print_items(
    console: Console, headings: Sequence[str], items: Sequence[Item], *, last: str = "Recommendation"
) -> None:
    """A table of items: the columns of their cells, the strip, and under `last` what they are."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    cells = [[_cell(cell) for cell in item.cells] for item in items]
    widths = [
        min(NARROW, max(len(heading), *(_longest(row[place]) for row in cells)))
        for place, heading in enumerate(headings)
    ]
    timelines = [item.timeline for item in items]
    periods, each = axis(timelines), letter_width(timelines)
    room = console.width - sum(widths) - GAP * (len(widths) + 2) - least_text(console.width)
    shown = that_fit(periods, each, room) if console.is_terminal else periods
    strip = strip_width(shown, each)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, GAP - 1, 0, 0), pad_edge=True)
    for heading, width in zip(headings, widths, strict=True):
        table.add_column(heading, width=width, overflow="fold")
    table.add_column(Text(span(shown, strip)), width=strip, overflow="fold")
    left = console.width - sum(widths) - strip - GAP * (len(widths) + 2)
    table.add_column(last, width=max(left, 10), overflow="fold")
    for item, row in zip(items, cells, strict=True):
        about = _about(item, left if console.is_terminal else None)
        table.add_row(*row, drawn(item.timeline, shown, each), about)
    console.print(table)
    if len(shown) < len(periods):
        older = counted(len(periods) - len(shown), "period")
        say(console, f"No room here for the {older} before {shown[0]}", "dim")


def letters_of(items: Iterable[Item]) -> str:
    """What the letters in these items' strips mean."""
    told = meanings(status for item in items for status in item.timeline.values())
    return f"{told}, · not mentioned" if told else ""


def _about(item: Item, width: int | None) -> Text:
    from rich.text import Text

    words = clean(item.words)
    if width is not None:
        words = "\n".join(textwrap.wrap(words, max(width, 10), max_lines=TEXT_LINES, placeholder=" …"))
    told = Text(clean(item.title), style="")
    told.stylize("bold")
    for line, style in ((words, ""), *((clean(cite), "dim") for cite in item.cites)):
        if line:
            told.append(f"\n{line}", style=style)
    return told


def _cell(cell: str | Text) -> Text:
    from rich.text import Text

    return Text("\n".join(map(clean, cell.split("\n")))) if isinstance(cell, str) else cell


def _longest(cell: Text) -> int:
    return max((len(line) for line in cell.plain.split("\n")), default=0)
