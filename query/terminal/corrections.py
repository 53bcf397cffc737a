"""Corrections as a page for a terminal, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from query.terminal.cleaning import clean

if TYPE_CHECKING:
    from pandas import DataFrame
    from rich.console import Console
    from rich.text import Text

_STYLES = {"in force": "green", "conflict": "bold red", "reissued": "bold yellow"}


def corrections_to_terminal(frame: DataFrame, stream: TextIO) -> None:
    """Print the corrections, each with its cell, who said so and why. NO_COLOR and COLUMNS are obeyed."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    lines = frame.to_dict("records")
    for line in lines:
        head = Text(f"{line['id']}  ", style="bold")
        head.append(f"{line['state']}", style=_STYLES.get(str(line["state"]), "dim"))
        cell = f"{line['paper']}, {line['place'] or 'no place'}{_numbered(line)}"
        _print(console, head.append("  ").append(clean(cell), style="not bold"), 0)
        _print(console, Text(clean(f"{line['field']}: {line['read']} → {line['value']}")), 4)
        for words in (f"{line['by']}, {line['at'][:10]}: {line['why']}", str(line["note"])):
            _print(console, Text(clean(words), style="dim"), 4)
    tally = {state: sum(line["state"] == state for line in lines) for state in dict.fromkeys(frame["state"])}
    told = ", ".join(f"{number} {state}" for state, number in tally.items())
    console.print(Text(told or "No corrections.", style="dim"), soft_wrap=True)


def _print(console: Console, text: Text, indent: int) -> None:
    """A text with a margin on its left and no blanks on its right; nothing where it is empty."""
    for line in text.wrap(console, max(console.width - indent, 1)) if text else ():
        line.rstrip()
        line.pad_left(indent)
        console.print(line, soft_wrap=True)


def _numbered(line: dict[Any, Any]) -> str:
    return f", number {line['number']}" if line["number"] else ""
