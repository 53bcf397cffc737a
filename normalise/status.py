"""A status cell, read by its word and by its fill.

Printed forms that are read: ``AMBER`` · ``NEW GREEN`` · ``NEW GREEN - Complete`` · ``Red`` · ``G`` ·
``On track`` on a green fill · a fill alone · ``GRE EN``, as a narrow cell breaks it · ``🟢`` · ``☐ Red ☒ Amber``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from normalise.legend import Legend
from normalise.numbers import RAISED
from normalise.vocabulary import vocabulary
from normalise.words import fold
from schemas import Due, Problem
from schemas.observation import Colour, ColourFrom, State

_SIGNS = str.maketrans(
    {"🟢": " green ", "🟠": " amber ", "🟡": " amber ", "🔴": " red ", "⚪": " white ", "🔵": " blue "}
)
_TICKED = re.compile(r"[☒☑✓✔]\s*([^☐☒☑✓✔]+)")


@dataclass(frozen=True, slots=True)
class Status:
    """`raw` is as printed, on one line; `state` is what the word itself says, None where only a colour is told."""

    raw: str
    colour: Colour | None
    is_new: bool
    state: State | None
    colour_from: ColourFrom | None
    problems: tuple[Problem, ...] = ()


@cache
def _by_words() -> dict[str, tuple[Colour | None, State | None]]:
    found: dict[str, tuple[Colour | None, State | None]] = {}
    for entry in vocabulary("status")["status"]:
        colour = cast("Colour | None", entry.get("colour"))
        state = None if colour else cast(State, entry["state"])
        found |= dict.fromkeys(entry["words"], (colour, state))
    return found


def read_status(raw: str, fill: str | None, legend: Legend) -> Status:
    """Reads a status cell: `raw` its words on one line, `fill` its colour as ``#rrggbb`` or None.

    Word and fill that disagree are both kept: the word gives the colour, the fill a problem.
    """
    words = _unbroken(_unmarked(fold(_said(raw))))
    colour, state = _meaning(words)
    shown = legend.shown(fill)
    if shown == "white" and raw and colour != "white":
        shown = None  # the page's own ground, painted: it says nothing beside a word
    return Status(
        raw=raw,
        colour=colour or shown,
        is_new=words.startswith("new "),
        state=state,
        colour_from=_source(colour, shown),
        problems=tuple(_problems(raw, colour, state, shown, fill)),
    )


def state_of(
    status: Status, due: Iterable[Due], paper_date: str | None, legend: Legend, *, slipped: bool = False
) -> State:
    """What a status means in its paper: what its word says, else what the legend makes of its colour.

    A colour that may mean overdue or refused is overdue where the due date that holds, printed or reckoned (of the
    revised ones, or else of all, the last), is before the paper's month, and where it has `slipped`.
    """
    if status.state:
        return status.state
    dated = [(each.role, date) for each in due if (date := each.date or each.computed)]
    dates = [date for role, date in dated if role == "revised"] or [date for _, date in dated]
    overdue = bool(paper_date and dates and dates[-1][:7] < paper_date[:7])
    return legend.state(status.colour, overdue=overdue or slipped)


def _said(raw: str) -> str:
    """The words of a status cell with its signs named, and of several choices the ticked ones.

    >>> _said("🟡 On track").split(), _said("☐ Red ☒ Amber ☐ Green").split()
    (['amber', 'On', 'track'], ['Amber'])
    """
    if "☐" in raw:
        return " ".join(_TICKED.findall(raw))
    return raw.rstrip(RAISED).translate(_SIGNS)


def _unmarked(words: str) -> str:
    """Folded words without a footnote's mark that is printed in plain figures.

    >>> _unmarked("new green1"), _unmarked("stage 1")
    ('new green', 'stage 1')
    """
    bare = re.sub(r"(?<=[a-z])\d{1,2}$", "", words)
    return bare if bare.removeprefix("new ") in _by_words() else words


def _unbroken(words: str) -> str:
    """Folded words that a narrow cell broke, put together where they are a status then.

    >>> _unbroken("ne w gre en")
    'new green'
    """
    whole = words.replace(" ", "")
    for lead in ("", "new"):
        known = _spaceless().get(whole.removeprefix(lead)) if whole.startswith(lead) else None
        if known is not None:
            return f"{lead} {known}".strip()
    return words


@cache
def _spaceless() -> dict[str, str]:
    return {word.replace(" ", ""): word for word in _by_words()}


def _meaning(words: str) -> tuple[Colour | None, State | None]:
    """The colour or the state that folded words say: all of them, else the one colour that is among them.

    "amber at risk" is amber; "amber green" names two colours, and says neither.
    """
    known = _by_words()
    bare = re.sub(r"\s+completed?$", "", words.removeprefix("new "))
    for form in (bare, words):
        if form in known:
            return known[form]
    named = {colour for word in bare.split() if len(word) > 1 and (colour := known.get(word, (None,))[0])}
    return (named.pop(), None) if len(named) == 1 else (None, None)


def _source(word: Colour | None, shown: Colour | None) -> ColourFrom | None:
    if word:
        return "both" if shown == word else "word"
    return "fill" if shown else None


def _problems(
    raw: str, word: Colour | None, state: State | None, shown: Colour | None, fill: str | None
) -> list[Problem]:
    if not raw and not shown:
        return [
            Problem(
                code="status_missing", message="The row has neither a status word nor a fill.", field="colour"
            )
        ]
    if raw and word is None and state is None:
        return [Problem(code="status_unread", message=f"The status {raw!r} is not known.", field="colour")]
    if word and word != "closed" and shown and word != shown:
        message = f"The status says {raw!r}, its cell is filled {shown} ({fill})."
        return [Problem(code="status_and_fill_differ", message=message, field="colour")]
    return []
