"""Which columns of a heading row have an entry in each row: its number, its status, else its due date."""

from collections.abc import Sequence

from extract.columns.grammar import meaning_of
from extract.columns.reading import layout_of
from extract.layout.text.openings import Heads
from schemas import Cell, Place, Row

_KEYS = ({"number", "status"}, {"due"}, {"progress"})
"""The columns that tell one row from the next; the later ones where a table has none of the earlier."""

_NOWHERE = Place()


def heads_of(phrases: Sequence[str]) -> Heads | None:
    """What these phrases say of the columns under them; None where they are no tracker's heading row.

    Only headings in words that are known count: no rule can have cut one here.

    >>> heads_of(("Ref", "Recommendation", "RAG", "Directorate"))
    Heads(keys=frozenset({0, 2}), unknown=1)
    """
    meanings = [meaning_of(phrase, mend=False) for phrase in phrases]
    known = {column for each in meanings if each is not None and not each.loose for column in each.columns}
    if "text" not in known or not known & {"status", "due", "revised_due", "progress"}:
        return None
    cells = tuple(Cell(text=text, place=_NOWHERE, column=index) for index, text in enumerate(phrases))
    layout = layout_of(Row(cells=cells, place=_NOWHERE))
    if layout is None:
        return None
    found = (frozenset(slot.start for slot in layout if slot.column in kinds) for kinds in _KEYS)
    keys = next((columns for columns in found if columns), frozenset())
    unknown = sum(each is None or each.loose for each in meanings)
    return Heads(keys, max(unknown, sum(slot.column == "unknown" for slot in layout)))
