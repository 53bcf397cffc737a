"""What the trap papers print: their report, their recommendations, and their truths, all our own writing."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tests.word_traps.build import Parts, p, word

TITLE = "PEEL: Police effectiveness 2019"

TEXTS = (
    "The force should answer letters from prisoners within ten days.",
    "The force should agree with its neighbours who guards the canal bridges.",
    "The force should publish how many special constables it trains.",
    "The force should inspect each custody cell twice a week.",
    "The force should tell victims the name of one officer whom they can ring.",
)
COMMENTS = (
    "A clerk now opens all letters on the day on which they come.",
    "Two meetings were held and a third one is planned.",
    "The figures stand on the public pages.",
    "Cells are inspected, but not yet written down.",
    "Cards with names were printed for both divisions.",
)
COLOURS = ("green", "amber", "red", "amber", "green")
DUES = ("May 2020", "June 2020", "July 2020", "August 2020", "September 2020")
DATES = ("2020-05", "2020-06", "2020-07", "2020-08", "2020-09")
FILLS: Mapping[str, str] = {"green": "00B050", "amber": "FFC000", "red": "FF0000"}


class Trap(NamedTuple):
    """A paper and the rows that a person reads in it.

    `problems` are codes that must stand on the row with that index, or with the paper under -1.
    """

    content: bytes
    rows: tuple[dict[str, Any], ...]
    problems: Mapping[int, str] = {}
    facts: Mapping[str, str | None] = {}


def row(index: int, **other: Any) -> dict[str, Any]:
    """The truth of the row about the recommendation with this index; `other` says what differs."""
    return {
        "number": str(index + 1),
        "text": TEXTS[index],
        "colour": COLOURS[index],
        "due": [DATES[index]],
        "comment": COMMENTS[index],
        **other,
    }


def paper(*body: str, parts: Parts | None = None, end: str = "") -> bytes:
    """A paper with its head and its report's title above `body`; `end` is the last section's properties."""
    head = (
        p("Appendix A: Inspection recommendations"),
        p(TITLE),
        p("A national report by HMICFRS, Published June 2019."),
    )
    return word("".join((*head, *body)) + f"<w:sectPr>{end}</w:sectPr>", parts)
