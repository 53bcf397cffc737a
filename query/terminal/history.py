"""The timeline as a page for a terminal, report by report. A status is always a word or a letter, never a
colour alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TextIO

from query.due.spans import counted
from query.filters import Filters
from query.terminal.cleaning import clean
from query.terminal.layout import GAP, Layout, Line, headed, plan
from query.terminal.letters import coloured, meanings
from query.terminal.strip import drawn, span
from query.timeline import ABOUT

if TYPE_CHECKING:
    from pandas import DataFrame
    from rich.table import Table
    from rich.text import Text

_TEXT_LINES = 2
"""How many lines of a recommendation's words a terminal shows."""


def history_to_terminal(frame: DataFrame, stream: TextIO, filters: Filters | None = None) -> None:
    """Print the timeline, under one line that says what `filters` it answers.

    To a terminal: in its width, with a recommendation's words cut to two lines; letters take the place of
    colour words, and then the oldest periods give way, where the width asks for it (and the page says so).
    To anything else: everything, in lines as wide as it takes. NO_COLOR and COLUMNS are obeyed.
    """
    from rich.console import Console
    from rich.text import Text

    lines = [_line(row) for row in frame.to_dict("records")]
    asked = str(filters or Filters())
    console = Console(file=stream, highlight=False)
    if not lines:
        console.print(Text(f"No {asked}."), soft_wrap=True)
        return
    periods = [str(name) for name in frame.columns[len(ABOUT) :]]
    layout = plan(lines, periods, console.width if console.is_terminal else None)
    if layout.whole:
        console.width = layout.width
    console.print(Text(asked[0].upper() + asked[1:], style="bold"))
    for authority, of_authority in groupby(lines, key=itemgetter("authority")):
        if authority:
            console.print(Text(f"\n{authority}", style="bold underline"))
        for _, of_report in groupby(of_authority, key=itemgetter("report_title")):
            rows = list(of_report)
            console.print(Text(f"\n{_title(rows)}", style="bold"))
            console.print(_table(rows, layout))
    console.print()
    for remark in _remarks(lines, layout):
        console.print(Text(remark, style="dim"))


def _line(row: dict[Any, Any]) -> dict[str, str]:
    return {str(name): clean(value) if isinstance(value, str) else "" for name, value in row.items()}


def _title(rows: Sequence[Line]) -> str:
    """The report's title and scope; papers that contradict each other on the scope are all heard."""
    scopes = " or ".join(dict.fromkeys(row["report_scope"] for row in rows if row["report_scope"]))
    return f"{rows[0]['report_title'].strip() or 'no report named'}{f' ({scopes})' if scopes else ''}"


def _table(lines: Sequence[Line], layout: Layout) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, GAP - 1, 0, 0), pad_edge=True)
    table.add_column("No", width=layout.number, overflow="fold")
    table.add_column("Recommendation", width=layout.text, overflow="fold")
    for heading, width in zip(_headings(layout), layout.between, strict=True):
        table.add_column(Text(heading), width=width, overflow="fold")
    table.add_column("Due", width=layout.due, overflow="fold")
    group = ""
    for line in lines:
        if line["group"] != group:
            group = line["group"]
            table.add_row("", Text(_cut(group, layout), style="italic"))
        table.add_row(
            Text(line["number"]),
            _words(line, layout),
            *_statuses(line, layout),
            Text(line["due"].replace(" / ", "\n")),
        )
    return table


def _headings(layout: Layout) -> tuple[str, ...]:
    if layout.strip:
        return (span(list(layout.periods), *layout.between),)
    return tuple(period if layout.words else "\n".join(headed(period)) for period in layout.periods)


def _statuses(line: Line, layout: Layout) -> tuple[Text, ...]:
    if layout.strip:
        said = {period: line[period] for period in layout.periods if line[period]}
        return (drawn(said, list(layout.periods), layout.strip),)
    return tuple(coloured(line[period], words=layout.words) for period in layout.periods)


def _words(line: Line, layout: Layout) -> Text:
    """A recommendation's words, and where the latest paper prints them."""
    from rich.text import Text

    told = Text(_cut(line["text"], layout))
    cited = ", ".join(filter(None, (line["paper"], line["place"])))
    return told.append(f"\n{cited}" if told else cited, style="dim") if cited else told


def _cut(text: str, layout: Layout) -> str:
    if layout.whole or not text:
        return text
    return "\n".join(textwrap.wrap(text, layout.text, max_lines=_TEXT_LINES, placeholder=" …"))


def _remarks(lines: Sequence[Line], layout: Layout) -> Iterator[str]:
    periods = len(layout.periods) + layout.left_out
    yield f"{counted(len(lines), 'recommendation')} in {counted(periods, 'period')}"
    if not layout.words:
        yield meanings(line[period] for line in lines for period in layout.periods)
    if layout.left_out:
        older = counted(layout.left_out, "older period")
        yield f"No room here for {older}; --format csv or json has all of them"
    if not layout.whole:
        yield "Words are cut to fit; --format csv or json has them whole"
