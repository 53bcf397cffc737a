"""A table's rows as pieces of pages: lines, heights, and what each page break cuts."""

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.traps.records import Column, Row, Table

PAD = 3.0


@dataclass(frozen=True)
class Box:
    """A cell's lines on one page, over `span` pieces; open where a break runs through it."""

    lines: list[str]
    span: int = 1
    open_top: bool = False
    open_bottom: bool = False


@dataclass
class Piece:
    """What one page holds of one row; `starts` is false for the second half of a cut one."""

    row: Row
    boxes: dict[str, Box] = field(default_factory=dict)
    height: float = 0.0
    starts: bool = True


def wrap(text: str, room: float, font: str, size: float) -> list[str]:
    """The text's lines; a word too wide for the room stands alone and sticks out."""
    lines: list[str] = []
    for paragraph in text.split("\n") if text else ():
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and stringWidth(longer.replace("^", ""), font, size) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def pages_of(table: Table, room: float, first_room: float) -> list[list[Piece]]:
    """The table's pieces by page: its own breaks, and a new page wherever the next row has no room."""
    found: list[list[Piece]] = []
    left = first_room
    for segment in _segments(table):
        _set_heights(table, segment)
        page: list[Piece] = []
        for piece in segment:
            if page and piece.height > left:
                found.append(page)
                page, left = [], room
            page.append(piece)
            left -= piece.height
        found.append(page)
        left = room
    return found


def _segments(table: Table) -> list[list[Piece]]:
    """Pieces parted where the rows say that a page ends."""
    segments: list[list[Piece]] = [[]]
    for row in table.rows:
        if row.turn:
            segments.append([])
        if row.banner:
            segments[-1].append(Piece(row, {"": Box([row.banner])}))
            continue
        cuts = [cut for cut in (row.cut, row.cut_again) if cut is not None]
        for index, (start, stop) in enumerate(zip([None, *cuts], [*cuts, None], strict=True)):
            if index:
                segments.append([])
            segments[-1].append(Piece(row, _boxes(table, row, start, stop), starts=index == 0))
    return [segment for segment in segments if segment]


def _boxes(
    table: Table, row: Row, start: dict[str, int] | None, stop: dict[str, int] | None
) -> dict[str, Box]:
    """The row's cells from line `start` of each, where a page break came before, to line `stop`."""
    found = {}
    for column in table.columns:
        key = column.key
        if key in row.cells and not (start and key in row.spans):
            lines = wrapped(table, column, row.cells[key])
            first = start.get(key, len(lines)) if start else 0
            last = stop.get(key, len(lines)) if stop else len(lines)
            opens = stop is not None or key in row.runs_on
            span = 1 if start else row.spans.get(key, 1)
            found[key] = Box(lines[first:last], span, start is not None, opens)
        if key in row.carry and (row.cut is None or start):
            text, span = row.carry[key]
            found[key] = Box(wrapped(table, column, text), span, open_top=True)
    return found


def wrapped(table: Table, column: Column, text: str) -> list[str]:
    """The lines of a cell."""
    return wrap(text, column.width - 2 * PAD, font_of(table, column.bold), table.size)


def font_of(table: Table, bold: bool) -> str:
    """The table's font, in bold where it has one."""
    return f"{table.font}-Bold" if bold and table.font == "Helvetica" else table.font


def _set_heights(table: Table, pieces: list[Piece]) -> None:
    """Each piece as high as its own cells ask, the last one under a tall cell higher if that asks for more."""
    for piece in pieces:
        own = [len(box.lines) for box in piece.boxes.values() if box.span == 1]
        piece.height = max([1, *own]) * table.leading + 2 * PAD - table.squeeze
    for index, piece in enumerate(pieces):
        for box in piece.boxes.values():
            under = pieces[index : index + box.span]
            if box.span == 1:
                continue
            missing = len(box.lines) * table.leading + 2 * PAD - sum(each.height for each in under)
            under[-1].height += max(0.0, missing)
