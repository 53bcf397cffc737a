"""Which columns of a heading row have an entry in each row: its number, its status, else its due date."""

from collections.abc import Sequence

from extract.columns import fold, heading_phrases, layout_of
from extract.layout.openings import Heads
from schemas import Cell, Place, Row

_KEYS = ({"number", "status"}, {"due"}, {"progress"})
"""The columns that tell one row from the next; the later ones where a table has none of the earlier."""

_NOWHERE = Place()


def heads_of(phrases: Sequence[str]) -> Heads | None:
    """What these phrases say of the columns under them; None where they are no tracker's heading row.

    Only headings that stand in the vocabulary count: no rule can have cut one here.

    >>> heads_of(("Ref", "Recommendation", "RAG", "Directorate"))
    Heads(keys=frozenset({0, 2}), unknown=1)
    """
    known = {heading_phrases().get(fold(phrase)) for phrase in phrases}
    if "text" not in known or not known & {"status", "due", "progress"}:
        return None
    cells = tuple(Cell(text=text, place=_NOWHERE, column=index) for index, text in enumerate(phrases))
    layout = layout_of(Row(cells=cells, place=_NOWHERE))
    if layout is None:
        return None
    found = (frozenset(slot.start for slot in layout if slot.column in kinds) for kinds in _KEYS)
    keys = next((columns for columns in found if columns), frozenset())
    return Heads(keys, sum(slot.column == "unknown" for slot in layout))
