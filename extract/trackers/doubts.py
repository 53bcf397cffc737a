"""Tables headed like a tracker that may be none: registers, logs and lists of other things.

A tracker's rows are what somebody recommended, found or agreed to do, with how that stands or when it is due. A
contracts register ("Description", "Completion date", "Status"), an issues log, a risk log with its actions, a
list of planning applications ("Recommendation: Approve") have like headings. Where the words do not settle
it, the table is set aside, and that is said.
"""

from collections.abc import Sequence

from extract.columns.grammar import meaning_of
from extract.columns.holds import are_verdicts, cells_of
from extract.columns.slots import Layout, Slot
from extract.columns.vocabulary import KINDS_OF_TEXT, fold, vocabulary
from schemas import Problem, Row, Table

_PLANS = ("improvement plan", "action plan")


def doubt(layout: Layout, rows: Sequence[Row], title: str) -> str:
    """Why a table headed like a tracker is taken for none, in words; "" where it is one.

    `rows` are those under its headings, `title` the words that it stands under.
    """
    text = next(slot for slot in layout if slot.column == "text")
    meaning = meaning_of(text.heading)
    if meaning is not None and meaning.weak and not speaks_of_actions(title):
        return f"{text.heading!r} may head anything, and no title speaks of recommendations or actions"
    subject = next((slot for slot in layout if slot.start < text.start and _is_subject(slot)), None)
    if subject is not None and not (meaning is not None and meaning.recommends):
        return f"its rows are about what stands under {subject.heading!r}"
    if are_verdicts(cells_of(layout, rows)[text.start]):
        return f"what stands under {text.heading!r} are decisions"
    return ""


def speaks_of_actions(title: str) -> bool:
    """Whether a title names recommendations, actions or findings, and no risks."""
    folded = f" {fold(title)} "
    words = vocabulary()
    if any(f" {subject} " in folded for subject in words.subjects):
        return False
    strong = [noun for noun, kind in words.texts.items() if KINDS_OF_TEXT[kind] != "weak"]
    return any(f" {phrase} " in folded for phrase in (*strong, *_PLANS))


def set_aside(table: Table, layout: Layout, why: str) -> Problem:
    """The doubt as data."""
    headings = " | ".join(" ".join(slot.heading.split()) for slot in layout if slot.heading.strip())
    message = f"A table headed {headings!r} is set aside, for {why}."
    return Problem(code="table_set_aside", message=message, place=table.place)


def _is_subject(slot: Slot) -> bool:
    return slot.column == "unknown" and bool(set(fold(slot.heading).split()) & vocabulary().subjects)
