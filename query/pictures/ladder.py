"""The slippage ladder: the due dates of a recommendation below each other, on one scale of time.

A rung is a due date, as wide as it is precise (a day, a month, a year), and a line leads from each to the one that
took its place. What slipped leads down to the right; a sign and a number say by how many months.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from query.due.spans import counted
from query.pictures.dress import FAINT, INK
from query.pictures.lettering import cut, width
from query.pictures.page import Page
from query.pictures.rungs import (
    FIRST,
    LATER,
    LEFT,
    OTHER,
    PLOT,
    RECKONED,
    SOONER,
    Row,
    Scale,
    middle_of,
    months_of,
    rung,
    scale_of,
    span,
)
from query.pictures.svg import Svg, element, joined, line_of_text
from query.pictures.told import cited

RUNGS = 36
"""The most due dates on a page; a recommendation is parted only where it alone has more."""

_ROW, _HEAD, _SCALE = 20.0, 26.0, 30.0


def slippage_pages(rows: Iterable[Row], asked: str) -> Iterator[Page]:
    """The pages of each authority, what slipped most first; `rows` are those of `query.slippage`."""
    for authority, own in groupby(rows, key=itemgetter("authority")):
        ladders = [
            list(ladder)
            for _, ladder in groupby(own, key=lambda row: (row["recommendation_key"], row["part"]))
        ]
        for numbers, shown in _portions(ladders):
            yield _page(shown, _extent(authority, numbers, shown, ladders), asked)


def _portions(ladders: Sequence[list[Row]]) -> Iterator[tuple[list[int], list[list[Row]]]]:
    """The ladders of each page, or pieces of one that is longer than a page, with their numbers from 1."""
    numbers: list[int] = []
    page: list[list[Row]] = []
    for number, ladder in enumerate(ladders, 1):
        for start in range(0, len(ladder), RUNGS):
            piece = ladder[start : start + RUNGS]
            if page and sum(map(len, page)) + len(piece) > RUNGS:
                yield numbers, page
                numbers, page = [], []
            numbers.append(number)
            page.append(piece)
    if page:
        yield numbers, page


def _page(ladders: Sequence[list[Row]], extent: str, asked: str) -> Page:
    rows = [row for ladder in ladders for row in ladder]
    scale = scale_of([row["due"] for row in rows])
    heights = [_HEAD + _ROW * len(ladder) + 8 for ladder in ladders]
    tops = [_SCALE + sum(heights[:n]) for n in range(len(ladders))]
    bottom = _SCALE + sum(heights)
    return Page(
        title="Slippage",
        asked=f"due dates that changed, of {asked}",
        shown=extent,
        description=" ".join(map(_in_words, ladders)),
        body=joined(
            _years(scale, bottom),
            *(_ladder(ladder, scale, top) for ladder, top in zip(ladders, tops, strict=True)),
            _key(bottom + 10, reckoned=any(row["reckoned_from"] for row in rows)),
        ),
        width=LEFT + PLOT + 70,
        height=bottom + 34,
        papers=_papers(rows),
    )


def _extent(
    authority: str, numbers: Sequence[int], shown: Sequence[list[Row]], ladders: Sequence[list[Row]]
) -> str:
    """Which recommendations are on a page, and which due dates of one that has no room on one page."""
    of = len(ladders)
    if len(set(numbers)) == of:
        counts = counted(of, "recommendation")
    elif numbers[0] == numbers[-1]:
        counts = f"recommendation {numbers[0]:,} of {of:,}"
    else:
        counts = f"recommendations {numbers[0]:,} to {numbers[-1]:,} of {of:,}"
    parted = [
        f"due dates {piece[0]['step']} to {piece[-1]['step']} of {len(ladders[number - 1])}"
        for number, piece in zip(numbers, shown, strict=True)
        if len(piece) < len(ladders[number - 1])
    ]
    return f"{authority or 'No authority named'}: {', '.join([counts, *parted])}, what slipped most first"


def _in_words(ladder: Sequence[Row]) -> str:
    row = ladder[0]
    return f"{row['report_title']}, {row['number'] or 'without a number'}: {', then '.join(map(_rung_said, ladder))}."


def _rung_said(row: Row) -> str:
    return f"{row['due']}{f' ({months_of(row)} months)' if row['months'] else ''}"


def _years(scale: Scale, bottom: float) -> Svg:
    years = range(int(scale.start), int(scale.end) + 1)
    step = -(-len(years) // 16)
    return joined(
        *(
            joined(
                element("path", d=f"M{scale.at(year):.2f} {_SCALE - 6:g}V{bottom:g}", stroke="#d0d0d0"),
                line_of_text(f"{year:04d}", scale.at(year), 16, 11, text_anchor="middle", fill=FAINT),
            )
            for year in years[::step]
            if len(years) > 1
        )
    )


def _ladder(ladder: Sequence[Row], scale: Scale, top: float) -> Svg:
    row = ladder[0]
    in_all = row["months_in_all"]
    moved = f"{counted(abs(in_all), 'month')} {'later' if in_all > 0 else 'sooner'} in all" if in_all else ""
    right = LEFT + PLOT + 70
    title = f"{row['number']} {row['report_title'] or 'No report named'}: {row['text']}".strip()
    drawn = [
        element("rect", x=0, y=top, width=right, height=_HEAD - 6, fill="#e8ebee"),
        line_of_text(cut(title, 12, right - width(moved, 13) - 24), 6, top + 14, 12, whole=title),
        line_of_text(moved, right - 6, top + 14, 12, text_anchor="end", font_weight="bold"),
    ]
    before: tuple[float, float] | None = None
    for number, each in enumerate(ladder):
        middle = top + _HEAD + _ROW * number + _ROW / 2
        drawn.append(rung(each, scale, middle, before))
        where = span(each["due"])
        if where:
            before = (middle_of(scale, where), middle)
    return joined(*drawn)


def _key(y: float, *, reckoned: bool) -> Svg:
    drawn, x = [], 0.0
    for looks in (FIRST, LATER, SOONER, OTHER):
        dashes = {"stroke_dasharray": looks.dashes} if looks.dashes else {}
        box = element("rect", x=x, y=y, width=16, height=12, fill=looks.fill, stroke=INK, **dashes)
        drawn += [box, line_of_text(looks.word, x + 22, y + 10, 11)]
        x += 44 + width(looks.word, 11)
    if reckoned:
        drawn.append(line_of_text(RECKONED, x, y + 10, 11))
    return joined(*drawn)


def _papers(rows: Sequence[Row]) -> list[str]:
    """The papers in which the dates of a page first and last stood, by date."""
    named = {
        (row[f"{which}_date"] or "", row[f"{which}_paper"]) for row in rows for which in ("first", "last")
    }
    return [cited(file, date or None) for date, file in sorted(named)]
