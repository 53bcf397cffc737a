"""What a reading must be to be stored without losing any of it."""

from operator import attrgetter

import msgspec

from load.tables import KEY_LENGTH
from schemas import Reading, from_json, to_json

_FACTS = {
    "paper": "paper",
    "paper_sha256": "paper_sha256",
    "paper_date": "date",
    "paper_date_basis": "date_basis",
    "authority": "authority",
    "committee": "committee",
    "reference": "reference",
}
"""The fields of an observation that repeat its paper's facts, and those facts."""

_repeated, _facts = attrgetter(*_FACTS), attrgetter(*_FACTS.values())


class UnstorableReading(ValueError):  # noqa: N818 - named for what it is about
    """A reading that a database would not give back as it was: a fault of ours, not of the paper.

    `paper` is the file's name; `reason` says what is wrong. Nothing of it was written.
    """

    def __init__(self, paper: str, reason: str) -> None:
        super().__init__(f"{paper}: {reason}")
        self.paper = paper
        self.reason = reason


def check(reading: Reading) -> bytes:
    """The reading as one line of JSON, when it can be stored and given back exactly.

    Raises `UnstorableReading` where an observation contradicts its paper, a key is longer than the
    databases can index, a value is not of its field's type, or a text holds what no database keeps: a
    NUL character, which PostgreSQL refuses and other programs take for the end of the text, or half of a
    surrogate pair.
    """
    name = reading.paper.paper
    facts = _facts(reading.paper)
    for number, observation in enumerate(reading.observations, 1):
        if (repeated := _repeated(observation)) != facts:
            field = next(
                field for field, *both in zip(_FACTS, repeated, facts, strict=True) if both[0] != both[1]
            )
            raise UnstorableReading(name, f"observation {number} has another {field} than its paper")
        for field in ("report_key", "recommendation_key"):
            if len(getattr(observation, field)) > KEY_LENGTH:
                raise UnstorableReading(
                    name, f"observation {number} has a {field} of more than {KEY_LENGTH} characters"
                )
    return _line(reading, name)


def _line(reading: Reading, name: str) -> bytes:
    try:
        line = to_json(reading)
        same = from_json(Reading, line) == reading
    except (UnicodeEncodeError, msgspec.ValidationError) as error:
        raise UnstorableReading(name, f"it cannot be written as JSON and read again ({error})") from error
    if not same:
        raise UnstorableReading(name, "it does not survive being written as JSON")
    # Most readings hold no NUL even as JSON spells it; only those that seem to are gone through.
    if rb"\u0000" in line and _holds_nul(msgspec.to_builtins(reading)):
        raise UnstorableReading(name, "a text in it holds a NUL character (U+0000)")
    return line


def _holds_nul(value: object) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(_holds_nul(part) for pair in value.items() for part in pair)
    return isinstance(value, list | tuple) and any(_holds_nul(part) for part in value)
