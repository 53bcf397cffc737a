"""A raw row with its cells by meaning, each on one line: what every later step looks at."""

from dataclasses import dataclass

from normalise.due.read import split_lead
from normalise.numbers import from_cell, from_text
from normalise.words import one_line, whole
from schemas import Column, Place, Problem, RawCell, RawRow

_CELLS: tuple[Column, ...] = (
    "number",
    "text",
    "status",
    "due",
    "revised_due",
    "comment",
    "owner",
    "priority",
    "progress",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A tracker row. Texts are on one line and "" where blank or absent; `fill` is the status cell's.

    `shared` gives, by column, the index of the raw row in which a tall cell starts that spans this one too.
    `other` holds the cells of unknown columns by their headings; `heading` is the text column's, as printed.
    """

    index: int
    number: str
    text: str
    status: str
    fill: str | None
    due: str
    revised_due: str
    comment: str
    owner: str
    priority: str
    progress: str
    other: dict[str, str]
    heading: str
    banner: str
    numbered_column: bool
    shared: dict[Column, int]
    place: tuple[Place, ...]
    places: dict[str, tuple[Place, ...]]
    problems: tuple[Problem, ...]


def read_row(raw: RawRow) -> Row:
    """The row's cells by meaning; a number in the text's cell and a comment in the due date's are parted."""
    cells: dict[Column, RawCell] = {cell.column: cell for cell in raw.cells if cell.column != "unknown"}
    texts = {column: whole(cells[column].pieces) if column in cells else "" for column in _CELLS}
    number, text = _number_and_text(cells, texts)
    due, comment, problems = _due_and_comment(cells, texts)
    status = cells.get("status")
    return Row(
        index=raw.index,
        number=number,
        text=text,
        status=texts["status"],
        fill=status.fill if status else None,
        due=due,
        revised_due=texts["revised_due"],
        comment=comment,
        owner=texts["owner"],
        priority=texts["priority"],
        progress=texts["progress"],
        other={
            cell.heading: whole(cell.pieces) for cell in raw.cells if cell.column == "unknown" and cell.pieces
        },
        heading=one_line(cells["text"].heading) if "text" in cells else "",
        banner=one_line(raw.banner),
        numbered_column="number" in cells,
        shared={column: cell.shared_from for column, cell in cells.items() if cell.shared_from is not None},
        place=raw.places,
        places=_places(raw),
        problems=(*raw.problems, *problems),
    )


def _number_and_text(cells: dict[Column, RawCell], texts: dict[Column, str]) -> tuple[str, str]:
    number = from_cell(texts["number"])
    if number or "text" not in cells:
        return number, texts["text"]
    printed = "\n".join(piece.text for piece in cells["text"].pieces if piece.text)
    number, rest = from_text(printed)
    return number, one_line(rest)


def _due_and_comment(
    cells: dict[Column, RawCell], texts: dict[Column, str]
) -> tuple[str, str, tuple[Problem, ...]]:
    """A row with one cell too few holds its due date and its comment in one: they are parted, and it is said."""
    if "comment" not in cells or cells["comment"].pieces or "due" not in cells:
        return texts["due"], texts["comment"], ()
    due, rest = split_lead(texts["due"])
    if not due or not rest or len(rest) < 40:
        return texts["due"], "", ()
    message = (
        "The row has one cell too few: due date and comment stand in one, and were parted at the date's end."
    )
    return due, rest, (Problem(code="cells_run_together", message=message, field="comment"),)


def _places(raw: RawRow) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for cell in raw.cells:
        places = tuple(piece.place for piece in cell.pieces)
        if places:
            found[cell.column if cell.column != "unknown" else cell.heading] = places
    if raw.banner_place:
        found["banner"] = (raw.banner_place,)
    return found
