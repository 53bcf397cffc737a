"""Recommendations in prose: numbered paragraphs, quoted sentences, lists under headings, boxes - as printed.

Printed forms that are read::

    3. Area for improvement: The force should ...             with the bullets that follow as progress
    The report contains the following recommendations ...     headings, and under them "Within six months, ..."
    There was one all forces recommendation, which was:       a list, a quotation, or paragraphs 13.1 to 13.9
    Cause of concern / ... / Recommendation / ...             one item
    Recommendation 3: ... · R4 ... · AFI 2 – ...              then "Update:", "Force response:", "Status: Amber"

What officers ask of their committee, what members resolve, gradings, findings and other bodies' recommendations give
nothing; nor does a paper that names no inspectorate.
"""

import re
from collections.abc import Iterable

from extract.prose import cues, source
from extract.prose.drafts import Draft
from extract.prose.paragraphs import Prose, paragraphs
from extract.prose.walk import LONGEST, Walk
from schemas import Block, Table
from schemas.stated import Passage

_HEAD = 15  # paragraphs at a paper's head, that say what it is about


def passages(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """The recommendations that a paper's paragraphs print, in reading order; tables of rows give none."""
    known = tuple(blocks)
    prose = paragraphs(known)
    if not any(cues.INSPECTORATE.search(text) for text in _all_texts(known, prose)):
        return ()
    usual = _usual(prose)
    head = [*_all_texts(known[:_HEAD], ()), *(each.text for each in prose[:_HEAD] if each.heading)]
    walk = Walk(prose, usual, known=bool(usual) or any(cues.INSPECTORATE.search(text) for text in head))
    for index in range(len(prose)):
        walk.take(index)
    for lead in walk.leads:
        lead.number_alone()
    drafts = [draft for draft in walk.drafts if _is_whole(draft)]
    return tuple(draft.passage() for draft in _told_once(drafts))


def _all_texts(blocks: tuple[Block, ...], prose: tuple[Prose, ...]) -> Iterable[str]:
    """The text of paragraphs and cells."""
    yield from (each.text for each in prose)
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)


def _usual(prose: tuple[Prose, ...]) -> str:
    """The one inspection that a paper is about, by the first sentence that names one with its year."""
    return next((found for each in prose if not each.heading and (found := source.phrase_in(each.text))), "")


def _is_whole(draft: Draft) -> bool:
    return bool(draft.text) and draft.awaits != "text" and sum(map(len, draft.text)) <= LONGEST


def _told_once(drafts: list[Draft]) -> Iterable[Draft]:
    """The items, each once: a summary prints again what the main part tells with its progress."""
    best: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        key = draft.report, re.sub(r"\W+", "", " ".join(draft.text).lower())
        if key not in best or (draft.progress and not best[key].progress):
            best[key] = draft
    kept = set(map(id, best.values()))
    return [draft for draft in drafts if id(draft) in kept]
