"""A walk over a paper's blocks, in reading order: what each table is, and which report it stands under."""

from dataclasses import dataclass, field, replace

from extract.carry import carried
from extract.columns import Layout, heads_another, is_legend_head, layout_of, slot_of
from extract.headings import open_section
from schemas import Block, Cell, Line, Paragraph, Row, Section, Table

_HEADED_WITHIN = 3  # rows: a heading row stands at a table's top, under a banner or two at most
_TALLEST_HEADING = 3  # rows
_SHORT = 40  # characters of a progress cell that is really a status ("Plan in place")


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a tracker that one printed table holds; `headings` are the indexes of its heading rows.

    `continues` is true where it goes on from the fragment before it (a page broke in between): same section,
    nothing but footnotes and page furniture between the two.
    """

    table: Table
    layout: Layout
    headings: frozenset[int]
    section: int
    continues: bool


@dataclass(slots=True)
class Survey:
    """What the walk found; `others` are tables that are no tracker and no legend."""

    sections: list[Section] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    legends: list[Table] = field(default_factory=list)
    others: list[Table] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def survey(blocks: tuple[Block, ...]) -> Survey:
    """Tells trackers, traffic-light tables and other tables apart; ties each tracker to its section."""
    found = Survey()
    pending: list[Line] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            line = Line(text=block.text, place=block.place, heading=block.heading)
            pending.append(line)
            found.lines.append(line)
            continue
        _take_table(block, tuple(pending), found)
        pending.clear()
    return found


def _take_table(table: Table, above: tuple[Line, ...], found: Survey) -> None:
    if table.rows and is_legend_head(table.rows[0]):
        found.legends.append(table)
        return
    last = found.fragments[-1] if found.fragments else None
    current = found.sections[last.section] if last else None
    section = open_section(above, current)
    layout, headings = _headed(table)
    if layout is None and last and section is current and not heads_another(table.rows[0]):
        layout = carried(last.layout, last.table, table)
    if layout is None:
        found.others.append(table)
        return
    continues = last is not None and section is current
    if not continues:
        found.sections.append(section or Section(title=(), about=()))
    found.fragments.append(Fragment(table, layout, headings, len(found.sections) - 1, continues))


def _headed(table: Table) -> tuple[Layout | None, frozenset[int]]:
    """The layout that the table's first heading gives, and the rows of all its headings."""
    layout: Layout | None = None
    headings: set[int] = set()
    for index in range(len(table.rows)):
        if index in headings:
            continue
        rows = _heading_rows(table.rows[index:])
        own = layout_of(*rows)
        if own is None and len(rows) > 1:  # what stands under a wide heading may be the first row's cells
            rows = rows[:1]
            own = layout_of(*rows)
        if own and (layout or index < _HEADED_WITHIN):
            layout = layout or own
            headings.update(range(index, index + len(rows)))
        elif table.rows[index].heading:
            headings.add(index)
    return (_with_status(layout, table) if layout else None), frozenset(headings)


def _heading_rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The first row, and those below it that its headings reach into, or whose words stand under a wide one."""
    first = rows[0]
    tall = max((cell.height for cell in first.cells), default=1)
    if tall > 1:
        return rows[: min(tall, _TALLEST_HEADING)]
    wide = [cell for cell in first.cells if cell.width > 1 and cell.text]
    if not wide or len(rows) < 2:
        return rows[:1]
    under = [cell for cell in rows[1].cells if cell.text]
    split = [cell for cell in wide if sum(_is_under(other, cell) for other in under) > 1]
    all_split = under and all(any(_is_under(other, cell) for cell in split) for other in under)
    return rows[:2] if all_split else rows[:1]


def _is_under(cell: Cell, over: Cell) -> bool:
    return over.column <= cell.column and cell.column + cell.width <= over.column + over.width


def _with_status(layout: Layout, table: Table) -> Layout:
    """The layout with a status where no heading says so: a progress column, or one without a heading.

    Action logs print "On track" or "Plan in place" on a fill under "Progress"; some boards colour the cells of
    a narrow column that is headed by nothing. Short words, coloured cells, in most of the rows.
    """
    if any(slot.column == "status" for slot in layout):
        return layout
    likely = [slot for slot in layout if slot.column == "progress" or not slot.heading.strip()]
    found = [slot for slot in likely if _looks_like_status(table.rows[1:], layout, slot.start)]
    if len(found) != 1:
        return layout
    return tuple(replace(slot, column="status") if slot is found[0] else slot for slot in layout)


def _looks_like_status(rows: tuple[Row, ...], layout: Layout, start: int) -> bool:
    cells = [
        cell
        for row in rows
        for cell in row.cells
        if (slot := slot_of(cell, layout)) is not None and slot.start == start
    ]
    coloured = [cell for cell in cells if cell.fill not in (None, "#ffffff") and len(cell.text) <= _SHORT]
    return bool(cells) and 2 * len(coloured) > len(cells)
