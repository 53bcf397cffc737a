"""The timeline matrix: a line a recommendation, a column a period, in each cell its statuses by letter and dress."""

from collections.abc import Iterable, Iterator, Sequence

from query.due.spans import counted
from query.pictures.dress import DRESSES, FAINT, dress, lettered, swatch
from query.pictures.lettering import cut, stacked, width, wrapped
from query.pictures.page import Page, portions, small_print
from query.pictures.svg import NOTHING, Svg, element, group, joined, line_of_text
from query.pictures.told import Cell, Panel, Told, other_words, papers_of, word_of

PERIODS = 20
"""The most periods on a page."""

HEIGHT = 840.0
"""The most pixels of recommendations on a page: printed on A4, upright or lying, letters have six points or more."""

MOST_PARTS = 12
"""The most parts that a cell draws; the last then says how many more there are."""

_NUMBER, _TEXT, _CELL, _DUE = 48.0, 330.0, 46.0, 92.0
_LEFT = _NUMBER + _TEXT + 8
_LEAST, _PART, _ABREAST = 34.0, 17.0, 2
_HEAD, _BAND = 44.0, 24.0


def timeline_pages(panels: Iterable[Panel], asked: str) -> Iterator[Page]:
    """The pages of each authority: all its periods of some recommendations before any of the next."""
    for panel in panels:
        first = 1
        for lines in _by_height(panel):
            for shown in portions(tuple(panel.periods), PERIODS):
                yield _page(panel, first, lines, shown, asked)
            first += len(lines)


def _by_height(panel: Panel) -> Iterator[list[Told]]:
    """The recommendations in order, as many as a page has room for, and one at the least."""
    page: list[Told] = []
    used = 0.0
    for line in panel.lines:
        height = _bands(page[-1] if page else None, line) * _BAND + _height(line, tuple(panel.periods))
        if page and used + height > HEIGHT:
            yield page
            page, used = [], 0.0
            height = _bands(None, line) * _BAND + _height(line, tuple(panel.periods))
        page.append(line)
        used += height
    if page:
        yield page


def _bands(before: Told | None, line: Told) -> int:
    """How many headings stand between two recommendations: of another report, of another group."""
    if before is None or before.report != line.report:
        return 1 + bool(line.group)
    return int(before.group != line.group)


def _page(panel: Panel, first: int, lines: Sequence[Told], shown: Sequence[str], asked: str) -> Page:
    drawn, y = [_headings(shown)], _HEAD
    report, list_of = "", ""
    right = _LEFT + len(shown) * _CELL + _DUE
    for line in lines:
        if line.report != report:
            report, list_of = line.report, ""
            drawn.append(_band(report, y, right, "bold"))
            y += _BAND
        if line.group != list_of:
            list_of = line.group
            drawn.append(_band(list_of, y, right, "normal"))
            y += _BAND
        height = _height(line, shown)
        drawn.append(_line(line, shown, y, height, right))
        y += height
    used = {word_of(part) for line in lines for period in shown for part in line.cells.get(period, ())}
    key, key_height = _key([word for word in DRESSES if word in used], right)
    drawn.append(element("g", key, transform=f"translate(0 {y + 16:g})"))
    y += 16 + key_height
    note, note_height = small_print(other_words(lines, shown), y, right)
    return Page(
        title="Timeline",
        asked=asked,
        shown=_extent(panel, first, lines, shown),
        description=" ".join(_in_words(line, shown) for line in lines),
        body=joined(*drawn, note),
        width=right,
        height=y + note_height,
        papers=papers_of(panel, shown),
    )


def _extent(panel: Panel, first: int, lines: Sequence[Told], shown: Sequence[str]) -> str:
    rows, columns = counted(len(lines), "recommendation"), counted(len(shown), "period")
    if len(lines) < len(panel.lines):
        rows = f"recommendations {first:,} to {first + len(lines) - 1:,} of {len(panel.lines):,}"
    if len(shown) < len(panel.periods):
        columns = f"{shown[0]} to {shown[-1]}, {len(shown)} of {len(panel.periods):,} periods"
    return f"{panel.authority or 'No authority named'}: {rows}; {columns}"


def _in_words(line: Told, shown: Sequence[str]) -> str:
    statuses = ", ".join(f"{period} {_said(line.cells[period])}" for period in shown if period in line.cells)
    return f"{line.report}, {line.number or 'without a number'}: {statuses or 'in none of these periods'}."


def _said(cell: Cell) -> str:
    return " / ".join(" or ".join(part) for part in cell)


def _headings(shown: Sequence[str]) -> Svg:
    y = _HEAD - 8
    pieces = [
        line_of_text("No", 0, y, 11, font_weight="bold"),
        line_of_text("Recommendation", _NUMBER, y, 11, font_weight="bold"),
        line_of_text("Due", _LEFT + len(shown) * _CELL + 8, y, 11, font_weight="bold"),
    ]
    for number, period in enumerate(shown):
        lines = stacked(period, 11, _CELL - 2, 3)
        middle = _LEFT + (number + 0.5) * _CELL
        pieces += [
            line_of_text(
                line, middle, y - 13 * (len(lines) - 1 - n), 11,
                whole=period, text_anchor="middle", font_weight="bold",
            )
            for n, line in enumerate(lines)
        ]  # fmt: skip
    return joined(*pieces)


def _band(text: str, y: float, right: float, weight: str) -> Svg:
    return joined(
        element("rect", x=0, y=y, width=right, height=_BAND - 4, fill="#e8ebee"),
        line_of_text(cut(text, 13.4, right - 12), 6, y + 14, 12, whole=text, font_weight=weight),
    )


def _height(line: Told, shown: Sequence[str]) -> float:
    most = max((min(len(line.cells.get(period, ())), MOST_PARTS) for period in shown), default=0)
    return max(_LEAST, -(-most // _ABREAST) * _PART + 6)


def _line(line: Told, shown: Sequence[str], y: float, height: float, right: float) -> Svg:
    text = wrapped(line.text, 11, _TEXT, 2)
    due = [part for words in line.due.split(" / ") for part in wrapped(words, 11, _DUE - 12, 2)][:2]
    return joined(
        line_of_text(cut(line.number, 11, _NUMBER - 8), 0, y + 13, 11, whole=line.number),
        group(
            *(line_of_text(words, _NUMBER, y + 13 + 13 * n, 11) for n, words in enumerate(text)),
            title=line.text,
        ),
        *(_cell(line, period, _LEFT + number * _CELL, y, height - 4) for number, period in enumerate(shown)),
        group(
            *(line_of_text(words, right - _DUE + 8, y + 13 + 13 * n, 11) for n, words in enumerate(due)),
            title=line.due,
        ),
        element("path", d=f"M0 {y + height - 2:g}H{right:g}", stroke="#d0d0d0"),
    )


def _cell(line: Told, period: str, x: float, y: float, height: float) -> Svg:
    parts = line.cells.get(period, ())
    if not parts:
        return line_of_text("·", x + _CELL / 2, y + height / 2 + 4, 12, text_anchor="middle", fill=FAINT)
    shown = parts if len(parts) <= MOST_PARTS else parts[: MOST_PARTS - 1]
    boxes = len(shown) + (len(parts) > len(shown))
    abreast = min(boxes, _ABREAST)
    wide, high = (_CELL - 4) / abreast, height / -(-boxes // abreast)
    drawn = [
        _part(part, x + 2 + number % abreast * wide, y + number // abreast * high, wide, high)
        for number, part in enumerate(shown)
    ]
    if len(parts) > len(shown):
        left, top = x + 2 + (boxes - 1) % abreast * wide, y + (boxes - 1) // abreast * high
        more = f"+{len(parts) - len(shown)}"
        drawn.append(
            line_of_text(cut(more, 9, wide), left + wide / 2, top + high / 2 + 4, 9, text_anchor="middle")
        )
    return group(*drawn, title=f"{line.number} in {period}: {_said(parts)}")


def _part(part: Sequence[str], x: float, y: float, wide: float, high: float) -> Svg:
    worn = DRESSES[word_of(part)]
    letters = " or ".join(dress(word).letter for word in part)
    size = 12.0
    while width(letters, size) > wide - 4 and size > 7:
        size -= 1
    if width(letters, size) > wide - 4:
        letters = worn.letter
    return joined(
        swatch(worn, x, y, wide, high),
        lettered(worn, letters, x + wide / 2, y + high / 2, size, min(width(letters, size) + 4, wide - 2)),
    )


def _key(used: Sequence[str], right: float) -> tuple[Svg, float]:
    """The letters that the page uses, side by side, and the height that they take."""
    drawn, x, y = [], 0.0, 0.0
    for word in used:
        worn = DRESSES[word]
        room = 40 + width(word, 11)
        if x + room > right and x:
            x, y = 0.0, y + 22
        drawn += [
            swatch(worn, x, y, 26, 16),
            lettered(worn, worn.letter, x + 13, y + 8, 11, width(worn.letter, 11) + 4),
            line_of_text(word, x + 32, y + 12, 11),
        ]
        x += room
    return (joined(*drawn), y + 22) if drawn else (NOTHING, 0.0)
