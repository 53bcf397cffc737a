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
_OTHER_BODY = re.compile(
    r"(?:the\s+)?(?P<name>(?:[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*\s+(?:(?:of|and|&)\s+)?){1,6}?)"
    r"(?P<body>Police\s+Authority|Fire\s+(?:and|&)\s+Rescue\s+(?:Service|Authority)|FRS|Fire\s+Brigade)"
)
_SENTENCE = re.compile(
    r"^\w+ing\b|\s(?:the|our|their|all|every|your)\s", re.IGNORECASE
)  # "Valuing The Police: …"
_OFFICER = re.compile(
    r"^.*\b(?:Constables?|Superintendents?|Officers?|Commissioners?|Inspectors?|Members?)\s+(?:of|for)\s+"
)
_NOT_A_NAME = frozenset({"the", "all", "a", "national", "force", "this", "chief", "local", "every", "royal"})


def inspectorates() -> tuple[str, ...]:
    """The inspectorates' names, as papers print them."""
    return tuple(vocabulary("bodies")["inspectorates"])


@cache
def _inspectorates() -> re.Pattern[str]:
    names = sorted(inspectorates(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _aliases() -> dict[str, str]:
    return {
        fold(alias): force["name"] for force in vocabulary("bodies")["force"] for alias in force["aliases"]
    }


@cache
def _places() -> dict[str, str]:
    return {
        fold(place): force["name"]
        for force in vocabulary("bodies")["force"]
        for place in force.get("places", ())
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
    """The force, fire service or authority that `words` name and nothing else, "" for other words.

    >>> force_named("CoLP"), force_named("Kent"), force_named("Kent FRS")
    ('City of London Police', 'Kent Police', 'Kent Fire and Rescue Service')
    """
    words = words.strip()
    known = _aliases().get(fold(words)) or _places().get(fold(words))
    if known:
        return known
    other = _OTHER_BODY.fullmatch(words)
    if other:
        body = re.sub(r"\s+", " ", other["body"].replace("&", "and"))
        return f"{other['name'].strip()} {'Fire and Rescue Service' if body == 'FRS' else body}"
    found = _FORCE.fullmatch(words)
    return _name(found["name"]) if found and not _SENTENCE.search(found["name"]) else ""


def commonest_force(texts: Iterable[str]) -> str:
    """The force that the texts name most often, in full or by a known short form; "" where none stands out."""
    tally: Counter[str] = Counter()
    for text in texts:
        tally.update(_forces_in(text))
    first, second = (*tally.most_common(2), ("", 0), ("", 0))[:2]
    return first[0] if first[1] > second[1] else ""


def _forces_in(text: str) -> list[str]:
    found = [name for match in _FORCE.finditer(text) if (name := _name(match["name"]))]
    return found + [_aliases()[fold(short[0])] for short in _short().finditer(text)]


@cache
def _short() -> re.Pattern[str]:
    """A short form of a force, as a word, in any case."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, short_forms()))})\b", re.IGNORECASE)


def _name(printed: str) -> str:
    """A force's name without whose it is: "The Chief Constable of Kent Police"."""
    words = _OFFICER.sub("", printed).split()
    while words and words[0].lower() in _NOT_A_NAME:
        words.pop(0)
    name = " ".join(words)
    return _aliases().get(fold(name), name) if len(words) > 1 else ""
