"""What the words in the files mean: `words.toml`, as records."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

from schemas import Record

Form = Literal["text", "number", "date", "yes", "status", "key"]
"""What a column of a sheet holds: `yes` is "yes" or "no", `status` a word that has a colour, `key` is on one line."""


class Described(Record, frozen=True, kw_only=True):
    """A column of an observation: what it is called, what it is, and how it is shown."""

    name: str
    heading: str
    about: str
    width: int = 12
    form: Form = "text"


class Words(Record, frozen=True, kw_only=True):
    """All of `words.toml`: columns in their order, the words of the field by kind, other tables' fields by table."""

    column: tuple[Described, ...]
    colours: dict[str, str]
    states: dict[str, str]
    changes: dict[str, str]
    verdicts: dict[str, str]
    fields: dict[str, dict[str, str]]

    def about(self, name: str) -> str:
        """What a field of an observation is, in a sentence. Raises `LookupError` for one that is not described."""
        for each in self.column:
            if each.name == name:
                return each.about
        raise LookupError(name)


@cache
def words() -> Words:
    """The words of the files."""
    content: Any = tomllib.loads((files("query.files") / "words.toml").read_text("utf-8"))
    return msgspec.convert(content, Words)
