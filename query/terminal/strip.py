"""Statuses from period to period in a strip of letters: "A A R ·", the oldest first, each in its colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from query.terminal.cleaning import clean
from query.terminal.letters import coloured

if TYPE_CHECKING:
    from rich.text import Text

Timeline = Mapping[str, str]
"""A recommendation's statuses by period; what no paper of a period says is not in it."""

SHORTEST = len("2017-02")
"""A strip is as wide as the name of a period at least."""

_ABSENT = "·"

# A period of dated papers; one that is called "2018 plan.pdf" is a paper of which nobody knows when it was.
_DATED = re.compile(r"[0-9-]+")


def axis(timelines: Iterable[Timeline]) -> list[str]:
    """All periods, the oldest first, undated papers last."""
    periods = {period for timeline in timelines for period in timeline}
    return sorted(periods, key=lambda period: (not _DATED.fullmatch(period), period))


def letter_width(timelines: Iterable[Timeline]) -> int:
    """How many characters a period takes: that of the parts of a recommendation that has most of them ("A/R")."""
    statuses = {status for timeline in timelines for status in timeline.values()}
    return max((len(coloured(clean(status), words=False).plain) for status in statuses), default=1)


def that_fit(periods: Sequence[str], each: int, room: int) -> Sequence[str]:
    """The latest periods for which there is room; one at least."""
    return periods[-max(1, (room + 1) // (each + 1)) :]


def strip_width(shown: Sequence[str], each: int) -> int:
    """The characters of a strip of these periods."""
    return max(len(shown) * (each + 1) - 1, SHORTEST)


def span(shown: Sequence[str], width: int) -> str:
    """The heading of a strip: its first and last period, beside or over each other."""
    ends = [clean(period) for period in (shown[:1] if len(shown) < 2 else (shown[0], shown[-1]))]
    if len(ends) == 2 and width >= len(ends[0]) + len(ends[1]) + 1:
        return ends[0] + " " * (width - len(ends[0]) - len(ends[1])) + ends[1]
    return "\n".join(ends)


def drawn(timeline: Timeline, shown: Sequence[str], each: int) -> Text:
    """The strip of one recommendation."""
    from rich.text import Text

    strip = Text()
    for place, period in enumerate(shown):
        is_last = place + 1 == len(shown)
        said = timeline.get(period)
        status = coloured(clean(said), words=False) if said else Text(_ABSENT, style="dim")
        status.truncate(each, pad=not is_last)
        strip.append_text(status)
        strip.append("" if is_last else " ")
    return strip
