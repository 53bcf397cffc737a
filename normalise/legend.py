"""What a colour means in this paper: its own traffic-light table first, the field's common meaning second.

The legend drifts: RED is "cannot or will not be implemented" in one year's papers, and "beyond designated
deadline or cannot / will not be implemented" in the next year's.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from normalise.fills import colour_of, distance
from normalise.vocabulary import vocabulary
from normalise.words import fold
from schemas import LegendEntry
from schemas.observation import Colour, State

_SAME_SHADE = 0.1  # of the way from black to white: one shade, printed by two programs


@dataclass(frozen=True, slots=True)
class Legend:
    """By colour, the states that this paper gives it: one, or for a red of two meanings both.

    `fills` are the shades in which the paper's own traffic-light table shows its words.
    """

    states: dict[Colour, tuple[State, ...]]
    fills: dict[str, Colour] = field(default_factory=dict)

    def shown(self, fill: str | None) -> Colour | None:
        """The colour that a cell's fill (``#rrggbb``) shows: the legend's, if it is one of its shades."""
        if fill is None:
            return None
        nearest = min(self.fills, key=lambda known: distance(fill, known), default=None)
        if nearest is not None and distance(fill, nearest) <= _SAME_SHADE:
            return self.fills[nearest]
        return colour_of(fill)

    def state(self, colour: Colour | None, *, overdue: bool) -> State:
        """The state that a colour stands for; a colour of two meanings is `overdue` where its date has passed."""
        states = self.states.get(colour, ()) if colour else ()
        if len(states) == 1:
            return states[0]
        if "overdue" in states and overdue:
            return "overdue"
        return "unknown"


def read_legend(entries: tuple[LegendEntry, ...], headings: Iterable[str] = ()) -> Legend:
    """The legend that a paper prints; colours that it leaves out keep their common meaning.

    `headings` are those of its status columns: under "BRAG" blue is complete, and green only on track.
    """
    states = _common_states()
    fills: dict[str, Colour] = {}
    if any("brag" in fold(heading).split() for heading in headings):
        states["green"] = ("in_progress",)
    for entry in entries:
        colour = colour_meant(entry)
        meant = _meanings(entry.definition)
        if colour and meant:
            states[colour] = meant
        if colour and entry.fill:
            fills[entry.fill] = colour
    return Legend(states, fills)


def _common_states() -> dict[Colour, tuple[State, ...]]:
    common: dict[Colour, tuple[State, ...]] = {
        cast(Colour, entry["colour"]): (cast(State, entry["state"]),)
        for entry in vocabulary("status")["status"]
        if "colour" in entry
    }
    common["red"] = ("overdue", "refused")
    return common


def colour_meant(entry: LegendEntry) -> Colour | None:
    """The colour that an entry explains: the one that its word names, else its fill's."""
    words = fold(entry.word).split()
    for known in vocabulary("status")["status"]:
        if "colour" in known and any(word in words for word in known["words"] if len(word) > 1):
            return cast(Colour, known["colour"])
    return colour_of(entry.fill) if entry.fill else None


def _meanings(definition: str) -> tuple[State, ...]:
    folded = fold(definition)
    patterns: dict[str, list[str]] = vocabulary("status")["definitions"]
    found = [state for state, forms in patterns.items() if any(re.search(form, folded) for form in forms)]
    both = [state for state in found if state in {"overdue", "refused"}]
    return cast(tuple[State, ...], tuple(both or found[:1]))
