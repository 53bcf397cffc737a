"""The words of the series' script: reports and duties, the papers of an authority, the edits from paper to paper.

A row is named by its duty, "stolen.6", and after a split in rows by its piece, "stolen.6/b".
"""

import tomllib
from pathlib import Path
from typing import Literal

import msgspec

FOLDER = Path(__file__).parent

Colour = Literal["GREEN", "AMBER", "RED", "WHITE", "CLOSED"]
Form = Literal["docx", "pdf", "txt", "html"]
Scope = Literal["national", "force", "joint"]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value; a key that it does not know is an error, so that a slip in a script cannot hide."""


class Duty(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked for, in its first words. `due` is a month and a year or "none"; "" is the report's."""

    id: str
    text: tuple[str, ...]
    label: str = ""
    group: str = ""
    due: str = ""


class Report(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report, the lines under its title, what it asks for, and the lines that limit its groups."""

    id: str
    title: tuple[str, ...]
    scope: Scope
    about: tuple[str, ...]
    due: str
    duty: tuple[Duty, ...]
    heading: str = ""
    groups: dict[str, str] = {}


class Edit(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="do", tag=str.lower):
    """Something that happens between two papers."""


class Bring(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report comes in, with all its duties or `only` some; without numbers if not `numbered`."""

    report: str
    only: tuple[str, ...] = ()
    numbered: bool = True
    colours: dict[str, Colour] = {}


class Insert(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A later duty comes in, before a row or at the end, under a number of its own ("" until renumbered)."""

    duty: str
    before: str = ""
    number: str = ""
    due: str = ""


class Drop(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows are no longer printed."""

    rows: tuple[str, ...]


class Restore(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Dropped rows are printed again, as they were."""

    rows: tuple[str, ...]


class Turn(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows, or one part of them, take another colour."""

    rows: tuple[str, ...]
    to: Colour
    part: int = 1


class Due(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The due date that holds becomes another; the old one is printed before it ("… Now due …") if it `slips`."""

    rows: tuple[str, ...]
    to: str
    slips: bool = False


class Reword(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Other words for the same duty."""

    row: str
    how: Literal["light", "middle", "heavy", "cut short", "preamble dropped"]
    text: tuple[str, ...]


class Renumber(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report's printed rows are numbered anew, from `first` in each group; `form` holds the number's place."""

    report: str
    first: int = 1
    form: str = "{}"


class Numbers(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report's numbers are printed, or left out."""

    report: str
    shown: bool


class Piece(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a split makes: a row of its own under `number`, or a part with its own due date."""

    text: tuple[str, ...]
    number: str = ""
    due: str = ""


class Split(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row becomes several: rows "4a" and "4b", rows of two numbers, or parts under one number.

    Parts stand under the `lead` that they complete; rows have none.
    """

    row: str
    how: Literal["rows", "numbers", "parts"]
    into: tuple[Piece, ...]
    lead: tuple[str, ...] = ()


class Merge(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two rows become one, which is the first's."""

    rows: tuple[str, str]
    text: tuple[str, ...]


class Move(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row goes to the end of a group's list, of its own report or of another one."""

    row: str
    report: str
    number: str
    group: str = ""


class Retitle(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report's title is printed otherwise."""

    report: str
    how: Literal["alias", "subtitle", "words"]
    title: tuple[str, ...]


class Legend(Edit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A colour is defined anew."""

    colour: str
    meaning: str


AnyEdit = (
    Bring | Insert | Drop | Restore | Turn | Due | Reword | Renumber | Numbers | Split | Merge | Move | Retitle
    | Legend
)  # fmt: skip


class Script(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One paper, and the edits since the one before.

    `arrives` is the import that brings it, 1 for nearly all; `cut` is how many of the last reports have lost
    their tables. `shows_date` is false where only the manifest dates it.
    """

    file: str
    date: str
    form: Form
    edits: tuple[AnyEdit, ...]
    arrives: int = 1
    cut: int = 0
    supersedes: str = ""
    shows_date: bool = True


class Authority(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An authority, its force, its committee and its papers, oldest first."""

    name: str
    force: str
    committee: str
    legend: dict[str, str]
    paper: tuple[Script, ...]
    says_new: bool = True


def catalogue() -> tuple[dict[str, Report], dict[str, Duty]]:
    """The reports by their id, and the later duties by theirs."""
    found = tomllib.loads((FOLDER / "reports.toml").read_text("utf-8"))
    reports = msgspec.convert(found["report"], tuple[Report, ...])
    later = msgspec.convert(found["later"], tuple[Duty, ...])
    return {each.id: each for each in reports}, {each.id: each for each in later}


def authorities() -> tuple[Authority, ...]:
    """The authorities with their scripts."""
    files = ("aldermere.toml", "thornwick.toml", "saltmarsh.toml")
    return tuple(
        msgspec.convert(tomllib.loads((FOLDER / file).read_text("utf-8")), Authority) for file in files
    )


def rivals() -> tuple[tuple[str, str], ...]:
    """Pairs of duties that are near to each other in words or share a number, and must stay apart."""
    found = tomllib.loads((FOLDER / "reports.toml").read_text("utf-8"))
    return msgspec.convert(found["rivals"], tuple[tuple[str, str], ...])
