"""What kind of item a row is: the label printed in the row rules, else the line across the table, else the
heading where it names exactly one kind, else it is a recommendation.

Printed forms that are read: ``Area for Improvement The force should ...``, ``Recommendation 1b Immediately ...``,
``Cause of concern ... Recommendation ...`` (a recommendation: a cause of concern always comes with one).
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from normalise.vocabulary import vocabulary
from schemas.observation import Kind


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed at a text's start, its kind, the number printed with it ("" if none), where it ends."""

    printed: str
    kind: Kind
    number: str
    stop: int


@cache
def _kinds() -> dict[str, Kind]:
    labels: dict[str, list[str]] = vocabulary("kinds")["labels"]
    return {phrase: cast(Kind, kind) for kind, phrases in labels.items() for phrase in phrases}


@cache
def _pattern() -> re.Pattern[str]:
    phrases = "|".join(r"\s+".join(phrase.split()) for phrase in sorted(_kinds(), key=len, reverse=True))
    return re.compile(
        rf"\b(?i:(?P<label>{phrases}))\b(?:\s+(?P<number>\d{{1,3}}[a-z]?))?\s*[:.–-]?\s*(?=[^\sa-z,;)]|$)"
    )


def opening_label(text: str) -> Label | None:
    """The label that `text` (on one line) opens with; a word that the sentence goes on from is none.

    >>> opening_label("Recommendation By July 2018, all forces").printed
    'Recommendation'
    >>> opening_label("Recommendations made by others")
    """
    found = _pattern().match(text)
    if not found:
        return None
    phrase = " ".join(found["label"].lower().split())
    return Label(found["label"], _kinds()[phrase], found["number"] or "", found.end())


def has_recommendation(text: str) -> bool:
    """Whether a cell that opens with a cause of concern goes on to its recommendation."""
    return any(
        _kinds()[" ".join(found["label"].lower().split())] == "recommendation" and found["label"][0].isupper()
        for found in _pattern().finditer(text)
    )


def kind_of(label: Label | None, text: str, banner: str, heading: str) -> Kind:
    """The kind of a row, by its label, its whole text, the line across the table over it, and its heading."""
    if label:
        with_its_own = label.kind == "cause_of_concern" and has_recommendation(text[label.stop :])
        return "recommendation" if with_its_own else label.kind
    over = opening_label(banner)
    if over:
        return over.kind
    named = kinds_named(heading)
    return named.pop() if len(named) == 1 else "recommendation"


def kinds_named(heading: str) -> set[Kind]:
    """The kinds that a table's heading names ("Recommendations & Areas for Improvement": two)."""
    folded = " ".join(heading.lower().split())
    return {kind for phrase, kind in _kinds().items() if re.search(rf"\b{phrase}\b", folded)}
