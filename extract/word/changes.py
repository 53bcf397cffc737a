"""Tracked changes that nobody has accepted yet: read as accepted, and said, with the words that they took."""

from extract.characters import one_line
from extract.word.ooxml import Element, W
from schemas.place import Place
from schemas.problem import Problem

_LONGEST = 300  # characters of a message's quotation


def changed(deleted: str, inserted: str, place: Place) -> tuple[Problem, ...]:
    """The doubt about a text that was changed; none where nothing was."""
    parts = [
        f"{quoted(text)} {what}"
        for text, what in ((deleted, "deleted"), (inserted, "inserted"))
        if text.strip()
    ]
    if not parts:
        return ()
    message = f"Tracked changes are read as accepted: {', '.join(parts)}."
    return (Problem(code="tracked_changes", message=message, place=place),)


def recoloured(before: str, after: str, place: Place) -> tuple[Problem, ...]:
    """The doubt about a fill (``#rrggbb``, "" for none) that was changed."""
    if before == after:
        return ()
    message = (
        f"Tracked changes are read as accepted: the fill was {before or 'none'} and is {after or 'none'}."
    )
    return (Problem(code="tracked_changes", message=message, place=place),)


def row_changed(row: Element, what: str, place: Place) -> Problem:
    """The doubt about a whole row that was deleted or inserted, with its words."""
    message = f"Tracked changes are read as accepted: a row was {what}, {quoted(words(row))}."
    return Problem(code="tracked_changes", message=message, place=place)


def words(element: Element) -> str:
    """All words under an element, deleted ones too, one space between paragraphs."""
    paragraphs = (
        "".join(text.text or "" for text in paragraph.iter(W + "t", W + "delText"))
        for paragraph in element.iter(W + "p")
    )
    return " ".join(text for text in paragraphs if text.strip())


def quoted(text: str) -> str:
    """Words in quotation marks on one line, cut where they are long."""
    line = one_line(text)
    return repr(line if len(line) <= _LONGEST else line[:_LONGEST] + " …")
