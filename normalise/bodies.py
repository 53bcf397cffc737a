"""Inspectorates and forces, as papers print them."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from normalise.vocabulary import vocabulary
from normalise.words import fold

_FORCE = re.compile(
    r"\b(?P<name>(?:[A-Z][a-z]+(?:-[a-z]+)*\s+(?:(?:of|and|&)\s+)?){1,4}(?:Police|Constabulary))\b(?!\s+(?:and\s+Crime|Authority))"
)
_NOT_A_NAME = frozenset({"the", "all", "a", "national", "force", "this", "chief", "local", "every", "royal"})


@cache
def _inspectorates() -> re.Pattern[str]:
    names: list[str] = sorted(vocabulary("bodies")["inspectorates"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _aliases() -> dict[str, str]:
    return {
        fold(alias): force["name"] for force in vocabulary("bodies")["force"] for alias in force["aliases"]
    }


@cache
def short_forms() -> tuple[str, ...]:
    """The short forms by which papers call forces: "CoLP", "WMP"."""
    return tuple(
        alias for force in vocabulary("bodies")["force"] for alias in force["aliases"] if " " not in alias
    )


def inspectorates_in(text: str) -> tuple[str, ...]:
    """The inspectorates that a text names, as printed, each once, in order ("HMICFRS", "HMCPSi")."""
    return tuple(dict.fromkeys(found[0] for found in _inspectorates().finditer(text)))


def force_named(words: str) -> str:
    """The force that `words` name and nothing else ("CoLP" is City of London Police), "" for other words."""
    known = _aliases().get(fold(words))
    if known:
        return known
    found = _FORCE.fullmatch(words.strip())
    return _name(found["name"]) if found else ""


def commonest_force(texts: Iterable[str]) -> str:
    """The force that the texts name most often, in full or by a known short form; "" where none stands out."""
    tally: Counter[str] = Counter()
    for text in texts:
        tally.update(_forces_in(text))
    first, second = (*tally.most_common(2), ("", 0), ("", 0))[:2]
    return first[0] if first[1] > second[1] else ""


def _forces_in(text: str) -> list[str]:
    found = [name for match in _FORCE.finditer(text) if (name := _name(match["name"]))]
    short = [
        name
        for alias, name in _aliases().items()
        for _ in re.findall(rf"\b{alias}\b", text, re.IGNORECASE)
        if " " not in alias
    ]
    return found + short


def _name(printed: str) -> str:
    words = printed.split()
    while words and words[0].lower() in _NOT_A_NAME:
        words.pop(0)
    name = " ".join(words)
    return _aliases().get(fold(name), name) if len(words) > 1 else ""
