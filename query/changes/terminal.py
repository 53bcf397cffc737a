"""Changes as a page for a terminal: what happened, the worst first, report by report, with both places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from query.citing import where
from query.terminal.cleaning import clean
from schemas import Change
from schemas.change import Happening

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_HEADINGS: dict[Happening, tuple[str, str]] = {
    "reddened": ("Turned red", "bold red"),
    "regressed": ("Went back from green", "bold red"),
    "slipped": ("Due later than before", "bold yellow"),
    "dropped_without_closure": ("Gone without having been completed or closed", "bold red"),
    "cannot_tell": ("Not in the later paper, which is cut off or does not cover the report", "bold yellow"),
    "reopened": ("Reopened", "bold yellow"),
    "reappeared": ("Back after having been left out", "bold yellow"),
    "recoloured": ("Another colour", "bold"),
    "closed": ("Closed", "bold magenta"),
    "dropped_after_closure": ("Gone after having been closed", "bold magenta"),
    "legend_changed": ("Colours that mean something else", "bold yellow"),
    "new_report": ("New reports", "bold"),
    "first_seen": ("Listed for the first time", "bold"),
    "due_set": ("Given a due date", "bold"),
    "split": ("Split", "bold"),
    "merged": ("Merged", "bold"),
    "reworded": ("In other words", "bold"),
    "renumbered": ("Under another number, or in another list", "bold"),
    "retitled": ("Reports under another title", "bold"),
    "brought_forward": ("Due earlier than before", "bold green"),
    "recovered": ("From red to amber", "bold green"),
    "greened": ("Turned green", "bold green"),
    "dropped_after_completion": ("Gone after having been completed", "bold green"),
}
"""What a change is called, and how."""


def changes_to_terminal(changes: Sequence[Change], stream: TextIO) -> None:
    """Print the changes by what happened, then by report. NO_COLOR and COLUMNS are obeyed."""
    from rich.text import Text

    from query.terminal.page import console_for

    console = console_for(stream)
    if not changes:
        console.print(Text("Nothing changed."), soft_wrap=True)
        return
    one = changes[0]
    console.print(
        Text(
            clean(f"{one.authority or 'Authority not known'}: {one.from_date} to {one.to_date}"),
            style="bold",
        )
    )
    for happening, of_one in groupby(changes, key=lambda change: change.change):
        found = list(of_one)
        heading, style = _HEADINGS[happening]
        console.print(Text(f"\n{heading} ({len(found)})", style=style))
        for title, of_report in groupby(found, key=lambda change: change.report_title):
            if title:
                _print(console, Text(clean(title), style="underline"), 2)
            for change in of_report:
                _print(console, Text(f"• {clean(_told(change))}"), 4)
    tally = Counter(change.change for change in changes)
    console.print()
    told = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in tally.items())
    console.print(Text(told, style="dim"), soft_wrap=not console.is_terminal)


def _told(change: Change) -> str:
    """The sentence without the title that stands above it, and both places in brackets."""
    words = (
        change.words.replace(f" of “{change.report_title}”", "", 1) if change.report_title else change.words
    )
    places = change.places
    before, after = _at(change.from_paper, where(places.before)), _at(change.to_paper, where(places.after))
    return f"{words} [{before} ↔ {after}]"


def _at(paper: str, place: str) -> str:
    return f"{paper} {place}" if place else f"not in {paper}"


def _print(console: Console, text: Text, indent: int) -> None:
    """A text with a margin on its left and no blanks on its right."""
    for line in text.wrap(console, max(console.width - indent, 1)):
        line.rstrip()
        line.pad_left(indent)
        console.print(line, soft_wrap=True)
