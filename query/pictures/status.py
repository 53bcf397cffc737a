"""Status by period: a pile for each period, and under it the numbers that it is made of."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from query.due.spans import counted
from query.pictures.dress import DRESSES, FAINT, INK, lettered, swatch
from query.pictures.lettering import stacked
from query.pictures.lettering import width as room_for
from query.pictures.page import LEAST_WIDTH, Page, portions, small_print
from query.pictures.svg import Svg, element, group, joined, line_of_text
from query.pictures.told import Cell, Panel, other_words, papers_of, word_of

PERIODS = 20
"""The most periods on a page."""

_LEFT, _COLUMN, _BAR, _HEIGHT, _ROW = 150.0, 58.0, 42.0, 300.0, 20.0


def status_pages(panels: Iterable[Panel], asked: str) -> Iterator[Page]:
    """A page for each authority; more, where it has more periods than stand side by side."""
    for panel in panels:
        tallies = {period: _tally(panel, period) for period in panel.periods}
        highest = max(tally.total() for tally in tallies.values())
        for shown in portions(tuple(panel.periods), PERIODS):
            yield _page(panel, shown, {period: tallies[period] for period in shown}, highest, asked)


def _tally(panel: Panel, period: str) -> Counter[str]:
    cells: Iterable[Cell] = (line.cells.get(period, ()) for line in panel.lines)
    return Counter(word_of(part) for cell in cells for part in cell)


def _page(
    panel: Panel, shown: Sequence[str], tallies: Mapping[str, Counter[str]], highest: int, asked: str
) -> Page:
    used = [word for word in DRESSES if any(tally[word] for tally in tallies.values())]
    body = joined(
        _scale(highest, len(shown)),
        *(
            _pile(period, tallies[period], highest, _LEFT + number * _COLUMN)
            for number, period in enumerate(shown)
        ),
        _numbers(shown, tallies, used),
    )
    height = _HEIGHT + 44 + _ROW * (len(used) + 1)
    width = _LEFT + len(shown) * _COLUMN
    note, note_height = small_print(other_words(panel.lines, shown), height, max(width, LEAST_WIDTH))
    told = "; ".join(f"{period}: {_in_words(tallies[period])}" for period in shown)
    return Page(
        title="Status by period",
        asked=asked,
        shown=f"{panel.authority or 'No authority named'}: {_extent(shown, panel.periods)}; "
        "a recommendation in parts counts once a part",
        description=f"Numbers of statuses by period. {told}.",
        body=joined(body, note),
        width=width,
        height=height + note_height,
        papers=papers_of(panel, shown),
    )


def _extent(shown: Sequence[str], periods: Mapping[str, object]) -> str:
    if len(shown) == len(periods):
        return counted(len(shown), "period")
    return f"{shown[0]} to {shown[-1]}, {len(shown)} of {len(periods):,} periods"


def _in_words(tally: Counter[str]) -> str:
    return ", ".join(f"{tally[word]} {word}" for word in DRESSES if tally[word]) or "nothing"


def _scale(highest: int, columns: int) -> Svg:
    step = _step(highest)
    levels = range(0, highest + 1, step)
    right = _LEFT + columns * _COLUMN
    return joined(
        *(
            joined(
                element(
                    "path", d=f"M{_LEFT - 6:g} {_y(n, highest):.2f}H{right:g}", stroke="#d0d0d0", fill="none"
                ),
                line_of_text(f"{n:,}", _LEFT - 12, _y(n, highest) + 4, 11, text_anchor="end", fill=FAINT),
            )
            for n in levels
        )
    )


def _step(highest: int) -> int:
    """A round number of which at most seven make the highest.

    >>> _step(3), _step(34), _step(120), _step(1000)
    (1, 5, 20, 200)
    """
    least = max(highest / 7, 1)
    power = 10 ** math.floor(math.log10(least))
    return int(next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least))


def _y(number: float, highest: int) -> float:
    return 10 + (_HEIGHT - 10) * (1 - number / max(highest, 1))


def _pile(period: str, tally: Counter[str], highest: int, x: float) -> Svg:
    left, middle = x + (_COLUMN - _BAR) / 2, x + _COLUMN / 2
    pieces, below = [], 0
    for word in reversed(DRESSES):
        number = tally[word]
        if not number:
            continue
        top, bottom = _y(below + number, highest), _y(below, highest)
        below += number
        worn = DRESSES[word]
        pieces.append(
            group(
                swatch(worn, left, top, _BAR, bottom - top),
                *(
                    [lettered(worn, f"{worn.letter} {number}", middle, (top + bottom) / 2, 11, _BAR - 4)]
                    if bottom - top >= 15
                    else []
                ),
                title=f"{period}: {number} {word}",
            )
        )
    heading = [
        line_of_text(line, middle, _HEIGHT + 16 + 13 * n, 11, whole=period, text_anchor="middle")
        for n, line in enumerate(stacked(period, 11, _COLUMN - 4, 2))
    ]
    return joined(*pieces, *heading)


def _numbers(shown: Sequence[str], tallies: Mapping[str, Counter[str]], used: Sequence[str]) -> Svg:
    """The key and the table in one: a line for each status, and one for all."""
    drawn, y = [], _HEIGHT + 44.0
    for word in used:
        worn = DRESSES[word]
        room = room_for(worn.letter, 11) + 6
        drawn += [
            swatch(worn, 0, y, 30, _ROW - 4),
            lettered(worn, worn.letter, 15, y + _ROW / 2 - 2, 11, room),
            line_of_text(word, 38, y + 13, 12),
            *_figures([tallies[period][word] for period in shown], y + 13, "normal"),
        ]
        y += _ROW
    totals = [tallies[period].total() for period in shown]
    rule = element("path", d=f"M0 {y - 2:g}H{_LEFT + len(shown) * _COLUMN:g}", stroke=INK)
    return joined(
        *drawn,
        rule,
        line_of_text("all", 38, y + 13, 12, font_weight="bold"),
        *_figures(totals, y + 13, "bold"),
    )


def _figures(numbers: Sequence[int], y: float, weight: str) -> list[Svg]:
    return [
        line_of_text(
            f"{number:,}" if number else "·",
            _LEFT + (n + 0.5) * _COLUMN,
            y,
            12,
            text_anchor="middle",
            font_weight=weight,
        )
        for n, number in enumerate(numbers)
    ]
