"""The fields that a person can correct: each value in words, and words as a value."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from load.correcting import dues
from load.correcting.dates import iso_date
from schemas import Observation
from schemas.correction import Correctable
from schemas.observation import Colour, Kind, Scope, State

NOTHING = "(none)"
"""How an empty value is written: a blank cell of a review says nothing."""

_LONGEST = 20_000  # characters of a text


@dataclass(frozen=True, slots=True)
class Field:
    """How one field is written and read. `read` gives values by field of `Observation`; it raises `ValueError`."""

    say: Callable[[Observation], str]
    read: Callable[[str], dict[str, Any]]


def correctable(name: str) -> Correctable:
    """The field of that name. Raises `ValueError` where a person cannot correct it."""
    for field in FIELDS:
        if field == name.strip().lower():
            return field
    if name in ("paper_date", "date", "authority", "committee", "reference"):
        raise ValueError(
            f"a paper's {name.removeprefix('paper_')} is said by a manifest: ragw ingest --manifest"
        )
    raise ValueError(f"there is no field {name!r} to correct; there are {', '.join(FIELDS)}")


def said(field: Correctable, observation: Observation) -> str:
    """The value of a field in words: "amber", "2018-11; revised 2019-03", "(none)"."""
    return FIELDS[field].say(observation) or NOTHING


def values(field: Correctable, words: str) -> dict[str, Any]:
    """What the words make of an observation, by its fields. Raises `ValueError` with one sentence.

    >>> values("state", "In progress"), values("colour", "(none)")
    ({'state': 'in_progress'}, {'colour': None})
    """
    plain = one_line(words)
    return FIELDS[field].read("" if plain.lower() == NOTHING else plain)


def one_line(words: str) -> str:
    """Words as they are kept: on one line, in NFC. Raises `ValueError` for what cannot be seen, or is too long."""
    line = " ".join(unicodedata.normalize("NFC", words).split())
    if len(line) > _LONGEST:
        raise ValueError(f"a value may have {_LONGEST:,} characters, this one has {len(line):,}")
    if not line.isprintable():
        raise ValueError("a value may hold no characters that cannot be seen")
    return line


def _words(name: str, *, most: int = _LONGEST, needed: bool = False) -> Field:
    """A text."""

    def read(words: str) -> dict[str, Any]:
        if needed and not words:
            raise ValueError(f"{name} cannot be empty")
        if len(words) > most:
            raise ValueError(f"{name} may have {most} characters, this one has {len(words)}")
        return {name: words}

    return Field(lambda observation: str(getattr(observation, name)), read)


def _choice(name: str, known: tuple[str, ...], *, needed: bool = False) -> Field:
    """One word of several, or none."""

    def read(words: str) -> dict[str, Any]:
        chosen = words.lower().replace(" ", "_")
        if chosen not in known and (chosen or needed):
            also = "" if needed else f" or {NOTHING}"
            raise ValueError(f"there is no {name} {words or NOTHING!r}; there are {', '.join(known)}{also}")
        return {name: chosen or None}

    return Field(lambda observation: getattr(observation, name) or "", read)


def _part(words: str) -> dict[str, Any]:
    if not (words.isascii() and words.isdigit() and 1 <= int(words[:9]) <= 99):
        raise ValueError(f"part is a whole number from 1 to 99, not {words or NOTHING!r}")
    return {"part": int(words)}


def _is_new(words: str) -> dict[str, Any]:
    known = {"yes": True, "true": True, "no": False, "false": False}
    if words.lower() not in known:
        raise ValueError(f"is_new is yes or no, not {words or NOTHING!r}")
    return {"is_new": known[words.lower()]}


def _due(words: str) -> dict[str, Any]:
    found, no_deadline = dues.read_dues(words)
    return {"due": found, "no_deadline": no_deadline}


FIELDS: dict[Correctable, Field] = {
    "colour": _choice("colour", get_args(Colour)),
    "state": _choice("state", get_args(State), needed=True),
    "is_new": Field(lambda observation: "yes" if observation.is_new else "no", _is_new),
    "number": _words("number", most=40),
    "part": Field(lambda observation: str(observation.part), _part),
    "kind": _choice("kind", get_args(Kind), needed=True),
    "text": _words("text", needed=True),
    "due": Field(lambda each: dues.said(each.due, no_deadline=each.no_deadline), _due),
    "owner": _words("owner"),
    "comment": _words("comment"),
    "report_key": _words("report_key", most=500),
    "report_title": _words("report_title", needed=True),
    "report_scope": _choice("report_scope", get_args(Scope)),
    "report_published": Field(
        lambda observation: observation.report_published or "",
        lambda words: {"report_published": iso_date(words) if words else None},
    ),
    "recommendation_key": Field(lambda observation: observation.recommendation_key, lambda _: {}),
}
"""By name. Keys are ones that the history knows; who gives them sees to that. The key of a recommendation over all
papers changes nothing in the reading: `load.identity` goes by it."""
