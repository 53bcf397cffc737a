"""Findings as a page for a terminal, the worst first, each with where it stands."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, TextIO

from query.filters import Filters
from query.terminal.cleaning import clean

if TYPE_CHECKING:
    from pandas import DataFrame
    from rich.console import Console
    from rich.text import Text

_HEADINGS = {
    "differs": ("Stated otherwise than found", "bold red"),
    "contradicts": ("Contradictions within a paper", "bold red"),
    "changed": ("Legends that changed since the paper before", "bold yellow"),
    "doubt": ("Doubts noted when the papers were read", "bold yellow"),
    "cannot_tell": ("Stated, but nothing here to hold it against", "bold"),
    "fewer_shown": ("More stated than shown, as where completed ones drop out", "bold"),
    "agrees": ("Agrees", "bold green"),
}
"""By verdict: what it is called, and how."""


def findings_to_terminal(
    frame: DataFrame, stream: TextIO, filters: Filters | None = None, about: str = ""
) -> None:
    """Print the findings by verdict, then by paper, under one line that says what is asked: `filters`, and what else.

    NO_COLOR and COLUMNS are obeyed.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    lines = frame.to_dict("records")
    asked = ", ".join(filter(None, ((filters or Filters()).of("findings"), about)))
    head = f"What does not add up: {asked}" if lines else f"Nothing is found that does not add up: {asked}."
    _print(console, Text(clean(head), style="bold"), 0)
    if not lines:
        return
    console.print()
    for verdict, of_verdict in groupby(lines, key=lambda line: line["verdict"]):
        found = list(of_verdict)
        heading, style = _HEADINGS[str(verdict)]
        console.print(Text(f"{heading} ({len(found)})", style=style))
        for paper, of_paper in groupby(found, key=_paper):
            _print(console, Text(paper, style="underline"), 2)
            for line in of_paper:
                _print(console, Text(_told(line)), 4)
        console.print()
    console.print(Text(", ".join(_counts(lines)), style="dim"))


def _print(console: Console, text: Text, indent: int) -> None:
    """A text with a margin on its left and no blanks on its right."""
    for line in text.wrap(console, max(console.width - indent, 1)):
        line.rstrip()
        line.pad_left(indent)
        console.print(line, soft_wrap=True)


def _paper(line: dict[Any, Any]) -> str:
    told = (line["authority"], line["date"], line["paper"])
    return clean(", ".join(str(each) for each in told if isinstance(each, str) and each))


def _told(line: dict[Any, Any]) -> str:
    """The finding in one sentence, and both its places in brackets."""
    found_in = f"{line['found_in']} " if line["found_in"] != line["paper"] else ""
    against = f"{found_in}{line['places']}" if line["places"] else ""
    both = f"{line['place']} ↔ {against}" if against and line["place"] else ""
    where = both or line["place"] or (against and f"against {against}")
    item = f"{line['report']} {line['number']}".strip() if line["code"] != "count" else ""
    about = f"{item}: " if item else ""
    return clean(f"• {about}{line['words']}{f' [{where}]' if where else ''}")


def _counts(lines: list[dict[Any, Any]]) -> list[str]:
    tally = {verdict: sum(line["verdict"] == verdict for line in lines) for verdict in _HEADINGS}
    return [f"{number} {verdict.replace('_', ' ')}" for verdict, number in tally.items() if number]
