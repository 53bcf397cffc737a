"""What `normalise` gives: observations, each one status given to one recommendation in one paper."""

from typing import Literal

from schemas.correction import Correction
from schemas.identity import Identity
from schemas.place import Place
from schemas.problem import Problem
from schemas.raw import LegendEntry
from schemas.record import Record

Colour = Literal["green", "amber", "red", "white", "blue", "grey", "closed"]
State = Literal[
    "implemented",
    "in_progress",
    "overdue",
    "refused",
    "elsewhere",
    "closed",
    "complete",
    "on_hold",
    "unknown",
]
Kind = Literal[
    "recommendation",
    "area_for_improvement",
    "cause_of_concern",
    "area_for_attention",
    "area_for_enhancement",
    "action",
]
Scope = Literal["national", "force", "joint", "regional"]
ColourFrom = Literal["word", "fill", "both"]
DateBasis = Literal["stated", "manifest", "covering", "file name", "inferred"]
Precision = Literal["day", "month", "quarter", "season", "year"]


class Due(Record, frozen=True, kw_only=True):
    """One due date that a cell prints, no more precise than printed.

    `date` is ISO: "2018-11-30", "2018-11" or "2018"; a quarter or a season is its last month with its
    `precision`. None where the cell says a deadline without a date: `immediate` ("Immediate", "asap") or
    `relative`, an ISO 8601 duration ("Within six months" is "P6M"). `computed` is then the ISO date on which
    it ends, no more precise than `computed_from`, the report's publication: reckoned, never printed.
    """

    date: str | None
    precision: Precision | None = None
    set_by: Literal["inspectorate", "force", "unknown"] = "unknown"
    role: Literal["original", "revised"] = "original"
    immediate: bool = False
    relative: str | None = None
    text: str = ""
    computed: str | None = None
    computed_from: str | None = None


class Observation(Record, frozen=True, kw_only=True):
    """One status of one recommendation (or of one part of it) in one paper; flat, as it is exported.

    The fields are those of the exported JSON line, in its order. `..._raw` are words as printed, on one
    line; what could not be read is None or "", never a guess, and stands in `problems`.
    """

    paper: str
    paper_sha256: str
    paper_date: str | None
    paper_date_basis: DateBasis | None
    authority: str
    committee: str
    reference: str
    report_key: str
    report_title: str
    report_title_raw: str
    report_scope: Scope | None
    report_by: tuple[str, ...]
    report_published: str | None
    report_claims: str
    group: str
    recommendation_key: str
    number: str
    part: int
    kind: Kind
    label: str
    text: str
    status_raw: str
    colour: Colour | None
    is_new: bool
    state: State
    colour_from: ColourFrom | None
    due_raw: str
    due: tuple[Due, ...]
    no_deadline: bool
    owner: str
    priority: str
    progress: tuple[str, ...]
    comment: str
    due_from: str | None
    comment_from: str | None
    other: dict[str, str]
    """Cells of columns that have no field here, by their heading as printed."""
    place: tuple[Place, ...]
    places: dict[str, tuple[Place, ...]]
    problems: tuple[Problem, ...]
    identity: Identity | None = None
    """Why the keys are what they are, over all papers of a history; None where a paper was read alone."""
    corrections: tuple[Correction, ...] = ()
    """What a person corrected in it; empty for an observation as read."""


class PaperFacts(Record, frozen=True, kw_only=True):
    """What is known of a paper as a whole. `supersedes` is the file name of the paper that it replaces.

    `date` is ISO and as precise as known ("2018-11" or "2018-11-30"); `evidence` are the words that `date`
    was read from, and `authority_basis` says likewise where the authority comes from. `subject` to
    `appendices` are what its head prints, as printed.
    """

    paper: str
    paper_sha256: str
    format: str
    date: str | None
    date_basis: DateBasis | None
    date_evidence: str
    authority: str
    authority_basis: Literal["manifest", "stated", "inferred"] | None
    committee: str
    reference: str
    supersedes: str
    legend: tuple[LegendEntry, ...]
    subject: str = ""
    report_of: str = ""
    classification: str = ""
    purpose: str = ""
    agenda_item: str = ""
    appendices: tuple[str, ...] = ()
