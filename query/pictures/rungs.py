"""A rung of the slippage ladder: a due date on a scale of time, as wide as it is precise."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from query.due.spans import counted
from query.pictures.dress import FAINT, INK, PAPER
from query.pictures.lettering import cut
from query.pictures.svg import Svg, element, group, joined, line_of_text
from schemas import Record

Row = Mapping[str, Any]
"""A row of `query.slippage`."""

LEFT, PLOT = 250.0, 620.0
"""Where the scale begins, and how wide it is, in pixels."""

# An ISO day, month or year; all else ("immediate", "P6M") has no place on a scale.
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Mark(Record, frozen=True, kw_only=True):
    """How a rung looks: its words in the key, its fill, and the line around it."""

    word: str
    fill: str
    dashes: str = ""


FIRST = Mark(word="first due date", fill=PAPER)
LATER = Mark(word="later than the one before: +months", fill="#a61b1b")
SOONER = Mark(word="sooner: −months", fill="#8ed1a0")
OTHER = Mark(word="beside others, or by no known number of months", fill="#cccccc", dashes="3 2")


RECKONED = "† reckoned"
"""What is said below of a date in words ("within six months") that was reckoned from a report's publication."""


class Scale(Record, frozen=True, kw_only=True):
    """Years, in parts, from the left end of the page's scale to its right end."""

    start: float
    end: float

    def at(self, moment: float) -> float:
        """The pixel of a moment."""
        return LEFT + (moment - self.start) / (self.end - self.start) * PLOT


def scale_of(dues: Iterable[str]) -> Scale:
    """Whole years that hold all these dates."""
    spans = [found for due in dues if (found := span(due))]
    start = min((int(start) for start, _ in spans), default=0)
    return Scale(start=start, end=max((-int(-end // 1) for _, end in spans), default=start + 1))


def span(due: str) -> tuple[float, float] | None:
    """From when to when a due date may be, in years; None where it is no date.

    >>> span("2018-07"), span("immediate")
    ((2018.5, 2018.5833333333333), None)
    """
    found = _DATE.fullmatch(due)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not month:
        return float(year), year + 1.0
    start = year + (month - 1) / 12
    return (start + (day - 1) / 372, start + day / 372) if day else (start, start + 1 / 12)


def mark(row: Row) -> Mark:
    """How the rung of a due date looks."""
    if row["step"] == 1:
        return FIRST
    months = row["months"] or 0
    return LATER if months > 0 else SOONER if months < 0 else OTHER


def months_of(row: Row) -> str:
    """The sign and the number.

    >>> months_of({"months": 5}), months_of({"months": -2}), months_of({"months": None})
    ('+5', '−2', '')
    """
    months = row["months"]
    return f"{months:+d}".replace("-", "−") if months else ""


def rung(row: Row, scale: Scale, middle: float, before: tuple[float, float] | None) -> Svg:
    """A due date: its words, and its box on the scale, `middle` pixels down; `before` is the box above."""
    told = f"{row['due']}{'†' if row['reckoned_from'] else ''}"
    since = f"from {row['first_date'] or 'an undated paper'}, in {counted(row['papers'], 'paper')}"
    room = LEFT - 96
    label = [
        line_of_text(cut(told, 12.2, 84), 6, middle + 4, 11, whole=told, font_weight="bold"),
        line_of_text(cut(since, 10, room), 94, middle + 4, 10, whole=since, fill=FAINT),
    ]
    where = span(row["due"])
    if where is None:
        return joined(*label, line_of_text("no date", LEFT + 4, middle + 4, 10, fill=FAINT))
    looks = mark(row)
    left, right = _box(scale, where)
    months = months_of(row)
    drawn = [
        element(
            "rect", x=left, y=middle - 6, width=right - left, height=12, fill=looks.fill, stroke=INK,
            stroke_width=1.2, **({"stroke_dasharray": looks.dashes} if looks.dashes else {}),
        ),
        # on the far side of the line that leads here
        line_of_text(months, left - 5, middle + 4, 11, text_anchor="end", font_weight="bold")
        if looks is SOONER
        else line_of_text(months, right + 5, middle + 4, 11, font_weight="bold"),
    ]  # fmt: skip
    if before and months:
        drawn.insert(0, _lead(before, (left, right), middle))
    whole = f"{row['due']} ({row['due_text']}), {since}: {row['first_paper']}, {row['first_place']}"
    return joined(*label, group(*drawn, title=whole))


def _lead(before: tuple[float, float], box: tuple[float, float], middle: float) -> Svg:
    """The line from the rung before: straight down from its middle, then along to the near side of this one."""
    x, y = before
    near = box[0] if x < box[0] else box[1] if x > box[1] else x
    return element("path", d=f"M{x:.2f} {y + 6:g}V{middle:g}H{near:.2f}", stroke=INK, fill="none")


def _box(scale: Scale, where: tuple[float, float]) -> tuple[float, float]:
    left, right = scale.at(where[0]), scale.at(where[1])
    return (left, right) if right - left >= 6 else ((left + right) / 2 - 3, (left + right) / 2 + 3)


def middle_of(scale: Scale, where: tuple[float, float]) -> float:
    """The pixel in the middle of a date."""
    return (scale.at(where[0]) + scale.at(where[1])) / 2
