"""A walk over a paper's blocks, in reading order: what each table is, and which report it stands under."""

from dataclasses import dataclass, field

from extract.columns.carry import carried, carried_under_a_title
from extract.columns.grammar import meaning_of
from extract.columns.heads import headed
from extract.columns.reading import heads_another, is_legend_head
from extract.columns.settle import settled
from extract.columns.slots import Layout
from extract.trackers.doubts import doubt, set_aside
from extract.trackers.headings import open_section, title_without_rows
from schemas import Block, Line, Paragraph, Problem, Row, Section, Table


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a tracker that one printed table holds; `headings` are the indexes of its heading rows.

    `continues` is true where it goes on from the fragment before it (a page broke in between): same section,
    nothing but footnotes and page furniture between the two. Where it is `titled`, the rows over its heading are
    the section's own title.
    """

    table: Table
    layout: Layout
    headings: frozenset[int]
    section: int
    continues: bool
    titled: bool = False


@dataclass(slots=True)
class Survey:
    """What the walk found; `others` are tables that are no tracker and no legend.

    `above` are as many of the lines as stand above the first tracker.
    """

    sections: list[Section] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    legends: list[Table] = field(default_factory=list)
    others: list[Table] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    above: int = 0
    problems: list[Problem] = field(default_factory=list)


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
    if found.fragments:
        ends = title_without_rows(tuple(pending), found.sections[found.fragments[-1].section])
        found.problems.extend([ends] if ends else [])
    return found


def _take_table(table: Table, above: tuple[Line, ...], found: Survey) -> None:
    if table.rows and is_legend_head(table.rows[0]):
        found.legends.append(table)
        return
    last = found.fragments[-1] if found.fragments else None
    current = found.sections[last.section] if last else None
    section = open_section(above, current)
    layout, headings = headed(table)
    titled = False
    if layout is not None:
        over = _over(table, headings)
        section, titled = _titled(section, over, current)
        layout = _settled(layout, headings, table, last)
        title = (*(section.title if section else ()), *over)
        why = doubt(layout, _body(table, headings), " ".join(line.text for line in title))
        if why:
            _set_aside(table, layout, why, found)
            return
    elif last and not heads_another(table.rows[0]):
        if section is current:
            layout = carried(last.layout, last.table, table)
        elif section is not None:
            layout, problem = carried_under_a_title(last.layout, last.table, table, section)
            found.problems.extend(problem)
    if layout is None:
        found.others.append(table)
        return
    continues = last is not None and section is current
    if last is None:
        found.above = len(found.lines)
    if not continues:
        found.sections.append(section or Section(title=(), about=()))
    found.fragments.append(Fragment(table, layout, headings, len(found.sections) - 1, continues, titled))


def _over(table: Table, headings: frozenset[int]) -> tuple[Line, ...]:
    """The words that stand in the table over its heading, row by row."""
    return tuple(
        Line(text=text, place=row.place)
        for row in table.rows[: min(headings)]
        if (text := " ".join(cell.text for cell in row.cells if cell.text))
    )


def _titled(
    section: Section | None, over: tuple[Line, ...], current: Section | None
) -> tuple[Section | None, bool]:
    """The section that a table's own first rows open where nothing above it does, and whether they do.

    A sheet printed with its grid has its title in it. "Areas for improvement" says what the rows are.
    """
    in_grid = section is not None and section is current and all(line.place.table for line in section.title)
    if not over or not (section is None or not section.title or in_grid):
        return section, False
    if any((meaning := meaning_of(line.text)) is not None and "text" in meaning.columns for line in over):
        return section, False
    own = open_section(over, current)
    return (own, True) if own is not None and own.title else (section, False)


def _settled(layout: Layout, headings: frozenset[int], table: Table, last: Fragment | None) -> Layout:
    """The layout with what the rows decide; where they decide nothing, as on the page before."""
    own = settled(layout, _body(table, headings))
    if (
        own != layout
        or last is None
        or [slot.heading for slot in own] != [slot.heading for slot in last.layout]
    ):
        return own
    return last.layout if [slot.start for slot in own] == [slot.start for slot in last.layout] else own


def _body(table: Table, headings: frozenset[int]) -> tuple[Row, ...]:
    return tuple(
        row for index, row in enumerate(table.rows) if index not in headings and index > min(headings)
    )


def _set_aside(table: Table, layout: Layout, why: str, found: Survey) -> None:
    """Keeps a doubtful table with the others, and says so once for all its pages."""
    found.others.append(table)
    problem = set_aside(table, layout, why)
    if all(problem.message != other.message for other in found.problems):
        found.problems.append(problem)
