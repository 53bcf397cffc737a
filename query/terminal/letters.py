"""Statuses for a terminal: a word or a letter, in its colour, and never the colour alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    "green": "green", "amber": "yellow", "red": "bold red", "white": "bold", "blue": "blue",
    "grey": "bright_black", "closed": "magenta",
}  # fmt: skip
"""A terminal's own colours, so that they suit its background; white would vanish on a white one."""

LETTERS = {
    "green": "G", "amber": "A", "red": "R", "white": "W", "blue": "B", "closed": "C", "grey": "Gy",
    "in progress": "ip", "implemented": "im", "on hold": "oh", "overdue": "ov", "refused": "rf",
    "elsewhere": "el", "complete": "co", "no status": "–",
}  # fmt: skip

OTHER = "?"
"""The letter of every other status, which is as the paper prints it: of any length."""

_LONGEST, _SHOWN = 30, 3

# What stands between the statuses of a cell: "green / amber", "green or amber".
_BETWEEN = re.compile("( / | or )")


def coloured(status: str, *, words: bool) -> Text:
    """The status of each part, in its colour: as a word ("green / amber") or a letter ("G/A")."""
    from rich.text import Text

    said = Text()
    for number, part in enumerate(re.split(_BETWEEN, status)):
        if number % 2:
            said.append(part if words else part.replace(" / ", "/"))
        elif part:
            said.append(_cut(part) if words else LETTERS.get(part, OTHER), style=STYLES.get(part, ""))
    return said


def meanings(statuses: Iterable[str]) -> str:
    """What the letters of these statuses mean: "G green, A amber, ? On track"; "" where there are none."""
    used = {part for status in statuses for part in re.split(_BETWEEN, status)[::2] if part}
    told = [f"{letter} {word}" for word, letter in LETTERS.items() if word in used]
    others = sorted(used - LETTERS.keys())
    if others:
        shown = [*map(_cut, others[:_SHOWN]), *(["…"] if len(others) > _SHOWN else [])]
        told.append(f"{OTHER} {' or '.join(shown)}")
    return ", ".join(told)


def _cut(word: str) -> str:
    return word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1].rstrip()}…"
