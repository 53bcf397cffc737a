"""A paper from its pages to an extraction: the steps of `extract`, in order."""

from collections.abc import Iterator
from itertools import groupby

from extract.columns.keys import heads_of
from extract.figures.counting import counting_lines
from extract.figures.counts import stated_counts
from extract.figures.listings import listed_reports
from extract.front.matter import filled, front_matter
from extract.layout.grid import lay_out
from extract.layout.turning import turn_of, turned, turned_back
from extract.layout.unruled.finder import Unruled
from extract.pages.folios import without_folios
from extract.pages.furniture import without_furniture
from extract.prose.passages import passages
from extract.trackers.legends import legend, plain
from extract.trackers.legends import printed as printed_legend
from extract.trackers.stitch import stitch
from extract.trackers.survey import Survey, survey
from schemas import (
    Block,
    Extraction,
    FrontMatter,
    Leftover,
    Line,
    Page,
    Paper,
    Paragraph,
    Place,
    PrintedRow,
    Problem,
    RawRow,
    Table,
)


def assemble(paper: Paper) -> Extraction:
    """Lays out the pages, surveys the blocks, stitches the rows, and lists what was left over."""
    laid_out = without_furniture(_laid_out(paper))
    found = survey(laid_out)
    tracked, rows = stitch(found.fragments)
    counts, doubts = stated_counts(laid_out)
    others = tuple(
        PrintedRow(
            table=row.place.table or 0,
            row=row.place.row or 0,
            role="other",
            cells=tuple(plain(row)),
            place=row.place,
        )
        for table in found.others
        for row in table.rows
    )
    printed = tuple(
        sorted((*printed_legend(found.legends), *tracked, *others), key=lambda row: (row.table, row.row))
    )
    return Extraction(
        name=paper.name,
        sha256=paper.sha256,
        format=paper.format,
        front=_front(found, paper),
        legend=legend(found.legends),
        sections=tuple(found.sections),
        printed=printed,
        rows=rows,
        lines=(*found.lines, *_lines(paper.headers), *_lines(paper.footers)),
        leftovers=tuple(_leftovers(printed)),
        problems=(
            *_problems(printed),
            *found.problems,
            *_passed_over(paper),
            *paper.problems,
            *_elsewhere(laid_out, rows),
            *doubts,
        ),
        stated=(*counts, *counting_lines(tuple(found.lines), tuple(found.sections))),
        listed=listed_reports(laid_out),
        passages=passages(laid_out),
    )


def _laid_out(paper: Paper) -> Iterator[tuple[Page, tuple[Block, ...]]]:
    """Each page with its blocks; a fixed page's tables are numbered on from the page before."""
    tables, find = 0, Unruled(heads_of)
    for page in without_folios(paper.pages):
        blocks = page.blocks or _read(page, tables + 1, find)
        tables += sum(isinstance(block, Table) for block in blocks)
        yield page, blocks


def _read(page: Page, first_table: int, find: Unruled) -> tuple[Block, ...]:
    """A fixed page laid out; one whose text runs up or down it is turned for reading."""
    if not (page.words or page.rules or page.fills):
        return ()
    turn = turn_of(page)
    if turn is None:
        return lay_out(page, first_table, find, heads_of)
    return turned_back(lay_out(turned(page, turn), first_table, find, heads_of), page, turn)


def _front(found: Survey, paper: Paper) -> FrontMatter:
    """What the paper's head says of it; what that leaves open, its running headers may say."""
    return filled(_head(found), front_matter(_lines(paper.headers), ()))


def _lines(paragraphs: tuple[Paragraph, ...]) -> tuple[Line, ...]:
    return tuple(Line(text=each.text, place=each.place, heading=each.heading) for each in paragraphs)


def _elsewhere(blocks: tuple[Block, ...], rows: tuple[RawRow, ...]) -> Iterator[Problem]:
    """Doubts about cells that are in no row: of headings, legends, banners and other tables."""
    told = {(problem.message, problem.place) for row in rows for problem in row.problems}
    for table in blocks:
        if not isinstance(table, Table):
            continue
        for row in table.rows:
            for cell in row.cells:
                yield from (each for each in cell.problems if (each.message, each.place) not in told)


def _head(found: Survey) -> FrontMatter:
    """What stands above the first tracker; a paper without one is all head."""
    if not found.fragments:
        return front_matter(tuple(found.lines), tuple(found.others))
    first = found.fragments[0].table.place
    flowing = first.bbox is None and first.line is None
    lines = (
        tuple(found.lines[: found.above])
        if flowing
        else tuple(line for line in found.lines if _above(line.place, first))
    )
    return front_matter(lines, tuple(table for table in found.others if table.number < (first.table or 0)))


def _above(place: Place, other: Place) -> bool:
    if place.line is not None and other.line is not None:
        return place.line < other.line
    top = place.bbox[1] if place.bbox else 0.0
    other_top = other.bbox[1] if other.bbox else 0.0
    return (place.page or 0, top) <= (other.page or 0, other_top)


def _leftovers(printed: tuple[PrintedRow, ...]) -> Iterator[Leftover]:
    for row in printed:
        for cell in row.cells:
            if not cell.text:
                continue
            if row.role == "other":
                yield Leftover(text=cell.text, place=cell.place, why="in a table that is no tracker")
            elif row.role in {"row", "continuation"} and cell.role is None:
                yield Leftover(
                    text=cell.text, place=cell.place, why="beyond the columns that the heading row names"
                )


def _problems(printed: tuple[PrintedRow, ...]) -> Iterator[Problem]:
    beyond = [
        row
        for row in printed
        if row.role in {"row", "continuation"} and any(cell.text and cell.role is None for cell in row.cells)
    ]
    for row in beyond:
        yield Problem(
            code="cell_without_column",
            message="A row has more cells than its heading row names.",
            place=row.place,
        )


def _passed_over(paper: Paper) -> Iterator[Problem]:
    """The pages of a long paper that were not read, in one line: nothing is skipped in silence."""
    numbers = [page.number for page in paper.pages if page.passed_over]
    if numbers:
        message = (
            f"{len(numbers)} of {len(paper.pages)} pages were passed over, for their text has no tracker's headings:"
            f" {', '.join(_spans(numbers))}."
        )
        yield Problem(code="pages_passed_over", message=message)


def _spans(numbers: list[int]) -> Iterator[str]:
    """Page numbers as runs: "3–12", "15"."""
    for _, run in groupby(enumerate(numbers), key=lambda place: place[1] - place[0]):
        pages = [number for _, number in run]
        yield str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"
